"""The journal in SQLite: the one door through which every change of a document goes.

:meth:`Journal.append` takes a new operation of this replica, :meth:`Journal.absorb` those of
others; both end in the same derived tables. Only one thread may use a Journal.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from narrative_studio.errors import NewerDocument
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import CellValue, Row, columns
from narrative_studio.store import schema
from narrative_studio.store.connections import keeping
from narrative_studio.store.heads import standing
from narrative_studio.store.hlc import HybridClock, new_replica, txn_id, wall_ms
from narrative_studio.store.tables import Tables, latest
from narrative_studio.store.txn import (
    ALIVE,
    Change,
    NewValue,
    Txn,
    canonical,
    change_order,
    to_plain,
)

RowKey = tuple[str, str]
"""Table and id of a row."""


@dataclass(frozen=True, slots=True)
class NewChange:
    """A change to append; its transaction and number are given by the journal."""

    table: str
    row: str
    column: str
    new: NewValue
    base: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What :meth:`Journal.absorb` did: how many transactions were new and which rows they touched.

    ``refused`` names those that claim the place (replica and seq) of another one.
    """

    count: int
    touched: frozenset[RowKey]
    refused: tuple[str, ...] = ()


class Journal:
    """The transactions of one work copy and all that is derived from them."""

    def __init__(
        self, connection: sqlite3.Connection, *, wall: Callable[[], int] = wall_ms
    ) -> None:
        """Prepare a work copy, or make it; what it holds of derived tables is used as it is.

        Raises:
            NewerDocument: a newer version of the studio made the work copy.
        """
        self._writes = False
        self._attach(connection)
        self._prepare()
        self._clock = self._set_clock(wall)
        self._replica: str | None = None
        self._seq = 0

    @property
    def connection(self) -> sqlite3.Connection:
        """The open work copy, for reading."""
        return self._connection

    def go_on_in(self, connection: sqlite3.Connection) -> None:
        """Let go of the work copy and go on in a copy of it, as the same replica."""
        self._connection.close()
        self._attach(connection)
        self._prepare()

    # Writing

    def append(
        self,
        label: str,
        changes: Sequence[NewChange],
        *,
        author: str,
        undoes: str | None = None,
        at_ms: int | None = None,
        may_undo: bool = True,
        blobs: Iterable[tuple[str, bytes]] = (),
    ) -> tuple[Txn, set[RowKey]]:
        """Commit one operation of this replica and return it with the rows it touched.

        When this returns, the operation is durable. ``at_ms`` dates it for a replayed history;
        ``may_undo`` puts it on this person's undo stack.

        Raises:
            DocumentError: the work copy cannot be written; nothing has changed.
        """
        if self._replica is None:
            self._replica, self._seq = new_replica(), 0
        seq = self._seq + 1
        clock = self._clock.tick(at_ms=at_ms)
        name = txn_id(clock, self._replica)
        txn = Txn(
            name,
            self._replica,
            seq,
            clock,
            author,
            label,
            undoes,
            tuple(
                Change(name, n, new.table, new.row, new.column, new.new, new.base)
                for n, new in enumerate(changes)
            ),
        )
        with self._transaction():
            for sha256, content in blobs:
                self.put_blob(sha256, content)
            self._insert(txn, txn.seal())
            if may_undo:
                self._connection.execute("INSERT INTO own VALUES (?)", (name,))
            for change in txn.changes:
                self._tables.advance(change)
        self._seq = seq
        return txn, {(change.table, change.row) for change in txn.changes}

    def absorb(self, txns: Iterable[Txn], blobs: Iterable[tuple[str, bytes]] = ()) -> Absorbed:
        """Take in transactions of others, in any order; those already held are passed over.

        Their seals are taken as checked.

        Raises:
            DocumentError: the work copy cannot be written; nothing was taken in.
        """
        count = 0
        touched: set[RowKey] = set()
        refused: list[str] = []
        with self._transaction():
            for sha256, content in blobs:
                self.put_blob(sha256, content)
            held = set(self.txn_ids())
            for txn in txns:
                if txn.id in held:
                    continue
                if self._is_taken(txn):
                    refused.append(txn.id)
                    continue
                held.add(txn.id)
                self._insert(txn, txn.seal())
                self._clock.witness(txn.clock)
                touched.update((change.table, change.row) for change in txn.changes)
                count += 1
                if txn.replica == self._replica:
                    # Not made here, whatever it says: go on under a name that nobody knows.
                    self._replica = None
            for table, row in touched:
                self._tables.rebuild(table, row)
        return Absorbed(count, frozenset(touched), tuple(refused))

    def put_blob(self, sha256: str, content: bytes) -> None:
        """Keep the bytes of a picture under their hash; a second time changes nothing."""
        self._connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, content))

    # Reading

    def blob(self, sha256: str) -> bytes | None:
        """The bytes kept under a hash."""
        found = self._connection.execute(
            "SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return None if found is None else bytes(found[0])

    def row_heads(self, table: str, row: str) -> dict[str, frozenset[str]]:
        """The heads of a row in their normal form; empty for a row that never was."""
        return self._tables.row_heads(table, row)

    def change(self, change_id: str) -> Change | None:
        """The change of that id, None while it has not arrived."""
        name, _, n = change_id.rpartition("/")
        found = self._connection.execute(
            f"SELECT {_CHANGE} FROM change JOIN txn USING (t) WHERE txn.id = ? AND n = ?", (name, n)
        ).fetchone()
        return None if found is None else _change(found)

    def changes_of(self, table: str, row: str) -> list[Change]:
        """All changes of a row in the order of their ids."""
        found = self._connection.execute(
            f"SELECT {_CHANGE} FROM change JOIN txn USING (t) WHERE row = ? AND tbl = ? "
            "ORDER BY txn.id, n",
            (row, table),
        )
        return [_change(line) for line in found]

    def txn(self, txn_name: str) -> Txn | None:
        """The transaction of that id with its changes."""
        return next(self.txns("WHERE id = ?", (txn_name,)), None)

    def txns(self, where: str = "", arguments: Sequence[object] = ()) -> Iterator[Txn]:
        """Transactions in the order of their ids; ``where`` is SQL over the table txn."""
        lines = self._connection.execute(
            f"SELECT {_TXN}, t FROM txn {where} ORDER BY id", arguments
        ).fetchall()
        for *head, t in lines:
            found = self._connection.execute(
                f"SELECT {_CHANGE} FROM change JOIN txn USING (t) WHERE t = ? ORDER BY n", (t,)
            )
            changes = tuple(_change(line) for line in found)
            name, replica, seq, clock, author, label, undoes = head
            yield Txn(name, replica, seq, clock, author, label, undoes, changes)

    def count(self) -> int:
        """How many transactions there are."""
        (count,) = self._connection.execute("SELECT count(*) FROM txn").fetchone()
        return int(count)

    def txn_ids(self) -> frozenset[str]:
        """The ids of all transactions."""
        return frozenset(name for (name,) in self._connection.execute("SELECT id FROM txn"))

    def blob_ids(self) -> frozenset[str]:
        """The hashes of all pictures."""
        return frozenset(name for (name,) in self._connection.execute("SELECT sha256 FROM blob"))

    def own_txns(self, author: str) -> list[tuple[str, str | None, str]]:
        """Id, what it undoes, and label of each transaction this person may undo, as they came.

        Not in the order of their ids: those go back where a wall clock was set right in between.
        """
        return self._connection.execute(
            "SELECT id, undoes, label FROM txn JOIN own ON own.txn = txn.id WHERE author = ? "
            "ORDER BY t",
            (author,),
        ).fetchall()

    def own_of(self, names: Collection[str]) -> frozenset[str]:
        """Those of these transactions that were made in this work copy and may be undone."""
        marks = ", ".join("?" * len(names))
        found = self._connection.execute(
            f"SELECT txn FROM own WHERE txn IN ({marks})", tuple(names)
        )
        return frozenset(name for (name,) in found)

    def undoes_of(self, names: Collection[str]) -> dict[str, str]:
        """What those of these transactions that take back another take back."""
        marks = ", ".join("?" * len(names))
        found = self._connection.execute(
            f"SELECT id, undoes FROM txn WHERE undoes IS NOT NULL AND id IN ({marks})",
            tuple(names),
        )
        return dict(found)

    def children(self, table: str, row: str) -> list[RowKey]:
        """The living rows that belong to a row, whether or not that is there."""
        return self._tables.children(table, row)

    def load(self, row_type: type[Row]) -> dict[str, Row]:
        """The living rows of one table by id."""
        return self._tables.load(row_type)

    def load_row(self, table: str, row: str) -> Row | None:
        """One living row, None when it is not there."""
        return self._tables.load_row(table, row)

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

    def set_meta(self, key: str, value: str) -> None:
        """Write a private note; see :meth:`meta`.

        Raises:
            DocumentError: the work copy cannot be written.
        """
        with self._transaction():
            self._note(key, value)

    @property
    def document_id(self) -> str | None:
        """The id of the document, None before it has one."""
        found = self._connection.execute("SELECT id FROM document").fetchone()
        return None if found is None else str(found[0])

    def set_document_id(self, document_id: str) -> None:
        """Say which document this journal is; once.

        Raises:
            DocumentError: the work copy cannot be written.
        """
        with self._transaction():
            self._connection.execute("INSERT INTO document VALUES (?)", (document_id,))

    # Deriving

    def refill(self) -> None:
        """Drop the derived tables and fill them from the journal alone."""
        with self._transaction():
            schema.create_entity_tables(self._connection)
            self._connection.execute("DELETE FROM head")
            by_row: dict[RowKey, list[Change]] = {}
            for line in self._connection.execute(
                f"SELECT {_CHANGE} FROM change JOIN txn USING (t) ORDER BY txn.id, n"
            ):
                change = _change(line)
                by_row.setdefault((change.table, change.row), []).append(change)
            for (table, row), changes in by_row.items():
                self._tables.derive(table, row, changes)
            self._note("entity shape", schema.entity_shape())
            schema.guard_entity_tables(self._connection)

    def _attach(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._tables = Tables(connection, self.changes_of)
        connection.create_function("journal_writes", 0, lambda: self._writes)

    def _prepare(self) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version > schema.USER_VERSION:
            raise NewerDocument(
                "The work copy of this document was made by a newer version of Narrative Studio.",
                "Update Narrative Studio, then open the document again. Nothing was changed.",
            )
        tables = {name for (name,) in self._connection.execute("SELECT name FROM sqlite_schema")}
        if "txn" not in tables:
            with self._transaction():
                schema.create_journal(self._connection)
                schema.create_work_tables(self._connection)
                self._connection.execute(f"PRAGMA user_version = {schema.USER_VERSION}")
        if self.meta("entity shape") != schema.entity_shape():
            self.refill()
        schema.guard_entity_tables(self._connection)

    def _note(self, key: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _set_clock(self, wall: Callable[[], int]) -> HybridClock:
        """A clock past all that was made here and all that is not absurdly far ahead."""
        (own,) = self._connection.execute(
            "SELECT coalesce(max(clock), 0) FROM txn WHERE id IN (SELECT txn FROM own)"
        ).fetchone()
        clock = HybridClock(own, wall=wall)
        (seen,) = self._connection.execute(
            "SELECT coalesce(max(clock), 0) FROM txn WHERE clock <= ?", (clock.farthest,)
        ).fetchone()
        clock.witness(seen)
        return clock

    def _is_taken(self, txn: Txn) -> bool:
        """Whether another transaction has the same place in the sequence of its replica."""
        found = self._connection.execute(
            "SELECT 1 FROM txn WHERE replica = ? AND seq = ?", (txn.replica, txn.seq)
        ).fetchone()
        return found is not None

    def _insert(self, txn: Txn, seal: str) -> None:
        cursor = self._connection.execute(
            "INSERT INTO txn (id, replica, seq, clock, author, label, undoes, seal) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                txn.id,
                txn.replica,
                txn.seq,
                txn.clock,
                txn.author,
                txn.label,
                txn.undoes,
                seal,
            ),
        )
        t = cursor.lastrowid
        self._connection.executemany(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    t,
                    change.n,
                    change.table,
                    change.row,
                    change.column,
                    canonical(to_plain(change.new)),
                    " ".join(change.base),
                )
                for change in txn.changes
            ],
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of the block or nothing."""
        with keeping():
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._writes = True
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk has ended the transaction already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._writes = False


_TXN = "id, replica, seq, clock, author, label, undoes"
_CHANGE = "txn.id, n, tbl, row, col, new, base"


def _change(line: tuple[str, int, str, str, str, str, str]) -> Change:
    name, n, table, row, column, new, base = line
    return Change(name, n, table, row, column, json.loads(new), tuple(base.split()))


def _default(table: str, column: str) -> CellValue:
    if column == ALIVE:
        return 1
    cells = columns(BY_TABLE[table])
    return cells[column].default if column in cells else None
