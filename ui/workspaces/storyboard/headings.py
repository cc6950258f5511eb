"""The words over each part of a storyboard, taken from the analysis of its time."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.timing import Timing
from narrative_studio.model.durations import format_duration
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView
from ui.models.storyboard import StoryboardModel
from ui.models.storyboard_places import Stretch
from ui.workspaces.storyboard.lanes import Heading

_BACKUPS = Heading("Backups", "kept off the story, hidden in the deck", "", None)


def headings_of(model: StoryboardModel) -> list[Heading]:
    """One heading for each stretch of the model."""
    story, timing = model.story, model.timing
    if story is None or timing is None:
        return []
    return [_heading(story, timing, stretch) for stretch in model.stretches]


def status_words(model: StoryboardModel) -> str:
    """``Setup 25 % · value 54 %``, or what the template has of it."""
    story, timing = model.story, model.timing
    if story is None or timing is None or not timing.planned_ms:
        return ""
    words = []
    if story.template.beats_of(Part.SETUP):
        words.append(
            f"{story.template.part(Part.SETUP).title} {_percent(timing.of_call(timing.setup_ms))}"
        )
    if timing.value_ms is not None:
        words.append(f"value {_percent(timing.of_call(timing.value_ms))}")
    return " · ".join(words)


def _heading(story: NarrativeView, timing: Timing, stretch: Stretch) -> Heading:
    if stretch.part is None:
        return replace(_BACKUPS, figures=counted(stretch.count, "frame"))
    zones = [zone for zone in timing.zones if zone.beat.part is stretch.part]
    count = sum(len(zone.frames) for zone in zones)
    words = [counted(count, "frame")] if count else ["No frames yet"]
    if count:
        words.append(format_duration(sum(zone.planned_ms for zone in zones)))
        if stretch.part is Part.SETUP:
            words.append(f"{_percent(timing.of_call(timing.setup_ms))} of the call")
        elif timing.value_ms is not None:
            words.append(f"value {_percent(timing.of_call(timing.value_ms))}")
    heading = story.template.part(stretch.part)
    return Heading(heading.title, heading.tagline, " · ".join(words), stretch.part)


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
