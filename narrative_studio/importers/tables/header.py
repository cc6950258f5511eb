"""Finds the line with the names of the columns, and fits the rows below to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from narrative_studio.importers.tables.table import BadRow, Cell, Table

_LOOKED_AT: Final = 30
_REMARK: Final = re.compile(
    r"\s*(?:[(\[].*[)\]]|in\s+\w+|ms|s|secs?|sek\.?|mins?\.?|h|hrs?|std\.?|%)\s*", re.IGNORECASE
)
"""What stands below a name without being one: “(min)”, “in seconds”."""
_NUMBER: Final = re.compile(r"[-+]?[\d.,:/%\s]*\d[\d.,:/%\s]*")


def as_table(
    name: str,
    rows: list[list[Cell]],
    lines: list[int],
    *,
    notes: Sequence[str] = (),
) -> Table | None:
    """Make a table of raw rows; None when no row of them can be the names of columns.

    Lines before the names are left out and told of, as are empty rows, silently. A row with more
    cells than there are names is bad: what stands in it has slipped.
    """
    place = _header(rows)
    if place is None:
        return None
    first, place, names = _joined(rows, place)
    width = len(_trimmed(names))
    body = rows[place + 1 :]
    if body:
        # Columns without a name that hold something throughout are columns all the same.
        usual = sorted(len(_trimmed(row)) for row in body[:_LOOKED_AT])[len(body[:_LOOKED_AT]) // 2]
        width = max(width, usual)
    headers = _names(names, width)
    good, places, bad = _fitted(body, lines[place + 1 :], width)
    told = list(notes)
    if first < place:
        told.append("Names in two lines read as one: the upper one stands over several columns.")
    ahead = sum(any(_is_filled(cell) for cell in row) for row in rows[:first])
    if ahead:
        told.append(f"{ahead} {'line' if ahead == 1 else 'lines'} above the column names left out.")
    return Table(name, headers, good, places, tuple(bad), tuple(told))


def _fitted(
    body: list[list[Cell]], lines: list[int], width: int
) -> tuple[list[list[Cell]], list[int], list[BadRow]]:
    """Rows of this width with their lines, and those that are too wide."""
    good: list[list[Cell]] = []
    places: list[int] = []
    bad: list[BadRow] = []
    for row, line in zip(body, lines, strict=True):
        size = len(row)
        if size > width:
            filled = len(_trimmed(row))
            if filled > width:
                bad.append(BadRow(line, f"it has {filled} cells under {width} column names"))
                continue
            row = row[:width]
        elif size < width:
            row = row + [""] * (width - size)
        # Most rows begin with something; only the others are gone through.
        if row[0] in ("", None) and not any(_is_filled(cell) for cell in row):
            continue
        good.append(row)
        places.append(line)
    return good, places, bad


def _header(rows: list[list[Cell]]) -> int | None:
    """The first row that is as wide as most and names its columns in words."""
    looked_at = [_trimmed(row) for row in rows[:_LOOKED_AT]]
    widest = max((sum(map(_is_filled, row)) for row in looked_at), default=0)
    least = min(2, widest)
    for place, row in enumerate(looked_at):
        named = [cell for cell in row if _is_filled(cell)]
        is_words = named and all(_is_word(cell) for cell in named)
        if is_words and len(named) >= max(least, widest / 2):
            return place
    return None


def _joined(rows: list[list[Cell]], place: int) -> tuple[int, int, list[Cell]]:
    """The first and the last line of the names, and the names.

    Two lines are one where the upper one has cells that stand over several columns, as merged cells
    do, and the lower one says the same under at least two of them.
    """
    for upper in (place, place - 1):
        if 0 <= upper < len(rows) - 1:
            groups = _groups(_trimmed(rows[upper]), _trimmed(rows[upper + 1]))
            if groups:
                return upper, upper + 1, groups
    return place, place, rows[place]


def _groups(upper: list[Cell], lower: list[Cell]) -> list[Cell]:
    """The names of columns of two lines, empty where the lines are not of such a kind."""
    if not all(_is_word(cell) for cell in lower if _is_filled(cell)):
        return []
    width = max(len(upper), len(lower))
    over, under = ([*row, *[""] * (width - len(row))] for row in (upper, lower))
    starts = [place for place in range(width) if _is_filled(over[place])]
    spans = {
        start: range(start, end)
        for start, end in pairwise([*starts, width])
        if end - start > 1 and all(_is_filled(under[place]) for place in range(start, end))
    }
    said = Counter(
        name for span in spans.values() for name in {str(under[place]) for place in span}
    )
    names: list[Cell] = [_one_name(high, low) for high, low in zip(over, under, strict=True)]
    grouped = [
        span for span in spans.values() if any(said[str(under[place])] > 1 for place in span)
    ]
    for span in grouped:
        for place in span:
            names[place] = f"{over[span.start]} {under[place]}"
    return names if len({str(over[span.start]) for span in grouped}) > 1 else []


def _one_name(upper: Cell, lower: Cell) -> Cell:
    """The name of a column of its own in two lines: a unit or a remark belongs to what it is of."""
    if not _is_filled(lower):
        return upper
    return f"{upper} {lower}" if _is_filled(upper) and _REMARK.fullmatch(str(lower)) else lower


def _names(row: list[Cell], width: int) -> tuple[str, ...]:
    """A name for each column: its own, numbered when it comes again, or that of its place."""
    found: dict[str, None] = {}
    for place in range(width):
        cell = row[place] if place < len(row) else ""
        name = " ".join(str(cell).split()) if _is_filled(cell) else f"Column {letters(place)}"
        again = 2
        unique = name
        while unique in found:
            unique, again = f"{name} ({again})", again + 1
        found[unique] = None
    return tuple(found)


def letters(place: int) -> str:
    """The letters by which spreadsheets call a column, from A at 0."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _trimmed(row: list[Cell]) -> list[Cell]:
    """The row without empty cells at its end."""
    end = len(row)
    while end and not _is_filled(row[end - 1]):
        end -= 1
    return row[:end]


def _is_filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and not _NUMBER.fullmatch(cell.strip())
