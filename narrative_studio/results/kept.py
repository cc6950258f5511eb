"""The readings of the story that is shown, kept for every view that rests on them."""

from __future__ import annotations

from narrative_studio.model.ids import FrameId
from narrative_studio.model.view import NarrativeView
from narrative_studio.results.readings import Readings, read
from narrative_studio.results.taken import Taken, taken


class KeptReadings:
    """Reads the sessions once for each state of a story, and goes on from the state before."""

    def __init__(self) -> None:
        self._readings: Readings | None = None

    def of(self, story: NarrativeView) -> Readings:
        """The readings of a story, with the sessions of all versions looked at."""
        kept = self._readings
        if kept is None:
            kept = self._readings = read(story)
        elif kept.story is not story:
            kept = self._readings = kept.after(story)
        return kept

    def taken(self, story: NarrativeView, frame: FrameId) -> Taken | None:
        """How a frame was taken; None while no session counts, or of a backup nobody reached."""
        readings = self.of(story)
        if not readings.eligible:
            return None
        found = taken(readings, frame)
        return found if found.reached or story.tells(frame) else None
