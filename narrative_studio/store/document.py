"""The document file and its work copy: open, absorb, publish.

A user's file is never edited in place. :func:`open_document` reads it into a private work copy;
:meth:`Document.publish` first absorbs what somebody else may have put there meanwhile, writes a
new file complete and renames it over the old one.
"""

import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from narrative_studio.errors import DocumentError, NotADocument, PublishFailed
from narrative_studio.store.connections import (
    check_head,
    check_pages,
    connect_work,
    damaged,
    is_damage,
    is_trouble,
)
from narrative_studio.store.drafts import drop_all_drafts
from narrative_studio.store.erasing import erase_kept
from narrative_studio.store.foreign import (
    Contents,
    Progress,
    Reading,
    is_there,
    read_contents,
    read_identity,
    untold,
)
from narrative_studio.store.journal import Journal
from narrative_studio.store.left_behind import PUBLISHED, TakenOver, showing_way_back, take_over_all
from narrative_studio.store.places import WorkLock, WorkPlace, places_of, work_place
from narrative_studio.store.publish import Stamp, put_in_place, write_document
from narrative_studio.store.queries import RowKey
from narrative_studio.store.rescue import Rescued, rescue, what_is_left
from narrative_studio.store.scratch import scratch_folder, sweep
from narrative_studio.store.verify import (
    Verification,
    Verifying,
    changed_operations,
    verify_document,
    verify_work,
)
from narrative_studio.store.writing import (
    Writing,
    Written,
    keep_replaced,
    putting_down,
    telling_of_the_work,
)

_STAMP = "stamp"
_ERASED = "erased"
_CLEAN = "clean"
_ATTEMPTS = 5


