"""Merging document files: the set union of their transactions, written as a new one.

There is no special case: a colleague's copy, a cloud service's "conflicted copy" and a document
from before a crash are merged alike, in any order and any number of times. The result is the same
as long as no two operations claim one place in the life of a replica, which only copying a work
copy by hand can bring about: of those the one that is read first counts and the other is named.

A file that the result replaces is kept as publishing keeps it: in the ring of backups, or, where it
holds more than could be read, among the damaged files, which are never thrown away.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from narrative_studio.errors import DocumentError
from narrative_studio.store.connections import connect_work
from narrative_studio.store.foreign import Contents, picture_words, read_contents
from narrative_studio.store.journal import Journal
from narrative_studio.store.misalignments import (
    Misalignment,
    OpenDeletion,
    contested,
    misalignments_in,
    open_deletion_of,
)
from narrative_studio.store.places import work_place
from narrative_studio.store.publish import Stamp, put_in_place, write_document
from narrative_studio.store.scratch import scratch_folder
from narrative_studio.store.writing import keep_replaced, putting_down, telling_of_the_work


@dataclass(frozen=True, slots=True)
class Part:
    """One of the merged files: its operations, and how many of them no file before it held."""

    path: Path
    operations: int
    new: int
    set_aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What was merged, and what people have to decide in the result.

    ``lost`` is what could not be read of a file and is in none of the others, each as (path, what);
    ``kept`` is where the file that was replaced is kept, if that was damaged.
    """

    parts: tuple[Part, ...]
    operations: int
    misalignments: tuple[Misalignment, ...]
    open_deletions: tuple[OpenDeletion, ...]
    lost: tuple[tuple[Path, str], ...] = ()
    kept: Path | None = None


def merge_documents(paths: Sequence[Path], target: Path) -> MergeReport:
    """Merge copies of one document into ``target``, which may be one of them.

    Raises:
        DocumentError: a file cannot be read, they are of different projects, or ``target`` is
            another file that is there, or cannot be written, or is damaged and cannot be kept
            aside. Nothing has changed then.
    """
    stamp = Stamp.of(target)
    if stamp is not None and not any(target.samefile(path) for path in paths if path.exists()):
        raise DocumentError(
            f"“{target.name}” exists already.", "Choose another name, or one of the merged files."
        )
    read = [(path, read_contents(path)) for path in paths]
    _check_same(read)
    journal = Journal(connect_work(None))
    with closing(journal.connection):
        journal.set_document_id(read[0][1].document_id)
        parts = []
        for path, contents in read:
            absorbed = journal.absorb(contents.txns, contents.blobs, contents.personal)
            refused = tuple(f"transaction {name}" for name in absorbed.refused)
            parts.append(
                Part(path, len(contents.txns), absorbed.count, contents.set_aside + refused)
            )
        rows = sorted(contested(journal))
        is_damaged = stamp is not None and any(
            part.set_aside and target.samefile(part.path) for part in parts
        )
        kept = write_new(journal, target, expected=stamp, is_damaged=is_damaged)
        return MergeReport(
            tuple(parts),
            journal.count(),
            tuple(one for key in rows for one in misalignments_in(journal, *key)),
            tuple(one for key in rows if (one := open_deletion_of(journal, *key)) is not None),
            _lost(journal, parts),
            kept,
        )


def write_new(
    journal: Journal, target: Path, *, expected: Stamp | None = None, is_damaged: bool = False
) -> Path | None:
    """Write a journal as a document file; ``expected`` is the stamp of the file it replaces.

    That file is kept; where it ``is_damaged``, say where.

    Raises:
        DocumentError: the place cannot be written, or somebody else has written there meanwhile, or
            the file that is there is damaged and cannot be kept. Nothing has changed then.
    """
    place = work_place(str(journal.document_id), target)
    with telling_of_the_work(is_kept=False), scratch_folder(target) as folder:
        made = folder / "document.narrative"
        with putting_down(target):
            write_document(journal.connection, made)
        kept: Path | None = None
        if expected is not None:
            kept = keep_replaced(target, place, is_damaged=is_damaged, erased=journal.erased())
        if put_in_place(made, target, expected=expected) is None:
            raise DocumentError(
                f"“{target.name}” was written by somebody else at the same moment.",
                "Try again, or choose another name.",
            )
    return kept


def _lost(journal: Journal, parts: Sequence[Part]) -> tuple[tuple[Path, str], ...]:
    """What was set aside of a file and is in no other, as far as its name can tell."""
    held = {f"transaction {name}" for name in journal.txn_ids()}
    held |= {picture_words(sha256) for sha256 in journal.blob_ids()}
    # A file may be named twice.
    lost = [(part.path, what) for part in parts for what in part.set_aside if what not in held]
    return tuple(dict.fromkeys(lost))


def _check_same(read: Sequence[tuple[Path, Contents]]) -> None:
    first, contents = read[0]
    for path, other in read[1:]:
        if other.document_id != contents.document_id:
            raise DocumentError(
                f"“{path.name}” and “{first.name}” are different projects.",
                f"Export “{path.name}” as JSON and import that into “{first.name}” instead.",
            )
