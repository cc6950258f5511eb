"""Letters that are typed in an open menu go to the entry that begins with them, as in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

_PAUSE_MS: Final = 1_000
"""After that much time without a letter the next one begins anew."""
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class MenuTyping(QObject):
    """Watches menus: Qt itself only knows underlined letters, which long names do not have."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._forget()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return isinstance(watched, QMenu) and self._take(watched, event)
        return False

    def _take(self, menu: QMenu, event: QKeyEvent) -> bool:
        """Go where a letter leads; False where it is none, or leads nowhere."""
        letter = event.text()
        is_letter = letter.isprintable() and letter != "" and event.modifiers() in _PLAIN
        if not is_letter or (letter == " " and not self._typed):
            return False  # Space takes the entry that is chosen.
        entries = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
        if any(not QKeySequence.mnemonic(one.text()).isEmpty() for one in entries):
            return False
        self._typed += letter.casefold()
        self._pause.start()
        found = _entry_for(self._typed, entries, menu.activeAction())
        if found is not None:
            menu.setActiveAction(found)
        return True

    def _forget(self) -> None:
        self._typed = ""


def _entry_for(typed: str, entries: Sequence[QAction], now: QAction | None) -> QAction | None:
    """The entry that begins with what was typed, else one that has a word that does.

    The same letter again goes on to the next one; else the entry ``now`` is kept while it fits.
    """
    place = entries.index(now) if now in entries else -1
    is_again = len(set(typed)) == 1
    start = place + 1 if is_again else max(0, place)
    ordered = [*entries[start:], *entries[:start]]
    wanted = typed[0] if is_again else typed
    names = [(one, _name_of(one)) for one in ordered]
    found = [one for one, name in names if name.startswith(wanted)]
    found += [one for one, name in names if f" {wanted}" in name]
    return found[0] if found else None


def _name_of(entry: QAction) -> str:
    return entry.text().partition("\t")[0].replace("&&", "&").casefold()
