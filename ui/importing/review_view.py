"""The table of pieces: keys confirm, move the border between two frames, and make quotes."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import theme
from ui.importing.review_model import ITEM, Column, Index, Piece, ReviewModel
from ui.styling import lists
from ui.theme import Type
from ui.widgets.badge import BADGE_PX, paint_badge
from ui.widgets.row_table import prepare

_WIDTHS: Final = {Column.AT: 84, Column.WHO: 104, Column.FRAME: 244, Column.SURE: 128}
_PAD_PX: Final = 12
_GRIP_PX: Final = 4


class ReviewDelegate(QStyledItemDelegate):
    """Paints one cell; a strong line stands where another frame begins."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, theme.current().scaled(lists.ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        piece = index.data(ITEM)
        if not isinstance(piece, Piece):
            return
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        lists.paint_ruled_ground(option_any, painter, now)
        column = Column(index.column())
        if piece.begins and index.row():
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, now.control)
        if column is Column.SURE:
            top = rect.top() + (rect.height() - now.scaled(BADGE_PX)) // 2
            at = QPoint(rect.left() + _PAD_PX, top)
            paint_badge(painter, at, piece.badge, max_width_px=rect.width() - _PAD_PX, look=now)
        elif column is not Column.FRAME or piece.begins:
            is_words = column is Column.WORDS
            is_frame = column is Column.FRAME and piece.segment.frame is not None
            color = now.text if is_words or is_frame else now.text2
            use = Type.BODY_STRONG if is_frame else Type.BODY
            is_time = column is Column.AT
            words = piece.cell(column)
            lists.paint_cell_line(painter, rect, words, use, color, tabular=is_time, look=now)
        lists.ring_whole_row(option_any, index, painter, now)


class ReviewTable(QTableView):
    """The pieces. Enter confirms all of a frame, Alt with an arrow moves the border.

    Signals:
        picked(int): the row that the cursor is on.
        confirmed(int): all pieces of the frame of that row are confirmed.
        joined(int, bool): the row goes to the frame before it, or after it.
        parted(int): the row belongs to no frame.
        quoted(int): a quote is to be made of the row.
        wanted(int): the frame of that row is to be shown.
        dragged(int, int): the border before a row was dragged to before another.
    """

    picked = Signal(int)
    confirmed = Signal(int)
    joined = Signal(int, bool)
    parted = Signal(int)
    quoted = Signal(int)
    wanted = Signal(int)
    dragged = Signal(int, int)

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self._pieces = model
        self._border: int | None = None
        self.setModel(model)
        self.setItemDelegate(ReviewDelegate(self))
        prepare(self, name="Pieces of the transcript")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(theme.current().scaled(lists.ROW_PX))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, theme.current().scaled(width))
        head.setSectionResizeMode(Column.WORDS, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row < 0:
            super().keyPressEvent(event)
            return
        key, is_alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.joined.emit(row, key == Qt.Key.Key_Down)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit(row)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.parted.emit(row)
        elif key == Qt.Key.Key_Q and not event.modifiers():
            self.quoted.emit(row)
        elif key == Qt.Key.Key_F and not event.modifiers():
            self.wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._border = self._border_at(event.position().toPoint())
        if self._border is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._border is not None:
            self.selectRow(max(0, self.rowAt(at.y())))
            return
        is_grip = self._border_at(at) is not None
        shape = Qt.CursorShape.SplitVCursor if is_grip else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        border, self._border = self._border, None
        if border is None:
            super().mouseReleaseEvent(event)
            return
        y = event.position().toPoint().y()
        row = self.rowAt(y)
        if row >= 0:
            rect = self.visualRect(self._pieces.index(row, 0))
            target = row + (y > rect.center().y())
            if target != border:
                self.dragged.emit(border, target)

    def _border_at(self, at: QPoint) -> int | None:
        """The row before which a border between two frames lies under the pointer."""
        for y in (at.y() - _GRIP_PX, at.y() + _GRIP_PX):
            row = self.rowAt(y)
            if row > 0 and self._pieces.pieces[row].begins:
                top = self.visualRect(self._pieces.index(row, 0)).top()
                if abs(at.y() - top) <= _GRIP_PX:
                    return row
        return None

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.picked.emit(now.row())
