"""Connections open what is meant and name trouble apart from bugs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from narrative_studio.store import connections
from narrative_studio.store.connections import (
    connect_read_only,
    connect_work,
    file_uri,
    is_trouble,
)


def test_a_work_copy_is_durable_at_each_commit(
    tmp_path: Path, durability: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SYNCHRONOUS", durability)
    with closing(connect_work(tmp_path / "journal.db")) as connection:
        asked = ("journal_mode", "synchronous", "trusted_schema", "busy_timeout")
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == ["wal", 2, 0, 10000]


def test_a_file_that_is_no_database_leaves_no_connection_behind(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"not a database" * 100)
    with pytest.raises(sqlite3.DatabaseError) as raised:
        connect_work(tmp_path / "journal.db")
    assert is_trouble(raised.value)


@pytest.mark.parametrize("name", ["plain", "50 % & more? #1.db", "über ; ' \" ﷽"])
def test_any_file_name_can_be_read(tmp_path: Path, name: str) -> None:
    with closing(sqlite3.connect(tmp_path / name)) as connection:
        connection.execute("CREATE TABLE t (x)")
    before = sorted(tmp_path.iterdir())
    with closing(connect_read_only(tmp_path / name, is_immutable=True)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("t",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly") as raised:
            connection.execute("INSERT INTO t VALUES (1)")
        assert is_trouble(raised.value)
    assert sorted(tmp_path.iterdir()) == before


def test_the_address_of_a_file_fits_its_system() -> None:
    assert file_uri(PurePosixPath("/home/a b/d?.db")) == "file:///home/a%20b/d%3F.db"
    assert file_uri(PureWindowsPath("C:\\Users\\d.db")) == "file:///C:/Users/d.db"
    assert file_uri(PureWindowsPath("\\\\server\\share\\d.db")) == "file:////server/share/d.db"


def test_a_wrong_statement_is_a_bug_and_no_trouble() -> None:
    with closing(connect_work(None)) as connection:
        with pytest.raises(sqlite3.OperationalError) as raised:
            connection.execute("SELECT nothing FROM nowhere")
        assert not is_trouble(raised.value)
    assert not is_trouble(sqlite3.OperationalError("made by hand"))
