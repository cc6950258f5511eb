"""Which files are decks: by their names, else by how they begin."""

from __future__ import annotations

from pathlib import Path
from typing import Final

DECK_SUFFIXES: Final = (".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm", ".ppt")
"""The endings of decks; the last one is that of the old format, which is only recognised."""

_BEGINNINGS: Final = (b"PK", b"\xd0\xcf\x11\xe0")


def is_deck_name(path: Path) -> bool:
    """Whether a file is called like a deck."""
    return path.suffix.lower() in DECK_SUFFIXES


def is_deck(path: Path) -> bool:
    """Whether a file is to be read as a deck; one that cannot be opened only if it is so called."""
    if is_deck_name(path):
        return True
    try:
        if not path.is_file():
            return False  # Whoever opened a pipe would wait for what nobody writes.
        with path.open("rb") as file:
            return file.read(4).startswith(_BEGINNINGS)
    except OSError:
        return False
