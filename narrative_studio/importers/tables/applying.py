"""Turns a table into plain rows by a mapping; rows that cannot be read are listed with reasons.

Ten thousand rows are nothing special: each column is read by its distinct cells, as most columns of
a survey say the same few things over and over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.tables.answers import folded
from narrative_studio.importers.tables.asked_words import AskedWord, asked_words
from narrative_studio.importers.tables.cell_readers import Reader
from narrative_studio.importers.tables.cells import shown
from narrative_studio.importers.tables.deciding import Meant, Reading, decide, readings
from narrative_studio.importers.tables.fields import NEEDED, field_of
from narrative_studio.importers.tables.mapping import Column, Mapping
from narrative_studio.importers.tables.table import BadRow, Cell, Table

EACH: Final = "each"
"""The key under which a row holds what stood in one column for each frame or page: a dictionary of
dictionaries, by the frame as the columns name it and then by field."""

_MOST_REASONS: Final = 3


@dataclass(frozen=True, slots=True)
class Applied:
    """What a table became.

    ``rows`` are dictionaries by the keys of the fields, all with the same keys: days as
    ``2026-03-05``, durations in milliseconds, answers as their words, lists as tuples, and None or
    an empty text where nothing stood. ``lines`` says where in the file each begins. ``readings``
    holds by the names of columns how some of their days and numbers were read, ``asked`` the words
    of their closed questions that a person has to give an answer, or has given one.
    """

    rows: tuple[dict[str, Any], ...]
    lines: tuple[int, ...]
    bad: tuple[BadRow, ...]
    notes: tuple[str, ...] = ()
    readings: Dictionary[str, tuple[Reading, ...]] = field(default_factory=dict)
    asked: Dictionary[str, tuple[AskedWord, ...]] = field(default_factory=dict)


def apply_mapping(table: Table, mapping: Mapping) -> Applied:
    """Read the columns that a mapping names; others are left alone.

    A row with a cell that cannot be read is left out as a whole and listed with its line and what
    is wrong with it, after the rows that the table itself could not hold.

    Raises:
        ImportFailed: the table has none of the columns without which nobody can tell what its rows
            belong to.
    """
    found, missing = _located(table, mapping)
    _check_needed(mapping, [column.field for column, _place in found], missing)
    meant = [
        Meant(column, mapping.field(column), [row[place] for row in table.rows])
        for column, place in found
    ]
    readers, told = decide(meant)
    notes = [*(f"There is no column “{header}” in this table." for header in missing), *told]
    reasons: dict[int, list[str]] = defaultdict(list)
    columns: list[tuple[Column, list[Any]]] = []
    shown_as: dict[str, tuple[Reading, ...]] = {}
    asked: dict[str, tuple[AskedWord, ...]] = {}
    for one, read in zip(meant, readers, strict=True):
        columns.append((one.column, _read(one.column.header, one.cells, read, reasons)))
        if examples := readings(one, read):
            shown_as[one.column.header] = examples
        if words := asked_words(one):
            asked[one.column.header] = words
    rows = _rows(columns, len(table.rows))
    _find_nameless(mapping, rows, reasons)
    bad = [
        *table.bad,
        *(BadRow(table.lines[place], _told(why)) for place, why in sorted(reasons.items())),
    ]
    if reasons:
        kept = [place for place in range(len(rows)) if place not in reasons]
        rows, lines = [rows[place] for place in kept], [table.lines[place] for place in kept]
    else:
        lines = list(table.lines)
    return Applied(tuple(rows), tuple(lines), tuple(bad), tuple(notes), shown_as, asked)


def _located(table: Table, mapping: Mapping) -> tuple[list[tuple[Column, int]], list[str]]:
    """The columns that the table has, with their places, and the names of those it has not."""
    places = {header: place for place, header in enumerate(table.headers)}
    alike = {folded(header): place for place, header in enumerate(table.headers)}
    found: list[tuple[Column, int]] = []
    missing = []
    for column in mapping.columns:
        place = places.get(column.header, alike.get(folded(column.header)))
        if place is None:
            missing.append(column.header)
        else:
            found.append((column, place))
    return found, missing


def _check_needed(mapping: Mapping, found: Sequence[str], missing: Sequence[str]) -> None:
    for needed in NEEDED[mapping.target]:
        if needed.isdisjoint(found):
            titles = " or ".join(
                sorted(f"“{field_of(mapping.target, key).title}”" for key in needed)
            )
            absent = f" “{missing[0]}” is not in this table." if missing else ""
            raise ImportFailed(
                f"No column is chosen for {titles}.{absent}", "Choose which column holds it."
            )


def _read(
    header: str, cells: Sequence[Cell], read: Reader, reasons: dict[int, list[str]]
) -> list[Any]:
    """The column's values; where a cell cannot be read, why is noted under its row."""
    # True and 1 are one key of a dictionary, but not one cell: only texts are safe to look up.
    texts = {cell for cell in cells if isinstance(cell, str)}
    known: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for text in texts:
        try:
            known[text] = read(text)
        except ValueError as error:
            wrong[text] = f"{header}: {shown(text)} {error}"
    try:
        # All that a column of a text file without mistakes needs.
        return [known[cell] for cell in cells]  # type: ignore[index]
    except KeyError:
        return [
            _one(cell, place, header, read, known, wrong, reasons)
            for place, cell in enumerate(cells)
        ]


def _one(
    cell: Cell,
    place: int,
    header: str,
    read: Reader,
    known: dict[str, Any],
    wrong: dict[str, str],
    reasons: dict[int, list[str]],
) -> Any:
    if isinstance(cell, str):
        if cell in wrong:
            reasons[place].append(wrong[cell])
        return known.get(cell)
    try:
        return read(cell)
    except ValueError as error:
        reasons[place].append(f"{header}: {shown(cell)} {error}")
        return None


def _rows(columns: list[tuple[Column, list[Any]]], count: int) -> list[dict[str, Any]]:
    plain = [(column.field, values) for column, values in columns if not column.each]
    keys = [key for key, _values in plain]
    rows: list[dict[str, Any]] = (
        [
            dict(zip(keys, values, strict=True))
            for values in zip(*(values for _key, values in plain), strict=True)
        ]
        if plain
        else [{} for _ in range(count)]
    )
    side_by_side = [(column, values) for column, values in columns if column.each]
    if side_by_side:
        for row in rows:
            row[EACH] = {}
        for column, values in side_by_side:
            each, key = column.each, column.field
            for row, value in zip(rows, values, strict=True):
                if value is not None and value != "" and value != "unknown":
                    row[EACH].setdefault(each, {})[key] = value
    return rows


def _find_nameless(
    mapping: Mapping, rows: list[dict[str, Any]], reasons: dict[int, list[str]]
) -> None:
    """Note the rows that do not say what they belong to, unless another reason stands already."""
    for needed in NEEDED[mapping.target]:
        keys = [key for key in sorted(needed) if rows and key in rows[0]]
        titles = " or ".join(field_of(mapping.target, key).title.lower() for key in keys)
        nameless: Sequence[int] = range(len(rows))
        for key in keys:
            nameless = [place for place in nameless if not rows[place][key]]
        for place in nameless:
            if place not in reasons:
                reasons[place].append(f"it has no {titles}")


def _told(reasons: list[str]) -> str:
    more = len(reasons) - _MOST_REASONS
    told = "; ".join(reasons[:_MOST_REASONS])
    return f"{told}; and {more} more" if more > 0 else told
