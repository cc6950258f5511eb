"""Reading pictures from any thread."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from narrative_studio.store import blobs
from narrative_studio.store.blobs import PictureReader
from narrative_studio.store.connections import connect_read_only, connect_work
from narrative_studio.store.journal import Journal


@pytest.mark.parametrize("is_on_disk", [True, False])
def test_a_picture_is_read_in_another_thread(tmp_path: Path, is_on_disk: bool) -> None:
    connection = connect_work(tmp_path / "work.db" if is_on_disk else None)
    Journal(connection).put_blob("a" * 64, b"picture")
    reader = PictureReader(connection)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(reader, "a" * 64).result() == b"picture"
        assert pool.submit(reader, "b" * 64).result() is None
    connection.close()


@pytest.mark.parametrize("is_on_disk", [True, False])
def test_many_pictures_are_read_through_one_connection_of_their_thread(
    tmp_path: Path, is_on_disk: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect_work(tmp_path / "work.db" if is_on_disk else None)
    Journal(connection).put_blob("a" * 64, b"picture")
    reader = PictureReader(connection)
    opened: list[object] = []

    def connect(place: Path) -> sqlite3.Connection:
        opened.append(place)
        return connect_read_only(place)

    monkeypatch.setattr(blobs, "connect_read_only", connect)
    with reader.kept_open(), reader.kept_open(), ThreadPoolExecutor(1) as pool:
        assert [reader("a" * 64), reader("b" * 64)] == [b"picture", None]
        assert len(opened) == is_on_disk
        assert pool.submit(reader, "a" * 64).result() == b"picture"
        assert len(opened) == 2 * is_on_disk
    assert reader("a" * 64) == b"picture"
    assert len(opened) == 3 * is_on_disk
    connection.close()
