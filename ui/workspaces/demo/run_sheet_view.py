"""The run sheet on screen: a table with rows as high as their words, edited in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from ui import theme
from ui.session import Selection, Session
from ui.widgets.chips import paint_picture_chip, picture_chip_size
from ui.widgets.edge_scroll import EdgeScroll
from ui.workspaces.demo.run_sheet_delegate import RunSheetDelegate
from ui.workspaces.demo.run_sheet_model import Column, RunSheetModel
from ui.workspaces.demo.sheet_rows import Kind, SheetRow

_FIXED_PX: Final = {Column.STEP: 58, Column.TIME: 70}
_WEIGHTS: Final = {
    Column.DO: 22.5,
    Column.SAY: 33.0,
    Column.SEE: 21.0,
    Column.WHY: 18.0,
    Column.FAILS: 19.0,
}
_NARROW_BELOW_PX: Final = 820
_NARROW_WEIGHTS: Final = {
    Column.DO: 22.0,
    Column.SAY: 27.0,
    Column.SEE: 21.0,
    Column.WHY: 22.0,
    Column.FAILS: 21.0,
}
"""Where the details stand beside the sheet: no word of a narrow column is broken."""
_HEADER_PX: Final = 32
_DRAG_GRIP: Final = QPoint(-14, -8)
_DO_SAY: Final = (Column.DO, Column.SAY, Column.SEE, Column.WHY, Column.FAILS)


class RunSheetView(QTableView):
    """One Tab stop; arrows move, Enter or typing edits, Alt+arrows move the step.

    Signals:
        step_moved(str, str, int): a step was dragged: its id, the frame, the place among others.
        step_asked(str): a step is wanted in the frame of that id that has none.
        row_chosen(): another row is current.
        menu_asked(QPoint): the menu of the current row is wanted at that point of the screen.
    """

    step_moved = Signal(str, str, int)
    step_asked = Signal(str)
    menu_asked = Signal(QPoint)
    row_chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = RunSheetModel(session, self)
        self.setModel(self._model)
        self._delegate = RunSheetDelegate(self, self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Run sheet")
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(_HEADER_PX)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(76)
        self._drop_line_px: int | None = None
        self._pointer = QPoint()
        self._edge = EdgeScroll(self, self.verticalScrollBar())
        self._edge.scrolled.connect(self._aim_at_pointer)
        self._measured: set[int] = set()
        self._relay = QTimer(self)
        self._relay.setSingleShot(True)
        self._relay.setInterval(0)
        self._relay.timeout.connect(self._measure_visible)
        self._model.restructuring.connect(self.store_typing)
        self._model.rowsInserted.connect(self._on_model_rows_inserted)
        self._model.rowsRemoved.connect(self._forget_measures)
        self._model.rowsMoved.connect(self._span_all)
        self._model.layoutChanged.connect(self._span_all)
        self._model.refreshed.connect(self._on_model_refreshed)
        self._model.dataChanged.connect(self._on_model_data_changed)
        session.on_flush(self.store_typing)
        self.verticalScrollBar().valueChanged.connect(self._measure_visible)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        theme.changes().changed.connect(self._forget_measures)
        self._span_all()

    @property
    def sheet(self) -> RunSheetModel:
        """The model of the sheet."""
        return self._model

    @property
    def current(self) -> SheetRow | None:
        """The row that is current."""
        index = self.currentIndex()
        return self._model.row(index) if index.isValid() else None

    def show_step(self, step_id: str) -> None:
        """Select a step and scroll to it; its frame is unfolded."""
        step = self._session.view.steps.get(step_id)
        if step is not None and self._model.is_closed(step.frame):
            self._model.fold(step.frame)
        row = self._model.row_of_step(step_id)
        if row is not None:
            self._go_to(row)

    def show_frame(self, frame_id: str) -> None:
        """Select the heading of a frame and scroll to it."""
        row = self._model.row_of_frame(frame_id)
        if row is not None:
            self._go_to(row)

    def edit_step(self, step_id: str, column: Column = Column.DO) -> None:
        """Begin to edit one cell of a step."""
        row = self._model.row_of_step(step_id)
        if row is not None:
            self._go_to(row)
            self.edit(self._model.index(row, column))

    def edit_ask(self, step_id: str) -> None:
        """Begin to edit what is asked after a step."""
        row = self._model.row_of_ask(step_id)
        if row is None:
            row = self._model.begin_asking(step_id)
        if row is not None:
            self._go_to(row)
            self.edit(self._model.index(row, 0))

    def store_typing(self) -> None:
        """Store what is being typed in a cell; its editor stays open."""
        self._delegate.store_typing()

    # Qt

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        row = self.current
        self._model.end_edit()
        super().closeEditor(editor, hint)
        if row is not None and row.kind is Kind.ASK and row.step is not None and not row.ask:
            # The row of a question that was not asked has gone.
            self.show_step(row.step.id)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Share the width of the viewport among the columns."""
        # The event may tell of a width from before the scroll bar came or went.
        room = self.viewport().width() - sum(_FIXED_PX.values())
        weights = _NARROW_WEIGHTS if room < _NARROW_BELOW_PX else _WEIGHTS
        total = sum(weights.values())
        used = 0
        for column in _DO_SAY[:-1]:
            width = int(room * weights[column] / total)
            self.setColumnWidth(column, width)
            used += width
        self.setColumnWidth(Column.FAILS, room - used)
        for column, width in _FIXED_PX.items():
            self.setColumnWidth(column, width)
        self._forget_measures()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if row is not None and is_enter and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._enter(row)
            return
        if row is not None and event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit(
                self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            )
            return
        if event.modifiers() & (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        self._delegate.is_replacing = event.key() != Qt.Key.Key_F2
        super().keyPressEvent(event)
        self._delegate.is_replacing = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            row = self._model.row(index)
            if row.kind is Kind.FRAME and event.position().x() < 40:
                self._model.fold(row.frame.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._delegate.put_cursor(event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_asked.emit(event.globalPos())

    def startDrag(self, _actions: Qt.DropAction) -> None:
        row = self.current
        if row is None or row.kind is not Kind.STEP:
            return
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData([self.currentIndex()]))
        drag.setPixmap(self._drag_picture(row))
        drag.setHotSpot(_DRAG_GRIP)
        drag.exec(Qt.DropAction.MoveAction)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._pointer = event.position().toPoint()
        self._edge.hold_in(self._pointer.y(), self.viewport().height())
        self._aim_at_pointer()
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._edge.stop()
        self._drop_line_px = None
        self.viewport().update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._edge.stop()
        self._drop_line_px = None
        row = self.current
        if row is None or row.step is None or event.source() is not self:
            return
        # The model is not told to move anything: the verb is, and the model follows the document.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        target = self._target(event.position().toPoint(), row.step.id)
        if target is not None:
            self.step_moved.emit(row.step.id, *target)

    def picture_row_at(self, point: QPoint) -> tuple[str, str, QRect] | None:
        """The step, or the frame, on whose row a picture would be dropped, and its row."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        row, top = self._model.row(index), self.rowViewportPosition(index.row())
        spot = QRect(0, top, self.viewport().width(), self.rowHeight(index.row()))
        if row.step is not None:
            return "step", row.step.id, spot
        return "frame", row.frame.id, spot

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_line_px is not None:
            painter = QPainter(self.viewport())
            width = self.viewport().width()
            painter.fillRect(0, self._drop_line_px - 1, width, 3, theme.current().focus)

    # Inside

    def _drag_picture(self, row: SheetRow) -> QPixmap:
        """The number of a step: small, so that the line between the rows stays in sight."""
        words = f"Step {row.number}"
        ratio = self.devicePixelRatioF()
        made = QPixmap(picture_chip_size(words) * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_picture_chip(painter, QPoint(0, 0), words)
        painter.end()
        return made

    def _enter(self, row: SheetRow) -> None:
        if row.kind is Kind.FRAME:
            self._model.fold(row.frame.id)
        elif row.kind is Kind.EMPTY:
            self.step_asked.emit(row.frame.id)
        elif row.kind is Kind.ASK:
            self.edit(self._model.index(self.currentIndex().row(), 0))
        else:
            index = self.currentIndex()
            column = index.column() if index.column() != Column.STEP else Column.DO
            self.edit(self._model.index(index.row(), column))

    def _go_to(self, row: int) -> None:
        index = self._model.index(row, Column.DO)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self._measure_visible()
        self.scrollTo(index)  # It came into sight as it was selected, and may have grown since.

    def _editable_after(self, index: QModelIndex, step: int) -> QModelIndex:
        """The next cell, or the one before, that can be edited; in reading order."""
        columns = len(Column)
        place = index.row() * columns + index.column() + step
        while 0 <= place < self._model.rowCount() * columns:
            found = self._model.index(place // columns, place % columns)
            if found.flags() & Qt.ItemFlag.ItemIsEditable:
                return found
            place += step
        return QModelIndex()

    def _target(self, at: QPoint, moving: str) -> tuple[str, int] | None:
        """The frame and the place among its other steps where a drop at this point puts a step."""
        index = self.indexAt(at)
        if not index.isValid():
            index = self._model.index(self._model.rowCount() - 1, 0)
        row = self._model.row(index)
        story = self._session.story
        if story is None or row.is_left_out:
            return None
        others = [step.id for step in story.steps(row.frame.id) if step.id != moving]
        if row.step is None:
            return row.frame.id, 0
        if row.step.id == moving:
            return None
        place = others.index(row.step.id)
        is_below = row.kind is Kind.ASK or at.y() > self.visualRect(index).center().y()
        return row.frame.id, place + 1 if is_below else place

    def _aim_at_pointer(self) -> None:
        self._drop_line_px = self._line_at(self._pointer)
        self.viewport().update()

    def _line_at(self, at: QPoint) -> int | None:
        index = self.indexAt(at)
        if not index.isValid():
            return None
        rect = self.visualRect(index)
        row = self._model.row(index)
        if row.kind is Kind.FRAME or at.y() > rect.center().y():
            return rect.bottom() + 1
        return rect.top()

    def _forget_measures(self) -> None:
        self._measured.clear()
        self._relay.start()

    def _measure_visible(self) -> None:
        """Give the rows in sight, and a page beyond, the height that their words need."""
        count = self._model.rowCount()
        if not count or not self.isVisible():
            return
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height())
        last = count - 1 if last < 0 else min(count - 1, last + 20)
        grown_above_px = 0
        for row in range(max(0, first - 5), last + 1):
            if row not in self._measured:
                self._measured.add(row)
                grown_px = self._delegate.height(row) - self.rowHeight(row)
                if grown_px:
                    self.setRowHeight(row, self.rowHeight(row) + grown_px)
                    grown_above_px += grown_px if row < first else 0
        if grown_above_px:
            # What is being read stays where it is.
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + grown_above_px)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._relay.start()
        self._follow_selection()

    def _follow_selection(self) -> None:
        """Go to the step or the frame that is selected elsewhere."""
        selection, row = self._session.selection, self.current
        if selection.current is None or (row is not None and selection == _selection_of(row)):
            return
        if selection.table == "step":
            self.show_step(selection.current)
        elif selection.table == "frame":
            self.show_frame(selection.current)

    def _span_all(self) -> None:
        self.clearSpans()
        self._span(0, self._model.rowCount() - 1)
        self._forget_measures()

    def _span(self, first: int, last: int) -> None:
        """Let frames and questions cross the table."""
        for row in range(first, last + 1):
            if self._model.row(self._model.index(row, 0)).kind is not Kind.STEP:
                self.setSpan(row, 0, 1, len(Column))

    def _on_model_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._span(first, last)
        self._forget_measures()

    def _on_model_refreshed(self) -> None:
        # Rows that went may have taken the current one with them.
        row = self.current
        if row is not None and self.isVisible():
            self._select(row)

    def _on_model_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._measured -= set(range(first.row(), last.row() + 1))
        self._relay.start()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row.kind is Kind.STEP and index.column() == Column.STEP:
            return
        if row.kind in (Kind.STEP, Kind.ASK):
            self.edit(index)
        else:
            self._enter(row)

    def _on_current_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        if not self._model.is_refreshing:
            self._select(self._model.row(current))
            self.row_chosen.emit()

    def _select(self, row: SheetRow) -> None:
        selection = _selection_of(row)
        self._session.select(selection.table, selection.ids, initiator=self)


def _selection_of(row: SheetRow) -> Selection:
    if row.step is not None:
        return Selection("step", (row.step.id,))
    return Selection("frame", (row.frame.id,))
