"""The places of a storyboard in reading order: frames, empty beats, where to add, backups."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Beat, Part
from narrative_studio.model.view import NarrativeView

ADD_KEY = "add"
BACKUPS = "backups"


class PlaceKind(StrEnum):
    """What stands in a place."""

    FRAME = "frame"
    GAP = "gap"
    """A beat without a frame keeps its place."""
    ADD = "add"
    """The last place of the story, where a frame is added or put aside."""


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of the storyboard; ``frame`` is None unless a frame stands in it."""

    key: str
    kind: PlaceKind
    beat: str
    frame: FrameId | None = None
    is_backup: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of places under one heading: a part of the story, or its backups (part None)."""

    id: str
    part: Part | None
    first: int
    count: int

    @property
    def end(self) -> int:
        """The row after its last place."""
        return self.first + self.count


@dataclass(frozen=True, slots=True)
class Places:
    """All places of a storyboard in reading order, and the stretches they form."""

    places: tuple[Place, ...] = ()
    stretches: tuple[Stretch, ...] = ()


def places_of(story: NarrativeView, matching: frozenset[str] | None = None) -> Places:
    """Lay a story out: each part with its beats, then the place to add, then the backups.

    With ``matching`` only these frames have a place, and empty beats have none.
    """
    template = story.template
    known = {beat.id for beat in template.beats}
    last_beat = template.beats[-1].id
    by_beat: dict[str, list[Frame]] = {beat.id: [] for beat in template.beats}
    for frame in story.frames:
        if matching is not None and frame.id not in matching:
            continue
        by_beat[frame.beat if frame.beat in known else last_beat].append(frame)
    found: list[Place] = []
    stretches: list[Stretch] = []
    parts = [part for part in Part if template.beats_of(part)]
    for part in parts:
        first = len(found)
        for beat in template.beats_of(part):
            if matching is None or by_beat[beat.id]:
                found.extend(_places_of_beat(beat, by_beat[beat.id]))
        if part is parts[-1] and matching is None:
            found.append(Place(ADD_KEY, PlaceKind.ADD, ""))
        if len(found) > first:
            stretches.append(Stretch(part.value, part, first, len(found) - first))
    backups = [
        Place(frame.id, PlaceKind.FRAME, story.beat(frame).id, frame.id, is_backup=True)
        for frame in story.backups
        if matching is None or frame.id in matching
    ]
    if backups:
        stretches.append(Stretch(BACKUPS, None, len(found), len(backups)))
        found.extend(backups)
    return Places(tuple(found), tuple(stretches))


def _places_of_beat(beat: Beat, frames: list[Frame]) -> list[Place]:
    if not frames:
        return [Place(f"gap:{beat.id}", PlaceKind.GAP, beat.id)]
    return [Place(frame.id, PlaceKind.FRAME, beat.id, frame.id) for frame in frames]
