"""Everything that is asked of a journal: the half that reads.

A :class:`Queries` needs no more than a connection that may read. The other half, which also writes,
is :class:`~narrative_studio.store.journal.Journal`.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import CellValue, Column, Row, columns
from narrative_studio.store.connections import damaged
from narrative_studio.store.heads import standing
from narrative_studio.store.patch import Stored, Values
from narrative_studio.store.personal import ERASURE, PREFIX, Personal
from narrative_studio.store.shown import latest
from narrative_studio.store.tables import Tables
from narrative_studio.store.txn import ALIVE, Change, Txn, change_order, seal_of

RowKey = tuple[str, str]
"""Table and id of a row."""


class Queries:
    """Reads the transactions of one work copy and all that is derived from them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._read_from(connection)

    def _read_from(self, connection: sqlite3.Connection) -> None:
        """Ask this connection from now on, and forget what another one has said."""
        self._connection = connection
        self._tables = Tables(connection, self.changes_of)
        self._values = Values(self._stored)

    @property
    def connection(self) -> sqlite3.Connection:
        """The open work copy, for reading."""
        return self._connection

    # Transactions and changes

    def row_heads(self, table: str, row: str) -> dict[str, frozenset[str]]:
        """The heads of a row in their normal form; empty for a row that never was."""
        return self._tables.row_heads(table, row)

    def change(self, change_id: str) -> Change | None:
        """The change of that id, None while it has not arrived."""
        name, _, n = change_id.rpartition("/")
        found = self._connection.execute(
            f"SELECT {_CHANGE} FROM change JOIN txn USING (t) WHERE txn.id = ? AND n = ?", (name, n)
        ).fetchone()
        return None if found is None else self._change(found)

    def changes_of(self, table: str, row: str) -> list[Change]:
        """All changes of a row in the order of their ids."""
        found = self._connection.execute(
            f"SELECT {_CHANGE} FROM change JOIN txn USING (t) WHERE row = ? AND tbl = ? "
            "ORDER BY txn.id, n",
            (row, table),
        )
        return [self._change(line) for line in found]

    def changes(self, where: str = "", arguments: Sequence[object] = ()) -> Iterator[Change]:
        """Every change there is, in the one order; ``where`` is SQL over change and txn."""
        for line in self._connection.execute(
            f"SELECT {_CHANGE} FROM change JOIN txn USING (t) {where} ORDER BY txn.id, n", arguments
        ):
            yield self._change(line)

    def txn(self, txn_name: str) -> Txn | None:
        """The transaction of that id with its changes."""
        return next(self.txns("WHERE id = ?", (txn_name,)), None)

    def txns(self, where: str = "", arguments: Sequence[object] = ()) -> Iterator[Txn]:
        """Transactions in the order of their ids; ``where`` is SQL over the table txn."""
        for t, head in self._heads(where, arguments):
            yield replace(head, changes=tuple(self._changes_in(t)))

    def seals(self, t: int) -> list[tuple[bytes, bytes]]:
        """The seal of the transaction of that number, as it is kept and as it has to be.

        Its changes are read one by one. Nothing where there is no such transaction.
        """
        kept = self._connection.execute("SELECT seal FROM txn WHERE t = ?", (t,)).fetchall()
        heads = self._heads("WHERE t = ?", (t,))
        return [
            (seal, seal_of(head, self._changes_in(t)))
            for (seal,), (_t, head) in zip(kept, heads, strict=True)
        ]

    def _heads(self, where: str, arguments: Sequence[object]) -> list[tuple[int, Txn]]:
        """Transactions without their changes, each with its number."""
        lines = self._connection.execute(
            f"SELECT t, {_TXN} FROM txn {where} ORDER BY id", arguments
        ).fetchall()
        return [(t, Txn(*head)) for t, *head in lines]

    def _changes_in(self, t: int) -> Iterator[Change]:
        """The changes of the transaction of that number, in order."""
        found = self._connection.execute(
            f"SELECT {_CHANGE} FROM change JOIN txn USING (t) WHERE t = ? ORDER BY n", (t,)
        )
        return map(self._change, found)

    def count(self) -> int:
        """How many transactions there are."""
        # None is ever taken out, so the last number is the count, without going through them all.
        (count,) = self._connection.execute("SELECT coalesce(max(t), 0) FROM txn").fetchone()
        return int(count)

    def txn_ids(self) -> frozenset[str]:
        """The ids of all transactions."""
        return frozenset(name for (name,) in self._connection.execute("SELECT id FROM txn"))

    def blob_ids(self) -> frozenset[str]:
        """The hashes of all pictures."""
        return frozenset(name for (name,) in self._connection.execute("SELECT sha256 FROM blob"))

    def holds(self) -> frozenset[str]:
        """The ids of all transactions, pictures and personal values."""
        personal = {one.token for one in self.personal()}
        return self.txn_ids() | self.blob_ids() | personal

    def own_txns(self, author: str) -> list[tuple[str, str | None, str]]:
        """Id, what it undoes, and label of each transaction this person may undo, as they came.

        Not in the order of their ids: those go back where a wall clock was set right in between.
        """
        return self._connection.execute(
            "SELECT id, undoes, label FROM own JOIN txn USING (t) WHERE author = ? ORDER BY t",
            (author,),
        ).fetchall()

    def own_of(self, names: Collection[str]) -> frozenset[str]:
        """Those of these transactions that were made in this work copy and may be undone."""
        found = self._connection.execute(
            "SELECT id FROM txn JOIN own USING (t) WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*names]),),
        )
        return frozenset(name for (name,) in found)

    def undoes_of(self, names: Iterable[str]) -> dict[str, str]:
        """What those of these transactions that take back another take back."""
        return self._tables.undoes_of(names)

    def places(self, names: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Replica and sequence number of each of these transactions."""
        found = self._connection.execute(
            "SELECT id, replica, seq FROM txn WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*names]),),
        )
        return {name: (replica, seq) for name, replica, seq in found}

    def children(self, table: str, row: str, *, dead: bool = False) -> list[RowKey]:
        """The living rows that belong to a row, whether or not that is there.

        With ``dead`` the deleted ones too.
        """
        return self._tables.children(table, row, dead=dead)

    def links_from(self, row: str) -> list[str]:
        """The ids of the links that a row carries or once carried."""
        found = self._connection.execute("SELECT id FROM link WHERE source = ?", (row,))
        return [link for (link,) in found]

    def links_of(self, row: str) -> list[str]:
        """The ids of the links from or to a row, living or not."""
        found = self._connection.execute(
            "SELECT id FROM link WHERE source = ? OR target = ?", (row, row)
        )
        return [link for (link,) in found]

    def contested_rows(self) -> set[RowKey]:
        """The rows that have a cell with more than one head."""
        return self._tables.contested_rows()

    def orphans(self) -> list[tuple[RowKey, RowKey]]:
        """Living rows whose parent is deleted, each with that parent."""
        return self._tables.orphans()

    def about(self, txn_name: str) -> tuple[str, int, str]:
        """Author, clock and label of a transaction that is held."""
        author, clock, label = self._connection.execute(
            "SELECT author, clock, label FROM txn WHERE id = ?", (txn_name,)
        ).fetchone()
        return author, clock, label

    def authors(self, names: Iterable[str]) -> dict[str, str]:
        """Who made each of these transactions, as far as they are held."""
        return self._tables.authors(names)

    def known_rows(self, rows: Iterable[str]) -> set[tuple[str, str]]:
        """Those of these rows, by table and id, that are or were in the document."""
        return self._tables.derived_of(rows)

    def load_rows(self, table: str, rows: Iterable[str]) -> dict[str, Row]:
        """Those of these rows of a table that are alive, by id."""
        return self._tables.load_rows(table, rows)

    def load(self, row_type: type[Row]) -> dict[str, Row]:
        """The living rows of one table by id."""
        return self._tables.load(row_type)

    def load_row(self, table: str, row: str, *, dead: bool = False) -> Row | None:
        """One living row, with ``dead`` also a deleted one; None when it is not there."""
        return self._tables.load_row(table, row, dead=dead)

    def seen(self, table: str, row: str, column: str, value: CellValue) -> tuple[str, ...]:
        """The heads that somebody sees who is shown ``value``: those that say the same.

        Where none does, as with a word that only a newer version knows, it is the latest.
        """
        ids = standing(self.row_heads(table, row), column)
        if len(ids) < 2:
            return tuple(ids)
        values = self.values(ids, table, column)
        same = sorted(head for head, said in values.items() if said == value)
        return tuple(same or [max(ids, key=change_order)])

    def unknown_cells(self, table: str, row: str) -> dict[str, CellValue]:
        """The cells of a row that only a newer version has a column for, as they stand."""
        changes = {change.id: change for change in self.changes_of(table, row)}
        names = {name for change in changes.values() for name in change.columns()}
        heads = self.row_heads(table, row)
        return {
            name: latest(changes[head] for head in standing(heads, name)).value(name)
            for name in sorted(names - {*columns(BY_TABLE[table]), ALIVE})
        }

    def cell(self, table: str, row: str, column: str) -> CellValue:
        """What a cell shows, as the journal says it: of a personal one the token."""
        return self._tables.cell(table, row, column)

    def every(self, table: str, column: str) -> list[CellValue]:
        """What a cell shows in each row of a table, the deleted ones too."""
        return self._tables.every(table, column)

    def rows_with(self, table: str, column: str, value: CellValue) -> list[str]:
        """The ids of the rows of a table in which a cell shows this, the deleted ones too."""
        return self._tables.rows_with(table, column, value)

    def plain(self, column: Column, value: CellValue) -> CellValue:
        """What people read of a value of the journal: of a personal one not the token."""
        return self._tables.personal(value) if column.is_personal else value

    def values(self, heads: Iterable[str], table: str, column: str) -> dict[str, CellValue]:
        """The value that each of these changes gives to a column, by change id."""
        default = _default(table, column)
        found = {}
        for change_id in heads:
            change = self.change(change_id)
            if change is not None:
                found[change_id] = change.value(column, default)
        return found

    def meta(self, key: str) -> str | None:
        """A private note of this machine about the work copy."""
        found = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if found is None else str(found[0])

    @property
    def document_id(self) -> str | None:
        """The id of the document, None before it has one."""
        found = self._connection.execute("SELECT id FROM document").fetchone()
        return None if found is None else str(found[0])

    # What lies beside them

    def personal(self) -> list[Personal]:
        """All personal values that have not been erased."""
        found = self._connection.execute("SELECT token, salt, value FROM personal ORDER BY token")
        return [Personal(*line) for line in found]

    def erased(self) -> frozenset[str]:
        """The tokens of the personal values that have been erased."""
        # The index is over the rows: among those that are tokens there are few changes.
        found = self._connection.execute(
            "SELECT DISTINCT row FROM change WHERE row >= ? AND row < ? AND tbl = ?",
            (PREFIX, f"{PREFIX[:-1]}{chr(ord(PREFIX[-1]) + 1)}", ERASURE),
        )
        return frozenset(token for (token,) in found)

    def blob(self, sha256: str) -> bytes | None:
        """The bytes kept under a hash."""
        found = self._connection.execute(
            "SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return None if found is None else bytes(found[0])

    # Inside

    def _stored(self, change_id: str) -> Stored | None:
        name, _, n = change_id.rpartition("/")
        found = self._connection.execute(
            "SELECT col, new, base FROM change JOIN txn USING (t) WHERE txn.id = ? AND n = ?",
            (name, n),
        ).fetchone()
        return None if found is None else Stored(*found)

    def _change(self, line: tuple[str, int, str, str, str, str | bytes, str]) -> Change:
        name, n, table, row, column, new, base = line
        try:
            value = self._values.read(f"{name}/{n}", Stored(column, new, base))
        except ValueError as error:
            raise damaged(f"the change {name}/{n} cannot be read") from error
        return Change(name, n, table, row, column, value, tuple(base.split()))


_TXN = "id, replica, seq, clock, author, label, undoes"
_CHANGE = "txn.id, n, tbl, row, col, new, base"


def _default(table: str, column: str) -> CellValue:
    if column == ALIVE:
        return 1
    cells = columns(BY_TABLE[table])
    return cells[column].default if column in cells else None
