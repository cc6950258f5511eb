"""Undo and redo: the changes that put back what a transaction replaced.

Nothing is ever taken out of the journal; taking back is a new transaction. Cell by cell it replaces
only the words of the transaction that is taken back, where they still stand, with what stood before
them: one change for each of several wordings, whose authors they keep (see ``sources``). What a
colleague has written since stays, and is named. A row that was made, deleted or restored goes or
comes back whole, with the rows that went along, or not at all.
"""

from collections.abc import Iterable
from typing import NamedTuple

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import CellValue, columns
from narrative_studio.store.heads import ancestors, replaced, standing
from narrative_studio.store.journal import Journal, NewChange
from narrative_studio.store.queries import RowKey
from narrative_studio.store.sources import Sources
from narrative_studio.store.txn import ALIVE, WHOLE_ROW, Change, NewValue, Txn


class Kept(NamedTuple):
    """A cell that was not put back because somebody else has changed it since.

    The cell ``alive`` is kept where somebody else has deleted or restored the row too, or where a
    living row that stays belongs to it.
    """

    table: str
    row: str
    column: str


def reverting(journal: Journal, txn: Txn) -> tuple[list[NewChange], list[Kept]]:
    """The changes that take back ``txn``, and the cells that have to stay as they are."""
    by_row: dict[RowKey, list[Change]] = {}
    for change in txn.changes:
        if change.table in BY_TABLE:
            by_row.setdefault((change.table, change.row), []).append(change)
    rows = {key: _Row(journal, *key, own) for key, own in by_row.items()}
    moving = frozenset(rows)
    while True:
        found = {key: row.taken_back(moving) for key, row in rows.items()}
        staying = {key for key, (_, kept) in found.items() if kept}
        if not staying & moving:
            break
        # A row cannot go while one that belongs to it stays: ask again.
        moving -= staying
    # Children were deleted before their parents; they go, and come back, in the other order.
    changes = [change for made, _ in reversed(found.values()) for change in made]
    return changes, [cell for _, kept in reversed(found.values()) for cell in kept]


class _Row:
    """Taking back what one transaction did to one row."""

    def __init__(self, journal: Journal, table: str, row: str, own: list[Change]) -> None:
        self._journal = journal
        self._table = table
        self._row = row
        self._own = own
        self._all = {change.id: change for change in journal.changes_of(table, row)}
        txns = {change.txn for change in self._all.values()}
        self._mine = {own[0].txn} | journal.own_of(txns)
        self._heads = journal.row_heads(table, row)
        # With the columns that only a newer version knows: they come back as well.
        self._defaults: dict[str, CellValue] = {
            name: None for change in self._all.values() for name in change.columns()
        }
        declared = columns(BY_TABLE[table])
        self._defaults |= {name: column.default for name, column in declared.items()}
        self._defaults[ALIVE] = 1
        self._sources = Sources(self._all, journal.undoes_of(txns), self._defaults)

    def taken_back(self, moving: frozenset[RowKey]) -> tuple[list[NewChange], list[Kept]]:
        """The changes for this row; ``moving`` are the rows that go or come together with it."""
        whole = next((change for change in self._own if change.column == WHOLE_ROW), None)
        return self._cells() if whole is None else self._whole(whole, moving)

    def _cells(self) -> tuple[list[NewChange], list[Kept]]:
        """Put back single cells; a contested value comes back as contested."""
        changes: list[NewChange] = []
        kept: list[Kept] = []
        for column in dict.fromkeys(change.column for change in self._own):
            base = self._words(column)
            before = self._before(column)
            if base and before:
                changes += [self._change(column, value, base) for value in before]
            else:
                kept.append(self._kept(column))
        return changes, kept

    def _whole(self, said: Change, moving: frozenset[RowKey]) -> tuple[list[NewChange], list[Kept]]:
        """Take back the making, deleting or restoring of a row, all of it or nothing."""
        words = {name: self._words(name) for name in self._defaults}
        if foreign := [name for name, ids in words.items() if not ids]:
            return [], [self._kept(name) for name in foreign]
        before = {name: self._before(name) for name in self._defaults}
        if not all(before.values()):
            # The transaction made the row: taking it back is a deletion that keeps the text. Beside
            # what it says there may be a deletion that a row restored while contested has kept.
            alive = before[ALIVE][-1:] or [0]
            before = {name: [said.value(name, value)] for name, value in self._defaults.items()}
            before[ALIVE] = alive
        is_alive = before[ALIVE][-1]
        has_company = standing(self._heads, ALIVE) > set(words[ALIVE])
        if (has_company and is_alive == said.value(ALIVE, 1)) or (
            is_alive == 0 and not moving.issuperset(self._journal.children(self._table, self._row))
        ):
            return [], [self._kept(ALIVE)]
        base = tuple(sorted({head for ids in words.values() for head in ids}))
        # A row that I restored can hold my words in one cell and somebody else's in another.
        mixed = [
            name for name, ids in words.items() if standing(self._heads, name) & {*base} - {*ids}
        ]
        if mixed:
            return [], [self._kept(name) for name in mixed]
        values = {name: found[-1] for name, found in before.items()}
        changes = [
            self._change(name, value, base)
            for name, found in before.items()
            for value in found[:-1]
        ]
        # The row comes last: what it says is the latest of each cell, as it was.
        return [*changes, self._change(WHOLE_ROW, values, base)], []

    def _words(self, column: str) -> tuple[str, ...]:
        """The heads of a cell, of my making, that hold the words of the transaction."""
        txn = self._own[0].txn
        found = (self._all[head] for head in standing(self._heads, column))
        return tuple(
            sorted(
                head.id
                for head in found
                if head.txn in self._mine and txn in self._txns_of(head, column)
            )
        )

    def _txns_of(self, change: Change, column: str) -> set[str]:
        """The transactions whose words a change holds: its own, and those that it puts back."""
        return {one.txn for one in self._sources.trail(change, column)}

    def _before(self, column: str) -> list[CellValue]:
        """The different values that a cell would show had the transaction not been, latest last.

        These are the values that it replaced. Where somebody else has replaced those too, it is
        what they wrote: nobody stands behind the old value any more.
        """
        words = self._words(column)
        others = [self._all[head] for head in standing(self._heads, column) if head not in words]
        passed = ancestors(others, column, self._all)
        bases = {
            base.id: base
            for change in self._own
            if change.covers(column)
            for base in replaced(change, column, self._all)
        }
        still = [base for base in bases.values() if base.id not in passed]
        if others and not still:
            still = [max(others, key=lambda change: change.order)]
        default = self._defaults.get(column)
        # In the order in which they showed: that of their sources.
        said = self._sources.by_head({one.id: one for one in (*others, *still)}.values(), column)
        still.sort(key=lambda change: max(one.order for one in said[change.id]))
        return _unlike(change.value(column, default) for change in still)

    def _change(self, column: str, value: NewValue, base: tuple[str, ...]) -> NewChange:
        return NewChange(self._table, self._row, column, value, base)

    def _kept(self, column: str) -> Kept:
        return Kept(self._table, self._row, column)


def _unlike(values: Iterable[CellValue]) -> list[CellValue]:
    """Each value once; of equals the last stays, so that the latest remains at the end."""
    return list(dict.fromkeys(reversed(list(values))))[::-1]
