"""Turns one list of keys into another by the steps that Qt's models announce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows ``first`` to ``last`` go."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows ``first`` to ``last`` come to stand before the row that is ``to`` now."""

    first: int
    last: int
    to: int


@dataclass(frozen=True, slots=True)
class Shuffled:
    """Row ``i`` is afterwards the one that was ``order[i]``."""

    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Inserted:
    """Rows ``first`` to ``last`` are new; their keys are those of the wanted list."""

    first: int
    last: int


Step = Removed | Moved | Shuffled | Inserted


def row_steps(before: Sequence[str], after: Sequence[str]) -> Iterator[Step]:
    """Yield the steps that lead from ``before`` to ``after``, to be taken one after the other.

    Keys are unique in each list. A block that moved as a whole is one step, so that views keep
    their selection and can let it glide.
    """
    wanted = set(after)
    kept = [key for key in before if key in wanted]
    yield from _removals(before, wanted)
    present = set(kept)
    target = [key for key in after if key in present]
    if kept != target:
        yield _reordering(kept, target)
    yield from _insertions(after, present)


def _removals(before: Sequence[str], wanted: set[str]) -> Iterator[Removed]:
    """From the back, so that the rows before keep their numbers."""
    row = len(before) - 1
    while row >= 0:
        if before[row] in wanted:
            row -= 1
            continue
        last = row
        while row >= 0 and before[row] not in wanted:
            row -= 1
        yield Removed(row + 1, last)


def _insertions(after: Sequence[str], present: set[str]) -> Iterator[Inserted]:
    row = 0
    while row < len(after):
        if after[row] in present:
            row += 1
            continue
        first = row
        while row < len(after) and after[row] not in present:
            row += 1
        yield Inserted(first, row - 1)


def _reordering(kept: list[str], target: list[str]) -> Moved | Shuffled:
    first = next(row for row, (old, new) in enumerate(zip(kept, target, strict=True)) if old != new)
    end = len(kept)
    while kept[end - 1] == target[end - 1]:
        end -= 1
    old, new = kept[first:end], target[first:end]
    cut = old.index(new[0])
    if old[cut:] + old[:cut] == new:
        # Two neighbouring blocks changed places: the smaller one is what somebody moved.
        if len(old) - cut <= cut:
            return Moved(first + cut, end - 1, first)
        return Moved(first, first + cut - 1, end)
    place = {key: row for row, key in enumerate(kept)}
    return Shuffled(tuple(place[key] for key in target))
