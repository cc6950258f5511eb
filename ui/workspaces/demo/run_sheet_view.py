"""The run sheet on screen: a table with rows as high as their words, edited in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.session import Session
from ui.workspaces.demo.run_sheet_delegate import RunSheetDelegate
from ui.workspaces.demo.run_sheet_model import Column, Kind, RunSheetModel, SheetRow

_FIXED_PX: Final = {Column.STEP: 58, Column.TIME: 70}
_WEIGHTS: Final = {
    Column.DO: 22.5,
    Column.SAY: 33.0,
    Column.SEE: 21.0,
    Column.WHY: 18.0,
    Column.FAILS: 19.0,
}
_HEADER_PX: Final = 32
_DO_SAY: Final = (Column.DO, Column.SAY, Column.SEE, Column.WHY, Column.FAILS)


class RunSheetView(QTableView):
    """One Tab stop; arrows move, Enter or typing edits, Alt+arrows move the step.

    Signals:
        step_moved(str, str, int): a step was dragged: its id, the frame, the place among others.
        step_asked(str): a step is wanted in the frame of that id that has none.
        menu_asked(QPoint): the menu of the current row is wanted at that point of the screen.
    """

    step_moved = Signal(str, str, int)
    step_asked = Signal(str)
    menu_asked = Signal(QPoint)

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
        self._measured: set[int] = set()
        self._relay = QTimer(self)
        self._relay.setSingleShot(True)
        self._relay.setInterval(0)
        self._relay.timeout.connect(self._measure_visible)
        self._model.modelReset.connect(self._on_model_reset)
        self._model.dataChanged.connect(self._on_model_data_changed)
        self.verticalScrollBar().valueChanged.connect(self._measure_visible)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        theme.changes().changed.connect(self._forget_heights)
        self._on_model_reset()

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
        """Select a step and scroll to it."""
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

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns(event.size().width())

    def _fit_columns(self, width_px: int) -> None:
        """Share the width of the viewport among the columns."""
        room = width_px - sum(_FIXED_PX.values())
        total = sum(_WEIGHTS.values())
        used = 0
        for column in _DO_SAY[:-1]:
            width = int(room * _WEIGHTS[column] / total)
            self.setColumnWidth(column, width)
            used += width
        self.setColumnWidth(Column.FAILS, room - used)
        for column, width in _FIXED_PX.items():
            self.setColumnWidth(column, width)
        self._forget_heights()

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
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            row = self._model.row(index)
            if row.kind is Kind.FRAME and event.position().x() < 40:
                self._model.fold(row.frame.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_asked.emit(event.globalPos())

    def dragMoveEvent(self, event: object) -> None:
        super().dragMoveEvent(event)  # type: ignore[arg-type]
        self._drop_line_px = self._line_at(event.position().toPoint())  # type: ignore[attr-defined]
        event.accept()  # type: ignore[attr-defined]
        self.viewport().update()

    def dragLeaveEvent(self, event: object) -> None:
        self._drop_line_px = None
        self.viewport().update()
        super().dragLeaveEvent(event)  # type: ignore[arg-type]

    def dropEvent(self, event: QDropEvent) -> None:
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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_line_px is not None:
            painter = QPainter(self.viewport())
            width = self.viewport().width()
            painter.fillRect(0, self._drop_line_px - 1, width, 3, theme.current().focus)

    # Inside

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
        self.scrollTo(index)
        self._measure_visible()

    def _target(self, at: QPoint, moving: str) -> tuple[str, int] | None:
        """The frame and the place among its other steps where a drop at this point puts a step."""
        index = self.indexAt(at)
        if not index.isValid():
            index = self._model.index(self._model.rowCount() - 1, 0)
        row = self._model.row(index)
        story = self._session.story
        if story is None:
            return None
        others = [step.id for step in story.steps(row.frame.id) if step.id != moving]
        if row.step is None:
            return row.frame.id, 0
        if row.step.id == moving:
            return None
        place = others.index(row.step.id)
        is_below = row.kind is Kind.ASK or at.y() > self.visualRect(index).center().y()
        return row.frame.id, place + 1 if is_below else place

    def _line_at(self, at: QPoint) -> int | None:
        index = self.indexAt(at)
        if not index.isValid():
            return None
        rect = self.visualRect(index)
        row = self._model.row(index)
        if row.kind is Kind.FRAME or at.y() > rect.center().y():
            return rect.bottom() + 1
        return rect.top()

    def _forget_heights(self) -> None:
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
        for row in range(max(0, first - 5), last + 1):
            if row not in self._measured:
                self._measured.add(row)
                height = self._delegate.height(row)
                if self.rowHeight(row) != height:
                    self.setRowHeight(row, height)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._relay.start()

    def _on_model_reset(self) -> None:
        selection = self._session.selection
        self.clearSpans()
        for row in range(self._model.rowCount()):
            if self._model.row(self._model.index(row, 0)).kind is not Kind.STEP:
                self.setSpan(row, 0, 1, len(Column))
        self._forget_heights()
        if selection.table == "step" and selection.current is not None:
            row_of = self._model.row_of_step(selection.current)
            if row_of is not None:
                self._go_to(row_of)

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
        row = self._model.row(current)
        if row.step is not None:
            self._session.select("step", [row.step.id], initiator=self)
        else:
            self._session.select("frame", [row.frame.id], initiator=self)
