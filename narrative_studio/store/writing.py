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
from typing import NamedTuple

from narrative_studio.errors import PublishFailed
from narrative_studio.store.connections import is_trouble
from narrative_studio.store.erasing import remove_erased
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


class Written(NamedTuple):
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

    ``place`` keeps what is replaced, without the personal values that are ``erased``; ``has_work``
    says whether there is a work copy on disk.
    """

    path: Path
    expected: Stamp | None
    begun_at: str | None
    place: WorkPlace
    has_work: bool
    is_damaged: bool
    erased: frozenset[str] = frozenset()

    def __call__(self) -> Written:
        """Write the file, through a connection of its own; in any thread.

        Raises:
            PublishFailed: the place cannot be written.
            DocumentError: what was erased could not be erased from the file that was replaced.
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
            PublishFailed, DocumentError: as in a thread.
        """
        with telling_of_the_work(is_kept=self.has_work), scratch_folder(self.path) as folder:
            made = folder / "document.narrative"
            with putting_down(self.path):
                operations = write_document(connection, made)
            kept = keep_replaced(
                self.path, self.place, is_damaged=self.is_damaged, erased=self.erased
            )
            placed = put_in_place(made, self.path, expected=self.expected)
        return Written(placed, operations, kept, self.begun_at)


def keep_replaced(
    path: Path, place: WorkPlace, *, is_damaged: bool = False, erased: frozenset[str] = frozenset()
) -> Path | None:
    """Keep the file that is about to be replaced; say where if it is damaged.

    A sound one goes into the ring of backups. Personal values that are ``erased`` do not go along.

    Raises:
        PublishFailed: a damaged one cannot be kept, so it must not be replaced.
        DocumentError: it was kept with a value that cannot be erased from it.
    """
    kept = keep_damaged(path, place.damaged) if is_damaged else keep_backup(path, place.backups)
    if kept is not None and erased:
        remove_erased([kept], erased)
    return kept if is_damaged else None


@contextmanager
def telling_of_the_work(*, is_kept: bool) -> Iterator[None]:
    """Says of what could not be written where the work is: in the work copy, or nowhere else."""
    try:
        yield
    except PublishFailed as failed:
        where = "Your work is kept on this computer." if is_kept else "Nothing was changed."
        raise failed.saying(where) from failed.__cause__


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
            "Free some space on this computer.",
        ) from error
