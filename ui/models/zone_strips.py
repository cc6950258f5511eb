"""What stands over the cards of a zone: its name, and its time against its budget."""

from __future__ import annotations

from dataclasses import dataclass

from narrative_studio.analysis.zones import zone_times
from narrative_studio.model.view import NarrativeView


@dataclass(frozen=True, slots=True)
class ZoneStrip:
    """The line over the cards of one zone; ``is_over`` where it takes more than its budget."""

    zone: str
    name: str
    words: str
    is_over: bool


def strips_of(story: NarrativeView) -> dict[str, ZoneStrip]:
    """The strip of each told frame that belongs to a zone, by the id of the frame."""
    found: dict[str, ZoneStrip] = {}
    for time in zone_times(story):
        strip = ZoneStrip(time.zone.id, time.name, time.words, bool(time.over_ms))
        found.update((frame.id, strip) for frame in time.frames)
    return found
