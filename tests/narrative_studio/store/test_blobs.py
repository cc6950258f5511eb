"""Reading pictures from any thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from narrative_studio.store.blobs import PictureReader
from narrative_studio.store.connections import connect_work
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
