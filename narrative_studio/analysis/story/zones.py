"""Zones of a story: what each takes of its budget, and what to say where that is too much."""

from collections.abc import Iterator
from typing import NamedTuple

from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.analysis.story.timing import planned_ms
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame, Zone
from narrative_studio.model.view import NarrativeView

UNNAMED = "Zone without a name"


class ZoneTime(NamedTuple):
    """A zone with its told frames and the time that they take together; a budget of 0 is none.

    ``budget_ms`` is 0 in a variant too: what a zone may take is said of the whole story.
    """

    zone: Zone
    frames: tuple[Frame, ...]
    planned_ms: int
    budget_ms: int

    @property
    def name(self) -> str:
        """What the zone is called, also where it has no name yet."""
        return self.zone.name or UNNAMED

    @property
    def over_ms(self) -> int:
        """How much longer than its budget the zone is, in milliseconds; 0 where it is not."""
        return max(0, self.planned_ms - self.budget_ms) if self.budget_ms else 0

    @property
    def words(self) -> str:
        """``8:30 of 10:00``, with ``0:30 over`` where it is too long."""
        if not self.budget_ms:
            return format_duration(self.planned_ms)
        words = f"{format_duration(self.planned_ms)} of {format_duration(self.budget_ms)}"
        return f"{words}, {format_duration(self.over_ms)} over" if self.over_ms else words


def zone_times(view: NarrativeView) -> tuple[ZoneTime, ...]:
    """The zones of a narrative in the order in which they are told; those without frames last."""
    held: dict[str, list[Frame]] = {}
    for frame in view.frames:
        if frame.zone:
            held.setdefault(frame.zone, []).append(frame)
    zones = {str(zone.id): zone for zone in view.whole.zones.of("narrative", view.narrative.id)}
    told = [zones[zone] for zone in held if zone in zones]
    others = [zone for zone in zones.values() if zone.id not in held]
    return tuple(
        ZoneTime(
            zone,
            tuple(frames),
            planned_ms(frames),
            0 if view.variant is not None else zone.budget_ms,
        )
        for zone in (*told, *others)
        for frames in [held.get(zone.id, [])]
    )


def zone_findings(view: NarrativeView) -> Iterator[Finding]:
    """Name each zone that takes more than its budget."""
    for time in zone_times(view):
        if time.over_ms:
            over = format_duration(time.over_ms)
            yield about(
                time.zone,
                Level.WARNING,
                Rule.ZONE_OVER_BUDGET,
                f"The zone {time.name} takes {format_duration(time.planned_ms)}, its budget is "
                f"{format_duration(time.budget_ms)}.",
                f"Shorten its frames by {over} together, or raise the budget.",
            )
