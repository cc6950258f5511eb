"""The map under the hands of its user: arrows move, Space links, a heading selects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView, QWidget

from ui import theme
from ui.models.link_map import LinkMapModel
from ui.workspaces.base import Handler
from ui.workspaces.storyboard.map.delegate import MapDelegate
from ui.workspaces.storyboard.map.headers import GROUP_PX, ROW_PX, ElementHeader, FrameHeader

_LEAST_PX: Final = 38
_MOST_PX: Final = 104
_USING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class MapView(QTableView):
    """One Tab stop; each cell is where an element and a frame meet.

    Signals:
        toggled(str, str): the element and the frame of these ids are to be linked, or parted.
        element_chosen(str): the element of that id is selected.
        element_opened(str): it is to be shown in full.
        opened(str): the frame of that id is to be shown in full.
        adding(str): never sent; views of frames have it.
        dropped(list, object), target_dropped(str, object): never sent; views of frames have them.
        menu_wanted(QPoint): a context menu is wanted at that point of the screen.
        chosen(): the user has selected other frames.
        arranged(): columns stand elsewhere, or are as many as before in another width.
    """

    toggled = Signal(str, str)
    element_chosen = Signal(str)
    element_opened = Signal(str)
    opened = Signal(str)
    adding = Signal(str)
    dropped = Signal(list, object)
    brought = Signal(bytes, object)
    target_dropped = Signal(str, object)
    menu_wanted = Signal(QPoint)
    chosen = Signal()
    arranged = Signal()

    def __init__(self, model: LinkMapModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = model
        self.cells = MapDelegate(self, model)
        self._keys: Mapping[str, Handler] = {}
        self._frames: list[str] = []
        self._is_following = False
        self._kept: tuple[str, str] = ("", "")
        self.setItemDelegate(self.cells)
        self._rows = ElementHeader(self, model, self.cells)
        self._columns = FrameHeader(self, model, self.cells)
        self.setVerticalHeader(self._rows)
        self.setHorizontalHeader(self._columns)
        self.setModel(model)
        self._dress()
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.modelReset.connect(self._on_model_reset)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._columns.pressed.connect(self._on_column_pressed)
        self._rows.pressed.connect(self._on_row_pressed)
        self._rows.opened.connect(self._on_row_double_clicked)
        self._columns.opened.connect(self._on_column_double_clicked)
        theme.changes().changed.connect(self._fit)
        self._fit()

    # What the room asks

    def set_keys(self, keys: Mapping[str, Handler]) -> None:
        """Have chords, in Qt's portable form, do something while the view has the keyboard."""
        self._keys = {QKeySequence(chord).toString(): act for chord, act in keys.items()}

    @property
    def current_place(self) -> tuple[str, str]:
        """The beat and the frame of the current column, empty where there is none."""
        frame, story = self.links.frame(self.currentIndex().column()), self.links.story
        return ("", "") if frame is None or story is None else (story.beat(frame).id, frame.id)

    @property
    def current_ends(self) -> tuple[str, str] | None:
        """The element and the frame that meet in the current cell."""
        index = self.currentIndex()
        element, frame = self.links.element(index.row()), self.links.frame(index.column())
        return None if element is None or frame is None else (element.id, frame.id)

    @property
    def current_cell(self) -> str:
        """Nothing of a frame can be edited here."""
        return ""

    def selected_frames(self) -> list[str]:
        """The selected frames in the order of the story."""
        return list(self._frames)

    def select_frames(self, frames: Sequence[str]) -> None:
        """Select frames; the cursor goes to the column of the last."""
        self._is_following = True
        try:
            self._take_frames(frames)
            column = self.links.column_of(frames[-1]) if frames else -1
            if column >= 0 and column != self.currentIndex().column():
                self.setCurrentIndex(self.links.index(self._cursor_row(), column))
        finally:
            self._is_following = False

    def show_frame(self, frame: str) -> None:
        """Scroll to the column of a frame."""
        column = self.links.column_of(frame)
        if column >= 0:
            self.scrollTo(self.links.index(self._cursor_row(), column))

    def show_element(self, element: str) -> None:
        """Mark the row of an element as selected; an empty id marks none."""
        row = self.links.row_of(element) if element else -1
        if row != self.cells.element:
            self.cells.element = row
            self._repaint()
        if row >= 0:
            self.scrollTo(self.links.index(row, max(0, self.currentIndex().column())))

    def go_to(self, element: str) -> None:
        """Put the cursor into the row of an element, in the column where it is."""
        row = self.links.row_of(element)
        if row >= 0 and self.links.columnCount():
            self.setCurrentIndex(self.links.index(row, max(0, self.currentIndex().column())))
            self.scrollTo(self.currentIndex())

    def frame_rect(self, frame: str) -> QRect:
        """Where the column of a frame is in the view."""
        column = self.links.column_of(frame)
        return self.column_rect(column) if column >= 0 else QRect()

    def edit_headline(self) -> None:
        """Show the current frame in full: there is nothing to edit in place here."""
        _beat, frame = self.current_place
        if frame:
            self.opened.emit(frame)

    def edit_new(self, frame: str) -> None:
        """Show a frame that was just added in full."""
        self.opened.emit(frame)

    def store_typing(self) -> None:
        """Nothing is typed here."""

    # Qt

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.links.columnCount():
            self._is_following = True
            self.setCurrentIndex(self.links.index(self._cursor_row(), 0))
            self._is_following = False
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chord = QKeySequence(event.keyCombination()).toString()
        ends, key, modifiers = self.current_ends, event.key(), event.modifiers()
        if handler := self._keys.get(chord):
            handler()
        elif ends is not None and key in _USING and modifiers == _SHIFT:
            self.element_opened.emit(ends[0])
        elif ends is not None and key in _USING and modifiers in _PLAIN:
            self.toggled.emit(*ends)
        elif key == Qt.Key.Key_Escape and (self._frames or self.cells.element >= 0):
            self.show_element("")
            self._choose([])
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        # Qt passes over headings; where there is nothing beyond them, the cursor stays.
        return found if self.links.element(found.row()) is not None else self.currentIndex()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row(), index.column())
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        element, frame = self.links.element(index.row()), self.links.frame(index.column())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and element is not None and frame is not None:
            self.toggled.emit(element.id, frame.id)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, -1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            index = self.indexAt(event.pos())
            if index.isValid() and index.flags():
                self.setCurrentIndex(index)
        self.menu_wanted.emit(point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.arranged.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.arranged.emit()

    # Inside

    def _dress(self) -> None:
        self.setAccessibleName("Map of elements and frames")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _fit(self) -> None:
        now = theme.current()
        self._rows.setMinimumSectionSize(16)
        self._rows.setDefaultSectionSize(now.scaled(ROW_PX))
        for row in range(self.links.rowCount()):
            is_heading = self.links.element(row) is None
            self._rows.resizeSection(row, now.scaled(GROUP_PX if is_heading else ROW_PX))
        self._columns.setMinimumSectionSize(16)
        self._fit_columns()
        self._rows.updateGeometry()
        self.updateGeometries()  # Zones take room over the columns.

    def _fit_columns(self) -> None:
        """Share the width among the columns where there are few."""
        count = max(1, self.links.columnCount())
        least, most = (theme.current().scaled(px) for px in (_LEAST_PX, _MOST_PX))
        room = self.viewport().width()
        width = max(least, min(room // count, most))
        self._columns.setDefaultSectionSize(width)
        rest = room - width * count if least < width < most else 0
        for column in range(self.links.columnCount()):
            # The first ones take what the division has left over.
            wanted = width + (column < rest)
            if self._columns.sectionSize(column) != wanted:
                self._columns.resizeSection(column, wanted)
        self.arranged.emit()

    def _cursor_row(self) -> int:
        """The row of the cursor, at first that of the first element."""
        row = self.currentIndex().row()
        if self.links.element(row) is not None:
            return row
        rows = range(self.links.rowCount())
        return next((one for one in rows if self.links.element(one) is not None), -1)

    def _hover(self, row: int, column: int) -> None:
        if (row, column) != self.cells.hovered:
            self.cells.hovered = (row, column)
            self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()
        self._rows.viewport().update()
        self._columns.viewport().update()
        self.arranged.emit()

    def _take_frames(self, frames: Sequence[str]) -> None:
        order = {frame: self.links.column_of(frame) for frame in frames}
        self._frames = sorted((one for one in frames if order[one] >= 0), key=order.__getitem__)
        self.cells.frames = frozenset(order[one] for one in self._frames)
        self._repaint()

    def _choose(self, frames: Sequence[str]) -> None:
        self._take_frames(frames)
        self.chosen.emit()

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        frame = self.links.frame(now.column())
        if not self._is_following and frame is not None:
            is_other = now.column() != before.column() or frame.id not in self._frames
            if is_other or self.cells.element >= 0:
                self.cells.element = -1
                self._choose([frame.id])

    def _on_column_pressed(self, column: int) -> None:
        frame = self.links.frame(column)
        if frame is None:
            return
        modifiers = QApplication.keyboardModifiers()
        frames: list[str] = [frame.id]
        if modifiers & _CTRL:
            kept = [one for one in self._frames if one != frame.id]
            frames = kept if frame.id in self._frames else [*kept, frame.id]
        elif modifiers & _SHIFT and self._frames:
            first = self.links.column_of(self._frames[0])
            between = range(min(first, column), max(first, column) + 1)
            frames = [found.id for one in between if (found := self.links.frame(one)) is not None]
        self._is_following = True
        self.setCurrentIndex(self.links.index(self._cursor_row(), column))
        self._is_following = False
        self.cells.element = -1
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(frames)

    def _on_row_pressed(self, row: int) -> None:
        element = self.links.element(row)
        if element is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.element_chosen.emit(element.id)

    def _on_row_double_clicked(self, row: int) -> None:
        element = self.links.element(row)
        if element is not None:
            self.element_opened.emit(element.id)

    def _on_column_double_clicked(self, column: int) -> None:
        frame = self.links.frame(column)
        if frame is not None:
            self.opened.emit(frame.id)

    def _on_model_about_to_be_reset(self) -> None:
        index = self.currentIndex()
        element, frame = self.links.element(index.row()), self.links.frame(index.column())
        self._kept = (
            element.id if element is not None else "",
            frame.id if frame is not None else "",
        )

    def _on_model_reset(self) -> None:
        self._fit()
        self._take_frames(self._frames)
        element, frame = self._kept
        row, column = self.links.row_of(element), self.links.column_of(frame)
        if row >= 0 and column >= 0:
            self._is_following = True
            self.setCurrentIndex(self.links.index(row, column))
            self._is_following = False

    def column_rect(self, column: int) -> QRect:
        """Where a column is, in the coordinates of the view."""
        left = self.columnViewportPosition(column) + self.viewport().x()
        return QRect(left, 0, self.columnWidth(column), self.height())
