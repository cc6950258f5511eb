"""Who changed what and when: the changes of a cell, a row or the whole document."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import CellValue, columns
from narrative_studio.store.heads import standing
from narrative_studio.store.hlc import clock_ms
from narrative_studio.store.queries import Queries
from narrative_studio.store.seen import Ancestry, trigger_columns

Touched: TypeAlias = tuple[tuple[str, str, tuple[str, ...]], ...]
"""The rows that an operation touched: table, row and columns."""


class CellVersion(NamedTuple):
    """One value that a cell has had; ``is_current`` when it stands today."""

    change: str
    value: CellValue
    author: str
    at: datetime
    label: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One operation that touched a row; ``columns`` names the cells, ``*`` the whole row."""

    txn: str
    author: str
    at: datetime
    label: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation of the document; ``touched`` holds table, row and columns (``*`` all).

    ``undoes`` is the operation that it takes back; ``is_redo`` where that one took back another, so
    that this one brings it back.
    """

    txn: str
    replica: str
    author: str
    at: datetime
    label: str
    undoes: str | None
    touched: Touched
    is_redo: bool = False


@dataclass(frozen=True, slots=True)
class Rewording:
    """What one revision did to one cell; ``before`` is None in the first revision."""

    column: str
    before: CellValue
    after: CellValue


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a row: its number from 1, who made it, and the cells it reworded."""

    number: int
    author: str
    at: datetime
    label: str
    rewordings: tuple[Rewording, ...]


def row_revisions(journal: Queries, ancestry: Ancestry) -> list[Revision]:
    """The revisions of a row as ``LinkState`` counts them, the oldest first.

    What was taken back since is no revision. A revision lists the trigger cells that it changed,
    the first one those that are filled.
    """
    operations = ancestry.revisions()
    reworded: dict[str, list[Rewording]] = {name: [] for name in operations}
    declared = columns(BY_TABLE[ancestry.table])
    for column in trigger_columns(ancestry.table):
        default = declared[column].default
        before: CellValue = None
        for version in cell_history(journal, ancestry.table, ancestry.row, column, default):
            txn, _, _number = version.change.rpartition("/")
            if txn in reworded and version.value != before:
                if before is not None or version.value != default:
                    reworded[txn].append(Rewording(column, before, version.value))
                before = version.value
    about = _about(journal, ancestry.row)
    return [
        Revision(number, *about[txn], tuple(reworded[txn]))
        for number, txn in enumerate(operations, start=1)
    ]


def cell_history(
    journal: Queries, table: str, row: str, column: str, default: CellValue = None
) -> list[CellVersion]:
    """Every value a cell has had, the oldest first; equal re-assertions are passed over."""
    current = standing(journal.row_heads(table, row), column)
    about = _about(journal, row)
    found: list[CellVersion] = []
    for change in journal.changes_of(table, row):
        if not change.covers(column):
            continue
        value = change.value(column, default)
        if found and found[-1].value == value:
            if change.id in current:
                last = found[-1]
                found[-1] = CellVersion(
                    last.change, value, last.author, last.at, last.label, is_current=True
                )
            continue
        author, at, label = about[change.txn]
        found.append(CellVersion(change.id, value, author, at, label, change.id in current))
    return found


def row_history(journal: Queries, table: str, row: str) -> list[Event]:
    """Every operation that touched a row, the latest first."""
    about = _about(journal, row)
    events: dict[str, list[str]] = {}
    for change in journal.changes_of(table, row):
        events.setdefault(change.txn, []).append(change.column)
    return [
        Event(txn, *about[txn], tuple(cells)) for txn, cells in sorted(events.items(), reverse=True)
    ]


def document_history(
    journal: Queries,
    *,
    author: str | None = None,
    rows: Collection[str] | None = None,
    before: str | None = None,
    limit: int = 200,
    known: dict[str, Touched] | None = None,
) -> list[Entry]:
    """Operations of the whole document, the latest first.

    ``author`` and ``rows`` keep only those of one person and those that touched one of these rows.
    ``before`` is the id of an operation: the list goes on after it. ``known`` is where what they
    touched is remembered, which never changes and can be much.
    """
    known = {} if known is None else known
    wanted = ["1"]
    given: list[object] = []
    if author is not None:
        wanted.append("author = ?")
        given.append(author)
    if rows is not None:
        wanted.append("t IN (SELECT t FROM change WHERE row IN (SELECT value FROM json_each(?)))")
        given.append(json.dumps([*rows]))
    if before is not None:
        wanted.append("id < ?")
        given.append(before)
    found = journal.connection.execute(
        "SELECT t, id, replica, author, clock, label, undoes FROM txn "
        f"WHERE {' AND '.join(wanted)} ORDER BY id DESC LIMIT ?",
        (*given, limit),
    ).fetchall()
    entries = []
    for t, name, replica, who, clock, label, undoes in found:
        if name not in known:
            known[name] = _touched(journal, t)
        is_redo = undoes is not None and _is_undo(journal, undoes)
        touched = known[name]
        entries.append(Entry(name, replica, who, moment(clock), label, undoes, touched, is_redo))
    return entries


def _touched(journal: Queries, t: int) -> Touched:
    found: dict[tuple[str, str], list[str]] = {}
    for table, row, column in journal.connection.execute(
        "SELECT tbl, row, col FROM change WHERE t = ? ORDER BY n", (t,)
    ):
        found.setdefault((table, row), []).append(column)
    return tuple((*key, tuple(dict.fromkeys(names))) for key, names in found.items())


def _is_undo(journal: Queries, name: str) -> bool:
    """Whether an operation takes back another, and not what itself was a taking back."""
    steps = 0
    while (found := journal.undoes_of([name])) and steps < _MOST_TURNS:
        name = found[name]
        steps += 1
    return steps % 2 == 1


_MOST_TURNS = 1000
"""So often at most can an operation have gone back and forth before nobody counts any more."""


def moment(clock: int) -> datetime:
    """The moment inside a clock value, in UTC."""
    return datetime.fromtimestamp(clock_ms(clock) / 1000, UTC)


def _about(journal: Queries, row: str) -> dict[str, tuple[str, datetime, str]]:
    found = journal.connection.execute(
        "SELECT DISTINCT id, author, clock, label FROM change JOIN txn USING (t) WHERE row = ?",
        (row,),
    )
    return {name: (author, moment(clock), label) for name, author, clock, label in found}
