"""A list of the customer model on screen: cards that wrap, or lines; as high as its rows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from narrative_studio.commands.customers import Entry
from ui import theme
from ui.theme import Role
from ui.widgets.edge_scroll import EdgeScroll
from ui.widgets.scroll_box import box_around
from ui.workspaces.positioning.customers.delegate import EntryDelegate
from ui.workspaces.positioning.customers.model import MIME, EntryModel
from ui.workspaces.positioning.customers.painter import LineDelegate

_Key = Qt.Key
_Select = QItemSelectionModel.SelectionFlag
_MARK_PX: Final = 2
_EMPTY_PX: Final = 1
_AROUND_PX: Final = 12
"""What is seen of the page above and below a row that is scrolled into sight."""
_OPACITY: Final = 0.7
_LIFT: Final = Qt.KeyboardModifier.AltModifier


class EntryView(QListView):
    """One Tab stop; arrows inside and beyond, Enter opens, F2 edits, Alt and arrows move.

    Signals:
        picked(object): the user selected an ``Entry``.
        opened(object): the inspector is to show an ``Entry`` and take the keyboard.
        discarded(object): an ``Entry`` is to be deleted.
        moved(object, int): an ``Entry`` is to stand at another place among the others.
        menu_wanted(object, QPoint): the context menu of an ``Entry``, at a place on the screen.
        left(int): an arrow led out of the list: -1 above, 1 below.
    """

    picked = Signal(object)
    opened = Signal(object)
    discarded = Signal(object)
    moved = Signal(object, int)
    menu_wanted = Signal(object, QPoint)
    left = Signal(int)

    def __init__(
        self, model: EntryModel, delegate: EntryDelegate, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries = model
        self._delegate = delegate
        self._is_following = False
        self._followed: tuple[str | None, int] = (None, -1)
        self._drop_at: int | None = None
        self._pointer = QPoint()
        self._edge = EdgeScroll(self)
        self._edge.scrolled.connect(self._on_edge_scrolled)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._reveal)
        self.setModel(model)
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        if self._wraps:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setResizeMode(QListView.ResizeMode.Adjust)
            self.setDragDropOverwriteMode(False)
            self.viewport().setAutoFillBackground(False)
            self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        else:
            self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        model.restructuring.connect(self.store_typing)
        model.dataChanged.connect(self.fit)
        model.rowsInserted.connect(self.fit)
        model.rowsRemoved.connect(self.fit)
        model.rowsMoved.connect(self.fit)
        model.layoutChanged.connect(self.fit)
        theme.changes().changed.connect(self.fit)

    @property
    def entries(self) -> EntryModel:
        """The model of the list."""
        return self._entries

    @property
    def current(self) -> Entry | None:
        """The entry that the keyboard is at."""
        card = self._entries.card(self.currentIndex())
        return None if card is None else card.entry

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return self._delegate.columns(max(1, self.viewport().width()))

    def show_selected(self, row_id: str | None) -> None:
        """Select an entry that was selected elsewhere, or none; the page scrolls to another one."""
        index = self._entries.index_of(row_id)
        followed = (row_id, index.row())
        self._is_following = True
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
            if followed != self._followed:
                # Once the page has its heights.
                self._soon.start()
        else:
            self.clearSelection()
        self._followed = followed
        self._is_following = False

    def edit_entry(self, row_id: str) -> None:
        """Edit the words of an entry in place."""
        index = self._entries.index_of(row_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self._reveal()
            self.edit(index)

    def enter(self, from_above: bool, reason: Qt.FocusReason) -> None:
        """Take the keyboard from the list above or below."""
        if not self.currentIndex().isValid() or not self.selectionModel().hasSelection():
            row = 0 if from_above else self._entries.rowCount() - 1
            self.setCurrentIndex(self._entries.index(row))
        self.setFocus(reason)

    def store_typing(self) -> None:
        """Store what is being typed; its editor stays open."""
        self._delegate.store_typing()

    def fit(self) -> None:
        """Be as high as the rows are at this width."""
        width = self.viewport().width()
        if width <= 0:
            return
        high = max(_EMPTY_PX, self._delegate.lay_out(self._entries.cards, width))
        if high != self.height() or self.minimumHeight() != high:
            self.setFixedHeight(high)
        self.scheduleDelayedItemsLayout()

    # Qt

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        chosen = self.selectionModel().selectedIndexes()
        if chosen and not self._is_following:
            card = self._entries.card(chosen[0])
            if card is not None:
                self.picked.emit(card.entry)
                self._reveal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, entry = _Key(event.key()), self.current
        if entry is None:
            self._leave_by(key, event)
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self.opened.emit(entry)
        elif key == _Key.Key_F2:
            self.edit(self.currentIndex())
        elif key == _Key.Key_Delete:
            self.discarded.emit(entry)
        elif event.modifiers() & _LIFT and key in _ARROWS:
            self._move_by(entry, self._step_of(key))
        elif key == _Key.Key_Escape:
            event.ignore()
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() == before:
                self._leave_by(key, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        card = self._entries.card(index)
        delegate = self._delegate
        is_left = event.button() == Qt.MouseButton.LeftButton
        if card is not None and is_left and isinstance(delegate, LineDelegate):
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            at = event.position().toPoint()
            if delegate.is_on_cross(self.visualRect(index), at, mirrored=mirrored):
                self.discarded.emit(card.entry)
                event.accept()
                return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), self.visualRect(self.currentIndex()).center()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.pos()
        card = self._entries.card(index)
        if card is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(card.entry, self.viewport().mapToGlobal(at))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # All rows are in sight of the list: the page scrolls.
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    # Moving with the mouse

    def startDrag(self, _actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        rect = self.visualRect(index)
        drag = QDrag(self)
        drag.setMimeData(self._entries.mimeData([index]))
        drag.setPixmap(_shining_through(self.viewport().grab(rect)))
        drag.setHotSpot(self.viewport().mapFromGlobal(QCursor.pos()) - rect.topLeft())
        drag.exec(Qt.DropAction.MoveAction)
        self._drop_at = None
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is not self:
            event.ignore()
            return
        self._pointer = event.position().toPoint()
        page = box_around(self)
        if page is not None:
            self._edge.hold_in(self.viewport().mapTo(page, self._pointer).y(), page.height())
        self._aim_at_pointer()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._edge.stop()
        self._drop_at = None
        self.viewport().update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._edge.stop()
        self._drop_at = None
        self.viewport().update()
        row_id = bytes(event.mimeData().data(MIME).data()).decode()
        index = self._entries.index_of(row_id)
        card = self._entries.card(index)
        if card is None:
            event.ignore()
            return
        gap = self.gap_at(event.position().toPoint())
        # The row that moves leaves its place first.
        to = gap if gap <= index.row() else gap - 1
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if to != index.row():
            self.moved.emit(card.entry, to)

    def gap_at(self, at: QPoint) -> int:
        """Before which row something dropped at a place comes to stand."""
        index = self.indexAt(at)
        if not index.isValid():
            return self._entries.rowCount()
        rect = self.visualRect(index)
        if not self._wraps:
            return index.row() + (at.y() > rect.center().y())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return index.row() + ((at.x() > rect.center().x()) != mirrored)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at is not None and self._entries.rowCount():
            QPainter(self.viewport()).fillRect(
                self._mark(self._drop_at), theme.current().color(Role.ACCENT)
            )

    def _mark(self, gap: int) -> QRect:
        """The line that says where a dropped row comes to stand."""
        count = self._entries.rowCount()
        is_after = gap >= count
        rect = self.visualRect(self._entries.index(min(gap, count - 1)))
        if not self._wraps:
            top = rect.bottom() - 1 if is_after else max(0, rect.top() - 1)
            return QRect(rect.left(), top, rect.width(), _MARK_PX)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = rect.right() - 1 if is_after != mirrored else max(0, rect.left() - 1)
        return QRect(left, rect.top() + 6, _MARK_PX, rect.height() - 12)

    # Moving with keys

    def _step_of(self, key: _Key) -> int:
        """By how many places an arrow moves a row."""
        if key in (_Key.Key_Up, _Key.Key_Down):
            by = self.columns if self._wraps else 1
            return -by if key == _Key.Key_Up else by
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return -1 if (key == _Key.Key_Left) != mirrored else 1

    def _move_by(self, entry: Entry, by: int) -> None:
        row, last = self.currentIndex().row(), self._entries.rowCount() - 1
        if 0 <= row + by <= last:
            self.moved.emit(entry, row + by)

    def _leave_by(self, key: _Key, event: QKeyEvent) -> None:
        if key in (_Key.Key_Up, _Key.Key_Down):
            self.left.emit(-1 if key == _Key.Key_Up else 1)
        else:
            event.ignore()

    @property
    def _wraps(self) -> bool:
        return not isinstance(self._delegate, LineDelegate)

    def _aim_at_pointer(self) -> None:
        self._drop_at = self.gap_at(self._pointer)
        self.viewport().update()

    def _on_edge_scrolled(self, by_px: int) -> None:
        """The list itself does not scroll: it moves with its page, under a pointer that rests."""
        page = box_around(self)
        if page is not None:
            self._pointer += QPoint(0, page.scroll_by(by_px))
            self._aim_at_pointer()

    def _reveal(self) -> None:
        """Scroll the page so that the current row can be seen."""
        around = box_around(self)
        content = around.widget() if around is not None else None
        if around is None or content is None:
            return
        rect = self.visualRect(self.currentIndex())
        top = self.viewport().mapTo(content, rect.topLeft()).y()
        bar, room = around.verticalScrollBar(), around.viewport().height()
        end = top + rect.height() + _AROUND_PX
        if end > bar.value() + room:
            bar.setValue(min(top, end - room))
        if top - _AROUND_PX < bar.value():
            bar.setValue(max(0, top - _AROUND_PX))


_ARROWS: Final = (_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right)


def _shining_through(picture: QPixmap) -> QPixmap:
    """A picture that lets the mark below it be seen."""
    made = QPixmap(picture.size())
    made.setDevicePixelRatio(picture.devicePixelRatio())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(_OPACITY)
    painter.drawPixmap(QPoint(0, 0), picture)
    painter.end()
    return made
