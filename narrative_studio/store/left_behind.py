"""What this computer still holds of a document whose file was moved, renamed, deleted or spoilt.

A work copy is found by the path of its file. Where nothing is at that path any more, it is found by
the document's id: whoever opens the file at its new place has what was not published at the old
one. A work copy whose file is still there is left to that file, so that a copy takes nothing from
its original. What is taken over stays where it was, too: the old path may be a drive that comes
back.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from narrative_studio.errors import DocumentError, NotADocument
from narrative_studio.store.connections import connect_read_only
from narrative_studio.store.drafts import drafts, keep_draft
from narrative_studio.store.foreign import is_there, read_identity, read_summary
from narrative_studio.store.journal import Journal
from narrative_studio.store.places import WorkPlace, is_locked, places_for, places_of, work_place
from narrative_studio.store.publish import backups_in
from narrative_studio.store.rescue import contents_of_work

PUBLISHED = "published"
"""The private note of how many operations stand in the file, as a number; empty if it lacks any."""


class TakenOver(NamedTuple):
    """What came from the work copy of a place where the file is no more: how many operations."""

    path: Path
    operations: int

    @property
    def words(self) -> str:
        """What was done, in a sentence."""
        came = "1 change" if self.operations == 1 else f"{self.operations} changes"
        return f"The document was {self.path} before: {came} not published there came from it."


def left_behind(document_id: str, path: Path) -> list[WorkPlace]:
    """The work copies of a document whose file is no more where it was, for one at ``path``."""
    here = work_place(document_id, path)
    return [
        place
        for place in places_of(document_id)
        if place != here and place.path is not None and not _is_at(place.path, document_id)
    ]


def take_over(journal: Journal, place: WorkPlace) -> TakenOver | None:
    """Take in what a work copy holds that was left behind; None where that is nothing new.

    What was being typed there, and what can be undone, comes along. It is looked at once, and
    again only after it has changed.

    Raises:
        DocumentError: our own work copy cannot be written.
    """
    known, state = f"taken over from {place.folder.name}", _state(place)
    if not state or journal.meta(known) == state or place.path is None:
        return None
    held, count = journal.txn_ids(), 0
    if _ids_in(place) - held:
        contents = contents_of_work(place.journal)
        if not isinstance(contents, DocumentError):
            if contents.document_id != journal.document_id:
                return None
            count = journal.absorb(contents.txns, contents.blobs, contents.personal).count
    _take_private(journal, place)
    journal.set_meta(known, state)
    return TakenOver(place.path, count) if count else None


def take_over_all(journal: Journal, path: Path) -> tuple[TakenOver, ...]:
    """Take in all that was left behind of a document that is at ``path`` now.

    Raises:
        DocumentError: our own work copy cannot be written.
    """
    places = left_behind(str(journal.document_id), path)
    return tuple(one for place in places if (one := take_over(journal, place)) is not None)


def has_unpublished_work(path: Path) -> bool:
    """Whether a work copy on this computer holds edits that the file does not have yet.

    Raises:
        DocumentError: the file is missing, unreadable, no document or newer.
    """
    with showing_way_back(path):
        document_id = read_identity(path)
    if (place := work_place(document_id, path)).journal.exists():
        with (
            suppress(sqlite3.DatabaseError),
            closing(connect_read_only(place.journal)) as connection,
        ):
            (count,) = connection.execute("SELECT count(*) FROM txn").fetchone()
            found = connection.execute(
                "SELECT value FROM meta WHERE key = ?", (PUBLISHED,)
            ).fetchone()
            if count > 0 and (found is None or found[0] != str(count)):
                return True
    if not (places := left_behind(document_id, path)):
        return False
    held = {name for name, _author in read_summary(path).txns}
    return any(_ids_in(place) - held for place in places)


@contextmanager
def showing_way_back(path: Path) -> Iterator[None]:
    """Says with the error of a file that is gone or cannot be read what is still held of it.

    Raises:
        DocumentError: whatever the block raised; ``recoverable`` is the path where there is a way.
    """
    try:
        yield
    except DocumentError as error:
        is_gone = not isinstance(error, NotADocument) and not _stands(path)
        if not (isinstance(error, NotADocument) or is_gone) or not (way := way_back(path)):
            raise
        told = type(error)(error.what, way)
        told.recoverable = path
        raise told from error.__cause__


def way_back(path: Path, *, is_offered: bool = False) -> str:
    """What is held of a document that cannot be read at ``path``, and the way to it; else empty.

    Where the way ``is_offered`` beside it, the command that goes it is not named.
    """
    places = places_for(path)
    held = max((len(_ids_in(place)) for place in places), default=0)
    backups = sum(len(backups_in(place.backups)) for place in places)
    if not held and not backups:
        return ""
    kept = [f"its work copy with {_counted(held, 'operation')}"] if held else []
    kept += [_counted(backups, "backup")] if backups else []
    said = f"This computer still has {' and '.join(kept)}"
    way = ": narrative-studio recover brings all of it together in a new document."
    said += "." if is_offered else way
    if _stands(path):
        return said
    if moved := _moved_to(places):
        return f"It may be {moved} now: open that. {said}"
    return f"If it was moved or renamed, open it there. {said}"


def _moved_to(places: list[WorkPlace]) -> Path | None:
    """Where the same document is opened on this computer since, if the file there is sound."""
    for place in places:
        for other in place.siblings():
            if other.path is not None and is_there(other.path):
                return other.path
    return None


def _stands(path: Path) -> bool:
    """Whether anything is at a path that can be looked at."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def _is_at(path: Path, document_id: str) -> bool:
    """Whether a document is still at a path, perhaps damaged there."""
    if not is_there(path):
        return False
    try:
        return read_identity(path) == document_id
    except DocumentError:
        return True


def _take_private(journal: Journal, place: WorkPlace) -> None:
    """Take in what is never published: what can be undone, and what was being typed."""
    with suppress(sqlite3.DatabaseError, ValueError, TypeError, OSError):
        with closing(connect_read_only(place.journal)) as connection:
            own = connection.execute("SELECT id FROM own JOIN txn USING (t)").fetchall()
            typed = [] if is_locked(place.lock) else drafts(connection)
        journal.claim(name for (name,) in own)
        present = {(one.table, one.row, one.column) for one in drafts(journal.connection)}
        for draft in typed:
            if (draft.table, draft.row, draft.column) not in present:
                keep_draft(journal.connection, draft)


def _ids_in(place: WorkPlace) -> set[str]:
    """The ids of the operations in a work copy, as far as they can be read."""
    with (
        suppress(sqlite3.DatabaseError, UnicodeDecodeError),
        closing(connect_read_only(place.journal)) as connection,
    ):
        return {str(name) for (name,) in connection.execute("SELECT id FROM txn")}
    return set()


def _state(place: WorkPlace) -> str:
    """What tells whether a work copy has changed since it was looked at; empty for none."""
    log = place.journal.with_name(f"{place.journal.name}-wal")
    with suppress(OSError):
        found = place.journal.stat()
        logged = log.stat().st_size if log.exists() else 0
        return json.dumps([found.st_size, found.st_mtime_ns, logged])
    return ""


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
