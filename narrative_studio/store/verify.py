"""Whether a document and its work copy are what they should be, told part by part."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Protocol

from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES
from narrative_studio.model.rows import columns
from narrative_studio.store.connections import connect_read_only, connect_work
from narrative_studio.store.cuts import count_beyond_gaps
from narrative_studio.store.foreign import Contents, Progress, read_contents, untold
from narrative_studio.store.journal import Journal
from narrative_studio.store.personal import is_sound
from narrative_studio.store.queries import Queries
from narrative_studio.store.txn import Txn

_BETWEEN_RESTS = 40
"""So many operations are read in a few thousandths of a second."""

_PICTURES = [
    (row_type.table, name)
    for row_type in ROW_TYPES
    for name in columns(row_type)
    if name == "picture"
]


class Verification(NamedTuple):
    """What was counted and what is wrong.

    ``problems`` are damage; ``notes`` are states that mend themselves once more has arrived:
    ``waiting`` operations stand beyond a gap, ``missing_bases`` changes replace one not held.
    ``missing_pictures`` of the problems are pictures that are shown but not there: nothing in the
    file can bring them back.
    """

    document_id: str
    operations: int
    changes: int
    pictures: int
    replicas: int
    waiting: int
    missing_bases: int
    problems: tuple[str, ...]
    missing_pictures: int = 0

    @property
    def has_damage(self) -> bool:
        """Whether a part of the file itself is damaged, so that recovering may bring back more."""
        return len(self.problems) > self.missing_pictures

    @property
    def is_sound(self) -> bool:
        """Whether nothing is damaged."""
        return not self.problems

    @property
    def advice(self) -> tuple[str, ...]:
        """What to do about the problems, in words."""
        found = []
        if self.has_damage:
            found.append("Bring back what else is there with narrative-studio recover.")
        if self.missing_pictures:
            found.append(
                "Merge a backup or another copy that still has the missing pictures, or put them "
                "in again."
            )
        return tuple(found)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is incomplete without being damaged, in words."""
        found = []
        if self.waiting:
            what = "1 operation waits" if self.waiting == 1 else f"{self.waiting} operations wait"
            found.append(f"{what} for an earlier one that has not arrived.")
        if self.missing_bases:
            count = self.missing_bases
            what = "1 change replaces one" if count == 1 else f"{count} changes replace some"
            found.append(f"{what} that has not arrived.")
        return tuple(found)


class Verifying(Protocol):
    """Checks the file and the work copy of a document, in any thread."""

    def __call__(
        self, progress: Progress = untold
    ) -> tuple[Verification | None, tuple[str, ...]]: ...


def verify_document(path: Path, *, progress: Progress = untold) -> Verification:
    """Read a document file in full: declarations, bookkeeping, seals, pictures, references.

    What ``progress`` raises ends the reading.

    Raises:
        NotADocument, NewerDocument, DocumentError: it cannot be read at all.
    """
    contents = read_contents(path, progress=progress)
    journal = replayed(contents)
    try:
        damage = [f"{what} is damaged and is left out" for what in contents.set_aside]
        gone = [f"the picture of a {table} is missing" for table in missing_pictures(journal)]
        return _verification(journal, contents.txns, damage, gone)
    finally:
        journal.connection.close()


def verify_work(place: Path, *, progress: Progress = untold) -> tuple[str, ...]:
    """What is wrong with a work copy, in words; nothing when it is sound.

    Its bookkeeping is checked, each seal, and that the derived tables are what follows from the
    journal. Reads through a connection of its own, beside whoever works in it, in any thread. What
    ``progress`` raises ends the reading.
    """
    problems: list[str] = []
    try:
        with closing(connect_read_only(place)) as connection:
            connection.execute("BEGIN")  # one state, whatever is committed meanwhile
            for (said,) in connection.execute("PRAGMA integrity_check(5)"):
                if said != "ok":
                    problems.append(f"the work copy is damaged: {said}")
            held = Queries(connection)
            txns = list(held.txns())
            seals = dict(connection.execute("SELECT id, seal FROM txn"))
            for number, txn in enumerate(txns):
                if number % _BETWEEN_RESTS == 0:
                    progress(number, len(txns))
                # An id that the index spells otherwise than the table is not found at all.
                if seals.get(txn.id) != txn.seal():
                    problems.append(f"operation {txn.id} has been changed since it was made")
            problems += [
                "a personal value is not the one that was written"
                for token, salt, value in connection.execute(
                    "SELECT token, salt, value FROM personal"
                )
                if not is_sound(token, salt, value)
            ]
            fresh = Journal(connect_work(None))
            fresh.absorb(txns)
            with closing(fresh.connection):
                for table in ("head", *BY_TABLE):
                    if _lines(connection, table) != _lines(fresh.connection, table):
                        problems.append(f"the table {table} is not what follows from the journal")
    except (sqlite3.DatabaseError, ValueError) as error:
        problems.append(f"the work copy cannot be read: {error}")
    return tuple(problems)


def changed_operations(place: Path, *, rest: Callable[[], object]) -> tuple[str, ...]:
    """The operations of a work copy that are not as they were written, in words; by their seals.

    For whoever works in it meanwhile: a few are read at a time, with no transaction open over all
    of them, and ``rest`` is called in between; what that raises ends the search.
    """
    found: list[str] = []
    try:
        with closing(connect_read_only(place)) as connection:
            held = Queries(connection)
            for t in range(1, held.count() + 1):
                if not _is_sealed(held, t):
                    found.append(f"operation number {t}")
                if t % _BETWEEN_RESTS == 0:
                    rest()
    except sqlite3.DatabaseError:
        found.append("the work copy cannot be read")
    return tuple(found)


def _is_sealed(held: Queries, t: int) -> bool:
    try:
        seals = held.seals(t)
    except (sqlite3.DatabaseError, ValueError):
        return False
    return all(kept == seal for kept, seal in seals)


def replayed(contents: Contents) -> Journal:
    """A journal in memory that holds what was read of a file."""
    journal = Journal(connect_work(None))
    journal.set_document_id(contents.document_id)
    journal.absorb(contents.txns, contents.blobs, contents.personal)
    return journal


def _verification(
    journal: Journal, txns: Iterable[Txn], damage: Sequence[str], gone: Sequence[str]
) -> Verification:
    held = {change.id for txn in txns for change in txn.changes}
    bases = {base for txn in txns for change in txn.changes for base in change.base}
    return Verification(
        document_id=str(journal.document_id),
        operations=journal.count(),
        changes=len(held),
        pictures=len(journal.blob_ids()),
        replicas=len({txn.replica for txn in txns}),
        waiting=count_beyond_gaps(journal),
        missing_bases=len(bases - held),
        problems=(*damage, *gone),
        missing_pictures=len(gone),
    )


def missing_pictures(journal: Journal) -> list[str]:
    """The tables of the rows that show a picture which is not held, one for each."""
    held = journal.blob_ids()
    return [
        table
        for table, column in _PICTURES
        for row in journal.load(BY_TABLE[table]).values()
        if getattr(row, column) and getattr(row, column) not in held
    ]


def _lines(connection: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    return set(connection.execute(f"SELECT * FROM {table}"))
