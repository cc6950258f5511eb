"""Makes the reader for the cells of one column, with what the whole column says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from narrative_studio.importers.tables import answers, cells, dates, decimals, durations
from narrative_studio.importers.tables.dates import DateOrder
from narrative_studio.importers.tables.decimals import DecimalMark
from narrative_studio.importers.tables.durations import Unit
from narrative_studio.importers.tables.fields import WITH_MARKS, CellKind, Field
from narrative_studio.importers.tables.table import Cell

_NO_WORDS: Final[Mapping[str, str]] = {}
Reader = Callable[[Cell], Any]
"""Reads one cell; raises ``ValueError`` with what follows its name."""

_PLAIN: Final[dict[CellKind, Reader]] = {
    CellKind.TEXT: cells.text,
    CellKind.PAGE: cells.page,
    CellKind.RATING: cells.rating,
    CellKind.LIST: cells.listed,
}


def reader_of(
    field: Field,
    header: str,
    column: Sequence[Cell],
    *,
    order: DateOrder | None = None,
    unit: Unit | None = None,
    decimal: DecimalMark | None = None,
    usual: DecimalMark | None = None,
    words: Mapping[str, str] = _NO_WORDS,
) -> Reader:
    """The reader for a column that means this field.

    ``order``, ``unit`` and ``decimal`` are decisions; without them the column's own cells, and for
    durations its name, decide. ``usual`` is the decimal mark where nothing else says. ``words``
    are those of a closed question that a person gave a meaning.
    """
    if field.kind is CellKind.DATE:
        return partial(dates.parse_date, order=order or dates.order_of(column)[0] or _USUAL)
    if field.kind in WITH_MARKS:
        mark = decimal or decimals.mark_of(column)[0] or usual
    if field.kind is CellKind.NUMBER:
        return partial(cells.whole, mark=mark, is_decided=decimal is not None)
    if field.kind is CellKind.DURATION:
        return partial(
            durations.parse_duration,
            unit=unit or durations.unit_of(header) or field.unit,
            clock_is_minutes=durations.clocks_are_minutes(column),
            mark=mark,
            is_decided=decimal is not None,
        )
    if field.answers:
        known = {**field.answers, **{answers.folded(said): words[said] for said in words}}
        reason = _REASONS.get(field.kind) or "is none of " + ", ".join(field.meanings)
        empty = field.empty or answers.UNKNOWN
        return partial(answers.chosen, words=known, reason=reason, empty=empty)
    return _PLAIN[field.kind]


_REASONS: Final = {
    CellKind.ANSWER: answers.NO_ANSWER,
    CellKind.EXTENT: answers.NO_EXTENT,
}
_USUAL: Final = DateOrder.DAY_FIRST
"""What is taken when nothing in the table tells, and told of."""
