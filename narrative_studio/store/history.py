"""Who changed what and when: the changes of a cell, a row or the whole document."""

from dataclasses import dataclass
from datetime import UTC, datetime

from narrative_studio.model.rows import CellValue
from narrative_studio.store.heads import standing
from narrative_studio.store.hlc import clock_ms
from narrative_studio.store.journal import Journal


@dataclass(frozen=True, slots=True)
class CellVersion:
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


def cell_history(
    journal: Journal, table: str, row: str, column: str, default: CellValue = None
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


def row_history(journal: Journal, table: str, row: str) -> list[Event]:
    """Every operation that touched a row, the latest first."""
    about = _about(journal, row)
    events: dict[str, list[str]] = {}
    for change in journal.changes_of(table, row):
        events.setdefault(change.txn, []).append(change.column)
    return [
        Event(txn, *about[txn], tuple(cells)) for txn, cells in sorted(events.items(), reverse=True)
    ]


def moment(clock: int) -> datetime:
    """The moment inside a clock value, in UTC."""
    return datetime.fromtimestamp(clock_ms(clock) / 1000, UTC)


def _about(journal: Journal, row: str) -> dict[str, tuple[str, datetime, str]]:
    found = journal.connection.execute(
        "SELECT DISTINCT id, author, clock, label FROM change JOIN txn USING (t) WHERE row = ?",
        (row,),
    )
    return {name: (author, moment(clock), label) for name, author, clock, label in found}
