"""Nobody is asked for what a positioning lacks while it is only taking shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from narrative_studio.analysis.newness import has_new_positioning, is_new, is_taking_shape
from narrative_studio.analysis.positioning.gaps import gaps
from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.model.ids import ElementId, NarrativeId, new_id
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.model.view import NarrativeView, ProjectView
from tests.narrative_studio.analysis.told_story import Story

NOON = datetime(2026, 4, 21, 12, tzinfo=UTC)
COMPONENTS = [kind for kind in ElementKind if kind is not ElementKind.TREND]


def made_at(moment: datetime) -> str:
    return new_id(now_ms=int(moment.timestamp() * 1000))


def positioning(*kinds: ElementKind, days_ago: int = 0) -> ProjectView:
    story = Story()
    for kind in kinds:
        made = Element(
            ElementId(made_at(NOON - timedelta(days=days_ago))), kind=kind, name=kind.value
        )
        story.rows[Element.table][made.id] = made
    return story.whole()


@pytest.mark.parametrize(
    ("days_ago", "expected"), [(-2, False), (-1, True), (0, True), (2, True), (3, False)]
)
def test_a_row_is_new_for_three_days(days_ago: int, expected: bool) -> None:
    assert is_new(made_at(NOON - timedelta(days=days_ago)), NOON.date()) is expected


def test_an_id_of_no_time_is_old() -> None:
    assert not is_new("VA-1", date(2026, 4, 21))


def test_the_first_elements_of_a_new_positioning_have_no_gaps() -> None:
    assert has_new_positioning(positioning())
    for count in range(1, len(COMPONENTS)):
        view = positioning(*COMPONENTS[:count])
        assert is_taking_shape(view)
        assert gaps(view) == ()


def test_once_each_component_is_there_what_is_missing_is_said() -> None:
    view = positioning(*COMPONENTS)
    assert not is_taking_shape(view)
    assert has_new_positioning(view)
    assert gaps(view)


def test_what_is_left_lying_for_days_is_asked_for() -> None:
    view = positioning(ElementKind.ALTERNATIVE, days_ago=4)
    assert not has_new_positioning(view)
    assert gaps(view)


@pytest.mark.parametrize("days_ago", [0, 4])
def test_nobody_asks_for_what_a_story_lacks_that_was_started_today(days_ago: int) -> None:
    story = Story()
    frame = story.frame(script="", key_message="", is_backup=False)
    rules = {finding.rule for finding in findings(told(story, frame, days_ago))}
    asked = {Rule.SCRIPT_LENGTH, Rule.NO_KEY_MESSAGE}
    assert rules & asked == (asked if days_ago else set())


def told(story: Story, frame: Frame, days_ago: int) -> NarrativeView:
    """The story of one frame, begun so many days ago."""
    begun = NarrativeId(made_at(NOON - timedelta(days=days_ago)))
    story.rows[Narrative.table] = {begun: replace(story.narrative, id=begun)}
    story.rows[Frame.table] = {frame.id: replace(frame, narrative=begun)}
    return story.view()
