"""Brings together all that this computer still has of a document, however damaged its file is.

The sources are the file itself, the work copy, the ring of backups and the damaged files that were
kept aside, also those of other paths where the document was before and is no more. What belongs to
a copy of it that still has its file is left to that. Recovering is the set union of their sound
transactions, like every other merge.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from narrative_studio.errors import DocumentError
from narrative_studio.store.connections import connect_work
from narrative_studio.store.cuts import count_beyond_gaps
from narrative_studio.store.foreign import Contents
from narrative_studio.store.journal import Journal
from narrative_studio.store.left_behind import left_behind
from narrative_studio.store.loose import LooseText, write_pictures, write_texts
from narrative_studio.store.merge import write_new
from narrative_studio.store.places import WorkPlace, places_for, places_of
from narrative_studio.store.rescue import contents_of_file, contents_of_work
from narrative_studio.store.verify import missing_pictures


@dataclass(frozen=True, slots=True)
class Source:
    """Where operations were found: its name in words, how many it holds, how many only it held."""

    name: str
    operations: int
    new: int


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was brought together, and the parts that were damaged beyond use.

    ``waiting`` operations build on one that is lost: they are kept and show only in part.
    ``texts`` is a file with texts, ``loose_pictures`` a folder with pictures that belong to no
    sound operation.
    """

    operations: int
    pictures: int
    sources: tuple[Source, ...]
    lost: tuple[str, ...]
    waiting: int = 0
    texts: Path | None = None
    loose_pictures: Path | None = None


def recover(path: Path, target: Path) -> Recovered:
    """Write a new document with every sound operation that this computer has of one.

    Texts and pictures that belong to none of them are written beside it.

    Raises:
        NewerDocument: a newer version of the studio wrote it.
        DocumentError: there is no operation to be recovered, or ``target`` cannot be written.
    """
    journal = Journal(connect_work(None))
    sources: list[Source] = []
    lost: list[tuple[str, str]] = []
    texts: list[LooseText] = []
    blobs: dict[str, bytes] = {}
    trouble: DocumentError | None = None
    with closing(journal.connection):
        for name, contents in _sources(path):
            if isinstance(contents, DocumentError):
                trouble = trouble or contents
                continue
            if journal.document_id is None and contents.document_id and contents.txns:
                journal.set_document_id(contents.document_id)
            # Where no operation is left, a file cannot tell whose it was.
            if contents.txns and contents.document_id != journal.document_id:
                continue
            absorbed = journal.absorb(contents.txns, (), contents.personal)
            if contents.txns:
                sources.append(Source(name, len(contents.txns), absorbed.count))
            lost += [(what, name) for what in contents.set_aside]
            texts += contents.texts
            blobs |= dict(contents.blobs)
        loose = _not_in(journal, texts)
        if not journal.count():
            raise _nothing_sound(path, target, loose, blobs) or trouble or _nothing_of(path)
        journal.absorb((), blobs.items())
        write_new(journal, target)
        held = journal.txn_ids()
        # What is damaged in one place may have been sound in another.
        gone = [
            f"{what} in {name}"
            for what, name in lost
            if what.removeprefix("transaction ") not in held
        ]
        gone = list(dict.fromkeys(gone))
        gone += [f"the picture of a {table}" for table in missing_pictures(journal)]
        return Recovered(
            journal.count(),
            len(journal.blob_ids()),
            tuple(sources),
            tuple(gone),
            waiting=count_beyond_gaps(journal),
            texts=write_texts(target, loose),
            loose_pictures=write_pictures(target, _unshown(journal, blobs)),
        )


def _nothing_of(path: Path) -> DocumentError:
    return DocumentError(
        f"Nothing of “{path.name}” could be recovered.", "Ask for another copy of it."
    )


def _nothing_sound(
    path: Path, target: Path, loose: list[LooseText], blobs: dict[str, bytes]
) -> DocumentError | None:
    """Write what is left of a document without a sound operation, and say so; None for nothing."""
    words, pictures = write_texts(target, loose), write_pictures(target, blobs.values())
    kept = [f"its texts are in {words}"] if words else []
    kept += [f"its pictures are in {pictures}"] if pictures else []
    if not kept:
        return None
    return DocumentError(
        f"No operation of “{path.name}” is whole, so that no document was made of it; "
        f"{' and '.join(kept)}.",
        "Ask for another copy of it, or put them into a new document by hand.",
    )


def _not_in(journal: Journal, texts: list[LooseText]) -> list[LooseText]:
    """The texts that no sound operation has, in whatever state of the document."""
    held = journal.txn_ids()
    left = [one for one in texts if one.txn not in held]
    if not left:
        return []
    said = {
        (change.table, change.row, column, change.value(column))
        for change in journal.changes()
        for column in change.columns()
    }
    return [one for one in left if (one.table, one.row, one.column, one.text) not in said]


def _unshown(journal: Journal, blobs: dict[str, bytes]) -> list[bytes]:
    """The pictures that no sound operation speaks of."""
    named = {change.value(column) for change in journal.changes() for column in change.columns()}
    return [content for sha256, content in blobs.items() if sha256 not in named]


def _sources(path: Path) -> Iterator[tuple[str, Contents | DocumentError]]:
    ours = places_for(path)
    document_id = ""
    for name, contents in chain([("the file", contents_of_file(path))], _kept_in(ours)):
        if not document_id and not isinstance(contents, DocumentError) and contents.txns:
            document_id = contents.document_id
        yield name, contents
    if document_id:
        # Where a work copy of earlier versions was is unknown: rather one too many than too few.
        others = [one for one in places_of(document_id) if one.path is None]
        others += left_behind(document_id, path)
        yield from _kept_in([one for one in others if one not in ours], elsewhere=True)


def _kept_in(
    places: Iterable[WorkPlace], *, elsewhere: bool = False
) -> Iterator[tuple[str, Contents | DocumentError]]:
    for place in places:
        before = f" of {place.path or 'another place'}" if elsewhere else ""
        if place.journal.exists():
            yield f"the work copy of this computer{before}", contents_of_work(place.journal)
        for folder, what in ((place.backups, "the backup"), (place.damaged, "the damaged file")):
            files = sorted(folder.glob("*")) if folder.is_dir() else []
            for file in reversed(files):
                yield f"{what} of {_when(file)}{before}", contents_of_file(file)


def _when(file: Path) -> str:
    """When a kept file was last changed, as its name says."""
    digits = file.name[:20]
    if not digits.isdecimal():
        return file.name
    return datetime.fromtimestamp(int(digits) / 1e9).astimezone().strftime("%Y-%m-%d %H:%M")
