"""What a project does with its document file: publishing, taking in what others did, checking."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path

from narrative_studio.store.copies import CopyBeside, copies_beside
from narrative_studio.store.document import Document, Merged, Published
from narrative_studio.store.foreign import Contents, Reading
from narrative_studio.store.left_behind import TakenOver
from narrative_studio.store.publish import Backup, backups_in
from narrative_studio.store.queries import RowKey
from narrative_studio.store.rescue import Rescued
from narrative_studio.store.verify import Verifying
from narrative_studio.store.writing import Written


class Filing(ABC):
    """The half of a project that deals with its file; the other half deals with its rows."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._journal = document.journal
        self._is_closed = False

    @abstractmethod
    def _take_in(self, label: str, touched: frozenset[RowKey]) -> None:
        """Show rows that have come in from elsewhere, and tell everybody."""

    @property
    def path(self) -> Path:
        """The file that the document is published to."""
        return self._document.path

    @property
    def set_aside(self) -> tuple[str, ...]:
        """What could not be read of the file and was left out, in words."""
        return self._document.set_aside

    @property
    def rescued(self) -> Rescued | None:
        """What came back from a work copy that was found damaged at opening; None if it was not."""
        return self._document.rescued

    @property
    def taken_over(self) -> tuple[TakenOver, ...]:
        """What came at opening from other paths where the file was before and is no more."""
        return self._document.taken_over

    @property
    def is_published(self) -> bool:
        """Whether every change stands in the document file, not only in the work copy."""
        return self._document.is_published

    def publish(self) -> Published:
        """Write the document file, with what others have put into it meanwhile.

        Raises:
            DocumentError: the file cannot be written; the work is safe in the work copy.
        """
        try:
            return self._document.publish()
        finally:
            # What came in is in the journal even when the file could not be written after it.
            self._show_absorbed("Take in changes from the file")

    def begin_publishing(self) -> tuple[Published, Callable[[], Written] | None]:
        """Take in what others have put into the file, and begin to write it.

        The second of the two writes the file and may be called in any thread; then
        :meth:`note_published` is to be called in this one. None where the file holds everything.

        Raises:
            DocumentError: the file cannot be read, or is another document now.
        """
        try:
            return self._document.begin_writing()
        finally:
            self._show_absorbed("Take in changes from the file")

    def note_published(self, written: Written) -> bool:
        """Note what was written; False where somebody else wrote the file meanwhile.

        What was changed after the writing had begun is not published yet.

        Raises:
            DocumentError: what was erased could not be erased from the backups.
        """
        return self._document.note(written)

    def absorb(self) -> int:
        """Take in what somebody else has put into the document file; how many operations.

        Asks only for the stamp of the file where nobody has.

        Raises:
            DocumentError: the file cannot be read, or is another document now.
        """
        before = self._journal.count()
        self._document.absorb()
        self._show_absorbed("Take in changes from the file")
        return self._journal.count() - before

    def merge(self, path: Path) -> Merged:
        """Take in what another copy of this document holds; a second time changes nothing.

        Raises:
            DocumentError: the copy cannot be read, or is another project; nothing was taken in.
        """
        return self.take_copy(path, self.reading(path)())

    def reading(self, path: Path) -> Reading:
        """What reads another copy of this document for :meth:`take_copy`, in any thread."""
        return self._document.reading(path)

    def take_copy(self, path: Path, contents: Contents) -> Merged:
        """Take in what was read of another copy of this document.

        Raises:
            DocumentError: it is another project; nothing was taken in.
        """
        merged = self._document.take_copy(path, contents)
        self._show_absorbed(f"Merge {path.name}")
        return merged

    def copies_beside(self) -> Callable[[], list[CopyBeside]]:
        """What finds other copies beside the file that hold news; may be called in any thread."""
        path, held = self.path, self._journal.txn_ids()
        document_id = str(self._journal.document_id)
        return lambda: copies_beside(path, document_id=document_id, held=held)

    def backups(self) -> list[Backup]:
        """The document files that were replaced on this computer and are kept, latest first."""
        return backups_in(self._document.place.backups)

    def verify(self) -> Verifying:
        """What checks the document file and the work copy; may be called in any thread."""
        return self._document.verify()

    def check_seals(self) -> Callable[[Callable[[], object]], tuple[str, ...]]:
        """What looks for damage in the work copy beside whoever works in it, in any thread.

        Its argument is called now and then for a rest.
        """
        return self._document.check_seals()

    def move_to(self, path: Path) -> None:
        """Publish to another file from now on.

        Raises:
            PublishFailed: the new place cannot be written; the old one stays in use.
        """
        self._document.move_to(path)

    def close(self) -> None:
        """Let go of the document without publishing; nothing is lost."""
        self._is_closed = True
        self._document.close()

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be asked any more: what comes late has to ask this first."""
        return self._is_closed

    def _show_absorbed(self, label: str) -> None:
        if absorbed := self._document.take_absorbed():
            self._take_in(label, absorbed)
