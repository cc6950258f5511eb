"""Why a file cannot be taken, and what to do instead."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from narrative_studio.errors import ImportFailed
from narrative_studio.printable import printable

_TEXTS = (".docx", ".doc", ".odt", ".rtf", ".pages", ".txt", ".md", ".html", ".htm")
_DECKS = (".odp", ".key")
_TABLES = (".xls", ".ods", ".numbers")
_DRAWINGS = (".heic", ".heif", ".avif", ".ico", ".psd", ".ai", ".eps", ".tga")
_RECORDINGS = (".mp4", ".mov", ".avi", ".mkv", ".webm", ".mp3", ".wav", ".m4a", ".ogg", ".flac")
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar")


class Reason(NamedTuple):
    """Why not, as the rest of a sentence that begins with the name, and the next step."""

    because: str
    next_step: str


_BY_SUFFIX: tuple[tuple[tuple[str, ...], Reason], ...] = (
    (
        _DECKS,
        Reason(
            "it is not in PowerPoint's format",
            "Save it as .pptx in the program that made it, then drop that.",
        ),
    ),
    (
        _TEXTS,
        Reason(
            "a text has no frames",
            "Copy its words and paste them into a field: headings, lists and links come along.",
        ),
    ),
    (
        (".pdf",),
        Reason(
            "a PDF holds pages as they are printed",
            "Copy its words into a field, or save a page as PNG and drop that.",
        ),
    ),
    (
        _TABLES,
        Reason(
            "it is a table in a format of its own",
            "Save it as .xlsx or .csv, then drop that.",
        ),
    ),
    (
        _DRAWINGS,
        Reason("not every computer can show it", "Save it as PNG or JPEG, then drop that."),
    ),
    (
        _RECORDINGS,
        Reason(
            "recordings have no place in a document",
            "Keep the file, and put a link to it into the script.",
        ),
    ),
    (_ARCHIVES, Reason("it is an archive", "Unpack it, then drop what is inside.")),
)
_MADE_HERE = (".docx", ".pdf", ".html", ".md")
"""What the studio makes, and recognises when it comes back unchanged."""

_UNKNOWN = Reason(
    "files of this kind are not known here",
    "Drop a .narrative document, a deck, Markdown, a table, a transcript or a picture.",
)
_FOLDER = Reason("it is a folder", "Open it and drop the file that you mean.")
_WEB = ImportFailed(
    "Nothing is fetched from the web: the studio works offline.",
    "Save it on this computer, then drop the file.",
)
_WORDS = ImportFailed(
    "Words need a field to stand in.", "Choose a frame, then drop or paste them into one of its."
)


def reason(path: Path) -> Reason:
    """Why nothing takes a file."""
    if path.is_dir():
        return _FOLDER
    suffix = path.suffix.lower()
    return next((why for suffixes, why in _BY_SUFFIX if suffix in suffixes), _UNKNOWN)


def refusal(path: Path, *, more: int = 0, is_open: bool = False) -> ImportFailed:
    """What is said of a file that nothing takes; ``more`` were dropped with it.

    ``is_open`` says that a document is open, which may have made such a file and did not.
    """
    why = reason(path)
    others = f" (nor {more} more)" if more else ""
    is_made = is_open and path.suffix.lower() in _MADE_HERE
    known = "it was not exported from this document as it is, and " if is_made else ""
    return ImportFailed(
        f"“{printable(path.name)}” cannot be taken{others}: {known}{why.because}.", why.next_step
    )


def refusal_of_data(*, is_address: bool) -> ImportFailed:
    """What is said of something that is no file: an address on the web, or words."""
    return _WEB if is_address else _WORDS
