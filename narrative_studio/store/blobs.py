"""Reading pictures from any thread.

Pictures are kept under the hash of their bytes, written once and never changed, so that a thread
may read them beside whoever works in the work copy, through a connection of its own.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from narrative_studio.store.connections import connect_read_only


class PictureReader:
    """Gives the bytes of a picture through a connection of its own to the work copy's file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        (place,) = [
            file for _n, name, file in connection.execute("PRAGMA database_list") if name == "main"
        ]
        self._place = place
        self._memory = None if place else dict(connection.execute("SELECT sha256, bytes FROM blob"))

    def __call__(self, picture: str) -> bytes | None:
        if self._memory is not None:
            return self._memory.get(picture)
        connection = connect_read_only(Path(self._place))
        try:
            found = connection.execute(
                "SELECT bytes FROM blob WHERE sha256 = ?", (picture,)
            ).fetchone()
        finally:
            connection.close()
        return None if found is None else bytes(found[0])
