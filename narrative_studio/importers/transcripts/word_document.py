"""The text of a transcript that a meeting tool saved as a Word document, as Teams does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.tables.sheet_xml import SheetRefused, walk
from narrative_studio.office_file import Kind, PartMissing, open_office_file

WORD: Final = Kind(
    noun="Word document",
    program="Word",
    ending=".docx",
    old_stream="WordDocument",
    old_ending=".doc",
    again="import it again",
    error=ImportFailed,
)
MOST_CHARACTERS: Final = 16 * 1024**2

_BODY: Final = "word/document.xml"
_HINT: Final = "Download the transcript from the meeting again, as .docx or .vtt."
_NOT_SHOWN: Final = frozenset({"Fallback", "del", "moveFrom"})
"""What Word keeps beside what it shows: second forms of the same, and what was deleted."""


def document_text(path: Path) -> str:
    """The text of a Word document, each paragraph and each line of it on a line of its own.

    Raises:
        ImportFailed: the file is missing, unreadable, no Word document, locked, damaged, or so
            large or so tightly packed that it can only mean harm.
    """
    with open_office_file(path, WORD) as package:
        if _BODY not in package:
            raise ImportFailed(f"“{package.name}” is no Word document.", _HINT)
        try:
            text = _text(package.read(_BODY))
        except (SheetRefused, PartMissing) as error:
            raise ImportFailed(f"“{package.name}” cannot be read: {error}.", _HINT) from error
        if len(text) > MOST_CHARACTERS:
            raise ImportFailed(
                f"“{package.name}” holds more than {MOST_CHARACTERS:,} characters.",
                "Cut it into its calls, then import them one by one.",
            )
        return text


def _text(content: bytes) -> str:
    found: list[str] = []
    inside: list[str] = []

    def start(name: str, _values: Mapping[str, str]) -> None:
        inside.append(name)
        if name == "tab":
            found.append("\t")
        elif name in ("br", "cr"):
            found.append("\n")

    def end(name: str) -> None:
        inside.pop()
        if name == "p":
            found.append("\n")

    def text(piece: str) -> None:
        if inside and inside[-1] == "t" and _NOT_SHOWN.isdisjoint(inside):
            found.append(piece)

    walk(content, start, end, text)
    return "".join(found)
