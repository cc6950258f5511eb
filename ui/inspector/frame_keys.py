"""The keys of the verbs on frames, in one table for menus, actions and hints."""

from __future__ import annotations

KEYS: dict[str, str] = {
    "add": "Ctrl+Return",
    "rename": "F2",
    "duplicate": "Ctrl+D",
    "copy": "Ctrl+C",
    "cut": "Ctrl+X",
    "paste": "Ctrl+V",
    "zone": "Ctrl+G",
    "hide": "Ctrl+H",
    "delete": "Del",
    "left": "Alt+Left",
    "right": "Alt+Right",
    "beat-before": "Alt+Up",
    "beat-after": "Alt+Down",
}
"""By verb, in Qt's portable form."""

LIST_KEYS: dict[str, str] = KEYS | {
    "left": "Alt+Up",
    "right": "Alt+Down",
    "beat-before": "Alt+Left",
    "beat-after": "Alt+Right",
}
"""Where the frames stand below one another."""

MOVES = ("left", "right", "beat-before", "beat-after")
"""The verbs whose keys follow the direction in which the frames stand."""
