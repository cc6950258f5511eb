"""The outline under the hands of its user: cells edited in place, rows moved, columns arranged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from ui import theme
from ui.models.outline import OutlineModel
from ui.models.outline_columns import HEADLINE, NUMBER
from ui.workspaces.base import Handler
from ui.workspaces.storyboard.outline.delegate import HEADING_PX, ROW_PX, OutlineDelegate
from ui.workspaces.storyboard.outline.drag import RowDragView
from ui.workspaces.storyboard.outline.headings import paint_headings, paint_zones
from ui.workspaces.storyboard.outline.pin import PinnedColumns

_Flag = QItemSelectionModel.SelectionFlag
_DRAG_GRIP: Final = QPoint(-14, -8)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class OutlineView(RowDragView):
    """One Tab stop; arrows move among the cells, F2, Enter or typing edits one, Tab the next.

    Signals:
        opened(str): the frame of that id is to be shown in full.
        adding(str): a frame is wanted in that beat.
        menu_wanted(QPoint): a context menu is wanted at that point of the screen.
        chosen(): the user has selected other rows.
    """

    opened = Signal(str)
    adding = Signal(str)
    menu_wanted = Signal(QPoint)
    chosen = Signal()

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.cells = OutlineDelegate(self, model)
        self._keys: Mapping[str, Handler] = {}
        self._is_following = False
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setAccessibleName("Outline")
        self.pinned = PinnedColumns(self)
        self._dress()
        model.restructuring.connect(self.store_typing)
        model.modelReset.connect(self._fit_headings)
        model.rowsInserted.connect(self._fit_headings)
        selection = self.selectionModel()
        selection.selectionChanged.connect(self._on_selection_changed)
        selection.currentRowChanged.connect(self._on_selection_changed)
        theme.changes().changed.connect(self._fit_rows)
        self._fit_rows()

    # What the room asks

    def set_keys(self, keys: Mapping[str, Handler]) -> None:
        """Have chords, in Qt's portable form, do something while the view has the keyboard."""
        self._keys = {QKeySequence(chord).toString(): act for chord, act in keys.items()}

    @property
    def current_place(self) -> tuple[str, str]:
        """The beat and the frame at the cursor, empty where there is none."""
        index = self.currentIndex()
        if not index.isValid():
            return "", ""
        row = self.outline.row(index.row())
        return row.beat, row.frame or ""

    @property
    def current_cell(self) -> str:
        """The cell of the frame that the cursor is at; empty where it is at none."""
        column = self.currentIndex().column()
        return self.outline.columns[column].cell if column >= 0 else ""

    def select_frames(self, frames: Sequence[str]) -> None:
        """Select frames; the last is the current one, in the column where the cursor is."""
        rows = [row for frame in frames if (row := self.outline.row_of(frame)) >= 0]
        chosen = QItemSelection()
        last = self.outline.columnCount() - 1
        for row in rows:
            chosen.select(self.outline.index(row, 0), self.outline.index(row, last))
        self._is_following = True
        try:
            selection = self.selectionModel()
            selection.select(chosen, _Flag.ClearAndSelect)
            if rows:
                index = self.outline.index(rows[-1], self._cursor_column())
                selection.setCurrentIndex(index, _Flag.NoUpdate)
        finally:
            self._is_following = False

    def show_frame(self, frame: str) -> None:
        """Scroll to a frame; what is in sight sideways stays."""
        row = self.outline.row_of(frame)
        if row >= 0:
            self.scrollTo(self.outline.index(row, self._cursor_column()))

    def frame_rect(self, frame: str) -> QRect:
        """Where the row of a frame is in the view, as far as it is in sight."""
        row = self.outline.row_of(frame)
        if row < 0:
            return QRect()
        room = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        return QRect(self.viewport().mapTo(self, room.topLeft()), room.size())

    def edit_headline(self) -> None:
        """Edit the current cell; where it can only be read, the headline."""
        index = self.currentIndex()
        if index.isValid() and self.outline.row(index.row()).frame is not None:
            if not index.flags() & Qt.ItemFlag.ItemIsEditable:
                index = index.siblingAtColumn(self.outline.column_at(HEADLINE))
            self._edit(index)

    def edit_new(self, frame: str) -> None:
        """Edit the headline of a frame that was just added."""
        row = self.outline.row_of(frame)
        column = self.outline.column_at(HEADLINE)
        if row >= 0 and not self.isColumnHidden(column):
            self._edit(self.outline.index(row, column))

    def store_typing(self) -> None:
        """Store what is being typed; its editor stays open."""
        self.cells.flush()

    # Qt

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self._go_to_first_frame()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chord = QKeySequence(event.keyCombination()).toString()
        handler = self._keys.get(chord)
        index = self.currentIndex()
        if handler is not None:
            handler()
        elif event.key() in _ENTER and event.modifiers() in _PLAIN:
            self._enter(index)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_headline()
        elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        step = {
            QAbstractItemView.CursorAction.MoveNext: 1,
            QAbstractItemView.CursorAction.MovePrevious: -1,
        }.get(action)
        if step is None or not self.currentIndex().isValid():
            return super().moveCursor(action, modifiers)
        return self._editable_after(self.currentIndex(), step)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "pinned"):  # Qt lays the table out while it is being made.
            self.pinned.fit()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        column = self.outline.columns[index.column()].key if index.isValid() else HEADLINE
        hidden_px = self.pinned.width() - self.visualRect(index).left()
        if self.pinned.isVisible() and column not in (NUMBER, HEADLINE) and hidden_px > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden_px)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._enter(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            point = self.viewport().mapToGlobal(rect.bottomLeft())
        else:
            index = self.indexAt(event.pos())
            if index.isValid() and not self.selectionModel().isRowSelected(index.row()):
                self.setCurrentIndex(index)
        self.menu_wanted.emit(point)

    def viewportEvent(self, event: QEvent) -> bool:
        # Rows light up as a whole, so the one left is painted anew with the one entered.
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverLeave):
            self.viewport().update()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            paint_headings(painter, self)
            paint_zones(painter, self)
            self.paint_drag(painter)

    # Inside

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.current().scaled(ROW_PX))
        self._fit_headings()

    def _fit_headings(self) -> None:
        """Make the rows of the beats lower; all others have one height, which costs nothing."""
        height = theme.current().scaled(HEADING_PX)
        for row in self.outline.headings():
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        self.viewport().update()

    def _cursor_column(self) -> int:
        """The column of the cursor, at first that of the headline."""
        index = self.currentIndex()
        if index.isValid() and not self.isColumnHidden(index.column()):
            return index.column()
        column = self.outline.column_at(HEADLINE)
        header = self.horizontalHeader()
        if not self.isColumnHidden(column):
            return column
        sections = [header.logicalIndex(place) for place in range(header.count())]
        return next((one for one in sections if not self.isColumnHidden(one)), 0)

    def _go_to_first_frame(self) -> None:
        for row in range(self.outline.rowCount()):
            if self.outline.row(row).frame is not None:
                index = self.outline.index(row, self._cursor_column())
                self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
                return

    def _edit(self, index: QModelIndex) -> None:
        is_editable = index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable
        if is_editable and self.cells.close_editor():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def _enter(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.outline.row(index.row())
        if row.frame is None:
            if row.beat:
                self.adding.emit(row.beat)
        elif index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._edit(index)
        else:
            self.opened.emit(row.frame)

    def _editable_after(self, index: QModelIndex, step: int) -> QModelIndex:
        """The next cell, or the one before, that can be edited; in the order in sight."""
        header = self.horizontalHeader()
        columns = header.count()
        place = index.row() * columns + header.visualIndex(index.column()) + step
        while 0 <= place < self.outline.rowCount() * columns:
            section = header.logicalIndex(place % columns)
            found = self.outline.index(place // columns, section)
            if not self.isColumnHidden(section) and found.flags() & Qt.ItemFlag.ItemIsEditable:
                return found
            place += step
        return QModelIndex()

    def _on_selection_changed(self, _now: object, _before: object) -> None:
        if not self._is_following:
            self.chosen.emit()
