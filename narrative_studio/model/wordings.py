"""What frames said at earlier moments: enough to tell whether they have been reworded since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, NewType, Protocol

from narrative_studio.model.ids import FrameId
from narrative_studio.model.rows import CellValue
from narrative_studio.model.storyboard import Frame

WORDED: Final = ("headline", "key_message", "bullets", "script")
"""The cells of a frame that a prospect sees or hears; the others say how it is told."""

Wording = NewType("Wording", int)
"""Stands for what a frame says, alike where it says the same; it holds in this process alone."""


class Then(NamedTuple):
    """An earlier moment: the ``cut`` cell of a baseline, or else somewhere between two times.

    Times are Unix time in milliseconds.
    """

    cut: str = ""
    from_ms: int = 0
    until_ms: int = 0


class Wordings(Protocol):
    """Knows what frames said; may be asked in any thread."""

    def at(self, moments: Iterable[Then]) -> Mapping[Then, Mapping[FrameId, Wording]]:
        """What frames said at each of these moments.

        A frame is missing where it was not there yet, and where it is not known which of several
        wordings it had: it was reworded between the two times.
        """


class NoWordings:
    """Knows of no earlier moment: what an exported or an earlier state of a document knows."""

    def at(self, moments: Iterable[Then]) -> Mapping[Then, Mapping[FrameId, Wording]]:
        """Nothing, of each moment."""
        return {moment: {} for moment in moments}


NO_WORDINGS: Final = NoWordings()


def wording(texts: Iterable[CellValue]) -> Wording:
    """What stands for the texts of the cells ``WORDED``; spaces and line ends do not matter."""
    return Wording(hash(tuple(" ".join(str(text or "").split()) for text in texts)))


def wording_of(frame: Frame) -> Wording:
    """What stands for what a frame says."""
    return wording(getattr(frame, name) for name in WORDED)
