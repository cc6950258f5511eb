"""Reads text whose cells are parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Final

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.foreign_text import decoded, read_limited
from narrative_studio.importers.tables.header import as_table
from narrative_studio.importers.tables.table import Cell, Table

MOST_BYTES: Final = 64 * 1024**2
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 1000

DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
HINT: Final = "Choose a table as .csv or .xlsx."
_TOO_LARGE: Final = "Cut it into several tables, then import them one by one."
_SAMPLE_CHARS: Final = 64 * 1024
_SAMPLE_ROWS: Final = 100


def read_delimited(
    path: Path, *, encoding: str | None = None, delimiter: str | None = None
) -> Table:
    """Read a text file as one table, its encoding and delimiter found out unless they are given.

    Raises:
        ImportFailed: the file is missing, unreadable, no text, too large, or no table.
    """
    content = read_limited(path, most_bytes=MOST_BYTES, hint=HINT)
    text = decoded(content, path.name, hint=HINT, encoding=encoding)
    notes = []
    if text.is_guessed and text.encoding != "utf-8":
        notes.append(f"Read as {text.encoding}, by the look of its letters.")
    return parse_delimited(text.text, path.name, delimiter=delimiter, notes=tuple(notes))


def parse_delimited(
    text: str, name: str, *, delimiter: str | None = None, notes: tuple[str, ...] = ()
) -> Table:
    """Read text as one table; ``name`` is that of its file, for messages.

    Raises:
        ImportFailed: it is no table, has a quote without an end, or is too large.
    """
    text, stated, skipped = _stated_delimiter(text)
    mark = delimiter or stated or sniffed(text)
    try:
        rows, lines = _rows(text, name, mark, is_strict=True)
    except csv.Error:
        # A quote in the middle of a cell; read as most programs do, which leave it there.
        try:
            rows, lines = _rows(text, name, mark, is_strict=False)
        except csv.Error as error:
            raise ImportFailed(f"“{name}” cannot be read as a table: {error}.", HINT) from error
    found = as_table(name, rows, [line + skipped for line in lines], notes=notes)
    if found is None:
        raise ImportFailed(f"“{name}” is no table: no line in it names its columns.", HINT)
    return found


def delimiter_of(text: str) -> str:
    """The delimiter that a text states in its first line, else the one that it looks like."""
    rest, stated, _skipped = _stated_delimiter(text)
    return stated or sniffed(rest)


def sniffed(text: str) -> str:
    """The delimiter of a text: the one that cuts most lines into the same number of cells.

    The csv module's own sniffer is not used: it takes letters for delimiters and decimal commas
    for commas.
    """
    sample = text[:_SAMPLE_CHARS]
    if len(text) > _SAMPLE_CHARS:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda mark: _evenness(sample, mark))


def _evenness(sample: str, mark: str) -> tuple[float, int]:
    """What part of the lines have the usual number of cells, and that number."""
    sizes = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark):
            if any(row):
                sizes.append(len(row))
            if len(sizes) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0, 0
    if not sizes:
        return 0.0, 0
    usual, count = Counter(sizes).most_common(1)[0]
    if usual < 2:
        return 0.0, 0
    # The names of columns hold no decimal commas: their line has to be cut like the others.
    first = 1.0 if sizes[0] == usual else 0.5
    return first * count / len(sizes), usual


def _stated_delimiter(text: str) -> tuple[str, str | None, int]:
    """Take off Excel's first line ``sep=;``; how many lines were taken comes last."""
    first, end, rest = text.partition("\n")
    stated = first.strip().strip('"').lower()
    if end and stated.startswith("sep=") and len(stated) == 5:
        return rest, stated[4], 1
    if end and first.lower().startswith("sep=\t"):
        return rest, "\t", 1
    return text, None, 0


def _rows(
    text: str, name: str, mark: str, *, is_strict: bool
) -> tuple[list[list[Cell]], list[int]]:
    """All rows with the line at which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=is_strict)
    rows: list[list[Cell]] = []
    lines: list[int] = []
    last = 0
    try:
        for row in reader:
            rows.append(row)  # type: ignore[arg-type]  # a list of texts, read only from here on
            lines.append(last + 1)
            last = reader.line_num
            if len(rows) > MOST_ROWS:
                raise ImportFailed(f"“{name}” has more than {MOST_ROWS:,} rows.", _TOO_LARGE)
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise ImportFailed(
                f"“{name}” cannot be read: the quote that opens in line {last + 1} has no end.",
                "Correct that line, then import it again.",
            ) from error
        if "field limit" in str(error):
            raise ImportFailed(
                f"“{name}” cannot be read: a cell in line {last + 1} is longer than "
                f"{csv.field_size_limit():,} characters.",
                "Look for a quote without an end there, then import it again.",
            ) from error
        raise
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise ImportFailed(f"“{name}” has more than {MOST_COLUMNS:,} columns.", _TOO_LARGE)
    return rows, lines
