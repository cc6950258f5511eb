"""Opens a table, whatever its file is called: the first bytes say what it is."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.importers.json_text import unreadable
from narrative_studio.importers.tables.delimited import read_delimited
from narrative_studio.importers.tables.table import Table
from narrative_studio.importers.tables.workbook import read_workbook

_OFFICE = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")


def read_tables(
    path: Path, *, encoding: str | None = None, delimiter: str | None = None
) -> tuple[Table, ...]:
    """Read the tables of a file: one of a text file, one for each filled sheet of a workbook.

    ``encoding`` and ``delimiter`` override what a text file looks like.

    Raises:
        ImportFailed: the file is missing, unreadable, too large, of another kind, or no table.
    """
    try:
        head = b""
        if path.is_file():
            with path.open("rb") as file:
                head = file.read(8)
    except OSError as error:
        raise unreadable(path, error) from error
    if head.startswith(_OFFICE):
        return read_workbook(path)
    return (read_delimited(path, encoding=encoding, delimiter=delimiter),)