class Published(NamedTuple):
    """What publishing did: whether a file was written, and the rows that came in from it.

    ``kept`` is where the file that was replaced is kept, if that was damaged.
    """

    written: bool
    absorbed: frozenset[RowKey]
    set_aside: tuple[str, ...] = ()
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in from another copy: how many operations, whose (ids), and what was unreadable."""

    path: Path
    count: int
    authors: tuple[str, ...]
    set_aside: tuple[str, ...]


class Document:
    """One open document: its journal, and the file it is published to.

    A document opened only to be read has no ``lock`` and no work copy on disk; it makes no replica
    until something is written to it.
    """

    def __init__(
        self,
        path: Path,
        journal: Journal,
        *,
        lock: WorkLock | None,
        kept: Path | None = None,
    ) -> None:
        self.path = path.absolute()
        self.journal = journal
        self.set_aside: tuple[str, ...] = ()
        self.rescued: Rescued | None = None
        self.taken_over: tuple[TakenOver, ...] = ()
        self._kept = kept
        self._lock = lock
        self._absorbed: frozenset[RowKey] = frozenset()
        self._is_damaged = False

    @property
    def place(self) -> WorkPlace:
        """The folder of this machine for the work copy, its lock and its backups."""
        return work_place(str(self.journal.document_id), self.path)

    @property
    def is_published(self) -> bool:
        """Whether everything in the journal stands in the file as we last wrote or read it."""
        return self.journal.meta(PUBLISHED) == str(self.journal.count())

    def verify(self) -> Verifying:
        """What checks the file and the work copy; may be called in any thread.

        It gives what was found of the file, None while there is none, and what is wrong with the
        work copy.
        """
        path, work = self.path, None if self._lock is None else self.place.journal

        def checked(progress: Progress = untold) -> tuple[Verification | None, tuple[str, ...]]:
            found = verify_document(path, progress=progress) if path.exists() else None
            return found, () if work is None else verify_work(work, progress=progress)

        return checked

    def check_seals(self) -> Callable[[Callable[[], object]], tuple[str, ...]]:
        """What finds operations of the work copy that are not as they were written.

        It may be called in any thread; see :func:`changed_operations` for its argument.
        """
        work = None if self._lock is None else self.place.journal
        return lambda rest: () if work is None else changed_operations(work, rest=rest)

    def rescue(self) -> None:
        """Take in what a damaged work copy held, if one was put aside; see ``rescued``.

        Raises:
            DocumentError: the new work copy cannot be written.
        """
        if self._kept is not None:
            self.rescued, self._kept = rescue(self.journal, self._kept), None

    def take_absorbed(self) -> frozenset[RowKey]:
        """The rows that came in from the file since this was last asked."""
        absorbed, self._absorbed = self._absorbed, frozenset()
        return absorbed

    def absorb(self) -> Published:
        """Take in what the file holds and we do not; nothing when its stamp is the known one.

        Raises:
            DocumentError: the file cannot be read, or is another document.
        """
        return self._absorb(Stamp.of(self.path))

    def merge(self, path: Path) -> Merged:
        """Take in what another copy of this document holds and this one does not.

        Raises:
            DocumentError: the copy cannot be read, or is another project; nothing was taken in.
        """
        return self.take_copy(path, self.reading(path)())

    def reading(self, path: Path) -> Reading:
        """What reads another copy for :meth:`take_copy`; may be called in any thread.

        It raises a DocumentError where the copy cannot be read.
        """
        held = self.journal.txn_ids()
        return lambda progress=untold: read_contents(path, without=held, progress=progress)

    def take_copy(self, path: Path, contents: Contents) -> Merged:
        """Take in what was read of another copy.

        Raises:
            DocumentError: it is another project; nothing was taken in.
        """
        if contents.document_id != self.journal.document_id:
            raise DocumentError(
                f"“{path.name}” is another project, not a copy of “{self.path.name}”.",
                "Import it instead: then its content comes in beside what is here.",
            )
        absorbed = self.journal.absorb(contents.txns, contents.blobs, contents.personal)
        self._absorbed |= absorbed.touched
        refused = tuple(f"transaction {name}" for name in absorbed.refused)
        new = [txn for txn in contents.txns if txn.id not in absorbed.refused]
        authors = tuple(dict.fromkeys(txn.author for txn in new))
        return Merged(path, absorbed.count, authors, contents.set_aside + refused)

    def publish(self) -> Published:
        """Bring file and journal to the same state.

        Raises:
            PublishFailed: the place cannot be written; the work is safe in the work copy.
            DocumentError: what stands there is not this document.
        """
        absorbed: frozenset[RowKey] = frozenset()
        set_aside: tuple[str, ...] = ()
        for _ in range(_ATTEMPTS):
            found, writing = self.begin_writing()
            absorbed |= found.absorbed
            set_aside += found.set_aside
            if writing is None:
                return Published(False, absorbed, set_aside)
            written = writing.through(self.journal.connection)
            if self.note(written):
                return Published(True, absorbed, set_aside, written.kept)
        with telling_of_the_work(is_kept=self._lock is not None):
            raise PublishFailed(
                f"“{self.path.name}” kept changing while it was being written.",
                "Wait for the sync to finish, then try again.",
            )

    def begin_writing(self) -> tuple[Published, Writing | None]:
        """Take in what the file holds, and begin to write it; None where it holds everything.

        What stands there and can be read no more is kept aside and replaced.

        Raises:
            DocumentError: what stands there is not this document.
        """
        # The stamp is taken first: what is written after it is not taken for known.
        stamp = Stamp.of(self.path)
        found = self._absorb(stamp, is_writing=True)
        if self.is_published and stamp is not None:
            self._erase_elsewhere()
            return found, None
        return found, Writing(
            self.path,
            stamp,
            begun_at=self.journal.meta(_STAMP),
            place=self.place,
            has_work=self._lock is not None,
            is_damaged=self._is_damaged,
            erased=self.journal.erased(),
        )

    def note(self, written: Written) -> bool:
        """Note what was written; False where nothing was put in place or it is overtaken.

        Raises:
            DocumentError: what was erased could not be erased from what is kept here.
        """
        if written.placed is None or written.begun_at != self.journal.meta(_STAMP):
            return False
        self._note_published(written.placed, written.operations)
        self._erase_elsewhere()
        return True

    def move_to(self, path: Path) -> None:
        """Publish to another place from now on (Save as); the file there is replaced.

        The work copy goes along: the old file stays as it was published last, and what this
        machine had not published to it waits there.

        Raises:
            PublishFailed: the new place cannot be written; the old one stays in use.
            DocumentInUse: the new place is that of this document, open elsewhere.
        """
        path = path.absolute()
        place = work_place(str(self.journal.document_id), path)
        lock = WorkLock(place, path) if self._lock is not None and place != self.place else None
        try:
            is_kept = self._lock is not None
            with telling_of_the_work(is_kept=is_kept), scratch_folder(path) as folder:
                made = folder / "document.narrative"
                with putting_down(self.path):
                    operations = write_document(self.journal.connection, made)
                copied = self._copy_of_work(place) if lock is not None else None
                keep_replaced(path, place, erased=self.journal.erased())
                placed = put_in_place(made, path, expected=Stamp.of(path))
            if placed is None:
                raise PublishFailed(
                    f"“{path.name}” was changed by somebody else at the same moment.",
                    "Try again, or choose another name.",
                )
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        if copied is not None and self._lock is not None:
            place.set_journal_aside()
            copied.replace(place.journal)
            # What is being typed has gone along; the old place must not offer it again.
            with suppress(DocumentError):
                drop_all_drafts(self.journal.connection)
            self.journal.go_on_in(connect_work(place.journal))
            self._lock.release()
            self._lock = lock
            place.note_path(path)
        self.path = path
        self._note_published(placed, operations)
        with suppress(DocumentError):  # told at the next publishing
            self._erase_elsewhere()

    def close(self) -> None:
        """Close the work copy and free its lock; does not publish."""
        self.journal.connection.close()
        if self._lock is not None:
            self._lock.place.note_closed()
            self._lock.release()

    def _absorb(self, stamp: Stamp | None, *, is_writing: bool = False) -> Published:
        if stamp is None or self.journal.meta(_STAMP) == str(stamp):
            return Published(False, frozenset())
        try:
            contents = read_contents(self.path, without=self.journal.txn_ids())
        except NotADocument:
            # A folder or a pipe stays as it is; what stands in a file is kept aside and replaced.
            if not is_writing or not is_there(self.path):
                raise
            contents = what_is_left(self.path, document_id=str(self.journal.document_id))
        if contents.document_id != self.journal.document_id:
            raise DocumentError(
                f"“{self.path.name}” now holds a different project.",
                "Save this one under another name, then open the file again.",
            )
        return self._take_in(contents, stamp)

    def _take_in(self, contents: Contents, stamp: Stamp | None) -> Published:
        absorbed = self.journal.absorb(contents.txns, contents.blobs, contents.personal)
        self._absorbed |= absorbed.touched
        self._is_damaged = bool(contents.set_aside)
        # An older copy may have been put back over the file: then it lacks what we published.
        is_older = bool(self.journal.holds() - contents.holds)
        holds_erased = bool({one.token for one in contents.personal} & self.journal.erased())
        is_known = not (is_older or holds_erased or self._is_damaged)
        count = str(self.journal.count()) if is_known else ""
        self.journal.set_meta(PUBLISHED, count)
        self.journal.set_meta(_STAMP, str(stamp))
        refused = tuple(f"transaction {name}" for name in absorbed.refused)
        return Published(False, absorbed.touched, contents.set_aside + refused)

    def _erase_elsewhere(self) -> None:
        """Drop personal values that were erased from all that this computer keeps."""
        erased = self.journal.erased()
        if not erased:
            return
        known = frozenset((self.journal.meta(_CLEAN) or "").splitlines())
        clean = erase_kept(
            places_of(str(self.journal.document_id)),
            erased,
            known=known,
            own=None if self._lock is None else self.place,
        )
        if self._lock is not None and self.journal.meta(_ERASED) != str(len(erased)):
            self.journal.forget_free_pages()
            self.journal.set_meta(_ERASED, str(len(erased)))
        if clean != known:
            self.journal.set_meta(_CLEAN, "\n".join(sorted(clean)))

    def _copy_of_work(self, place: WorkPlace) -> Path:
        """The work copy, copied beside the place where the work is going to go on."""
        copied = place.journal.with_suffix(".part")
        copied.unlink(missing_ok=True)
        with putting_down(self.path), closing(sqlite3.connect(copied)) as target:
            self.journal.connection.backup(target)
        return copied

    def _note_published(self, placed: Stamp, operations: int) -> None:
        self._is_damaged = False
        self.journal.set_meta(PUBLISHED, str(operations))
        self.journal.set_meta(_STAMP, str(placed))


def create_document(path: Path) -> Document:
    """Start a new, empty document that will be published to ``path``.

    Raises:
        DocumentError: the work copy cannot be made on this computer.
    """
    document_id = str(uuid.uuid4())
    return _open_work_copy(path, document_id)


def open_document(path: Path, *, is_work_damaged: bool = False) -> Document:
    """Open a document to work on it, with what this machine had not published yet.

    A work copy that is damaged, or turned out to be with ``is_work_damaged``, is put aside, and
    what is sound in it comes into a new one; :attr:`Document.rescued` tells.

    Where the file was moved here, that is also what was not published before;
    :attr:`Document.taken_over` tells.

    Raises:
        DocumentError: the file is missing, unreadable, no document, newer, or open elsewhere; or
            the work copy is out of reach. Where this computer still has something of a file that
            cannot be read, the hint names the way to it.
    """
    with showing_way_back(path):
        document_id = read_identity(path)
    had_work = work_place(document_id, path).journal.exists()
    document = _open_work_copy(path, document_id, is_damaged=is_work_damaged)
    try:
        document.set_aside = document.absorb().set_aside
        document.rescue()
        document.taken_over = take_over_all(document.journal, path)
        document.take_absorbed()
        with suppress(DocumentError):  # told at the next publishing
            document._erase_elsewhere()
    except (sqlite3.DatabaseError, UnicodeDecodeError, DocumentError) as error:
        is_damaged = not is_work_damaged and is_damage(error)
        _give_up(document, had_work=had_work or is_damaged)
        if not is_damaged:
            raise
        return open_document(path, is_work_damaged=True)
    except BaseException:
        _give_up(document, had_work=had_work)
        raise
    return document


def _give_up(document: Document, *, had_work: bool) -> None:
    """Close a document that cannot be opened; an empty work copy that was made for it goes."""
    is_made_for_nothing = False
    with suppress(sqlite3.DatabaseError):
        is_made_for_nothing = not had_work and not document.journal.count()
    place = document.place if is_made_for_nothing else None
    document.journal.connection.close()
    if place is not None:
        place.journal.unlink(missing_ok=True)
    document.close()


def read_document(path: Path) -> Document:
    """Open a document in memory, to read it or to add to it as a replica of its own.

    Raises:
        DocumentError: as :func:`open_document`, but never because it is open elsewhere.
    """
    stamp = Stamp.of(path)
    with showing_way_back(path):
        contents = read_contents(path)
    journal = Journal(connect_work(None))
    journal.set_document_id(contents.document_id)
    document = Document(path, journal, lock=None)
    document.set_aside = document._take_in(contents, stamp).set_aside
    document.take_absorbed()
    return document


def _open_work_copy(path: Path, document_id: str, *, is_damaged: bool = False) -> Document:
    """Open, or make, the work copy of a document; one that is damaged is put aside."""
    place = work_place(document_id, path)
    lock = WorkLock(place, path)
    place.note_path(path)
    sweep()
    kept: Path | None = None
    try:
        try:
            if is_damaged:
                raise damaged("the rows of the work copy cannot be read")
            journal = _journal_at(place, document_id)
        except (sqlite3.DatabaseError, UnicodeDecodeError, DocumentError) as error:
            # Out of reach is not damaged: what is not published yet must not vanish from sight.
            if not is_damage(error):
                raise
            kept = place.set_journal_aside()
            journal = _journal_at(place, document_id)
    except BaseException as error:
        lock.release()
        if isinstance(error, sqlite3.DatabaseError | OSError) and _is_out_of_reach(error):
            raise DocumentError(
                f"The work copy of “{path.name}” cannot be opened in {place.folder}: {error}.",
                "Free some space there or close what else uses that folder, then try again.",
            ) from error
        raise
    return Document(path, journal, lock=lock, kept=kept)


def _is_out_of_reach(error: sqlite3.DatabaseError | OSError) -> bool:
    return isinstance(error, OSError) or is_trouble(error)


def _journal_at(place: WorkPlace, document_id: str) -> Journal:
    check_head(place.journal)
    is_as_closed = place.is_as_closed()
    connection = connect_work(place.journal)
    try:
        if not is_as_closed:
            check_pages(connection)
        journal = Journal(connection)
        if journal.document_id is None:
            journal.set_document_id(document_id)
    except BaseException:
        connection.close()
        raise
    return journal
