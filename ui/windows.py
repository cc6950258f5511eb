"""The windows of this process: they come, go, are numbered, and share their documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.screens import room_around
from ui.shelf import Shelf, is_same

if TYPE_CHECKING:
    from narrative_studio.project import Project
    from narrative_studio.running import Asked
    from narrative_studio.settings import Settings
    from ui.crash import Crash
    from ui.main_window import MainWindow

_STEP_PX = 32


class Windows(QObject):
    """Makes windows and knows those that are open.

    ``make`` makes one, not shown yet.

    Signals:
        changed(): a window came or went, or shows something else.
        broke(object): the exception of a task of any window that nobody expected.
    """

    changed = Signal()
    broke = Signal(object)

    def __init__(self, make: Callable[[Windows], MainWindow], settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._is_quitting = False
        self.changed.connect(self._note_open)
        self.shelf = Shelf()
        self._make = make
        self._open: list[MainWindow] = []
        self._last: MainWindow | None = None

    @property
    def all(self) -> tuple[MainWindow, ...]:
        """The open windows, the oldest first."""
        return tuple(self._open)

    @property
    def front(self) -> MainWindow | None:
        """The window that has the keyboard, else the one that came last; None when all are gone."""
        active = QApplication.activeWindow()
        for window in self._open:
            if active is not None and (active is window or window.isAncestorOf(active)):
                return window
        return self._open[-1] if self._open else None

    def add(self, *, beside: MainWindow | None = None) -> MainWindow:
        """Make one more window, a little below and beside another; it is not shown yet."""
        made = self._make(self)
        made.background.broke.connect(self.broke)
        made.keymap.changed.connect(self._on_keymap_changed)
        if beside is not None:
            _stand_beside(made, beside)
        self._open.append(made)
        self.changed.emit()
        return made

    def open_new(self, path: Path | None = None, *, beside: MainWindow | None = None) -> MainWindow:
        """Show one more window, with a document if one is given."""
        made = self.add(beside=beside)
        made.show()
        if path is not None:
            made.show_here(path)
        made.come_forward()
        return made

    def take(self, asked: Asked) -> None:
        """Come forward with what a second start of the program has asked for."""
        if (front := self.front) is not None:
            front.come_forward()
            front.take_files(asked.paths)

    def showing(self, path: Path) -> MainWindow | None:
        """The window that shows the document at a path; None when none does."""
        for window in self._open:
            page = window.page
            if page is not None and is_same(page.session.project.path, path):
                return window
        return None

    def sharing(self, project: Project) -> tuple[MainWindow, ...]:
        """The windows that show one document, the oldest first."""
        return tuple(
            window
            for window in self._open
            if window.page is not None and window.page.session.project is project
        )

    def remove(self, window: MainWindow) -> None:
        """A window has closed; it is deleted unless it is the last one, with which all ends."""
        if window not in self._open:
            return
        self._open.remove(window)
        if self._open:
            window.deleteLater()
            self.changed.emit()
        else:
            self._last = window

    def tell_crash(self, crash: Crash) -> None:
        """Have the window in front say that something unexpected happened."""
        if (front := self.front) is not None:
            front.tell_crash(crash)

    def tell_end(self, crash: Crash) -> None:
        """Have the window in front say that the studio ended in the middle of things last time."""
        if (front := self.front) is not None:
            front.messages.tell(
                "Narrative Studio ended unexpectedly last time; every change is kept",
                action="Show the report",
                act=lambda: front.sheets.show_crash(crash),
            )

    def facts(self) -> dict[str, object]:
        """What a report of a crash says of the windows: no words of any document."""
        front = self.front
        page = front.page if front is not None else None
        rows = {} if page is None else page.session.view.tables
        return {
            "windows": len(self._open),
            "room": "welcome page" if page is None else page.workspace.id,
            "view": "" if page is None else page.workspace.view_key,
            "rows": sum(map(len, rows.values())),
        }

    def delete(self) -> None:
        """Delete what is left, at the end of the process."""
        for window in (*self._open, self._last):
            if window is not None and isValid(window):
                window.deleteLater()

    def close_all(self) -> bool:
        """Close every window; False where one of them has something to say first."""
        self._is_quitting = True
        try:
            return all(window.close() for window in reversed(self.all))
        finally:
            self._is_quitting = False

    def _note_open(self) -> None:
        """Remember which documents are open, for the next start."""
        if self._is_quitting:
            return
        pages = [window.page for window in self._open if window.page is not None]
        paths = tuple(dict.fromkeys(str(page.session.project.path) for page in pages))
        if paths != self._settings.values.last_open:
            self._settings.change(last_open=paths)

    def _on_keymap_changed(self) -> None:
        for window in self._open:
            window.keymap.renew()


def _stand_beside(window: MainWindow, other: MainWindow) -> None:
    if other.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
        return
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(other.size())
    room = room_around(other)
    at = other.pos() + QPoint(_STEP_PX, _STEP_PX)
    if at.x() + other.width() > room.right() or at.y() + other.height() > room.bottom():
        at = room.topLeft() + QPoint(_STEP_PX, _STEP_PX)
    window.move(at)
