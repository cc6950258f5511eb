"""What stands over the cards of a zone: its name, and its time against its budget."""

from __future__ import annotations

from dataclasses import dataclass

from narrative_studio.analysis.story.zones import zone_times
from narrative_studio.model.view import NarrativeView
from ui.models.frame_cards import LEFT_OUT


@dataclass(frozen=True, slots=True)
class ZoneStrip:
    """The line over the cards of one zone; ``is_over`` where it takes more than its budget."""

    zone: str
    name: str
    words: str
    is_over: bool


def strips_of(story: NarrativeView, told: NarrativeView) -> dict[str, ZoneStrip]:
    """The strip of each frame of the story that belongs to a zone, by the id of the frame.

    Times are those of the story as it is ``told``; a frame that a variant leaves out stands in
    its zone all the same, so that the line goes on over it.
    """
    times = {time.zone.id: time for time in zone_times(told)}
    found: dict[str, ZoneStrip] = {}
    for zone in zone_times(story):
        time = times[zone.zone.id]
        words = time.words if time.frames else LEFT_OUT
        strip = ZoneStrip(time.zone.id, time.name, words, bool(time.over_ms))
        found.update((frame.id, strip) for frame in zone.frames)
    return found
