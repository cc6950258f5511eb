"""Frames by owner, status, beat, what they ask for, and the words in them."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.story.frame_filter import NOBODY, Asking, FrameFilter, matching
from narrative_studio.model.discussion import Comment
from narrative_studio.model.ids import PersonId
from narrative_studio.model.positioning import ElementKind, Status
from narrative_studio.model.view import NarrativeView
from tests.narrative_studio.analysis.told_story import SCRIPT, Story


@pytest.fixture
def view() -> NarrativeView:
    """Three frames, one of them a backup; the second has a suspect link by its step."""
    story = Story()
    value = story.element(ElementKind.VALUE)
    first = story.frame(
        headline="Café",
        script=f"Nobody **else** asks. {SCRIPT}",
        owner="ada",
        status=Status.APPROVED,
    )
    second = story.frame("proof", headline="Proof", owner="bob")
    third = story.frame("proof", headline="Backup", is_backup=True)
    for frame in (first, third):
        story.link(frame, value)
    story.link(story.step(second), value, seen=1, now=2)
    story.add(Comment, about_table="frame", about=third.id, text="Keep it?")
    return story.view()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (FrameFilter(), ["Café", "Proof", "Backup"]),
        (FrameFilter(owner=PersonId("ada")), ["Café"]),
        (FrameFilter(owner=NOBODY), ["Backup"]),
        (FrameFilter(status=Status.APPROVED), ["Café"]),
        (FrameFilter(beat="proof"), ["Proof", "Backup"]),
        (FrameFilter(asking=Asking.SUSPECT), ["Proof"]),
        (FrameFilter(asking=Asking.FINDING), ["Proof", "Backup"]),
        (FrameFilter(asking=Asking.COMMENT), ["Backup"]),
        (FrameFilter(text="cafe ELSE asks"), ["Café"]),
        (FrameFilter(text="nothing of that"), []),
        (FrameFilter(beat="proof", status=Status.APPROVED), []),
    ],
)
def test_frames_match_all_that_is_asked_for(
    view: NarrativeView, wanted: FrameFilter, expected: list[str]
) -> None:
    found = matching(view, wanted)
    assert [frame.headline for frame in view.all_frames if frame.id in found] == expected


def test_a_filter_is_on_once_it_asks_for_something() -> None:
    assert not FrameFilter().is_on
    assert not FrameFilter(text="  ").is_on
    assert FrameFilter(owner=NOBODY).is_on
    assert FrameFilter(text="a").is_on
