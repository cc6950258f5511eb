"""The keys of the verbs on frames, in one table for menus, actions and hints."""

from __future__ import annotations

KEYS: dict[str, str] = {
    "add": "Ctrl+Return",
    "rename": "F2",
    "duplicate": "Ctrl+D",
    "copy": "Ctrl+C",
    "cut": "Ctrl+X",
    "paste": "Ctrl+V",
    "link": "Ctrl+Shift+K",
    "zone": "Ctrl+G",
    "comment": "Ctrl+Alt+M",
    "leave-out": "Ctrl+L",
    "differ": "Ctrl+Shift+L",
    "hide": "Ctrl+H",
    "delete": "Del",
    "left": "Alt+Left",
    "right": "Alt+Right",
    "beat-before": "Alt+Up",
    "beat-after": "Alt+Down",
}
"""By verb, in Qt's portable form."""

SLIDE_KEY = "Ctrl+P"
"""Shows the slide of a frame in large, from everywhere."""

LIST_KEYS: dict[str, str] = KEYS | {
    "left": "Alt+Up",
    "right": "Alt+Down",
    "beat-before": "Alt+Left",
    "beat-after": "Alt+Right",
}
"""Where the frames stand below one another."""

MOVES = ("left", "right", "beat-before", "beat-after")
"""The verbs whose keys follow the direction in which the frames stand."""

TAUGHT: dict[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("Enter", "edit the frame here"),
        (KEYS["rename"], "edit its headline in place"),
        ("Space", "see its slide in large"),
        ("Ctrl+Enter", "add a frame after it"),
        ("Alt+←  Alt+→", "move it"),
        ("Alt+↑  Alt+↓", "move it to another beat"),
        (KEYS["duplicate"], "duplicate it"),
        (f"{KEYS['copy']}  {KEYS['paste']}", "copy it, paste after it"),
        ("@", "link it to an element"),
        (KEYS["zone"], "make a zone of it"),
        (KEYS["comment"], "comment on it"),
        (KEYS["hide"], "hide it as backup"),
    ),
    "outline": (
        ("F2", "edit the cell in place"),
        ("Tab", "store it, edit the next one"),
        ("Shift+Enter", "a new line in a long text"),
        (SLIDE_KEY, "see the slide in large"),
        ("Ctrl+Enter", "add a frame below"),
        ("Alt+↑  Alt+↓", "move it"),
        ("Alt+←  Alt+→", "move it to another beat"),
        (KEYS["duplicate"], "duplicate it"),
        (KEYS["link"], "link it to an element"),
        (KEYS["comment"], "comment on it"),
        (KEYS["hide"], "hide it as backup"),
    ),
    "map": (
        ("Space", "link or unlink what meets"),
        ("Del", "unlink it"),
        ("Shift+Enter", "show the element here"),
        ("F2", "edit the frame here"),
        (SLIDE_KEY, "see its slide in large"),
        ("Alt+←  Alt+→", "move the frame"),
        ("Alt+↑  Alt+↓", "move it to another beat"),
    ),
}
"""What the inspector teaches while nothing is selected, by view; as on the board by default."""
