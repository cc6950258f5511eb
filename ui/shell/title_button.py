"""The title of the shown narrative in the top bar: a button that opens the list of narratives."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.painting import rounded
from ui.theme import RADIUS_CONTROL, Role, Type

_PAD_PX: Final = 8
_GAP_PX: Final = 6
_CHEVRON_PX: Final = 14
_HEIGHT_PX: Final = 32
_SHORTEST_PX: Final = 72


class TitleButton(QPushButton):
    """Shows a title, cut where room is short, and opens a menu below; fill it when it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMenu(QMenu(self))
        theme.changes().changed.connect(self.updateGeometry)

    def show_title(self, title: str) -> None:
        """Show another title."""
        self._title = title
        self.setAccessibleName(f"Narrative: {title}")
        self.setToolTip(f"{title}\nChoose, start or copy a narrative")
        self.updateGeometry()
        self.update()

    @property
    def title(self) -> str:
        """What is shown."""
        return self._title

    def focus_shape(self) -> tuple[QRect, int]:
        """The whole button, for the focus ring."""
        return self.rect(), RADIUS_CONTROL

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.current().font(Type.PANEL)).horizontalAdvance(self._title)
        return QSize(
            words + 1 + 2 * _PAD_PX + _GAP_PX + _CHEVRON_PX, theme.current().scaled(_HEIGHT_PX)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(_SHORTEST_PX, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self.isDown() or self.menu().isVisible():
            rounded(painter, self.rect(), RADIUS_CONTROL, fill=now.selected)
        elif self.underMouse():
            rounded(painter, self.rect(), RADIUS_CONTROL, fill=now.hover)
        font = now.font(Type.PANEL)
        metrics = QFontMetrics(font)
        room = self.width() - 2 * _PAD_PX - _GAP_PX - _CHEVRON_PX
        words = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        wide = min(room, metrics.horizontalAdvance(words) + 1)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - _PAD_PX - wide if mirrored else _PAD_PX
        painter.setFont(font)
        painter.setPen(now.text)
        painter.drawText(QRect(left, 0, wide, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        at = left - _GAP_PX - _CHEVRON_PX if mirrored else left + wide + _GAP_PX
        spot = QRect(at, (self.height() - _CHEVRON_PX) // 2 + 1, _CHEVRON_PX, _CHEVRON_PX)
        icons.paint_icon(painter, spot, "chevron-down", Role.TEXT2)
