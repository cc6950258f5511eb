"""Undo and redo: the changes that put back what a transaction replaced.

Nothing is ever taken out of the journal; taking back is a new transaction. A cell is put back
only while it still shows this person's own words: what a colleague has written since stays, and
is named.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import CellValue, columns
from narrative_studio.store.heads import standing
from narrative_studio.store.journal import Journal, NewChange
from narrative_studio.store.txn import ALIVE, WHOLE_ROW, Change, Txn


@dataclass(frozen=True, slots=True)
class Kept:
    """A cell that was not put back because somebody else has changed it since."""

    table: str
    row: str
    column: str


def reverting(
    journal: Journal, txn: Txn, *, is_own: Callable[[str], bool]
) -> tuple[list[NewChange], list[Kept]]:
    """The changes that take back ``txn``, and the cells that have to stay as they are."""
    changes: list[NewChange] = []
    kept: list[Kept] = []
    by_row: dict[tuple[str, str], list[Change]] = {}
    for change in txn.changes:
        by_row.setdefault((change.table, change.row), []).append(change)
    # Children were written after their parents; they go, and come back, in the other order.
    for (table, row), own in reversed(by_row.items()):
        if table not in BY_TABLE:
            continue
        work = _Row(journal, table, row, own, is_own)
        found, stayed = (
            work.whole() if any(change.column == WHOLE_ROW for change in own) else work.cells()
        )
        changes += found
        kept += stayed
    return changes, kept


class _Row:
    """Taking back what one transaction did to one row."""

    def __init__(
        self,
        journal: Journal,
        table: str,
        row: str,
        own: list[Change],
        is_own: Callable[[str], bool],
    ) -> None:
        self._table = table
        self._row = row
        self._own = own
        self._is_own = is_own
        self._all = {change.id: change for change in journal.changes_of(table, row)}
        self._heads = journal.row_heads(table, row)
        self._defaults: dict[str, CellValue] = {
            name: column.default for name, column in columns(BY_TABLE[table]).items()
        }
        self._defaults[ALIVE] = 1

    def cells(self) -> tuple[list[NewChange], list[Kept]]:
        """Put back single cells; a contested value comes back as contested."""
        changes, kept = [], []
        for column in dict.fromkeys(change.column for change in self._own):
            base = self._own_heads(column)
            before = self._before(column)
            if not base or not before:
                kept.append(Kept(self._table, self._row, column))
                continue
            changes += [NewChange(self._table, self._row, column, value, base) for value in before]
        return changes, kept

    def whole(self) -> tuple[list[NewChange], list[Kept]]:
        """Take back the making, deleting or restoring of a row, all of it or nothing."""
        foreign = [name for name in self._defaults if not self._own_heads(name)]
        if foreign:
            return [], [Kept(self._table, self._row, name) for name in foreign]
        base = tuple(sorted({head for ids in self._heads.values() for head in ids}))
        values: dict[str, CellValue] = {}
        contested: list[tuple[str, CellValue]] = []
        for name, default in self._defaults.items():
            before = self._before(name)
            if not before:
                # The transaction made the row: taking it back is a deletion that keeps the text.
                change = next(iter(self._own))
                values[name] = 0 if name == ALIVE else change.value(name, default)
                continue
            values[name] = before[-1]
            contested += [(name, value) for value in before[:-1]]
        changes = [NewChange(self._table, self._row, WHOLE_ROW, values, base)]
        changes += [
            NewChange(self._table, self._row, name, value, base) for name, value in contested
        ]
        return changes, []

    def _own_heads(self, column: str) -> tuple[str, ...]:
        """The heads of a cell that are this person's and say what the transaction said."""
        said = {change.value(column) for change in self._own if change.covers(column)}
        found = []
        for head in standing(self._heads, column):
            change = self._all.get(head)
            if change is None or change.value(column) not in said:
                continue
            if change.txn == self._own[0].txn or self._is_own(change.txn):
                found.append(head)
        return tuple(sorted(found))

    def _before(self, column: str) -> list[CellValue]:
        """The different values that the transaction replaced in a cell, latest last."""
        ids = {base for change in self._own if change.covers(column) for base in change.base}
        candidates = [
            self._all[base] for base in ids if base in self._all and self._all[base].covers(column)
        ]
        # A whole row names every head it replaces; for one cell only the latest of them stood.
        older = {i for change in candidates for i in self._ancestors(change, column)}
        standing_then = sorted(
            (change for change in candidates if change.id not in older),
            key=lambda change: change.order,
        )
        default = self._defaults.get(column)
        return _unlike(change.value(column, default) for change in standing_then)

    def _ancestors(self, change: Change, column: str) -> set[str]:
        found: set[str] = set()
        waiting = list(change.base)
        while waiting:
            ancestor = self._all.get(waiting.pop())
            if ancestor is not None and ancestor.id not in found and ancestor.covers(column):
                found.add(ancestor.id)
                waiting += ancestor.base
        return found


def _unlike(values: Iterable[CellValue]) -> list[CellValue]:
    return list(dict.fromkeys(values))
