"""The tables of a document and of its work copy.

A published document holds the journal and nothing else: ``document`` (its id), ``txn``,
``change``, ``blob`` and ``personal``. A work copy has beside them what is derived or private:
``head`` and one table per entity (may be dropped and refilled at any time), ``meta``, ``own``
(transactions that this person may undo) and ``draft``; none of these ever leaves the machine.

Documents of every version since the first are read (``foreign``); what is written is of the newest.
"""

import hashlib
import sqlite3
from collections.abc import Collection
from contextlib import closing
from functools import cache

from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.rows import Row, columns
from narrative_studio.store.txn import ALIVE

APPLICATION_ID = 0x4E535431
"""Marks the SQLite file as a narrative document ("NST1")."""

USER_VERSION = 2
"""The version of the journal's tables; rises only when they change.

1: seals in hexadecimal, every value as JSON.
2: seals as bytes, long texts as patches (``patch``), personal data apart (``personal``).
"""

_DOCUMENT = "CREATE TABLE {schema}document (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"
_TXN = """CREATE TABLE {schema}txn (
    t INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL,
    undoes TEXT,
    seal %s NOT NULL,
    UNIQUE (replica, seq)
) STRICT"""
_CHANGE = """CREATE TABLE {schema}change (
    t INTEGER NOT NULL,
    n INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    row TEXT NOT NULL,
    col TEXT NOT NULL,
    new %s NOT NULL,
    base TEXT NOT NULL,
    PRIMARY KEY (t, n)
) STRICT"""
_BLOB = "CREATE TABLE {schema}blob (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT"
_PERSONAL = """CREATE TABLE {schema}personal (
    token TEXT PRIMARY KEY,
    salt BLOB NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID"""

_JOURNAL_DDL: dict[int, tuple[str, ...]] = {
    1: (_DOCUMENT, _TXN % "TEXT", _CHANGE % "TEXT", _BLOB),
    2: (_DOCUMENT, _TXN % "BLOB", _CHANGE % "ANY", _BLOB, _PERSONAL),
}
"""What each version declares. Old entries are never edited: foreign files are held against them."""

_WORK_DDL = (
    "CREATE INDEX change_row ON change (row)",
    """CREATE TABLE head (
    tbl TEXT NOT NULL,
    row TEXT NOT NULL,
    col TEXT NOT NULL,
    change TEXT NOT NULL,
    PRIMARY KEY (row, col, tbl, change)
) STRICT, WITHOUT ROWID""",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE own (t INTEGER PRIMARY KEY) STRICT",
    """CREATE TABLE draft (
    tbl TEXT NOT NULL,
    row TEXT NOT NULL,
    col TEXT NOT NULL,
    text TEXT NOT NULL,
    base TEXT NOT NULL,
    PRIMARY KEY (row, col, tbl)
) STRICT, WITHOUT ROWID""",
)


def create_journal(
    connection: sqlite3.Connection, schema: str = "main", *, version: int = USER_VERSION
) -> None:
    """Make the journal's empty tables in an attached database."""
    for ddl in _JOURNAL_DDL[version]:
        connection.execute(ddl.format(schema=f"{schema}."))


def create_tables(connection: sqlite3.Connection, tables: Collection[str], *, version: int) -> None:
    """Make some of the journal's empty tables, as a version declares them."""
    for ddl in _JOURNAL_DDL[version]:
        if any(ddl.startswith(f"CREATE TABLE {{schema}}{table} ") for table in tables):
            connection.execute(ddl.format(schema="main."))


def create_work_tables(connection: sqlite3.Connection) -> None:
    """Make the tables that only a work copy has."""
    for ddl in _WORK_DDL:
        connection.execute(ddl)


def create_entity_tables(connection: sqlite3.Connection) -> None:
    """Drop and make anew the derived table of each entity, STRICT and empty."""
    for row_type, ddl in zip(ROW_TYPES, _entity_ddl(ROW_TYPES), strict=True):
        connection.execute(f"DROP TABLE IF EXISTS {row_type.table}")
        connection.execute(ddl)


