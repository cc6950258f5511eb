"""Brings a work copy of an older version to the present one, after keeping a copy of it.

Documents are not migrated: they are read as what they are (``foreign``) and written anew. A
migration runs once and in one transaction; those that are there are never edited.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from narrative_studio.store import schema

Migration = Callable[[sqlite3.Connection], None]


def migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations that a work copy lacks; a failure leaves it as it was.

    The whole file as it was is kept beside it as ``before-version-N.db``.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (place,) = (
        file for _n, name, file in connection.execute("PRAGMA database_list") if name == "main"
    )
    if place:
        _keep(connection, Path(place).with_name(f"before-version-{schema.USER_VERSION}.db"))
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version + 1, schema.USER_VERSION + 1):
            MIGRATIONS[number](connection)
        connection.execute(f"PRAGMA user_version = {schema.USER_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _keep(connection: sqlite3.Connection, kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as target:
        connection.backup(target)


def _to_2(connection: sqlite3.Connection) -> None:
    """Seals become bytes, values may be patches, personal data gets a table."""
    connection.create_function("unhexed", 1, bytes.fromhex)
    # The index of the old table would keep its name.
    connection.execute("DROP INDEX change_row")
    for table in ("txn", "change"):
        connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    schema.create_tables(connection, ("txn", "change", "personal"), version=2)
    connection.execute(
        "INSERT INTO txn SELECT t, id, replica, seq, clock, author, label, undoes, unhexed(seal) "
        "FROM old_txn"
    )
    connection.execute("INSERT INTO change SELECT * FROM old_change")
    for table in ("txn", "change"):
        connection.execute(f"DROP TABLE old_{table}")
    connection.execute("CREATE INDEX change_row ON change (row)")
    # What may be undone is named by its number, which takes a tenth of the room of its id.
    connection.execute("ALTER TABLE own RENAME TO old_own")
    connection.execute("CREATE TABLE own (t INTEGER PRIMARY KEY) STRICT")
    connection.execute("INSERT INTO own SELECT t FROM txn WHERE id IN (SELECT txn FROM old_own)")
    connection.execute("DROP TABLE old_own")


MIGRATIONS: dict[int, Migration] = {2: _to_2}
"""By the version that each leads to."""
