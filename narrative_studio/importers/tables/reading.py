"""Opens a table, whatever its file is called: the first bytes say what it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from narrative_studio.importers.foreign_text import decoded, read_limited
from narrative_studio.importers.json_text import unreadable
from narrative_studio.importers.tables.delimited import (
    HINT,
    MOST_BYTES,
    delimiter_of,
    read_delimited,
)
from narrative_studio.importers.tables.table import Table
from narrative_studio.importers.tables.workbook import read_workbook

_OFFICE = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text file is read: its encoding, and what stands between its cells."""

    encoding: str
    delimiter: str


def text_form(path: Path, *, encoding: str | None = None) -> TextForm | None:
    """How a text file looks as if it had to be read; None for a workbook.

    Raises:
        ImportFailed: the file is missing, unreadable, too large, or no text.
    """
    if _is_workbook(path):
        return None
    content = read_limited(path, most_bytes=MOST_BYTES, hint=HINT)
    text = decoded(content, path.name, hint=HINT, encoding=encoding)
    return TextForm(text.encoding, delimiter_of(text.text))


def read_tables(
    path: Path, *, encoding: str | None = None, delimiter: str | None = None
) -> tuple[Table, ...]:
    """Read the tables of a file: one of a text file, one for each filled sheet of a workbook.

    ``encoding`` and ``delimiter`` override what a text file looks like.

    Raises:
        ImportFailed: the file is missing, unreadable, too large, of another kind, or no table.
    """
    if _is_workbook(path):
        return read_workbook(path)
    return (read_delimited(path, encoding=encoding, delimiter=delimiter),)


def _is_workbook(path: Path) -> bool:
    try:
        head = b""
        if path.is_file():
            with path.open("rb") as file:
                head = file.read(8)
    except OSError as error:
        raise unreadable(path, error) from error
    return head.startswith(_OFFICE)
