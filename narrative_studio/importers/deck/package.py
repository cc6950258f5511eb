"""Opens the file that a deck to bring in is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from narrative_studio.errors import ImportFailed
from narrative_studio.office_file import Kind, OfficeFile, open_office_file

DECK: Final = Kind(
    noun="PowerPoint deck",
    program="PowerPoint",
    ending=".pptx",
    old_stream="PowerPoint Document",
    old_ending=".ppt",
    again="import it again",
    error=ImportFailed,
)


def open_package(path: Path) -> OfficeFile:
    """Open a deck.

    Raises:
        ImportFailed: the file is missing, unreadable, locked with a password, of another kind, or
            damaged as a whole.
    """
    return open_office_file(path, DECK)
