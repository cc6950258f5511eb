"""Decides how the days and numbers of a table read, from all of its columns, and tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from narrative_studio.analysis.naming import day
from narrative_studio.importers.tables.cell_readers import Reader, reader_of
from narrative_studio.importers.tables.cells import shown
from narrative_studio.importers.tables.dates import DateOrder, needs_order, order_of
from narrative_studio.importers.tables.decimals import (
    DecimalMark,
    both_ways,
    mark_of,
    measured_mark,
)
from narrative_studio.importers.tables.fields import WITH_MARKS, CellKind, Field
from narrative_studio.importers.tables.mapping import Column
from narrative_studio.importers.tables.table import Cell
from narrative_studio.model.durations import format_duration

_MOST_READINGS: Final = 2
_LOOKED_AT: Final = 200
_MINUTE_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How a cell reads: as it is written, and what it is taken for, both in words."""

    cell: str
    read: str


@dataclass(frozen=True, slots=True)
class Meant:
    """A column with the field that it means and all of its cells."""

    column: Column
    field: Field
    cells: Sequence[Cell]


def decide(columns: Sequence[Meant]) -> tuple[list[Reader], list[str]]:
    """A reader for each column, and what should be known of days and numbers that read two ways.

    Where the cells of a column do not tell, those of the other columns do.
    """
    days = [one for one in columns if one.field.kind is CellKind.DATE]
    marked = [one for one in columns if one.field.kind in WITH_MARKS]
    order = order_of(cell for one in days for cell in one.cells)[0]
    mark = mark_of(cell for one in marked for cell in one.cells)[0]
    readers = [_reader(one, order, mark) for one in columns]
    notes = [note for one in days for note in _day_notes(one, order)]
    for one, read in zip(columns, readers, strict=True):
        if one in marked:
            notes += _number_notes(one, mark, read)
    return readers, notes


def readings(one: Meant, read: Reader) -> tuple[Reading, ...]:
    """How some cells of a column read, first those that might be read otherwise.

    Empty where a cell says by itself what it is.
    """
    if one.field.kind not in (CellKind.DATE, *WITH_MARKS):
        return ()
    cells = list(dict.fromkeys(cell for cell in one.cells[:_LOOKED_AT] if cell not in (None, "")))
    unsure = _unsure(one.field, one.cells)
    ahead = [unsure] if unsure is not None else []
    found = []
    for cell in dict.fromkeys([*ahead, *cells]):
        words = _words(one.field, cell, read)
        if words and words != str(cell).strip():
            found.append(Reading(shown(cell), words))
        if len(found) == _MOST_READINGS:
            break
    return tuple(found)


def _reader(one: Meant, order: DateOrder | None, mark: DecimalMark | None) -> Reader:
    column = one.column
    if one.field.kind is CellKind.DATE:
        order = column.order or order_of(one.cells)[0] or order
    if mark is None and one.field.kind is CellKind.DURATION:
        mark = measured_mark(one.cells)
    return reader_of(
        one.field,
        column.header,
        one.cells,
        order=order,
        unit=column.unit,
        decimal=column.decimal,
        usual=mark,
        words=dict(column.words),
    )


def _day_notes(one: Meant, shared: DateOrder | None) -> Iterable[str]:
    if one.column.order is not None:
        return
    header = one.column.header
    order, is_mixed = order_of(one.cells)
    if is_mixed:
        usual = order or DateOrder.DAY_FIRST
        yield f"The days in “{header}” are written in both orders; most have the {usual}."
    elif order is None and needs_order(one.cells):
        taken = shared or DateOrder.DAY_FIRST
        because = "as in the other columns" if shared else "but nothing in the table tells"
        yield f"The days in “{header}” are read with the {taken}, {because}."


def _number_notes(one: Meant, shared: DecimalMark | None, read: Reader) -> Iterable[str]:
    unsure = _unsure(one.field, one.cells)
    if one.column.decimal is not None or unsure is None:
        return
    header = one.column.header
    mark, is_mixed = mark_of(one.cells)
    example = f"{shown(unsure)} is {_words(one.field, unsure, read) or 'no number'}"
    if is_mixed:
        yield (
            f"Some numbers in “{header}” have a decimal comma, others a point; most have the "
            f"{mark}: {example}."
        )
    elif mark is None:
        because = "as in the other columns" if shared else "though nothing in the table tells"
        yield f"The numbers in “{header}” can be read two ways: {example}, {because}."


def _unsure(field: Field, cells: Iterable[Cell]) -> Cell:
    """The first cell that can be read in two ways; None where there is none."""
    different = dict.fromkeys(cells)
    if field.kind in WITH_MARKS:
        return next((cell for cell in different if both_ways(cell)), None)
    return next((cell for cell in different if needs_order([cell])), None)


def _words(field: Field, cell: Cell, read: Reader) -> str:
    """What a cell is read as; empty when it cannot be read."""
    try:
        value: Any = read(cell)
    except ValueError:
        return ""
    if value is None:
        return ""
    if field.kind is CellKind.DATE:
        return "" if str(cell).startswith(value) else day(value)
    if field.kind is CellKind.NUMBER:
        return f"{value:,}"
    return f"{value / 1000:g} s" if value < _MINUTE_MS and value % 1000 else format_duration(value)
