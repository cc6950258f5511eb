"""The matrix of frames and elements: what meets, the totals, what is missing."""

from __future__ import annotations

from narrative_studio.analysis.linking.link_map import link_map
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.storyboard import LinkRole
from tests.narrative_studio.analysis.told_story import Story


def test_a_frame_carries_an_element_itself_or_by_a_step() -> None:
    story = Story()
    value = story.element(ElementKind.VALUE)
    first, second, third = story.frame(), story.frame(), story.frame("proof")
    story.link(first, value, LinkRole.EXPRESSES)
    story.step(second)
    step = story.step(second)
    story.link(step, value, LinkRole.DEMONSTRATES)
    found = link_map(story.view())
    assert found.meeting(value.id, first.id).links[0].role is LinkRole.EXPRESSES
    by_step = found.meeting(value.id, second.id)
    assert (by_step.links, by_step.steps[0].place) == ((), 2)
    assert by_step.is_carried
    assert not found.meeting(value.id, third.id).is_carried
    assert found.total_of(value) == "Carried by 2 frames"
    assert found.carrying == {first.id: 1, second.id: 1}


def test_a_suspect_link_of_a_step_makes_the_meeting_suspect() -> None:
    story = Story()
    value = story.element(ElementKind.VALUE)
    calm, frame = story.frame(), story.frame()
    story.link(calm, value)
    story.link(frame, value)
    story.link(story.step(frame), value, seen=1, now=2)
    found = link_map(story.view())
    assert found.meeting(value.id, frame.id).is_suspect
    assert not found.meeting(value.id, calm.id).is_suspect


def test_components_come_in_their_order_and_only_where_they_have_elements() -> None:
    story = Story()
    value = story.element(ElementKind.VALUE)
    rival = story.element(ElementKind.ALTERNATIVE)
    assert link_map(story.view()).groups == (
        (ElementKind.ALTERNATIVE, (rival,)),
        (ElementKind.VALUE, (value,)),
    )


def test_what_nobody_carries_and_who_carries_nothing_is_told() -> None:
    story = Story()
    value = story.element(ElementKind.VALUE)
    other = story.element(ElementKind.CATEGORY, is_current=False)
    bare = story.frame()
    story.frame(no_link_because="It only greets.")
    story.frame(is_backup=True)
    found = link_map(story.view())
    assert found.uncovered == (value,)
    assert found.orphans == (bare,)
    assert found.total_of(value) == "No frame carries this"
    assert found.total_of(other) == "Not the current category"


def test_links_to_proofs_are_not_on_the_map() -> None:
    story = Story()
    frame = story.frame()
    story.link(frame, story.proof())
    found = link_map(story.view())
    assert not found.meetings
    assert found.orphans == (frame,)