@cache
def _entity_ddl(row_types: tuple[type[Row], ...]) -> tuple[str, ...]:
    """How the table of each entity is declared, in the order of the entities.

    Learnt once from an empty database: declaring them there costs more than all of a new document.
    """
    # Imported here because it costs as much as an empty window and is wanted only once per shape.
    from sqlite_utils import Database

    with closing(sqlite3.connect(":memory:")) as connection:
        database = Database(connection, execute_plugins=False)
        for row_type in row_types:
            cells = columns(row_type)
            database.table(row_type.table).create(
                {
                    "id": str,
                    **{name: str if column.is_text else int for name, column in cells.items()},
                    "alive": int,
                },
                pk="id",
                not_null={name for name, one in cells.items() if not one.is_nullable} | {"alive"},
                strict=True,
            )
        made = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    return tuple(made[row_type.table] for row_type in row_types)


def declared_columns(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Table and name of every column that a database declares."""
    return frozenset(
        connection.execute(
            "SELECT found.name, cell.name FROM sqlite_schema AS found "
            "JOIN pragma_table_info(found.name) AS cell WHERE found.type = 'table'"
        )
    )


def has_journal(declared: frozenset[tuple[str, str]]) -> bool:
    """Whether a work copy of the present version has every table that is not derived."""
    return declared >= _journal_columns()


@cache
def _journal_columns() -> frozenset[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        create_journal(connection)
        create_work_tables(connection)
        return declared_columns(connection)


def is_present_version(connection: sqlite3.Connection) -> bool:
    """Whether a work copy declares just what the present version does, whatever its number says.

    A version that is to come declares something else: its number rises only then.
    """
    with closing(sqlite3.connect(":memory:")) as fresh:
        create_journal(fresh)
        create_work_tables(fresh)
        return _underived(connection) == _underived(fresh)


def _underived(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    derived = {row_type.table for row_type in ROW_TYPES}
    found = connection.execute("SELECT tbl_name, name, coalesce(sql, '') FROM sqlite_schema")
    return {(table, name, sql) for table, name, sql in found if table not in derived}


def has_entities(declared: frozenset[tuple[str, str]]) -> bool:
    """Whether a work copy has the derived table of each entity."""
    return all(
        declared.issuperset((row_type.table, name) for name in ("id", *columns(row_type), ALIVE))
        for row_type in ROW_TYPES
    )


_RULES = 2
"""Goes up when other rows follow from the same journal than before.

2: undo and redo count as what they put back.
"""


def entity_shape() -> str:
    """A short hash of all declared cells and of the rules that rows follow from the journal by.

    A work copy of another shape is refilled.
    """
    declared = [f"rules:{_RULES}"]
    declared += [
        f"{row_type.table}.{column.name}:{column.python_type.__name__}:{column.is_nullable}"
        for row_type in ROW_TYPES
        for column in columns(row_type).values()
    ]
    return hashlib.sha256("\n".join(declared).encode()).hexdigest()[:16]


def guard_entity_tables(connection: sqlite3.Connection) -> None:
    """Refuse every write to a derived table that does not come from the journal.

    The triggers are TEMP ones of this connection and ask the function ``journal_writes()``, which
    the journal defines; so no path can go round it, not even by mistake. A dropped table takes its
    triggers with it: call this again after making the tables anew.
    """
    for row_type in ROW_TYPES:
        for verb in ("INSERT", "UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TEMP TRIGGER IF NOT EXISTS guard_{row_type.table}_{verb.lower()} "
                f"BEFORE {verb} ON main.{row_type.table} WHEN NOT journal_writes() "
                f"BEGIN SELECT raise(abort, 'the table {row_type.table} is derived: "
                "change it through the journal'); END"
            )


def journal_schema(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Everything a database declares, to be compared with :func:`expected_schema`."""
    found = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
    # In a damaged file any of them may be bytes.
    return sorted((str(kind), str(name), " ".join(str(sql).split())) for kind, name, sql in found)


def expected_schema(user_version: int) -> list[tuple[str, str, str]]:
    """What a document of that version declares, read from a freshly made one."""
    connection = sqlite3.connect(":memory:")
    try:
        create_journal(connection, version=user_version)
        return journal_schema(connection)
    finally:
        connection.close()
