"""The journal in SQLite: the one door through which every change of a document goes.

:meth:`Journal.append` takes a new operation of this replica, :meth:`Journal.absorb` those of
others; both end in the same derived tables. Each is one SQLite transaction, durable when the call
returns (write-ahead log, synced at every commit): an edit is acknowledged only then. What is
absorbed may come in any order and any number of times. An operation whose base has not arrived is
kept and counted; its row shows once the change that made it is there. Only one thread may use a
Journal.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from narrative_studio.errors import NewerDocument
from narrative_studio.store import schema
from narrative_studio.store.connections import damaged, keeping
from narrative_studio.store.hlc import HybridClock, new_replica, txn_id, wall_ms
from narrative_studio.store.migrations import migrate
from narrative_studio.store.personal import ERASURE, Personal
from narrative_studio.store.queries import Queries, RowKey
from narrative_studio.store.txn import (
    Change,
    NewValue,
    Txn,
    canonical,
    to_plain,
)

_CLOCK = "clock"
"""The private note of the latest value of the clock that this work copy gave out itself."""


class NewChange(NamedTuple):
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


class Journal(Queries):
    """The transactions of one work copy and all that is derived from them."""

    def __init__(
        self, connection: sqlite3.Connection, *, wall: Callable[[], int] = wall_ms
    ) -> None:
        """Prepare a work copy, or make it; what it holds of derived tables is used as it is.

        One of an older version is brought to the present one first.

        Raises:
            NewerDocument: a newer version of the studio made the work copy.
        """
        super().__init__(connection)
        self._writes = False
        self._prepare()
        self._clock = self._own_clock(wall)
        self._witness_all()
        self._replica: str | None = None
        self._seq = 0

    def go_on_in(self, connection: sqlite3.Connection) -> None:
        """Let go of the work copy and go on in a copy of it, as the same replica."""
        self._connection.close()
        self._read_from(connection)
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
        personal: Iterable[Personal] = (),
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
            self._put_personal(personal)
            t = self._insert(txn, txn.seal())
            if may_undo:
                self._connection.execute("INSERT INTO own VALUES (?)", (t,))
            self._note(_CLOCK, str(clock))
            self._tables.advance_all(txn.changes)
        self._seq = seq
        return txn, {(change.table, change.row) for change in txn.changes}

    def absorb(
        self,
        txns: Iterable[Txn],
        blobs: Iterable[tuple[str, bytes]] = (),
        personal: Iterable[Personal] = (),
    ) -> Absorbed:
        """Take in transactions of others, in any order; those already held are passed over.

        Their seals are taken as checked.

        Raises:
            DocumentError: the work copy cannot be written; nothing was taken in.
        """
        count = 0
        by_row: dict[RowKey, list[Change]] = {}
        refused: list[str] = []
        is_any_ahead = False
        with self._transaction():
            for sha256, content in blobs:
                self.put_blob(sha256, content)
            held = set(self.txn_ids())
            for txn in txns:
                if txn.id in held:
                    continue
                if taken := self._taken_by(txn):
                    self._check_seal(taken)
                    refused.append(txn.id)
                    continue
                held.add(txn.id)
                self._insert(txn, txn.seal())
                is_any_ahead |= not self._clock.witness(txn.clock)
                for change in txn.changes:
                    by_row.setdefault((change.table, change.row), []).append(change)
                count += 1
                if txn.replica == self._replica:
                    # Not made here, whatever it says: go on under a name that nobody knows.
                    self._replica = None
            self._put_personal(personal)
            # A row that was not here before has no other changes than those that have just come.
            known = self._tables.derived_of(row for _table, row in by_row)
            self._tables.derive_all({key: own for key, own in by_row.items() if key not in known})
            for key in known & by_row.keys():
                self._tables.rebuild(*key)
        if is_any_ahead:
            self._witness_all()
        return Absorbed(count, frozenset(by_row), tuple(refused))

    def claim(self, names: Iterable[str]) -> None:
        """Put operations made in another work copy of this person's on the undo stack of this one.

        Raises:
            DocumentError: the work copy cannot be written.
        """
        with self._transaction():
            self._connection.execute(
                "INSERT OR IGNORE INTO own SELECT t FROM txn "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([*names]),),
            )

    def put_blob(self, sha256: str, content: bytes) -> None:
        """Keep the bytes of a picture under their hash; a second time changes nothing."""
        self._connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, content))

    def _put_personal(self, personal: Iterable[Personal]) -> None:
        """Keep personal values, except those that have been erased."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO personal SELECT ?1, ?2, ?3 "
            f"WHERE NOT EXISTS (SELECT 1 FROM change WHERE row = ?1 AND tbl = '{ERASURE}')",
            personal,
        )

    def forget_free_pages(self) -> None:
        """Rewrite the work copy, so that nothing erased stays in pages that are free."""
        with keeping():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def set_meta(self, key: str, value: str) -> None:
        """Write a private note; see :meth:`meta`.

        Raises:
            DocumentError: the work copy cannot be written.
        """
        with self._transaction():
            self._note(key, value)

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
            for change in self.changes():
                by_row.setdefault((change.table, change.row), []).append(change)
            self._tables.derive_all(by_row)
            self._note("entity shape", schema.entity_shape())
            schema.guard_entity_tables(self._connection)

    def _prepare(self) -> None:
        # What the guards of the derived tables ask; see schema.guard_entity_tables.
        self._connection.create_function("journal_writes", 0, lambda: self._writes)
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        # A number that is not what the tables say is damage, not a newer version of the studio.
        if version != schema.USER_VERSION and schema.is_present_version(self._connection):
            raise damaged("the version of the work copy is not that of its tables")
        if version > schema.USER_VERSION:
            raise NewerDocument(
                "The work copy of this document was made by a newer version of Narrative Studio.",
                "Update Narrative Studio, then open the document again. Nothing was changed.",
            )
        tables = {name for (name,) in self._connection.execute("SELECT name FROM sqlite_schema")}
        if 0 < version < schema.USER_VERSION:
            with keeping():
                migrate(self._connection)
        elif "txn" not in tables:
            with self._transaction():
                schema.create_journal(self._connection)
                schema.create_work_tables(self._connection)
                self._connection.execute(f"PRAGMA user_version = {schema.USER_VERSION}")
        declared = schema.declared_columns(self._connection)
        if not schema.has_journal(declared):
            raise damaged("the tables of the work copy are not what they were")
        if not schema.has_entities(declared) or self.meta("entity shape") != schema.entity_shape():
            self.refill()
        else:
            schema.guard_entity_tables(self._connection)

    def _note(self, key: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _own_clock(self, wall: Callable[[], int]) -> HybridClock:
        """A clock past all that was made here."""
        own = self._connection.execute(
            "SELECT clock FROM txn WHERE EXISTS (SELECT 1 FROM own WHERE own.t = txn.t) "
            "ORDER BY id DESC LIMIT 1"
        ).fetchone()
        # What cannot be undone is not among the own ones, but its clock has been noted.
        noted = self.meta(_CLOCK) or ""
        latest = max(own[0] if own else 0, int(noted) if noted.isdecimal() else 0)
        return HybridClock(latest, wall=wall)

    def _witness_all(self) -> None:
        """Move the clock past all that is held and not absurdly far ahead."""
        # Ids begin with the clock: the index over them finds the latest without a look at all.
        latest = self._connection.execute(
            "SELECT clock FROM txn ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if latest is None or self._clock.witness(latest[0]):
            return
        reached = self._connection.execute("SELECT max(clock) FROM txn GROUP BY author")
        self._clock.correct(clock for (clock,) in reached)
        seen = self._connection.execute(
            "SELECT clock FROM txn WHERE id < ? ORDER BY id DESC LIMIT 1",
            (txn_id(self._clock.farthest + 1, ""),),
        ).fetchone()
        if seen:
            self._clock.witness(seen[0])

    def _taken_by(self, txn: Txn) -> str | None:
        """The id of another transaction that has the same place in the sequence of its replica."""
        found = self._connection.execute(
            "SELECT id FROM txn WHERE replica = ? AND seq = ?", (txn.replica, txn.seq)
        ).fetchone()
        return None if found is None else str(found[0])

    def _check_seal(self, name: str) -> None:
        """Check a transaction that is held: the other one may be it as it was, undamaged."""
        txn = self.txn(name)
        found = self._connection.execute("SELECT seal FROM txn WHERE id = ?", (name,)).fetchone()
        if txn is None or found != (txn.seal(),):
            raise damaged(f"the operation {name} has been changed since it was made")

    def _insert(self, txn: Txn, seal: bytes) -> int:
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
        assert t is not None
        self._connection.executemany(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    t,
                    change.n,
                    change.table,
                    change.row,
                    change.column,
                    self._packed(change),
                    " ".join(change.base),
                )
                for change in txn.changes
            ],
        )
        for change in txn.changes:
            if change.table == ERASURE:
                self._connection.execute("DELETE FROM personal WHERE token = ?", (change.row,))
        return t

    def _packed(self, change: Change) -> str | bytes:
        """A value as it is stored: whole, or as what differs from the one before."""
        packed = self._values.pack(change.column, change.new, change.base)
        self._values.remember(change.id, change.new)
        return canonical(to_plain(change.new)) if packed is None else packed

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
