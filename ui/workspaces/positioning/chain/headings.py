"""The headings of the four components, and the words that join them: lack, give, for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from narrative_studio.model.positioning import CHAIN
from ui import icons, text, theme
from ui.inspector.element.kinds import JOINTS, KIND_WORDS
from ui.painting import h_line
from ui.theme import Role, Theme, Type
from ui.workspaces.positioning.chain.board import COLUMNS
from ui.workspaces.positioning.chain.geometry import Geometry

HEADINGS_PX: Final = 30
_ICON_PX: Final = 14
_ICON_GAP_PX: Final = 7
_COUNT_GAP_PX: Final = 6
_MIDDLE_PX: Final = 20
_WORDS_PX: Final = 20
"""The height of the words, at the usual size of text."""
_JOINT_GAP_PX: Final = 4
"""Free at each side of a word between two headings."""


class Headings(QWidget):
    """Paints a heading over each column of the chain; follows its geometry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._geometry: Geometry | None = None
        self._is_cut = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes().changed.connect(self.updateGeometry)

    def follow(self, geometry: Geometry) -> None:
        """Stand over the columns of this geometry."""
        if geometry != self._geometry:
            self._geometry = geometry
            self.setAccessibleName(self._sentence(geometry))
            self.update()

    def set_cut(self, is_cut: bool) -> None:
        """Draw a line below, where what they head has been scrolled under them."""
        if is_cut != self._is_cut:
            self._is_cut = is_cut
            self.update()

    def joints(self) -> list[str]:
        """The words between the headings; none where one of them would touch its neighbours.

        The lines below say that the columns are joined.
        """
        words = [JOINTS[relation] for relation in CHAIN]
        metrics = QFontMetrics(theme.current().font(Type.BADGE))
        widest_px = max(map(metrics.horizontalAdvance, words))
        gutter_px = self._geometry.gutter_px if self._geometry is not None else 0
        return words if widest_px + 2 * _JOINT_GAP_PX <= gutter_px else []

    def sizeHint(self) -> QSize:
        return QSize(480, theme.current().scaled(HEADINGS_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._geometry is None:
            return
        now = theme.current()
        painter = QPainter(self)
        for column in range(len(COLUMNS)):
            self._paint_heading(painter, column, self._geometry, now)
        for column, word in enumerate(self.joints()):
            self._paint_joint(painter, column, word, self._geometry, now)
        if self._is_cut:
            margin = self._geometry.margin_px
            h_line(painter, margin, self.width() - margin, self.height() - 1, now.border)

    def _paint_heading(
        self, painter: QPainter, column: int, geometry: Geometry, now: Theme
    ) -> None:
        left, width = geometry.column_span(column)
        kind = COLUMNS[column]
        middle, high = now.scaled(_MIDDLE_PX), now.scaled(_WORDS_PX)
        top = middle - high // 2
        spot = QRect(left, middle - _ICON_PX // 2, _ICON_PX, _ICON_PX)
        room = QRect(left + _ICON_PX + _ICON_GAP_PX, top, 0, high)
        room.setRight(left + width)
        if geometry.is_mirrored:
            spot.moveRight(left + width - 1)
            room = QRect(left, top, width - _ICON_PX - _ICON_GAP_PX, high)
        bold = _semibold(now.font(Type.SUPPORT))
        count = str(geometry.counts[column])
        plain = now.font(Type.SUPPORT, tabular=True)
        count_px = QFontMetrics(plain).horizontalAdvance(count)
        rest = room.width() - count_px - 2 * _COUNT_GAP_PX
        if QFontMetrics(bold).horizontalAdvance(kind.plural) > rest:
            # The words come before the icon and the count, which the cards below show too.
            room, rest, count = QRect(left, top, width, high), width, ""
        else:
            icons.paint_icon(painter, spot, KIND_WORDS[kind].icon, Role.TEXT2)
        title = text.elided(kind.plural, bold, rest)
        title_px = QFontMetrics(bold).horizontalAdvance(title)
        middle_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        title_left = room.left()
        count_left = title_left + title_px + _COUNT_GAP_PX
        if geometry.is_mirrored:
            title_left = room.right() + 1 - title_px
            count_left = title_left - _COUNT_GAP_PX - count_px
        painter.setFont(bold)
        painter.setPen(now.text)
        painter.drawText(QRect(title_left, top, title_px + 2, high), middle_left, title)
        painter.setFont(plain)
        painter.setPen(now.text3)
        painter.drawText(QRect(count_left, top, count_px + 2, high), middle_left, count)

    def _paint_joint(
        self, painter: QPainter, column: int, word: str, geometry: Geometry, now: Theme
    ) -> None:
        left, width = geometry.column_span(column)
        start = left + width
        if geometry.is_mirrored:
            start = left - geometry.gutter_px
        high = now.scaled(_WORDS_PX)
        place = QRect(start, now.scaled(_MIDDLE_PX) - high // 2, geometry.gutter_px, high)
        painter.setFont(now.font(Type.BADGE))
        painter.setPen(now.text3)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)

    def _sentence(self, geometry: Geometry) -> str:
        words = [
            f"{kind.plural} {count}" for kind, count in zip(COLUMNS, geometry.counts, strict=True)
        ]
        joints = [JOINTS[relation] for relation in CHAIN]
        return ", ".join(
            part for pair in zip(words, [*joints, ""], strict=True) for part in pair if part
        )


def _semibold(font: QFont) -> QFont:
    result = QFont(font)
    result.setWeight(QFont.Weight.DemiBold)
    return result
