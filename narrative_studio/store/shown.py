"""What a row shows: a pure function of its changes, now or inside any cut of the journal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from narrative_studio.model.rows import CellValue, Column, Policy, Row, columns
from narrative_studio.store.heads import RowHeads, standing
from narrative_studio.store.txn import ALIVE, WHOLE_ROW, Change

APPROVER = "approver"

Authors = Callable[[Iterable[str]], Mapping[str, str]]
"""Gives the author of each of these transactions."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The cells of a row as they show, and whether it is there at all."""

    cells: Mapping[str, CellValue]
    is_alive: bool


def shown(
    row_type: type[Row], changes: Sequence[Change], heads: RowHeads, authors: Authors
) -> Shown | None:
    """What a row shows; None while the change that made it has not arrived.

    Of several wordings the approver's own shows if there is one, else the latest in the one order.
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

    cells = {name: told(latest(heads_at(name)), column) for name, column in declared.items()}
    approver = cells.get(APPROVER)
    contested = [
        name
        for name, column in declared.items()
        if column.policy is Policy.OWNED and len(standing(heads, name)) > 1
    ]
    if contested and approver is not None:
        wrote = authors({head.txn for name in contested for head in heads_at(name)})
        for name in contested:
            own = [head for head in heads_at(name) if wrote[head.txn] == approver]
            if own:
                cells[name] = told(latest(own), declared[name])
    return Shown(cells, is_alive(latest(heads_at(ALIVE))))


def latest(heads: Iterable[Change]) -> Change:
    """The head that shows where nobody's wording goes first: the latest in the one order."""
    return max(heads, key=lambda head: head.order)


def told(change: Change, column: Column) -> CellValue:
    """What a change says of a column; its default where it says nothing, or nothing that fits."""
    return column.sound(change.value(column.name, column.default))


def is_alive(change: Change) -> bool:
    """Only a plain 0 hides a row: nothing vanishes through a value that makes no sense."""
    return change.value(ALIVE, 1) != 0
