"""The documents that were open lately, on the welcome page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from narrative_studio.settings import Recent
from ui import icons
from ui.shell.recent_delegate import RecentDelegate, forget_pictures, pin_place
from ui.shell.recent_model import RecentModel, Row
from ui.theme import Role

_PIN_KEY = Qt.Key.Key_P


class RecentList(QListView):
    """Recent documents. Enter or a click opens one, P or its pin pins it, Delete takes it off.

    Of a file that is not at its place Enter and a click offer what can be done.

    Signals:
        opened(str), opened_beside(str): the path of the document to open, in a window of its own.
        forgotten(str): the path of the document to take off the list.
        pinned(str, bool): a document is to stay on the list, or no longer.
        located(str): a document that is missing is to be looked for.
        folder_asked(str): the folder of a document is to be shown.
    """

    opened = Signal(str)
    opened_beside = Signal(str)
    forgotten = Signal(str)
    pinned = Signal(str, bool)
    located = Signal(str)
    folder_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RecentModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RecentDelegate(self))
        self.setAccessibleName("Recent documents")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def show_recent(self, recent: tuple[Recent, ...]) -> None:
        """Show these documents; the cursor stays on the one it was on."""
        before = self._row(self.currentIndex()).recent
        forget_pictures()
        self._model.show(recent)
        if recent:
            row = self._model.row_of(before.path if before is not None else "")
            self.setCurrentIndex(self._model.index(row))

    def show_missing(self, paths: Iterable[str]) -> None:
        """Say which of the files are not at their places."""
        self._model.show_missing(paths)

    def make_menu(self, row: Row) -> QMenu:
        """What can be done with a document of the list."""
        menu = QMenu(self)
        one = row.recent
        if one is None:
            return menu
        path = one.path
        entries: list[tuple[str, str, Callable[[], object]]] = []
        if row.is_missing:
            entries += [("Locate…", "folder-search", partial(self.located.emit, path))]
        else:
            entries += [
                ("Open\tEnter", "folder-open", partial(self.opened.emit, path)),
                (
                    "Open in a new window\tCtrl+Enter",
                    "app-window",
                    partial(self.opened_beside.emit, path),
                ),
                ("Show in folder", "external-link", partial(self.folder_asked.emit, path)),
            ]
        pin = "Take the pin away\tP" if one.is_pinned else "Pin to the top\tP"
        entries += [
            (pin, "pin", partial(self.pinned.emit, path, not one.is_pinned)),
            ("Remove from list\tDel", "x", partial(self.forgotten.emit, path)),
        ]
        for words, icon, act in entries:
            entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
            entry.triggered.connect(lambda _checked=False, act=act: act())
        return menu

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        one = self._row(index).recent
        key = Qt.Key(event.key())
        if one is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._use(index, is_beside=is_beside)
        elif key == Qt.Key.Key_Delete:
            self.forgotten.emit(one.path)
        elif key == _PIN_KEY and not event.modifiers():
            self.pinned.emit(one.path, not one.is_pinned)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        one = self._row(index).recent
        is_pin = one is not None and pin_place(self.visualRect(index)).contains(
            event.position().toPoint()
        )
        if one is not None and is_pin and event.button() == Qt.MouseButton.LeftButton:
            self.pinned.emit(one.path, not one.is_pinned)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.viewport().update()  # The pin lights up below the pointer.

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self._pop_up(index, place)

    # Inside

    def _row(self, index: QModelIndex) -> Row:
        return self._model.row(index)

    def _use(self, index: QModelIndex, *, is_beside: bool = False) -> None:
        row = self._row(index)
        if row.recent is None:
            return
        if row.is_missing:
            self._pop_up(index, self.visualRect(index).center())
        elif is_beside:
            self.opened_beside.emit(row.recent.path)
        else:
            self.opened.emit(row.recent.path)

    def _pop_up(self, index: QModelIndex, place: QPoint) -> None:
        self.setCurrentIndex(index)
        menu = self.make_menu(self._row(index))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(place))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._use(index)
