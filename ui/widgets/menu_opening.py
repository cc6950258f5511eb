"""Opens menus that a key asks for: with their first entry chosen, so that Enter takes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu


def open_at_first(menu: QMenu, at: QPoint) -> None:
    """Show a menu at a point of the screen, with the keyboard on the first entry that can be used.

    Qt shows menus with nothing chosen: an arrow key has to be pressed before Enter does anything.
    """
    menu.popup(at)
    usable = (one for one in menu.actions() if one.isEnabled() and not one.isSeparator())
    first = next(usable, None)
    if first is not None:
        menu.setActiveAction(first)
