"""Tooltips of buttons end in the keys that do the same, also after the user has chosen others.

A button says which action it does, once::

    set_key_tip(button, "Undo", action="window.undo")

and ``KeyTips`` writes the keys behind the words, now and whenever they change.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.keymap import Keymap

_ACTION: Final = "action"
_TIP: Final = "tip"
_KEYS: Final = "keys"


def set_key_tip(
    button: QAbstractButton, tip: str, *, action: str = "", is_name: bool = False
) -> None:
    """Give a button a tooltip; ``action`` is the id of the action whose keys follow the words.

    With ``is_name`` assistive technology says the words instead of those on the button.
    """
    if is_name:
        button.setAccessibleName(tip)
    button.setProperty(_TIP, tip)
    if action:
        button.setProperty(_ACTION, action)
    _show(button)


class KeyTips(QObject):
    """Keeps the tooltips of all buttons in ``root`` as the keymap has it."""

    def __init__(self, keymap: Keymap, root: QWidget) -> None:
        super().__init__(root)
        self._keymap = keymap
        self._root = root
        keymap.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Write the keys anew, of buttons that came since too."""
        for button in self._root.findChildren(QAbstractButton):
            if action := button.property(_ACTION):
                button.setProperty(_KEYS, self._keymap.told(action))
                _show(button)


def _show(button: QAbstractButton) -> None:
    tip, keys = button.property(_TIP) or "", button.property(_KEYS) or ""
    button.setToolTip(f"{tip} ({keys})" if keys else tip)
