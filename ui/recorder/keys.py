"""What each key does while a test is recorded, and which of them the user has chosen instead.

The window reads its keys itself: a shortcut of Qt would not say when its key went down.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from narrative_studio.model.observed import MarkKind
from narrative_studio.settings import Settings
from ui.keymap import parts, words


class Act(StrEnum):
    """What can be done beside marking."""

    NEXT = "next frame"
    BACK = "frame before"
    WRITE = "write"
    TAKE_BACK = "take back"
    PAUSE = "pause"
    CLOCK = "clock"
    ON_TOP = "on top"
    END = "end"


class RecorderKey(NamedTuple):
    """One thing that keys do; ``usual`` names them as ``ui.keymap`` does."""

    id: str
    title: str
    does: MarkKind | Act
    usual: str


KEYS: Final = (
    RecorderKey("record.landed", "Mark: landed", MarkKind.LANDED, "1, Q"),
    RecorderKey("record.confused", "Mark: confused", MarkKind.CONFUSED, "2, W"),
    RecorderKey("record.objection", "Mark: objection", MarkKind.OBJECTION, "3, E"),
    RecorderKey("record.question", "Mark: question", MarkKind.QUESTION, "4, R"),
    RecorderKey("record.quote", "Mark: quote", MarkKind.QUOTE, "5, T"),
    RecorderKey("record.signal", "Mark: buying signal", MarkKind.BUYING_SIGNAL, "6, Y"),
    RecorderKey("record.neutral", "Mark: neutral", MarkKind.NEUTRAL, "0, G"),
    RecorderKey("record.note", "Mark: note", MarkKind.NOTE, "N"),
    RecorderKey("record.take-back", "Take the last mark back", Act.TAKE_BACK, "Backspace, Ctrl+Z"),
    RecorderKey("record.pause", "Pause for an interruption, go on", Act.PAUSE, "P, ."),
    RecorderKey("record.clock", "Show or hide the clock", Act.CLOCK, "H"),
    RecorderKey("record.on-top", "Keep the window on top", Act.ON_TOP, "F9"),
    RecorderKey("record.end", "End the recording", Act.END, "Ctrl+Return"),
)
"""The digits and, for keyboards whose digits need Shift, the letters under them."""

NAMING: Final = "ASDF"
"""The letters that name a known objection right after one was marked: in the row under the marks,
so that no key of a mark ever does something else."""

_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_NONE: Final = Qt.KeyboardModifier.NoModifier
_NAMES: Final = {ord(letter): place for place, letter in enumerate(NAMING)}
"""The places of the letters by Qt's numbers of their keys, which are those of capitals."""
_DIGITS: Final = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)
_MOVES: Final = {
    Qt.Key.Key_PageDown: Act.NEXT,
    Qt.Key.Key_PageUp: Act.BACK,
    Qt.Key.Key_MediaNext: Act.NEXT,
    Qt.Key.Key_MediaPrevious: Act.BACK,
}
_ALONE: Final = {
    Qt.Key.Key_Right: Act.NEXT,
    Qt.Key.Key_Down: Act.NEXT,
    Qt.Key.Key_Space: Act.NEXT,
    Qt.Key.Key_Left: Act.BACK,
    Qt.Key.Key_Up: Act.BACK,
    Qt.Key.Key_Return: Act.WRITE,
    Qt.Key.Key_Enter: Act.WRITE,
    Qt.Key.Key_Tab: Act.WRITE,
}


class RecorderKeys:
    """The keys in force; ``settings`` hold those that the user has chosen."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def does(self, event: QKeyEvent) -> MarkKind | Act | None:
        """What a key does while nothing is being typed, None for one that does nothing."""
        held = event.modifiers() & ~_KEYPAD
        key = event.key()
        if held in (_NONE, _SHIFT) and key in _DIGITS:
            held = _NONE  # Digits that need Shift are digits all the same.
        pressed = QKeyCombination(held, Qt.Key(key)) if _is_named(key) else None
        found = self._table().get(_text(pressed)) if pressed is not None else None
        if found is not None:
            return found
        moves = _MOVES if held != _NONE else _MOVES | _ALONE
        return moves.get(Qt.Key(key)) if pressed is not None else None

    def names(self, event: QKeyEvent) -> int | None:
        """The place, from 0, of the objection that a key names; None for any other key."""
        held = event.modifiers() & ~_KEYPAD
        return _NAMES.get(event.key()) if held == _NONE else None

    def does_while_typing(self, event: QKeyEvent) -> MarkKind | Act | None:
        """What a key does while words are typed: Ctrl and a digit mark, Page keys move."""
        held, key = event.modifiers() & ~_KEYPAD, event.key()
        if held == _CONTROL and key in _DIGITS:
            return self._table().get(_text(QKeyCombination(_NONE, Qt.Key(key))))
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            return _MOVES[Qt.Key(key)]
        return None

    def does_while_offered(self, event: QKeyEvent) -> MarkKind | Act | None:
        """What a key does while a line waits for words: all but what begins a sentence."""
        typed = event.text().strip()
        is_word = typed.isprintable() and bool(typed) and event.key() not in _DIGITS
        return None if is_word else self.does(event) or self.does_while_typing(event)

    def told(self, does: MarkKind | Act) -> str:
        """The first key of something as people read it; empty where it has none."""
        if does in (Act.NEXT, Act.BACK):
            return "Page Down" if does is Act.NEXT else "Page Up"
        if does is Act.WRITE:
            return "Enter"
        chords = next(parts(self._keys(one)) for one in KEYS if one.does is does)
        return words(chords[0]) if chords else ""

    def _keys(self, one: RecorderKey) -> str:
        return dict(self._settings.values.shortcuts).get(one.id, one.usual)

    def _table(self) -> dict[str, MarkKind | Act]:
        return {chord: one.does for one in KEYS for chord in parts(self._keys(one))}


def _is_named(key: int) -> bool:
    try:
        Qt.Key(key)
    except ValueError:  # a key that Qt itself does not name
        return False
    return True


def _text(pressed: QKeyCombination) -> str:
    return QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText)
