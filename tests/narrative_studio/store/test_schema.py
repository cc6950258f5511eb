"""The tables of a document are what is declared, and the derived ones are guarded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.rows import columns
from narrative_studio.store import schema
from narrative_studio.store.connections import connect_work


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made = connect_work(None)
    yield made
    made.close()


def test_a_document_declares_the_journal_and_nothing_else(connection: sqlite3.Connection) -> None:
    schema.create_journal(connection)
    declared = schema.journal_schema(connection)
    assert declared == schema.expected_schema(schema.USER_VERSION)
    tables = {name for kind, name, _ in declared if kind == "table"}
    assert tables == {"document", "txn", "change", "blob", "personal"}


def test_every_entity_has_a_strict_table_with_its_cells(connection: sqlite3.Connection) -> None:
    schema.create_entity_tables(connection)
    for row_type in ROW_TYPES:
        lines = connection.execute(f"PRAGMA table_info({row_type.table})").fetchall()
        found = {name: (kind, bool(required)) for _, name, kind, required, *_ in lines}
        expected = {
            name: ("TEXT" if column.is_text else "INTEGER", not column.is_nullable)
            for name, column in columns(row_type).items()
        }
        assert {name: found[name] for name in expected} == expected
        assert found["alive"] == ("INTEGER", True)
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = ?", (row_type.table,)
        ).fetchone()
        assert "STRICT" in sql


def test_making_the_tables_again_empties_them(connection: sqlite3.Connection) -> None:
    schema.create_entity_tables(connection)
    connection.execute("INSERT INTO baseline VALUES ('b', '', '', '', NULL, '{}', NULL, 1)")
    schema.create_entity_tables(connection)
    assert connection.execute("SELECT count(*) FROM baseline").fetchone() == (0,)


def test_the_shape_follows_the_declared_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = schema.entity_shape()
    assert shape == schema.entity_shape()
    monkeypatch.setattr(schema, "ROW_TYPES", ROW_TYPES[1:])
    assert schema.entity_shape() != shape


def test_other_rules_for_what_shows_are_another_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    """A work copy that an earlier version has filled is filled again, once."""
    shape = schema.entity_shape()
    monkeypatch.setattr(schema, "_RULES", schema._RULES - 1)
    assert schema.entity_shape() != shape


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO baseline VALUES ('c', '', '', '', NULL, '{}', NULL, 1)",
        "UPDATE baseline SET name = 'x'",
        "DELETE FROM baseline",
    ],
)
def test_nothing_goes_round_the_journal(connection: sqlite3.Connection, statement: str) -> None:
    may_write = True
    connection.create_function("journal_writes", 0, lambda: may_write)
    schema.create_entity_tables(connection)
    schema.guard_entity_tables(connection)
    connection.execute("INSERT INTO baseline VALUES ('b', '', '', '', NULL, '{}', NULL, 1)")
    may_write = False
    with pytest.raises(sqlite3.IntegrityError, match="change it through the journal"):
        connection.execute(statement)
    schema.guard_entity_tables(connection)


def test_an_unknown_version_is_a_bug_of_the_caller() -> None:
    with pytest.raises(KeyError):
        schema.expected_schema(99)
