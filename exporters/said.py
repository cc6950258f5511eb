"""What an exported file says, as a digest: the same for every export that says the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from exporters.protocol import Exporter, Options
from narrative_studio.analysis.naming import day
from narrative_studio.interchange import content_hash, mark_of
from narrative_studio.model.view import NarrativeView, ProjectView


@runtime_checkable
class Saying(Protocol):
    """An exporter that can tell what its file says, faster than by writing it."""

    def said(self, view: NarrativeView, options: Options) -> Iterable[str]:
        """All that the file would say, in pieces, the same for the same content."""


def said_hash(exporter: Exporter, view: NarrativeView, options: Options) -> str:
    """The SHA-256, in hexadecimal, of what a file of today would say.

    Raises:
        NarrativeError: an option does not fit, or something it names cannot be read.
    """
    if isinstance(exporter, Saying):
        return pieces_hash(exporter.said(view, options), view.whole)
    digest = hashlib.sha256(content_hash(view.whole, with_people=False).encode())
    digest.update(repr(sorted(options.items(), key=lambda pair: pair[0])).encode())
    return digest.hexdigest()


def pieces_hash(pieces: Iterable[str], view: ProjectView) -> str:
    """The same of what a file says, in pieces."""
    digest = hashlib.sha256()
    passing = _passing(view)
    for piece in pieces:
        for words in passing:
            piece = piece.replace(words, "")
        digest.update(piece.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _passing(view: ProjectView) -> tuple[str, ...]:
    """The words on a page that change although nothing that it says does."""
    today = view.today.isoformat()
    return (day(today), today, mark_of(view))
