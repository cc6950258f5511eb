"""What can be done with files: the questions which one, and saving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

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
        """Ask for another place and publish there from now on."""
        page = self._window.page
        if page is None:
            return
        name, _filter = QFileDialog.getSaveFileName(
            self._window, "Save as", str(page.session.project.path), _FILTER
        )
        if name:
            self._window.save_as(Path(name))

    def save_now(self) -> None:
        """Publish without waiting for a pause."""
        page = self._window.page
        if page is not None:
            page.session.flush()
            if page.keeper.publish():
                self._window.messages.tell(f"Saved {page.session.project.path.name}")

    def _asked(self, question: str, names: str) -> Path | None:
        folder = str(self._window.documents.folder)
        name, _filter = QFileDialog.getOpenFileName(self._window, question, folder, names)
        return Path(name) if name else None
