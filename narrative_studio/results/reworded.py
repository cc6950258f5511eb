"""Frames that were reworded after prospects had been told them: how they were taken, apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.model.ids import FrameId
from narrative_studio.model.wordings import wording_of
from narrative_studio.results.readings import Reading, Readings
from narrative_studio.results.taken import Taken, Told, by_wording

_NAMED: Final = 6
"""So many frames are named, of more the number is told."""


@dataclass(frozen=True, slots=True)
class Worded:
    """One frame of the story, and how it was taken in each wording that anybody reached."""

    frame: FrameId
    number: str
    title: str
    taken: tuple[Taken, ...]

    def of(self, told: Told) -> Taken | None:
        """How it was taken in a wording; None where nobody who counts reached it so."""
        return next((one for one in self.taken if one.told is told), None)

    @property
    def is_reworded(self) -> bool:
        """Whether anybody was told other words than those of now."""
        return self.of(Told.BEFORE) is not None


def worded(readings: Readings) -> tuple[Worded, ...]:
    """The told frames in their order, with the figures of each wording."""
    return tuple(
        Worded(
            frame.id,
            readings.number(frame),
            frame.headline,
            by_wording(readings, frame.id),
        )
        for frame in readings.frames
    )


def reworded(readings: Readings) -> tuple[Worded, ...]:
    """Those of them that were reworded since somebody who counts was told them."""
    return tuple(one for one in worded(readings) if one.is_reworded)


def reworded_words(found: tuple[Worded, ...]) -> str:
    """Which frames were reworded, to stand beside figures that span it; empty where none was."""
    if not found:
        return ""
    if len(found) > _NAMED:
        return f"{counted(len(found), 'frame')} were reworded since some of these sessions."
    one = f"Frame {found[0].number} was"
    several = f"Frames {listed([each.number for each in found])} were"
    return f"{one if len(found) == 1 else several} reworded since some of these sessions."


def counts_words(taken: Taken | None) -> str:
    """The counts in one line, each with its n: ``1 of 7 landed, 0 of 7 confused``."""
    if taken is None:
        return "not told"
    told = ", ".join(taken.counts)
    return f"{told}; an anecdote" if taken.standing.is_anecdote else told


def told_words(taken: Taken | None) -> str:
    """The same with the versions that were told: ``v1 to v2: 0 of 6 landed, 2 of 6 confused``."""
    if taken is None or not taken.versions:
        return counts_words(taken)
    return f"{taken.versions}: {counts_words(taken)}"


def told_as(readings: Readings, one: Reading, frame: FrameId) -> Told:
    """Which wording of a frame a session was told."""
    said, row = one.told.get(frame), readings.story.whole.frames.get(frame)
    if said is None or row is None:
        return Told.UNKNOWN
    return Told.NOW if said == wording_of(row) else Told.BEFORE
