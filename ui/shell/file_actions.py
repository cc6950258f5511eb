"""What can be done with files: the questions which one, and saving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_FILTER: Final = "Narratives (*.narrative)"


class FileActions:
    """Asks for files with the system's own dialogs and hands them to the window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def ask_open(self) -> None:
        """Ask for a document and open it in this window."""
        if path := self._asked("Open a narrative", _FILTER):
            self._window.open_path(path)

    def ask_open_beside(self) -> None:
        """Ask for a document and open it in a window of its own."""
        if path := self._asked("Open a narrative in a new window", _FILTER):
            self._window.open_beside(path)

    def ask_import(self) -> None:
        """Ask for what is to be imported, and take it as if it were dropped."""
        from ui.intake import import_filter, import_words

        is_open = self._window.page is not None
        if path := self._asked(import_words(), import_filter(is_open=is_open)):
            self._window.take_files([path])

    def ask_import_tests(self) -> None:
        """Ask for a table or a transcript of tests, and show what would come in."""
        from ui.importing.asking import ask_import

        page = self._window.page
        if page is not None and not self._window.sheets.is_open:
            ask_import(self._window, page.session)

    def ask_read_back(self) -> None:
        """Ask for a deck or a text that comes back, and take it as if it were dropped."""
        from ui.intake import filter_of

        if self._window.page is None:
            return
        if path := self._asked("Read back a deck or Markdown", filter_of("deck", "markdown")):
            self._window.take_files([path])

    def ask_save_as(self) -> None:
        """Ask for another place and publish there from now on; the file so far stays."""
        if path := self._asked_place("Save as"):
            self._window.save_as(path)

    def ask_move(self) -> None:
        """Ask for another name or folder for the file itself."""
        if path := self._asked_place("Rename or move the file"):
            self._window.move_file(path)

    def tell_place(self) -> None:
        """Say in which file the document is, and offer to have it elsewhere."""
        if (page := self._window.page) is not None:
            path = page.session.project.path
            words = f"Kept as {path.name} in {folder_words(path.parent)}"
            self._window.messages.tell(words, action="Move it", act=self.ask_move)

    def show_folder(self) -> None:
        """Show the file in the system's own window of files."""
        if (page := self._window.page) is not None:
            page.session.flush()
            folder = page.session.project.path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def save_now(self) -> None:
        """Publish without waiting for a pause."""
        page = self._window.page
        if page is not None:
            page.session.flush()
            if page.keeper.publish():
                self._window.messages.tell(f"Saved {page.session.project.path.name}")

    def _asked_place(self, question: str) -> Path | None:
        page = self._window.page
        if page is None:
            return None
        at = str(page.session.project.path)
        name, _filter = QFileDialog.getSaveFileName(self._window, question, at, _FILTER)
        return Path(name) if name else None

    def _asked(self, question: str, names: str) -> Path | None:
        folder = str(self._window.documents.folder)
        name, _filter = QFileDialog.getOpenFileName(self._window, question, folder, names)
        return Path(name) if name else None


def folder_words(folder: Path) -> str:
    """A folder as people say it: from their home on, where it is in there."""
    try:
        inside = folder.relative_to(Path.home())
    except ValueError:
        return str(folder)
    return str(inside) if inside.parts else "your home folder"
