"""Erases personal values from all that this computer keeps of a document.

These are the backups and the damaged files of each place where it was open, and the work copies of
the other places: the old one after Save as, or that of a copied file. A file that came into one of
them since, such as an older copy that was put over the document, is looked at like the others; one
that is as it was left the last time is not looked at again.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from narrative_studio.errors import DocumentError
from narrative_studio.store.connections import SIDECARS
from narrative_studio.store.personal import erase_from, may_hold
from narrative_studio.store.places import WorkLock, WorkPlace
from narrative_studio.store.publish import Stamp


def erase_kept(
    places: Iterable[WorkPlace],
    erased: frozenset[str],
    *,
    known: frozenset[str],
    own: WorkPlace | None,
) -> frozenset[str]:
    """Drop erased values from what the places keep; return the marks of the files without them.

    ``known`` are the marks of the last time. The work copy of ``own`` is in use and left alone, as
    are those that another process has open; what is damaged beyond cleaning goes if it may hold a
    value, except a work copy.

    Raises:
        DocumentError: a file that may hold a value can neither be cleaned nor removed.
    """
    clean = set()
    for place in places:
        for file in _kept_in(place):
            if _mark(place, file, erased) not in known:
                remove_erased([file], erased)
            clean.add(_mark(place, file, erased))
        if place == own or not place.journal.exists():
            continue
        if _mark(place, place.journal, erased) in known or _is_cleaned(place, erased):
            clean.add(_mark(place, place.journal, erased))
    return frozenset(clean)


def remove_erased(files: Iterable[Path], erased: frozenset[str]) -> None:
    """Drop erased values from files that are kept; one that cannot be cleaned of them goes.

    Raises:
        DocumentError: it cannot be removed.
    """
    for stuck in erase_from(files, erased):
        # A copy that cannot be cleaned must not keep what was promised to be gone.
        try:
            if may_hold(stuck, erased):
                for suffix in ("", *SIDECARS):
                    stuck.with_name(stuck.name + suffix).unlink(missing_ok=True)
        except OSError as error:
            raise DocumentError(
                f"What was erased could not be erased from {stuck}: {error.strerror or error}.",
                "Delete that file, or see that the studio may write there; then publish again.",
            ) from error


def _kept_in(place: WorkPlace) -> Iterator[Path]:
    yield from sorted(place.backups.glob("*"))
    yield from sorted(place.damaged.glob("*"))
    yield from sorted(place.folder.glob("before-*"))


def _is_cleaned(place: WorkPlace, erased: frozenset[str]) -> bool:
    """Clean the work copy of another place, unless it is in use or out of reach."""
    try:
        lock = WorkLock(place, place.journal)
    except DocumentError:
        return False
    try:
        is_as_closed = place.is_as_closed()
        # It may hold what was never published, so that it is not removed however damaged it is.
        is_clean = not erase_from([place.journal], erased)
        if is_as_closed:
            place.note_closed()
        return is_clean
    finally:
        lock.release()


def _mark(place: WorkPlace, file: Path, erased: frozenset[str]) -> str:
    """What tells a file that was cleaned of so many values from what it becomes later."""
    return f"{len(erased)} {place.folder.name} {file.name} {Stamp.of(file)}"
