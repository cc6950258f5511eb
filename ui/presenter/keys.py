"""What each key does while a story is told; a clicker sends some of them."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt

_Key = Qt.Key


class Act(Enum):
    """What can be done in the window."""

    ON = auto()
    BACK = auto()
    NEXT_LINE = auto()
    LAST_LINE = auto()
    NEXT_FRAME = auto()
    LAST_FRAME = auto()
    TO_START = auto()
    TO_END = auto()
    PAUSE = auto()
    LARGER = auto()
    SMALLER = auto()
    AMOUNT = auto()
    STEP = auto()
    MIRROR = auto()
    KEYS = auto()
    LEAVE = auto()


ACTS: Final = {
    _Key.Key_Space: Act.ON,
    _Key.Key_PageDown: Act.ON,
    _Key.Key_Return: Act.ON,
    _Key.Key_Enter: Act.ON,
    _Key.Key_MediaNext: Act.ON,
    _Key.Key_F5: Act.ON,
    _Key.Key_PageUp: Act.BACK,
    _Key.Key_Backspace: Act.BACK,
    _Key.Key_MediaPrevious: Act.BACK,
    _Key.Key_Down: Act.NEXT_LINE,
    _Key.Key_Up: Act.LAST_LINE,
    _Key.Key_Right: Act.NEXT_FRAME,
    _Key.Key_Left: Act.LAST_FRAME,
    _Key.Key_Home: Act.TO_START,
    _Key.Key_End: Act.TO_END,
    _Key.Key_P: Act.PAUSE,
    _Key.Key_B: Act.PAUSE,
    _Key.Key_Period: Act.PAUSE,
    _Key.Key_MediaTogglePlayPause: Act.PAUSE,
    _Key.Key_MediaPlay: Act.PAUSE,
    _Key.Key_Plus: Act.LARGER,
    _Key.Key_Equal: Act.LARGER,
    _Key.Key_Minus: Act.SMALLER,
    _Key.Key_H: Act.AMOUNT,
    _Key.Key_L: Act.STEP,
    _Key.Key_M: Act.MIRROR,
    _Key.Key_Question: Act.KEYS,
    _Key.Key_F1: Act.KEYS,
    _Key.Key_Escape: Act.LEAVE,
}
"""Clickers send Page Up, Page Down, F5, Esc, a full stop or B."""

SHEET: Final = (
    (("Space", "Page Down"), "Go on; a click does the same, and a clicker"),
    (("Page Up", "Backspace"), "Go back; so does the right button of the mouse"),
    (("↓", "↑"), "A line on, a line back"),
    (("→", "←"), "A frame on, a frame back"),
    (("Home", "End"), "The first frame, the last one"),
    (("L",), "Go on by line or by frame"),
    (("P", "B", "."), "Pause for a question, go on"),
    (("+", "−"), "Larger words, smaller ones"),
    (("H",), "Full script, key phrases, headlines"),
    (("M",), "Mirror the words for a glass"),
    (("?",), "Show these keys"),
    (("Esc",), "Leave"),
)
"""What the sheet of keys says: the caps, and what they do."""


def act_of(key: int, modifiers: Qt.KeyboardModifier) -> Act | None:
    """What a key does, None for one that does nothing here."""
    try:
        act = ACTS.get(Qt.Key(key))
    except ValueError:  # a key that Qt itself does not name
        return None
    is_back = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    return Act.BACK if act is Act.ON and is_back else act
