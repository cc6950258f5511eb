"""Which elements are told, and which frames tell none."""

from __future__ import annotations

from narrative_studio.analysis.linking.coverage import carried_by, coverage, links_of
from narrative_studio.model.positioning import ElementKind
from tests.narrative_studio.analysis.told_story import Story

VALUE = ElementKind.VALUE


def test_an_element_is_carried_by_frames_and_by_their_steps(story: Story) -> None:
    value, other = story.element(VALUE), story.element(VALUE)
    ask, insight, demo = (
        story.frame(beat) for beat in ("the-ask", "insight", "differentiated-value")
    )
    story.link(ask, value)
    story.link(insight, value)
    story.link(story.step(demo), value)
    story.link(story.step(demo), value)
    view = story.view()
    assert carried_by(view, value.id) == (insight, demo, ask)
    assert carried_by(view, other.id) == ()
    found = coverage(view)
    assert found.carriers == {value.id: (insight, demo, ask)}
    assert found.uncovered == (other,)
    assert found.orphans == ()


def test_a_backup_carries_nothing(story: Story) -> None:
    value = story.element(VALUE)
    backup = story.frame(is_backup=True)
    story.link(backup, value)
    assert carried_by(story.view(), value.id) == ()
    assert coverage(story.view()).uncovered == (value,)
    assert coverage(story.view()).orphans == ()


def test_a_frame_with_evidence_alone_is_an_orphan(story: Story) -> None:
    frame, other = story.frame(), story.frame()
    story.link(frame, story.proof())
    story.link(frame, story.objection())
    assert coverage(story.view()).orphans == (frame, other)


def test_a_link_to_a_deleted_element_carries_nothing(story: Story) -> None:
    frame = story.frame()
    story.link(frame, Story().element(VALUE))
    assert coverage(story.view()).carriers == {}
    assert coverage(story.view()).orphans == (frame,)


def test_uncovered_elements_come_in_the_order_of_the_components(story: Story) -> None:
    made = [story.element(kind) for kind in reversed(ElementKind)]
    assert coverage(story.view()).uncovered == tuple(reversed(made))


def test_only_the_current_category_has_to_be_told(story: Story) -> None:
    current = story.element(ElementKind.CATEGORY)
    story.element(ElementKind.CATEGORY, is_current=False)
    assert coverage(story.view()).uncovered == (current,)


def test_what_one_narrative_tells_is_not_told_by_another(story: Story) -> None:
    value = story.element(VALUE)
    elsewhere = story.frame(narrative="another")
    story.link(elsewhere, value)
    assert carried_by(story.view(), value.id) == ()
    assert coverage(story.view()).uncovered == (value,)


def test_links_of_a_frame_come_before_those_of_its_steps(story: Story) -> None:
    value, frame = story.element(VALUE), story.frame()
    by_step = story.link(story.step(frame), value)
    by_frame = story.link(frame, value)
    assert links_of(story.view(), frame) == (by_frame, by_step)


def test_a_frame_that_says_why_it_needs_no_link_is_no_orphan(story: Story) -> None:
    story.frame(no_link_because="It only says who is in the room.")
    bare = story.frame(no_link_because="  ")
    assert coverage(story.view()).orphans == (bare,)
