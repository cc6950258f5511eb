"""Rows that were recorded elsewhere, taken in as one operation that spares what people edited."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import Row, columns
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
    here: object
    there: object


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


def compared(project: Project, wanted: Iterable[Wanted]) -> Compared:
    """Hold the rows of a file against the document, which stays as it is.

    A cell takes the file's value when nobody has written anything else into it since the last
    import. Of rows that are wanted twice the first one counts.
    """
    tables = project.view().tables
    new: dict[tuple[str, str], Row] = {}
    changed: list[tuple[Row, Mapping[str, Any]]] = []
    kept: list[Edited] = []
    seen: set[tuple[str, str]] = set()
    same = 0
    for one in wanted:
        table, row_id = one.row.table, one.row.id
        if (table, row_id) in seen:
            continue
        seen.add((table, row_id))
        here = tables[table].get(row_id)
        if here is None:
            new[table, row_id] = one.row
            continue
        cells: dict[str, Any] = {}
        for column in one.given:
            value, stands = getattr(one.row, column), getattr(here, column)
            if value == stands:
                continue
            match _standing(project, here, column, value):
                case "ours":
                    cells[column] = value
                case "theirs":
                    kept.append(Edited(table, row_id, column, one.line, stands, value))
        if cells:
            changed.append((here, cells))
        else:
            same += 1
    return Compared(tuple(new.values()), tuple(changed), tuple(kept), same)


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
