"""What can be done from anywhere in a window, by name, by key and in the menu of the studio."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui.actions import WINDOW_ACTIONS, Action
from ui.keymap import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from narrative_studio.settings import Settings
    from ui.main_window import MainWindow
    from ui.windows import Windows

_PAGE: Final = "page."


class WindowActions:
    """The actions of the table, done by the methods that it names, and the way to other windows."""

    def __init__(self, window: MainWindow, windows: Windows, settings: Settings) -> None:
        self._window = window
        self._windows = windows
        self._settings = settings
        self._made = [
            Action(
                one.id,
                one.title,
                partial(self.do, one.method),
                one.shortcut,
                one.icon,
                also=one.also,
            )
            for one in WINDOW_ACTIONS
        ]
        for action in self._made:
            window.keymap.bind(action, owner=window)

    def now(self) -> list[Action]:
        """All of them as they are now, with the way to each other window."""
        others = [
            Action(
                f"window.show.{number}",
                f"Go to the window {window.name}",
                window.come_forward,
                "",
                "app-window",
            )
            for number, window in enumerate(self._windows.all, start=1)
            if window is not self._window
        ]
        return [*self._made, *others]

    def do(self, method: str) -> None:
        """Do what the table says; nothing where that is the page's and there is none."""
        if self._window.page is not None or not method.startswith(_PAGE):
            attrgetter(method)(self._window)()

    def fill(self, menu: QMenu) -> None:
        """Offer them in the menu of the studio."""
        from ui.shell.studio_menu import fill_studio_menu

        window, keymap = self._window, self._window.keymap
        fill_studio_menu(
            menu,
            [action._replace(shortcut=words(keymap.keys(action))) for action in self.now()],
            has_document=window.page is not None,
            recent=self._settings.values.recent,
            open_recent=lambda path: window.open_path(Path(path)),
        )
