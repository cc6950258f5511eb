"""What can be done with the recent documents of the welcome page, and which of them are missing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from narrative_studio.errors import DocumentError, NarrativeError
from narrative_studio.settings import Recent, Settings

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shell.recent_list import RecentList
    from ui.shell.welcome import Welcome

_FILTER: Final = "Narratives (*.narrative)"


class RecentDocuments(QObject):
    """Shows the list on the welcome page of a window and does what is asked of its entries."""

    def __init__(self, window: MainWindow, welcome: Welcome, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._welcome = welcome
        self._settings = settings
        welcome.recent_made.connect(self._on_welcome_recent_made)

    def refresh(self) -> None:
        """Show the list as it is now, and look which files are at their places."""
        self._welcome.show_recent(self._settings.values.recent)
        self.look()

    def look(self) -> None:
        """Look which files are missing, beside the window: a share may take long to answer."""
        paths = [one.path for one in self._settings.values.recent]
        if not paths or not self._welcome.isVisible():
            return
        background = self._window.background
        task = background.start(lambda _report: [path for path in paths if _is_missing(path)])
        task.finished.connect(self._welcome.show_missing)
        background.go(task)

    def locate(self, path: str, found: Path) -> None:
        """A missing document was found at another place; another document is none."""
        one = next((one for one in self._settings.values.recent if one.path == path), None)
        try:
            if one is not None:
                _check_is_same(one, found)
        except NarrativeError as error:
            self._window.messages.trouble(error)
            return
        self._settings.relocate(path, str(found))
        self.refresh()
        self._window.open_path(found)

    # Slots

    def _on_welcome_recent_made(self, made: RecentList) -> None:
        made.opened.connect(self._on_list_opened)
        made.opened_beside.connect(self._on_list_opened_beside)
        made.forgotten.connect(self._on_list_forgotten)
        made.pinned.connect(self._on_list_pinned)
        made.located.connect(self._on_list_located)
        made.folder_asked.connect(self._on_list_folder_asked)

    def _on_list_opened(self, path: str) -> None:
        if not self._window.open_path(Path(path)):
            self.look()

    def _on_list_opened_beside(self, path: str) -> None:
        self._window.open_beside(Path(path), is_always=True)

    def _on_list_forgotten(self, path: str) -> None:
        before = self._settings.values.recent
        self._settings.forget(path)
        self.refresh()
        self._window.messages.tell(
            f"{Path(path).name} is off the list; the file stays where it is",
            action="Undo",
            act=partial(self._put_back, before),
        )

    def _put_back(self, recent: tuple[Recent, ...]) -> None:
        self._settings.change(recent=recent)
        self.refresh()

    def _on_list_pinned(self, path: str, is_pinned: bool) -> None:
        self._settings.pin(path, is_pinned=is_pinned)
        self.refresh()

    def _on_list_located(self, path: str) -> None:
        folder = Path(path).parent
        start = folder if folder.is_dir() else self._window.documents.folder
        name, _filter = QFileDialog.getOpenFileName(
            self._window, f"Locate {Path(path).name}", str(start), _FILTER
        )
        if name:
            self.locate(path, Path(name))

    def _on_list_folder_asked(self, path: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))


def _is_missing(path: str) -> bool:
    try:
        return not Path(path).exists()
    except OSError:
        return True


def _check_is_same(one: Recent, found: Path) -> None:
    # Reading documents is wanted only when one is looked for.
    from narrative_studio.store.foreign import read_identity

    if one.document and read_identity(found) != one.document:
        raise DocumentError(
            f"“{found.name}” is another document than “{one.title or Path(one.path).name}”.",
            "Choose the one that was moved, or open this one by itself.",
        )
