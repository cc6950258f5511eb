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
