"""Where a row goes among its neighbours: rank keys for inserting and moving."""

from collections.abc import Iterable, Sequence
from typing import Any

from narrative_studio.model.rank import LONG_KEY, rank_between, spread
from narrative_studio.operation import Operation


def ranks_at(op: Operation, neighbours: Sequence[Any], index: int, count: int = 1) -> list[str]:
    """Keys for ``count`` rows that come to stand at ``index`` among ordered ``neighbours``.

    An index beyond either end means that end. When the keys there have grown long, or have met,
    the neighbours are keyed anew within the operation.
    """
    if count == 0:
        return []
    index = max(0, min(index, len(neighbours)))
    before = neighbours[index - 1].rank if index > 0 else None
    after = neighbours[index].rank if index < len(neighbours) else None
    try:
        found: list[str] = []
        for _ in range(count):
            before = rank_between(before, after)
            found.append(before)
    except ValueError:
        found = []
    if found and max(map(len, found)) <= LONG_KEY:
        return found
    keys = spread(len(neighbours) + count)
    others = keys[:index] + keys[index + count :]
    for row, key in zip(neighbours, others, strict=True):
        op.set(type(row), row.id, rank=key)
    return keys[index : index + count]


def is_move(rows: Sequence[Any], moving: Sequence[Any], others: Sequence[Any], index: int) -> bool:
    """Whether ``moving`` put among ``others`` at ``index`` stands otherwise than in ``rows``."""
    after = [*others[:index], *moving, *others[index:]]
    return [row.id for row in after] != [row.id for row in rows]


def move_row(op: Operation, moving: Any, present: Iterable[Any], index: int, **cells: Any) -> None:
    """Put a row at ``index`` among the others of ``present``, which may come in any order.

    An index beyond either end means that end. ``cells`` say where it belongs from now on. Nothing
    is changed where it stands there already.
    """
    ordered = in_order(present)
    others = [one for one in ordered if one.id != moving.id]
    index = max(0, min(index, len(others)))
    if is_move(ordered, [moving], others, index):
        (rank,) = ranks_at(op, others, index)
        op.set(type(moving), moving.id, **cells, rank=rank)


def in_order(rows: Iterable[Any]) -> list[Any]:
    """Rows by (rank, id), the order that is equal everywhere."""
    return sorted(rows, key=lambda row: (row.rank, row.id))
