"""The frames of one session on screen: one key fills a cell in, an arrow goes on."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from narrative_studio.charts.drawing.canvas import Ink
from narrative_studio.charts.drawing.colours import colours
from narrative_studio.model.observed import MarkKind
from ui import text, theme
from ui.inspector.cell_typing import CellTyping
from ui.models.row_table import Index
from ui.painting import rounded
from ui.styling import lists
from ui.theme import RADIUS_BADGE, Type
from ui.widgets.row_table import prepare
from ui.workspaces.in_place import LineCellDelegate
from ui.workspaces.prospects.frame_grid_model import (
    LINE,
    TYPED,
    Column,
    FrameGridModel,
    Line,
    choices,
)

ROW_PX: Final = 32
_TALL_ROW_PX: Final = 40
_ONE_LINE_FROM_PX: Final = 200
"""A narrower column of frames breaks their headlines over two lines."""
_WIDTHS: Final = {
    Column.REACHED: 74,
    Column.TIME: 57,
    Column.TAKEN: 82,
    Column.REACTION: 82,
    Column.CLARITY: 52,
    Column.RELEVANCE: 74,
    Column.DIFFERENTIATION: 74,
    Column.BELIEVABILITY: 73,
    Column.RECALLED: 73,
}
_LEAST_FRAME_PX: Final = 110
_NUMBER_PX: Final = 20
_INKS: Final = {
    MarkKind.LANDED: (Ink.LANDED, Ink.ON_LANDED),
    MarkKind.CONFUSED: (Ink.CONFUSED, Ink.ON_CONFUSED),
    MarkKind.OBJECTION: (Ink.OBJECTED, Ink.ON_OBJECTED),
}
_State = QStyle.StateFlag


class FrameGridDelegate(LineCellDelegate):
    """Paints a cell; how a frame was taken stands in the colours of the heat table."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(40, theme.current().scaled(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        lists.paint_ruled_ground(option_any, painter, now)
        column = Column(index.column())
        words, color = line.cell(column), now.text2
        if column is Column.TAKEN and line.taken in _INKS:
            fill, ink = _INKS[line.taken]
            inks = colours(now.name)
            rounded(painter, rect.adjusted(6, 4, -6, -5), RADIUS_BADGE, fill=QColor(inks[fill]))
            color = QColor(inks[ink])
        elif not words:
            words, color = "·", now.text3
        if column is Column.FRAME:
            self._paint_frame(painter, rect, line)
        else:
            is_number = column not in (Column.TAKEN, Column.REACTION)
            lists.paint_cell_line(
                painter, rect, words, Type.BODY, color, tabular=is_number, look=now
            )
        if option_any.state & _State.State_HasFocus:
            lists.paint_cell_ring(option_any, painter, now)

    def _paint_frame(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """Its number and headline, in two smaller lines where the column is narrow."""
        now = theme.current()
        if rect.width() >= now.scaled(_ONE_LINE_FROM_PX):
            words = line.cell(Column.FRAME)
            lists.paint_cell_line(painter, rect, words, Type.BODY, now.text, look=now)
            return
        left, number_px = rect.left() + lists.HEADER_LEFT_PX, now.scaled(_NUMBER_PX)
        room_px = rect.right() - left - number_px
        words, use = line.frame.headline, Type.SUPPORT
        high = text.height_of(words, use, room_px, now, max_lines=2)
        place = QRect(left, rect.center().y() - high // 2, number_px, high)
        text.paint_text(painter, place, line.number, use, now.text2, tabular=True, look=now)
        beside = QRect(left + number_px, place.top(), room_px, high)
        text.paint_text(painter, beside, words, use, now.text, max_lines=2, look=now)


class FrameGrid(QTableView):
    """As high as its rows; digits rate, the first letter of a word chooses it, Delete clears.

    Space or Enter offers the words of a cell, or opens a field where text is typed.
    """

    def __init__(
        self, model: FrameGridModel, typing: CellTyping, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self._delegate = FrameGridDelegate(typing, self)
        self.setItemDelegate(self._delegate)
        prepare(self, name="Frames of the session")
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setAccessibleDescription(
            "Digits rate, the first letter of a word chooses it, Delete clears a cell"
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        model.modelReset.connect(self._fit)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def store_typing(self) -> None:
        """Store what is being typed into a cell; its field stays open."""
        self._delegate.store_typing()

    def offer(self, index: QModelIndex) -> QMenu | None:
        """Offer the words of a cell below it; None where text is typed or nothing is to choose."""
        found = choices(Column(index.column())) if index.isValid() else ()
        if not found:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self._rows.item(index)
        held = line.value(Column(index.column())) if line is not None else None
        at = QModelIndex(index)
        for value, words in (*found, (None, "not noted")):
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(value == held)
            entry.triggered.connect(
                lambda _checked=False, value=value: self._rows.choose(at, value)
            )
        place = self.visualRect(index)
        menu.popup(self.viewport().mapToGlobal(place.bottomLeft()))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState or not index.isValid():
            super().keyPressEvent(event)
            return
        column, key = Column(index.column()), Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear(index, column)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            if column in TYPED:
                self.edit(index)
            else:
                self.offer(index)
        elif not (choices(column) and event.text().strip() and self._pick(index, event.text())):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.offer(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _pick(self, index: QModelIndex, typed: str) -> bool:
        """Choose the next word of a cell that begins with what was typed."""
        found = [
            value for value, words in choices(Column(index.column()))
            if words.startswith(typed.lower())
        ]  # fmt: skip
        if not found:
            return True  # The key belongs to this cell all the same, and does nothing there.
        line = self._rows.item(index)
        held = line.value(Column(index.column())) if line is not None else None
        at = found.index(held) + 1 if held in found else 0
        self._rows.choose(index, found[at % len(found)])
        return True

    def _clear(self, index: QModelIndex, column: Column) -> None:
        if column in TYPED:
            self._rows.setData(index, "")
        elif choices(column):
            self._rows.choose(index, None)

    def _fit(self) -> None:
        now = theme.current()
        widths = {column: now.scaled(width) for column, width in _WIDTHS.items()}
        rest = self.viewport().width() - sum(widths.values())
        widths[Column.FRAME] = max(now.scaled(_LEAST_FRAME_PX), rest)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        is_narrow = widths[Column.FRAME] < now.scaled(_ONE_LINE_FROM_PX)
        row_px = now.scaled(_TALL_ROW_PX if is_narrow else ROW_PX)
        self.verticalHeader().setDefaultSectionSize(row_px)
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if rest < widths[Column.FRAME] else 0
        self.setFixedHeight(head + row_px * self._rows.rowCount() + bar + 2)
