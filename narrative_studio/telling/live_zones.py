"""The zones of a story while it is told: what each was planned for, and what it has taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView


@dataclass(frozen=True, slots=True)
class ZoneSpan:
    """A run of frames of one zone, or of one beat where the frames are in none."""

    name: str
    part: Part
    frames: tuple[FrameId, ...]
    planned_ms: int

    def told_ms(self, frame_ms: Callable[[FrameId], int]) -> int:
        """What its frames have taken; ``frame_ms`` says it of one."""
        return sum(frame_ms(frame) for frame in self.frames)


def zone_spans(story: NarrativeView) -> tuple[ZoneSpan, ...]:
    """The runs of a story in the order of telling; a zone that is left and met again is two."""

    def key(frame: Frame) -> tuple[str, str]:
        zone = story.whole.zones.get(frame.zone) if frame.zone is not None else None
        beat = story.beat(frame)
        if zone is None:
            return beat.id, beat.title
        return zone.id, zone.name or beat.title

    made = []
    for (_id, name), run in groupby(story.frames, key):
        frames = tuple(run)
        made.append(
            ZoneSpan(
                name,
                story.beat(frames[0]).part,
                tuple(one.id for one in frames),
                sum(one.planned_ms for one in frames),
            )
        )
    return tuple(made)
