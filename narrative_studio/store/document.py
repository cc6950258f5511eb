"""The document file and its work copy: open, absorb, publish.

A user's file is never edited in place. :func:`open_document` reads it into a private work copy;
:meth:`Document.publish` first absorbs what somebody else may have put there meanwhile, writes a
new file complete and renames it over the old one.
"""

import sqlite3
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path

from narrative_studio.errors import DocumentError, NotADocument, PublishFailed
from narrative_studio.store.connections import connect_work
from narrative_studio.store.foreign import check_header, read_contents
from narrative_studio.store.journal import Journal, RowKey
from narrative_studio.store.places import WorkLock, WorkPlace, work_place
from narrative_studio.store.publish import Stamp, keep_backup, put_in_place, write_document

_PUBLISHED = "published"
_STAMP = "stamp"
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did: whether a file was written, and the rows that came in from it."""

    written: bool
    absorbed: frozenset[RowKey]
    set_aside: tuple[str, ...] = ()


class Document:
    """One open document: its journal, and the file it is published to.

    A document opened only to be read has no work copy on disk and makes no replica.
    """

    def __init__(
        self,
        path: Path,
        journal: Journal,
        *,
        place: WorkPlace | None,
        lock: WorkLock | None,
        set_aside: tuple[str, ...] = (),
    ) -> None:
        self.path = path
        self.journal = journal
        self.set_aside = set_aside
        self._place = place
        self._lock = lock

    @property
    def is_published(self) -> bool:
        """Whether everything in the journal stands in the file as we last wrote or read it."""
        (count,) = self.journal.connection.execute("SELECT count(*) FROM txn").fetchone()
        return self.journal.meta(_PUBLISHED) == str(count)

    def absorb(self) -> Published:
        """Take in what the file holds and we do not; nothing when its stamp is the known one.

        Raises:
            DocumentError: the file cannot be read, or is another document.
        """
        stamp = Stamp.of(self.path)
        if stamp is None or self.journal.meta(_STAMP) == str(stamp):
            return Published(False, frozenset())
        held = frozenset(name for (name,) in self.journal.connection.execute("SELECT id FROM txn"))
        contents = read_contents(self.path, without=held)
        if contents.document_id != self.journal.document_id:
            raise DocumentError(
                f"“{self.path.name}” now holds a different project.",
                "Save this one under another name, then open the file again.",
            )
        was_published = self.is_published
        count, touched = self.journal.absorb(contents.txns, contents.blobs)
        if was_published:
            self._note_published()
        self.journal.set_meta(_STAMP, str(stamp))
        return Published(False, frozenset(touched if count else ()), contents.set_aside)

    def publish(self) -> Published:
        """Bring file and journal to the same state.

        Raises:
            PublishFailed: the place cannot be written; the work is safe in the work copy.
            DocumentError: what stands there is not this document.
        """
        absorbed: set[RowKey] = set()
        set_aside: tuple[str, ...] = ()
        with tempfile.TemporaryDirectory(prefix="narrative-studio-") as folder:
            for attempt in range(_ATTEMPTS):
                found = self.absorb() if self.path.exists() else Published(False, frozenset())
                absorbed |= found.absorbed
                set_aside += found.set_aside
                expected = Stamp.of(self.path)
                if self.is_published and expected is not None and not set_aside:
                    return Published(False, frozenset(absorbed), set_aside)
                made = Path(folder) / f"{attempt}.narrative"
                self._write(made)
                if self._place is not None:
                    keep_backup(self.path, self._place.backups)
                if put_in_place(made, self.path, expected=expected):
                    self._note_published()
                    self.journal.set_meta(_STAMP, str(Stamp.of(self.path)))
                    return Published(True, frozenset(absorbed), set_aside)
        raise PublishFailed(
            f"“{self.path.name}” kept changing while it was being written.",
            "Wait for the sync to finish; your work is kept on this computer.",
        )

    def move_to(self, path: Path) -> None:
        """Publish to another place from now on (Save as); the file there is replaced.

        Raises:
            PublishFailed: the new place cannot be written; the old one stays in use.
        """
        with tempfile.TemporaryDirectory(prefix="narrative-studio-") as folder:
            made = Path(folder) / "document.narrative"
            self._write(made)
            put_in_place(made, path, expected=Stamp.of(path))
        self.path = path
        self._note_published()
        self.journal.set_meta(_STAMP, str(Stamp.of(path)))

    def close(self) -> None:
        """Close the work copy and free its lock; does not publish."""
        self.journal.connection.close()
        if self._lock is not None:
            self._lock.release()

    def _write(self, made: Path) -> None:
        try:
            write_document(self.journal.connection, made)
        except sqlite3.OperationalError as error:
            raise PublishFailed(
                f"“{self.path.name}” could not be written: {error}.",
                "Free some space on this computer; your work is kept.",
            ) from error

    def _note_published(self) -> None:
        (count,) = self.journal.connection.execute("SELECT count(*) FROM txn").fetchone()
        self.journal.set_meta(_PUBLISHED, str(count))


def create_document(path: Path) -> Document:
    """Start a new, empty document that will be published to ``path``.

    Raises:
        DocumentInUse: the place is that of a document open elsewhere.
    """
    document_id = str(uuid.uuid4())
    place = work_place(document_id, path)
    lock = WorkLock(place, path)
    journal = Journal(connect_work(place.journal))
    journal.set_document_id(document_id)
    return Document(path, journal, place=place, lock=lock)


def open_document(path: Path) -> Document:
    """Open a document to work on it, with what this machine had not published yet.

    Raises:
        DocumentError: the file is missing, unreadable, no document, newer, or open elsewhere.
    """
    check_header(path)
    document_id = _document_id(path)
    place = work_place(document_id, path)
    lock = WorkLock(place, path)
    try:
        journal = Journal(connect_work(place.journal))
        if journal.document_id is None:
            journal.set_document_id(document_id)
            journal.set_meta(_PUBLISHED, "0")
        document = Document(path, journal, place=place, lock=lock)
        document.set_aside = document.absorb().set_aside
    except BaseException:
        lock.release()
        raise
    return document


def read_document(path: Path) -> Document:
    """Open a document in memory, to read it or to add to it as a replica of its own.

    Raises:
        DocumentError: as :func:`open_document`, but never because it is open elsewhere.
    """
    contents = read_contents(path)
    journal = Journal(connect_work(None))
    journal.set_document_id(contents.document_id)
    journal.absorb(contents.txns, contents.blobs)
    document = Document(path, journal, place=None, lock=None, set_aside=contents.set_aside)
    document._note_published()
    journal.set_meta(_STAMP, str(Stamp.of(path)))
    return document


def has_unpublished_work(path: Path) -> bool:
    """Whether a work copy on this machine holds edits that the file does not have yet."""
    place = work_place(_document_id(path), path)
    if not place.journal.exists():
        return False
    connection = sqlite3.connect(f"{place.journal.as_uri()}?mode=ro", uri=True)
    try:
        (count,) = connection.execute("SELECT count(*) FROM txn").fetchone()
        found = connection.execute("SELECT value FROM meta WHERE key = ?", (_PUBLISHED,)).fetchone()
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
    return found is None or found[0] != str(count)


def _document_id(path: Path) -> str:
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            found = connection.execute("SELECT id FROM document").fetchall()
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        found = []
    if len(found) != 1 or not isinstance(found[0][0], str):
        raise NotADocument(
            f"“{path.name}” is damaged and cannot be read.",
            "Open a backup of it, or ask for another copy.",
        )
    return found[0][0]
