"""Whether the telling keeps to the plan: the time of the story against the band of its frame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame


class Standing(StrEnum):
    """How the telling stands to the plan, as a word for the teller."""

    AHEAD = "Ahead"
    ON_TRACK = "On track"
    BEHIND = "Behind"
    UNKNOWN = "No planned time"


@dataclass(frozen=True, slots=True)
class Band:
    """When a frame is to be told, in milliseconds from the first frame that is told."""

    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        """The planned time of the frame."""
        return self.end_ms - self.start_ms


class Plan:
    """The planned times of frames as a target that grows from the first one told."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._bands: dict[FrameId, Band] = {}
        at_ms = 0
        for frame in frames:
            self._bands[frame.id] = Band(at_ms, at_ms + frame.planned_ms)
            at_ms += frame.planned_ms
        self.total_ms = at_ms

    def band(self, frame: FrameId, *, first: FrameId | None = None) -> Band:
        """When a frame is to be told, counted from the start of the frame ``first``."""
        found = self._bands.get(frame, Band(0, 0))
        origin = self._bands.get(first, Band(0, 0)).start_ms if first is not None else 0
        return Band(found.start_ms - origin, found.end_ms - origin)

    def standing(
        self, frame: FrameId, elapsed_ms: int, *, first: FrameId | None = None
    ) -> Standing:
        """How the time of the story stands to the band of the frame that is being told.

        Anywhere inside its band a frame is on track: a teller keeps to zones, not to seconds.
        """
        band = self.band(frame, first=first)
        if not self.total_ms:
            return Standing.UNKNOWN
        if elapsed_ms > band.end_ms:
            return Standing.BEHIND
        return Standing.AHEAD if elapsed_ms < band.start_ms else Standing.ON_TRACK
