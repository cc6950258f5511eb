"""Reading pictures from any thread.

Pictures are kept under the hash of their bytes, written once and never changed, so that a thread
may read them beside whoever works in the work copy, through a connection of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import local

from narrative_studio.store.connections import connect_read_only


class PictureReader:
    """Gives the bytes of a picture through a connection of its own to the work copy's file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        (place,) = [
            file for _n, name, file in connection.execute("PRAGMA database_list") if name == "main"
        ]
        self._place = place
        self._memory = None if place else dict(connection.execute("SELECT sha256, bytes FROM blob"))
        self._kept = local()

    def __call__(self, picture: str) -> bytes | None:
        if self._memory is not None:
            return self._memory.get(picture)
        kept: sqlite3.Connection | None = getattr(self._kept, "connection", None)
        if kept is not None:
            return _read(kept, picture)
        with closing(connect_read_only(Path(self._place))) as connection:
            return _read(connection, picture)

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Read all pictures of the block, in this thread, through one connection.

        A connection reads the whole schema first, which takes longer than most pictures.
        """
        if self._memory is not None or getattr(self._kept, "connection", None) is not None:
            yield
            return
        with closing(connect_read_only(Path(self._place))) as connection:
            self._kept.connection = connection
            try:
                yield
            finally:
                self._kept.connection = None


def _read(connection: sqlite3.Connection, picture: str) -> bytes | None:
    found = connection.execute("SELECT bytes FROM blob WHERE sha256 = ?", (picture,)).fetchone()
    return None if found is None else bytes(found[0])
