"""What a mark of a chart stands for: keys that name a kind of row, and the row."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, unquote

FRAME: Final = "frame"
SESSION: Final = "session"
VERSION: Final = "version"
OBJECTION: Final = "objection"
METRIC: Final = "metric"
ELEMENT: Final = "element"
SEGMENT: Final = "segment"
CODE: Final = "code"
QUOTE: Final = "quote"
ELIGIBLE: Final = "eligible"
OLD_PITCH: Final = "old-pitch"
WORD: Final = "word"


def key(kind: str, name: str = "") -> str:
    """The key of a mark: ``frame:0192…``."""
    return f"{kind}:{quote(name, safe=' ')}"


def parts(joined: str) -> dict[str, str]:
    """What a key stands for, by kind; a cell of a table stands for its row and its column."""
    found = {}
    for one in joined.split("/"):
        kind, _, name = one.partition(":")
        found[kind] = unquote(name)
    return found
