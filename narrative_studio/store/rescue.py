"""Takes what is sound out of a file or a work copy, in whichever way more of it can be had.

A damaged work copy is put aside when its document is opened, and what had not been published comes
back out of it at once: whoever opens a document need not know that there are work copies.
"""

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from narrative_studio.errors import DocumentError, NewerDocument
from narrative_studio.store.connections import connect_read_only
from narrative_studio.store.drafts import Draft, drafts, keep_draft
from narrative_studio.store.foreign import (
    DAMAGED_PART,
    Contents,
    TooMuchText,
    contents_of,
    is_there,
    read_broken_letters,
    read_contents,
)
from narrative_studio.store.journal import Journal
from narrative_studio.store.salvage import salvage


class Rescued(NamedTuple):
    """What came back out of a damaged work copy that the document file did not hold.

    ``kept`` is where the damaged one lies now, ``lost`` what of it could not be read.
    """

    operations: int
    kept: Path
    lost: tuple[str, ...]

    @property
    def words(self) -> str:
        """What was done, and what is left to do, in sentences."""
        if not self.operations:
            brought = "nothing could be read in it that the document file does not hold"
        elif self.operations == 1:
            brought = "1 change that was not in the document file came back from it"
        else:
            brought = f"{self.operations} changes that were not in the document file came back"
        said = f"The work copy on this computer was damaged: {brought}. It is kept as {self.kept}."
        if self.lost:
            said += (
                " Perhaps not all of it could be read: narrative-studio recover looks through the "
                "backups too."
            )
        return said


def rescue(journal: Journal, kept: Path) -> Rescued:
    """Take what is sound in a damaged work copy, and what was being typed, into a new one."""
    contents = contents_of_work(kept)
    if isinstance(contents, DocumentError):
        return Rescued(0, kept, ("all of it",))
    held = journal.txn_ids()
    is_ours = contents.document_id == journal.document_id or any(
        txn.id in held for txn in contents.txns
    )
    if not is_ours:
        return Rescued(0, kept, ("the id of its document", *contents.set_aside))
    count = journal.absorb(contents.txns, contents.blobs, contents.personal).count
    for draft in _drafts_of(kept):
        keep_draft(journal.connection, draft)
    held = journal.txn_ids()
    lost = tuple(
        what for what in contents.set_aside if what.removeprefix("transaction ") not in held
    )
    return Rescued(count, kept, lost)


def contents_of_file(path: Path) -> Contents | DocumentError:
    """What is sound in a document file, or why nothing is.

    Raises:
        NewerDocument: a newer version of the studio wrote it.
    """
    contents: Contents | None = None
    try:
        contents = read_contents(path)
    except NewerDocument:
        raise
    except DocumentError as refused:
        if not is_there(path):
            return refused
    return _with_salvaged(path, contents)


def what_is_left(path: Path, *, document_id: str) -> Contents:
    """What is sound in the file of an open document that cannot be read as one any more.

    Of a file that is empty or something else altogether that is nothing; what was not empty is
    named as set aside, so that it is kept before it is replaced.

    Raises:
        NewerDocument: a newer version of the studio wrote it.
    """
    contents = contents_of_file(path)
    if not isinstance(contents, DocumentError) and contents.txns:
        return contents
    set_aside = (DAMAGED_PART,) if path.stat().st_size else ()
    return Contents(document_id, (), (), frozenset(), set_aside)


def contents_of_work(journal: Path) -> Contents | DocumentError:
    """What is sound in a work copy, or why nothing is.

    It is trusted no more than a file: what has no seal that fits is not taken over.
    """
    contents: Contents | None = None
    with (
        suppress(sqlite3.DatabaseError, UnicodeDecodeError, TooMuchText),
        closing(connect_read_only(journal)) as connection,
    ):
        read_broken_letters(connection)
        (document_id,) = connection.execute("SELECT id FROM document").fetchone() or ("",)
        contents = contents_of(connection, str(document_id))
    return _with_salvaged(journal, contents)


def _with_salvaged(path: Path, contents: Contents | None) -> Contents | DocumentError:
    """What was read of a file, if it was, with what else stands in its pages."""
    if contents is not None and not contents.set_aside:
        return contents
    # What SQLite gives of a damaged file may be less than what stands in its pages.
    try:
        found = salvage(path)
    except DocumentError as nothing:
        return contents or nothing
    if contents is None:
        # Nobody can tell what stood in the pages that are gone.
        return replace(found, set_aside=(*found.set_aside, DAMAGED_PART))
    return _both(contents, found)


def _both(read: Contents, found: Contents) -> Contents:
    txns = {txn.id: txn for txn in (*found.txns, *read.txns)}
    lost = tuple(what for what in read.set_aside if what.removeprefix("transaction ") not in txns)
    return replace(
        read,
        document_id=read.document_id or found.document_id,
        txns=tuple(txns.values()),
        blobs=(*read.blobs, *found.blobs),
        personal=(*read.personal, *found.personal),
        set_aside=lost,
        texts=(*read.texts, *found.texts),
    )


def _drafts_of(journal: Path) -> list[Draft]:
    with (
        suppress(sqlite3.DatabaseError, ValueError, TypeError),
        closing(connect_read_only(journal)) as connection,
    ):
        return drafts(connection)
    return []
