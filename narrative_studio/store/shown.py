"""What a row shows, now or inside any cut of the journal.

It follows from the changes of the row, from who made them and from which of them take back others.
Each cell shows the one head that it has; where it has several, the latest of their sources in the
one order, or in an owned cell the approver's own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from narrative_studio.model.rows import CellValue, Column, Policy, Row, columns
from narrative_studio.store.heads import RowHeads, standing
from narrative_studio.store.sources import Sources
from narrative_studio.store.txn import ALIVE, WHOLE_ROW, Change

APPROVER = "approver"

Authors = Callable[[Iterable[str]], Mapping[str, str]]
"""Gives the author of each of these transactions."""

Undoes = Callable[[Iterable[str]], Mapping[str, str]]
"""Gives what those of these transactions that take back another take back."""


class Shown(NamedTuple):
    """The cells of a row as they show, and whether it is there at all."""

    cells: Mapping[str, CellValue]
    is_alive: bool


def shown(
    row_type: type[Row],
    changes: Sequence[Change],
    heads: RowHeads,
    authors: Authors,
    undoes: Undoes,
) -> Shown | None:
    """What a row shows; None while the change that made it has not arrived.

    ``changes`` are all changes of the row that count, ``heads`` those of them that stand. Where
    several stand in a cell, their sources (:mod:`~narrative_studio.store.sources`) are the
    wordings: in an owned cell the approver's own shows if there is one, else and in all other cells
    the latest in the one order.
    """
    if not standing(heads, WHOLE_ROW):
        return None
    declared = columns(row_type)
    if len(changes) == 1:
        (made,) = changes
        new = made.new
        alone = (
            {name: column.sound(new.get(name, column.default)) for name, column in declared.items()}
            if isinstance(new, Mapping)
            else {name: told(made, column) for name, column in declared.items()}
        )
        return Shown(alone, is_alive(made))
    by_id = {change.id: change for change in changes}

    def heads_at(column: str) -> list[Change]:
        return [by_id[head] for head in standing(heads, column)]

    said = {name: heads_at(name) for name in (*declared, ALIVE)}
    contested = {name: words for name, words in said.items() if len(words) > 1}
    if contested:
        sources = sources_of(row_type, by_id, undoes)
        contested = {name: sources.standing(words, name) for name, words in contested.items()}
        said |= contested
    cells = {name: told(latest(said[name]), column) for name, column in declared.items()}
    cells |= _approved(declared, cells.get(APPROVER), contested, authors)
    return Shown(cells, is_alive(latest(said[ALIVE])))


def _approved(
    declared: Mapping[str, Column],
    approver: CellValue,
    said: Mapping[str, Sequence[Change]],
    authors: Authors,
) -> dict[str, CellValue]:
    """The owned ones of these cells in the approver's own wording, as far as there is one."""
    owned = [name for name in said if name in declared and declared[name].policy is Policy.OWNED]
    if not owned or approver is None:
        return {}
    wrote = authors({change.txn for name in owned for change in said[name]})
    found = {}
    for name in owned:
        own = [change for change in said[name] if wrote[change.txn] == approver]
        if own:
            found[name] = told(latest(own), declared[name])
    return found


def sources_of(row_type: type[Row], changes: Mapping[str, Change], undoes: Undoes) -> Sources:
    """Whose words the changes of a row, by id, hold."""
    defaults = {name: column.default for name, column in columns(row_type).items()}
    taken_back = undoes({change.txn for change in changes.values()})
    return Sources(changes, taken_back, {**defaults, ALIVE: 1})


def latest(heads: Iterable[Change]) -> Change:
    """The head that shows where nobody's wording goes first: the latest in the one order."""
    return max(heads, key=lambda head: head.order)


def told(change: Change, column: Column) -> CellValue:
    """What a change says of a column; its default where it says nothing, or nothing that fits."""
    return column.sound(change.value(column.name, column.default))


def is_alive(change: Change) -> bool:
    """Only a plain 0 hides a row: nothing vanishes through a value that makes no sense."""
    return change.value(ALIVE, 1) != 0
