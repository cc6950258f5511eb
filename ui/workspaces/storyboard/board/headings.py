"""The words over each part of a storyboard, taken from the analysis of its time."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.analysis.rules.frame import time_findings
from narrative_studio.analysis.story.timing import Timing, is_whole
from narrative_studio.model.durations import format_duration
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView
from ui.models.storyboard import StoryboardModel
from ui.models.storyboard_places import Stretch
from ui.workspaces.storyboard.board.lanes import Heading

_BACKUPS = Heading("Backups", "kept off the story, hidden in the deck", "", None)


def headings_of(model: StoryboardModel) -> list[Heading]:
    """One heading for each stretch of the model."""
    story, timing = model.told, model.timing
    if story is None or timing is None:
        return []
    # While the story is being written its shares say nothing yet.
    found = {one.rule for one in time_findings(story)} if is_whole(story) else set()
    return [_heading(story, timing, stretch, found) for stretch in model.stretches]


def status_words(model: StoryboardModel) -> str:
    """``Setup 25 % · value 54 %``, or what the template has of it."""
    story, timing = model.told, model.timing
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


def _heading(story: NarrativeView, timing: Timing, stretch: Stretch, found: Set[Rule]) -> Heading:
    if stretch.part is None:
        return replace(_BACKUPS, figures=counted(stretch.count, "frame"))
    own = story.template.part(stretch.part)
    zones = [zone for zone in timing.zones if zone.beat.part is stretch.part]
    count = sum(len(zone.frames) for zone in zones)
    if not count:
        whole = story.told_from or story
        is_empty = not any(whole.beat(one).part is stretch.part for one in whole.frames)
        words = "No frames yet" if is_empty else "All left out"
        return Heading(own.title, own.tagline, words, stretch.part)
    figures = [counted(count, "frame"), format_duration(sum(zone.planned_ms for zone in zones))]
    asks = False
    if stretch.part is Part.SETUP:
        asks = Rule.SETUP_TOO_LONG in found
        words = f"{_percent(timing.of_call(timing.setup_ms))} of the call"
        if asks:  # The bound is one of the story, which may be shorter than the call.
            share = _percent(timing.setup_share)
            words = f"{share} of the story, at most {story.template.setup_at_most} %"
        figures.append(words)
    elif timing.value_ms is not None:
        asks = Rule.VALUE_TOO_SHORT in found
        least = sum(beat.at_least or 0 for beat in story.template.beats)
        words = f"value {_percent(timing.of_call(timing.value_ms))}"
        if asks:
            share = _percent(timing.value_share or 0.0)
            words = f"value {share} of the story, at least {least} %"
        figures.append(words)
    return Heading(own.title, own.tagline, " · ".join(figures), stretch.part, asks)


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
