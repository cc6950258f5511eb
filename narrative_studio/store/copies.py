"""Other copies of a document that lie beside it, as cloud services and people leave them.

Their names differ from service to service ("(conflicted copy)", "-DESKTOP", " 2"), so what counts
is the id inside: of the first 200 files of the folder, by name, that end in ``.narrative``, those
with our id that hold operations which we do not have.
"""

from pathlib import Path
from typing import NamedTuple

from narrative_studio.errors import DocumentError
from narrative_studio.store.foreign import read_summary

_MOST_FILES = 200
"""In a folder with more documents only the first of these, by name, are looked at."""


class CopyBeside(NamedTuple):
    """A copy with news: how many operations are not here, and who made them.

    ``authors`` are their ids, ``names`` what they are called in the copy, empty where unknown.
    """

    path: Path
    news: int
    authors: tuple[str, ...]
    names: tuple[str, ...] = ()


def copies_beside(path: Path, *, document_id: str, held: frozenset[str]) -> list[CopyBeside]:
    """The copies beside ``path`` that hold operations other than ``held``, by name.

    Files that cannot be read are passed over: they are none of this document's business.
    """
    try:
        files = sorted(path.parent.glob("*.narrative"))
    except OSError:
        return []
    found = []
    for file in files[:_MOST_FILES]:
        if file.name == path.name:
            continue
        try:
            summary = read_summary(file)
        except DocumentError:
            continue
        if summary.document_id != document_id:
            continue
        news = [(name, author) for name, author in summary.txns if name not in held]
        if news:
            authors = tuple(dict.fromkeys(author for _name, author in news))
            names = tuple(summary.people.get(author, "") for author in authors)
            found.append(CopyBeside(file, len(news), authors, names))
    return found
