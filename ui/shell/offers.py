"""Gathers what the palette offers: actions of rooms and window, and the menus of what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui import icons
from ui.actions import ALSO, Action
from ui.keymap import Keymap, words
from ui.shell.palette_ranking import Offer
from ui.workspaces.base import Workspace


class Offers:
    """What can be done now, from the room in sight outwards."""

    def __init__(
        self,
        keymap: Keymap,
        *,
        go: Callable[[str], object],
        everywhere: Callable[[], Sequence[Action]],
    ) -> None:
        """``go`` shows a room, ``everywhere`` gives the actions that belong to no room."""
        self._keymap = keymap
        self._go = go
        self._everywhere = everywhere
        self._menus: list[QMenu] = []

    def gather(self, here: Workspace, others: Iterable[Workspace]) -> list[Offer]:
        """Everything: of the room in sight, of what is selected there, of the window, elsewhere."""
        for menu in self._menus:
            menu.deleteLater()
        self._menus = []
        near = [*here.actions_here(), *self._everywhere()]
        found = [Offer(self._named(action)) for action in near]
        known = {action.title for action in near}
        for named in here.menus_here():
            self._menus.append(named.menu)
            found += [
                Offer(action, named.where, is_near=False)
                for action in entries_of(named.menu, named.title)
                if action.title not in known
            ]
        for room in others:
            found += [
                Offer(self._named(self._elsewhere(room, action)), room.title, is_near=False)
                for action in room.actions_here()
            ]
        return found

    def _named(self, action: Action) -> Action:
        return action._replace(shortcut=words(self._keymap.keys(action)))

    def _elsewhere(self, room: Workspace, action: Action) -> Action:
        def act() -> None:
            self._go(room.id)
            action.handler()

        return action._replace(handler=act)


def entries_of(menu: QMenu, title: str = "") -> Iterator[Action]:
    """The entries of a menu that can be used now, with the words of the menus that hold them."""
    for entry in menu.actions():
        name = entry.text().partition("\t")[0].replace("&&", "&")
        inner = entry.menu()
        if isinstance(inner, QMenu):
            yield from entries_of(inner, f"{title}: {name}" if title else name)
        elif entry.isEnabled() and not entry.isSeparator():
            yield _action(entry, f"{title}: {name}" if title else name)


def _action(entry: QAction, title: str) -> Action:
    keys = entry.text().partition("\t")[2]
    icon = icons.name_of(entry.icon()) or ("check" if entry.isChecked() else "")
    also = str(entry.property(ALSO) or "")
    return Action(f"menu.{title}", title, entry.trigger, keys, icon, also)
