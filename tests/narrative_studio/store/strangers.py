"""Document files as a stranger might make them: sound, odd or damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

from narrative_studio.store import schema
from narrative_studio.store.hlc import txn_id
from narrative_studio.store.txn import Change, NewValue, Txn, canonical, to_plain
from tests.narrative_studio.store.desks import DOCUMENT, NOON_MS

REPLICA = "0123456789ab"


def transaction(seq: int = 1, *changes: tuple[str, str, str, object], **parts: object) -> Txn:
    """A transaction of (table, row, column, new value); ``parts`` replace the usual ones."""
    clock = NOON_MS + seq << 16
    name = txn_id(clock, REPLICA)
    made = tuple(
        Change(name, n, table, row, column, cast("NewValue", new))
        for n, (table, row, column, new) in enumerate(changes)
    )
    txn = Txn(name, REPLICA, seq, clock, "ada", "Edit", None, made)
    return replace(txn, **parts)  # type: ignore[arg-type]


def write_file(
    path: Path, txns: Iterable[Txn] = (), *, blobs: Iterable[tuple[str, bytes]] = ()
) -> Path:
    """Write a document file that holds just this, each transaction with the seal that fits."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        schema.create_journal(connection)
        connection.execute("INSERT INTO document VALUES (?)", (DOCUMENT,))
        for t, txn in enumerate(txns, start=1):
            head = (txn.id, txn.replica, txn.seq, txn.clock, txn.author, txn.label, txn.undoes)
            connection.execute(
                "INSERT INTO txn VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (t, *head, txn.seal())
            )
            for change in txn.changes:
                cell = (change.table, change.row, change.column)
                told = (canonical(to_plain(change.new)), " ".join(change.base))
                connection.execute(
                    "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", (t, change.n, *cell, *told)
                )
        connection.executemany("INSERT INTO blob VALUES (?, ?)", blobs)
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.USER_VERSION}")
    return path


@contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that may write anything into a document file, against its declarations too."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        yield connection


def loosened(path: Path, statement: str, *arguments: object) -> None:
    """Run a statement as though the tables were not STRICT, then declare them as they were."""
    with tampering(path) as connection:
        declared = connection.execute("SELECT name, sql FROM sqlite_schema").fetchall()
        for word in (" STRICT", " NOT NULL"):
            connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, '')", (word,))
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ', WITHOUT ROWID', ' WITHOUT ROWID')"
        )
    with tampering(path) as connection:
        connection.execute(statement, cast("tuple[str, ...]", arguments))
        for name, sql in declared:
            connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, name))
