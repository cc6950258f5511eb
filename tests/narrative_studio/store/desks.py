"""Several people at work on one document in memory, each with a clock of their own.

A :class:`Desk` is one work copy without a file: a journal and a project on it. What one desk has
written reaches another only by :meth:`Desk.take`, in any order and any part.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.ids import ElementId, PersonId, new_id
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row, columns
from narrative_studio.project import Identity, Project
from narrative_studio.store.connections import connect_work
from narrative_studio.store.document import Document
from narrative_studio.store.heads import standing
from narrative_studio.store.journal import Journal, NewChange
from narrative_studio.store.txn import NewValue, Txn

DOCUMENT = "0190c000-0000-4000-8000-000000000001"
NOON_MS = 1_800_000_000_000
DAY_MS = 24 * 60 * 60 * 1000


class World:
    """The true time, in Unix milliseconds."""

    def __init__(self) -> None:
        self.now_ms = NOON_MS


class Desk:
    """One work copy in memory; ``skew_ms`` is how far its wall clock is off."""

    def __init__(self, name: str, *, world: World | None = None, skew_ms: int = 0) -> None:
        self.name = name
        self.world = world or World()
        self.skew_ms = skew_ms
        self.me = Identity(PersonId(f"0190a000-0000-7000-8000-{name.encode().hex():0>12}"), name)
        self.journal = Journal(connect_work(None), wall=self.wall_ms)
        self.journal.set_document_id(DOCUMENT)
        self.reopen()

    def wall_ms(self) -> int:
        """What the clock of this desk says, right or wrong."""
        return self.world.now_ms + self.skew_ms

    def reopen(self) -> None:
        """Read the project anew from the journal."""
        self.project = Project(
            Document(Path("desk.narrative"), self.journal, lock=None), me=self.me
        )

    def take(self, txns: Iterable[Txn]) -> None:
        """Take in what others have written."""
        self.journal.absorb(txns)
        self.reopen()

    def sync(self, other: Desk) -> None:
        """Bring this desk and another to the same state."""
        mine, theirs = list(self.journal.txns()), list(other.journal.txns())
        self.take(theirs)
        other.take(mine)

    def close(self) -> None:
        """Let go of the work copy in memory."""
        self.journal.connection.close()

    # What a test asks most

    def element(self, name: str = "", **cells: object) -> Element:
        """Make an element."""
        with self.project.op(f"Make {name}") as op:
            made = Element(id=ElementId(new_id()), kind=ElementKind.VALUE, name=name)
            op.create(made)
            return op.set(Element, made.id, bases={}, **cells) if cells else made

    def edit(self, row: Row, **cells: object) -> None:
        """Edit cells of a row in the ordinary way."""
        with self.project.op(f"Edit {', '.join(cells)}") as op:
            op.set(type(row), row.id, bases={}, **cells)

    def delete(self, row: Row) -> None:
        """Delete a row."""
        with self.project.op("Delete") as op:
            op.delete(type(row), row.id)

    def decide(self, row: Row, column: str, value: str | int | None) -> None:
        """Decide a misalignment: the one change that replaces all heads of a cell."""
        declared = columns(type(row))[column]
        with self.project.op("Decide") as op:
            op.decide(type(row), row.id, **{column: declared.from_cell(value)})

    def now_of(self, table: str, row: str) -> Row | None:
        """A row as the journal of this desk shows it, whatever its parent."""
        return self.journal.load_row(table, row)

    def now(self, row: Row) -> Row | None:
        """The row as this desk shows it."""
        return self.project.view().tables[row.table].get(row.id)

    def says(self, table: str, row: str, column: str) -> set[object]:
        """All the values that stand for a cell."""
        heads = standing(self.journal.row_heads(table, row), column)
        return set(self.journal.values(heads, table, column).values())


def new_change(
    table: str, row: str, column: str, new: object, base: Iterable[str] = ()
) -> NewChange:
    """A change to append, of anything to anything."""
    return NewChange(table, row, column, cast("NewValue", new), tuple(base))


def tables_of(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    """Every line of every derived table, dead rows and heads included."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for table in ("head", *BY_TABLE):
        lines = journal.connection.execute(f"SELECT * FROM {table}").fetchall()
        found[table] = sorted(lines, key=repr)
    return found


def shown(desk: Desk) -> dict[str, dict[str, Row]]:
    """All rows that a desk shows."""
    return {table: dict(rows) for table, rows in desk.project.view().tables.items()}


def wordings(journal: Journal) -> dict[tuple[str, str, str], frozenset[object]]:
    """The values that stand for each cell that has a change, by table, row and column."""
    found: dict[tuple[str, str, str], frozenset[object]] = {}
    for table, row in journal.connection.execute("SELECT DISTINCT tbl, row FROM change"):
        heads = journal.row_heads(table, row)
        for column in ("alive", *columns(BY_TABLE[table])):
            values = journal.values(standing(heads, column), table, column).values()
            found[table, row, column] = frozenset(values)
    return found


def replayed(txns: Iterable[Txn]) -> Journal:
    """A fresh journal that has absorbed these transactions one by one."""
    journal = Journal(connect_work(None))
    journal.set_document_id(DOCUMENT)
    for txn in txns:
        journal.absorb([txn])
    return journal
