"""One writing of the document file, of which all but its beginning and end can be done in a thread.

Who owns the work copy begins it, after taking in what the file holds; then the file is made and put
in place, through a connection of its own where that happens in another thread; and the owner notes
what was written. What is changed meanwhile is not in the file yet, which the count of operations
tells.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from narrative_studio.errors import PublishFailed
from narrative_studio.store.connections import is_trouble
from narrative_studio.store.places import WorkPlace
from narrative_studio.store.publish import (
    Stamp,
    keep_backup,
    keep_damaged,
    put_in_place,
    write_document,
)
from narrative_studio.store.scratch import scratch_folder

_BUSY_MS = 10_000


@dataclass(frozen=True, slots=True)
class Written:
    """What a writing did.

    ``placed`` is the stamp of the file, None where somebody else has written it meanwhile and
    nothing was replaced; ``operations`` is how many it holds. ``kept`` is where the file that was
    replaced is kept, if that was damaged. ``begun_at`` is the stamp that was known when it began.
    """

    placed: Stamp | None
    operations: int
    kept: Path | None
    begun_at: str | None


@dataclass(frozen=True, slots=True)
class Writing:
    """A writing that has begun; ``expected`` is the stamp of the file that it may replace.

    ``place`` keeps what is replaced if that is damaged, and backups of the rest where ``has_work``
    says that there is a work copy on disk.
    """

    path: Path
    expected: Stamp | None
    begun_at: str | None
    place: WorkPlace
    has_work: bool
    is_damaged: bool

    def __call__(self) -> Written:
        """Write the file, through a connection of its own; in any thread.

        Raises:
            PublishFailed: the place cannot be written.
        """
        assert self.has_work
        with putting_down(self.path):
            connection = sqlite3.connect(self.place.journal, isolation_level=None)
        with closing(connection):
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
            return self.through(connection)

    def through(self, connection: sqlite3.Connection) -> Written:
        """Write the file through a connection to the work copy.

        Raises:
            PublishFailed: the place cannot be written.
        """
        kept: Path | None = None
        with scratch_folder(self.path) as folder:
            made = folder / "document.narrative"
            with putting_down(self.path):
                operations = write_document(connection, made)
            if self.is_damaged:
                kept = keep_damaged(self.path, self.place.damaged)
            elif self.has_work:
                keep_backup(self.path, self.place.backups)
            placed = put_in_place(made, self.path, expected=self.expected)
        return Written(placed, operations, kept, self.begun_at)


@contextmanager
def putting_down(path: Path) -> Iterator[None]:
    """Turns what SQLite says of a full or broken disk into expected trouble."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if not is_trouble(error):
            raise
        raise PublishFailed(
            f"“{path.name}” could not be written: {error}.",
            "Free some space on this computer; your work is kept.",
        ) from error
