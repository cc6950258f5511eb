"""Work copies of older versions are brought along, documents of older versions are read."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.errors import DocumentError
from narrative_studio.model.rows import columns
from narrative_studio.project import Identity, Project
from narrative_studio.store import migrations, schema
from narrative_studio.store.connections import connect_work
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.journal import Journal
from narrative_studio.store.verify import verify_document, verify_work

FROZEN = Path(__file__).parents[2] / "projects"
VERSIONS = sorted(FROZEN.glob("version-*.narrative"))


def rows_of(project: Project) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        table: {
            row.id: {name: getattr(row, name) for name in columns(type(row))}
            for row in rows.values()
        }
        for table, rows in project._rows.items()
    }


def test_there_is_a_frozen_document_of_every_version() -> None:
    numbers = [int(file.stem.partition("-")[2]) for file in VERSIONS]
    assert numbers == list(range(1, schema.USER_VERSION + 1))


@pytest.mark.parametrize("file", VERSIONS, ids=lambda file: file.stem)
class TestFrozenDocuments:
    def test_every_transaction_is_read_with_its_seal(self, file: Path) -> None:
        contents = read_contents(file)
        assert contents.set_aside == ()
        expected = json.loads(file.with_suffix(".json").read_text("utf-8"))["txns"]
        assert {txn.id: txn.seal().hex() for txn in contents.txns} == expected
        assert verify_document(file).is_sound

    def test_every_row_shows_what_it_showed(self, file: Path, me: Identity) -> None:
        project = Project.read(file, me=me)
        expected = json.loads(file.with_suffix(".json").read_text("utf-8"))["rows"]
        found = json.loads(json.dumps(rows_of(project), default=str))
        for table, rows in expected.items():
            assert found[table].keys() == rows.keys()
            for row, cells in rows.items():
                assert {name: found[table][row][name] for name in cells} == cells
        project.close()

    def test_it_is_published_in_the_newest_version(
        self, file: Path, tmp_path: Path, me: Identity
    ) -> None:
        path = Path(shutil.copy(file, tmp_path / "old.narrative"))
        project = Project.open(path, me=me)
        before = rows_of(project)
        with project.op("Edit") as op:
            op.set(type(project.view().project), project.view().project.id, bases={}, title="Now")
        project.publish()
        project.close()
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (schema.USER_VERSION,)
        again = Project.read(path, me=me)
        after = rows_of(again)
        again.close()
        assert after.pop("project") != before.pop("project")
        for table in ("person", "term"):
            before.pop(table), after.pop(table)
        assert after == before


def old_work_copy(place: Path, *, version: int = 1) -> None:
    """A work copy as version 1 left it, with the transactions of its frozen document."""
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        schema.create_journal(connection, version=version)
        schema.create_work_tables(connection)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("ATTACH DATABASE ? AS frozen", (str(VERSIONS[version - 1]),))
        for table in ("document", "txn", "change", "blob"):
            connection.execute(f"INSERT INTO {table} SELECT * FROM frozen.{table}")
        connection.execute("DROP TABLE own")
        connection.execute("CREATE TABLE own (txn TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
        connection.execute("INSERT INTO own SELECT id FROM txn")
        connection.execute("INSERT INTO meta VALUES ('published', '45')")


def test_a_work_copy_is_migrated_once_and_kept_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "journal.db"
    old_work_copy(place)
    before = place.read_bytes()
    for _ in range(2):
        connection = connect_work(place)
        journal = Journal(connection)
        expected = json.loads((FROZEN / "version-1.json").read_text("utf-8"))["txns"]
        assert {txn.id: txn.seal().hex() for txn in journal.txns()} == expected
        assert journal.meta("published") == "45"
        assert len(journal.own_of(list(expected))) == len(expected)
        connection.close()
    assert verify_work(place) == ()
    kept = tmp_path / f"before-version-{schema.USER_VERSION}.db"
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM txn").fetchone() == (len(expected),)
    assert before != place.read_bytes()


def test_a_migration_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "journal.db"
    old_work_copy(place)
    right = migrations.MIGRATIONS[2]

    def full(connection: sqlite3.Connection) -> None:
        right(connection)
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setitem(migrations.MIGRATIONS, 2, full)
    connection = connect_work(place)
    with pytest.raises(DocumentError, match="Free some space"):
        Journal(connection)
    connection.close()
    monkeypatch.undo()
    connection = connect_work(place)
    assert Journal(connection).count() > 40
    connection.close()
