"""Facts of the demo as tiles over the run sheet; each leads to what it is about."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from narrative_studio.model.view import NarrativeView
from ui import icons, painting, text, theme
from ui.theme import RADIUS_CARD, Type
from ui.workspaces.demo.summary_facts import Fact, facts, most_telling

_HEIGHT_PX: Final = 56
_GAP_PX: Final = 8
_LEAST_PX: Final = 240
_ICON_PX: Final = 18


class FactTile(QAbstractButton):
    """One fact; a click shows what it is about."""

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{fact.statement}, {fact.note}")
        self.setToolTip(f"{fact.statement}\n{fact.note[0].upper()}{fact.note[1:]}")

    def focus_shape(self) -> tuple[QRect, int]:
        return self.rect(), RADIUS_CARD

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_PX, theme.current().scaled(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(0, 0, -1, -1)
        painting.panel(painter, rect, now)
        if self.underMouse():
            painting.rounded(painter, self.rect(), RADIUS_CARD, fill=now.hover, line=now.control)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        lines_px = now.line_px(Type.BODY) + now.line_px(Type.SUPPORT)
        top = rect.center().y() - lines_px // 2
        spot = QRect(13, rect.center().y() - _ICON_PX // 2, _ICON_PX, _ICON_PX)
        line = QRect(spot.right() + 13, top, rect.right() - spot.right() - 22, lines_px)
        if mirrored:
            spot.moveRight(rect.right() - 13)
            line.moveRight(spot.left() - 13)
        icons.paint_icon(painter, spot, self.fact.icon, self.fact.role)
        statement = self.fact.statement
        took = text.paint_text(painter, line, statement, Type.BODY_STRONG, now.text, tabular=True)
        line.setTop(line.top() + took)
        text.paint_text(painter, line, self.fact.note, Type.SUPPORT, now.text2, tabular=True)


class SummaryTiles(QWidget):
    """The tiles side by side, as many as the width has room for.

    Signals:
        chosen(object): the ``Row`` that a fact is about, None for the readiness lists.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes().changed.connect(self._lay_out)

    @property
    def tiles(self) -> tuple[FactTile, ...]:
        """The tiles that are shown, in order."""
        inside = (one for one in self.children() if isinstance(one, FactTile))
        return tuple(
            sorted((tile for tile in inside if self._row.indexOf(tile) >= 0), key=self._row.indexOf)
        )

    def show_story(self, story: NarrativeView | None) -> None:
        """Show the facts of a narrative's demo."""
        self._facts = () if story is None else facts(story)
        self.setVisible(bool(self._facts))
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(800, theme.current().scaled(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.current().scaled(_HEIGHT_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        room = self.width() + _GAP_PX
        count = room // (theme.current().scaled(_LEAST_PX) + _GAP_PX)
        wanted = most_telling(self._facts, count) if self._facts else ()
        shown = self.tiles
        if wanted == tuple(tile.fact for tile in shown):
            return
        at = next((place for place, tile in enumerate(shown) if tile.hasFocus()), None)
        for tile in shown:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        for place, fact in enumerate(wanted):
            tile = FactTile(fact)
            tile.clicked.connect(self._on_tile_clicked)
            self._row.addWidget(tile, 1)
            if place == at:
                tile.show()  # At once: what is hidden takes no keyboard.
                tile.setFocus()

    def _on_tile_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, FactTile):
            self.chosen.emit(tile.fact.row)
