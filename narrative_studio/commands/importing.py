"""Rows that were recorded elsewhere, taken in as one operation that spares what people edited."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from time import perf_counter
from typing import Any, Final

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Project

_OURS: Final = re.compile(r"Import [\d,]+ [a-z ]+ from .+", re.DOTALL)
"""The label of an import: what was last written under one, nobody has edited since."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as a file tells it: ``given`` names the cells that the file says something of.

    ``line`` is that of the file. The other cells are what a new row starts with.
    """

    row: Row
    given: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Edited:
    """A cell that stays as somebody wrote it here, though the file says something else."""

    table: str
    row: str
    column: str
    line: int
    here: Any
    there: Any


@dataclass(frozen=True, slots=True)
class Compared:
    """What an import would do: ``same`` counts the rows that say already what the file says."""

    new: tuple[Row, ...]
    changed: tuple[tuple[Row, Mapping[str, Any]], ...]
    kept: tuple[Edited, ...]
    same: int

    @property
    def is_empty(self) -> bool:
        """Whether the document would be as it is."""
        return not self.new and not self.changed

    def count(self, table: str) -> int:
        """How many rows of a table are new or change."""
        changed = [row for row, _cells in self.changed]
        return sum(row.table == table for row in (*self.new, *changed))


def import_label(count: int, noun: str, file: str) -> str:
    """How an import is called in the history: “Import 12 sessions from calls.csv”."""
    return f"Import {count:,} {noun if count == 1 else f'{noun}s'} from {file}"


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of a file held against a state of the document.

    ``differing`` are rows of the document with the row of the file that says something else, and
    the cells in which it does; whose word stands there only the history can tell.
    """

    new: tuple[Row, ...]
    differing: tuple[tuple[Row, Wanted, tuple[str, ...]], ...]
    same: int


def held_against(view: ProjectView, wanted: Iterable[Wanted]) -> Held:
    """Hold the rows of a file against a state of the document; it may be done in any thread.

    Of rows that are wanted twice the first one counts.
    """
    tables = view.tables
    new: list[Row] = []
    differing = []
    seen: set[tuple[str, str]] = set()
    same = 0
    for one in wanted:
        table, row_id = one.row.table, one.row.id
        if (table, row_id) in seen:
            continue
        seen.add((table, row_id))
        here = tables[table].get(row_id)
        if here is None:
            new.append(one.row)
            continue
        cells = [name for name in one.given if getattr(one.row, name) != getattr(here, name)]
        if cells:
            differing.append((here, one, tuple(cells)))
        else:
            same += 1
    return Held(tuple(new), tuple(differing), same)


class Comparing:
    """Finds out bit by bit what an import would do; the document stays as it is.

    A cell takes the file's value when nobody has written anything else into it since the last
    import.
    """

    def __init__(self, project: Project, held: Held) -> None:
        self._project = project
        self._held = held
        self._left = iter(held.differing)
        self._changed: list[tuple[Row, Mapping[str, Any]]] = []
        self._kept: list[Edited] = []
        self._same = held.same

    def go_on(self, seconds: float = inf) -> Compared | None:
        """Go on for about so long; what was found, None while there is more to do."""
        end = perf_counter() + seconds
        for here, one, names in self._left:
            self._compare(here, one, names)
            if perf_counter() > end:
                return None
        return Compared(self._held.new, tuple(self._changed), tuple(self._kept), self._same)

    def _compare(self, here: Row, one: Wanted, names: Iterable[str]) -> None:
        cells: dict[str, Any] = {}
        for column in names:
            value, stands = getattr(one.row, column), getattr(here, column)
            match _standing(self._project, here, column, value):
                case "ours":
                    cells[column] = value
                case "theirs":
                    edited = Edited(here.table, here.id, column, one.line, stands, value)
                    self._kept.append(edited)
        if cells:
            self._changed.append((here, cells))
        else:
            self._same += 1


def compared(project: Project, wanted: Iterable[Wanted]) -> Compared:
    """What an import would do, see :class:`Comparing`."""
    found = Comparing(project, held_against(project.view(), wanted)).go_on()
    assert found is not None
    return found


def import_rows(
    project: Project, *, label: str, wanted: Sequence[Wanted], initiator: object = None
) -> Compared:
    """Take the rows of a file in as one operation under a label of :func:`import_label`.

    A second time nothing but what is different in the file changes, and what people edited here
    since stays as it is.

    Raises:
        InvalidValue: a value does not fit its cell; nothing was taken in.
    """
    with project.op(label, initiator=initiator) as op:
        found = compared(project, wanted)
        for row in found.new:
            op.create(row)
        for row, cells in found.changed:
            op.set(type(row), row.id, **cells)
        return found


def _standing(project: Project, row: Row, column: str, value: object) -> str:
    """Whose value stands in a cell: “ours”, “theirs”, or “settled” where the file is old news."""
    declared = columns(BY_TABLE[row.table])[column]
    history = project.cell_history(row, column)
    imported = [one for one in history if _OURS.fullmatch(one.label)]
    if not imported:
        is_untouched = declared.to_cell(getattr(row, column)) == declared.default
        return "ours" if is_untouched else "theirs"
    if history[-1].value == imported[-1].value:
        return "ours"
    is_known = not declared.is_personal and imported[-1].value == declared.to_cell(value)
    return "settled" if is_known else "theirs"
