"""Variants: a view of the story, never a copy."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.analysis.story.timing import is_whole, planned_ms
from narrative_studio.analysis.story.variants import (
    as_variant,
    edition,
    facts_of,
    frame_in,
    left_out_of,
    overrides_of,
    value_of,
    variant_named,
    variants_of,
)
from narrative_studio.analysis.story.zones import zone_times
from narrative_studio.errors import UnknownRow
from narrative_studio.model.discussion import Comment
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.storyboard import Criterion, Frame, Link, Zone
from narrative_studio.model.variants import LeftOut, Override, Variant
from tests.narrative_studio.analysis.told_story import Story


def variant(story: Story, **cells: Any) -> Variant:
    return story.add(Variant, narrative="narrative", **{"name": "Ten minutes", **cells})


def without(story: Story, one: Variant, *frames: Frame) -> None:
    for frame in frames:
        story.add(LeftOut, variant=one.id, frame=frame.id)


def says(story: Story, one: Variant, frame: Frame, what: str, value: str) -> None:
    story.add(Override, variant=one.id, frame=frame.id, what=what, value=value)


def test_a_variant_without_anything_of_its_own_tells_the_whole_story(story: Story) -> None:
    for beat in ("insight", "proof"):
        story.frame(beat)
    view, one = story.view(), variant(story)
    view = story.view()
    told = as_variant(view, one)
    assert told.frames == view.frames
    assert told.narrative == view.narrative
    assert told.variant == one
    assert view.variant is None


def test_left_out_frames_are_gone_with_all_that_hangs_on_them(story: Story) -> None:
    kept, gone = story.frame("insight"), story.frame("perfect-world")
    step = story.step(gone)
    promise = story.add(Criterion, frame=gone.id, text="In minutes")
    for source, table, target in (
        (kept, "criterion", promise.id),
        (gone, "element", "e"),
        (step, "element", "e"),
        (kept, "element", "e"),
    ):
        story.add(
            Link,
            source_table=source.table,
            source=source.id,
            target_table=table,
            target=target,
        )
    for about in (kept, gone, step):
        story.add(Comment, about_table=about.table, about=about.id)
    one = variant(story)
    without(story, one, gone)
    view = story.view()
    told = as_variant(view, one)
    assert told.frames == (kept,)
    assert told.number(kept.id) == 1
    assert not told.whole.steps
    assert not told.whole.criteria
    assert [(link.source, link.target) for link in told.whole.links.values()] == [(kept.id, "e")]
    assert [comment.about for comment in told.whole.comments.values()] == [kept.id]
    assert not told.whole.left_out
    assert not told.whole.variants
    assert len(view.frames) == 2, "the story itself stays as it is"


def test_cells_say_what_the_variant_says(story: Story) -> None:
    frame = story.frame("insight", headline="Long", script="All of it", planned_ms=120_000)
    one, other = variant(story), variant(story, name="Keynote")
    says(story, one, frame, "planned_ms", "60000")
    says(story, one, frame, "headline", "Short")
    says(story, one, frame, "script", "")
    says(story, other, frame, "headline", "Another")
    says(story, one, frame, "status", "approved")
    view = story.view()
    (told,) = as_variant(view, one).frames
    assert (told.headline, told.script, told.planned_ms) == ("Short", "", 60_000)
    assert told.status == frame.status
    assert told == frame_in(view.whole, one, frame)
    assert list(overrides_of(view.whole, one, frame.id)) == ["headline", "script", "planned_ms"]
    assert [kept.name for kept in as_variant(view, one).whole.variants.ordered] == ["Keynote"]


@pytest.mark.parametrize("text", ["", "soon", "-1", "1.5", "9" * 40, "٣"])
def test_a_time_that_is_none_leaves_that_of_the_story(story: Story, text: str) -> None:
    frame = story.frame("insight", planned_ms=120_000)
    one = variant(story)
    says(story, one, frame, "planned_ms", text)
    assert value_of("planned_ms", text) is None
    (told,) = as_variant(story.view(), one).frames
    assert told.planned_ms == 120_000


def test_the_call_has_the_length_and_the_audience_of_the_variant(story: Story) -> None:
    story.frame("insight", planned_ms=11 * 60_000, script="one two three")
    one = variant(story, call_length_ms=600_000, audience="A plant manager")
    view = story.view()
    told = as_variant(view, one)
    assert (told.narrative.call_length_ms, told.narrative.audience) == (600_000, "A plant manager")
    facts = facts_of(view, one)
    assert (facts.frames, facts.words) == (1, 3)
    assert (facts.planned_ms, facts.call_length_ms) == (660_000, 600_000)
    assert any(finding.rule == "call-too-long" for finding in findings(told))
    assert planned_ms(view.frames) == 660_000


def test_a_variant_is_found_by_name_or_id(story: Story) -> None:
    with pytest.raises(UnknownRow, match="has no variants"):
        variant_named(story.view(), "Ten minutes")
    frame = story.frame("insight")
    one = variant(story)
    without(story, one, frame)
    view = story.view()
    assert variants_of(view) == (one,)
    assert variant_named(view, "Ten minutes") == variant_named(view, one.id) == one
    assert left_out_of(view.whole, one) == {frame.id}
    with pytest.raises(UnknownRow, match="Choose one of: “Ten minutes”"):
        variant_named(view, "Keynote")


def test_beside_its_story_a_variant_keeps_the_numbers_of_the_frames(story: Story) -> None:
    first, second, third = (story.frame(beat) for beat in ("insight", "proof", "the-ask"))
    one = variant(story)
    without(story, one, first)
    view = story.view()
    beside = as_variant(view, one, is_beside_story=True)
    assert [beside.number(frame.id) for frame in (second, third)] == [2, 3]
    alone = as_variant(view, one)
    assert [alone.number(frame.id) for frame in (second, third)] == [1, 2]


def test_a_variant_of_a_whole_story_is_whole_though_it_leaves_a_beat_out(story: Story) -> None:
    frames = [story.frame(beat.id) for beat in story.view().template.beats]
    one = variant(story)
    without(story, one, *frames[1:3])
    assert is_whole(as_variant(story.view(), one, is_beside_story=True))
    assert not is_whole(as_variant(story.view(), one))


def test_what_a_variant_does_without_on_purpose_is_a_remark(story: Story) -> None:
    told, untold = (story.element(ElementKind.VALUE, name) for name in ("Know", "Save"))
    kept = story.frame("insight", planned_ms=60_000)
    gone = story.frame("proof", planned_ms=60_000)
    story.link(gone, told)
    for beat in story.view().template.beats:
        story.frame(beat.id, planned_ms=0)
    story.add(Comment, about_table="frame", about=kept.id, text="Too long?")
    one = variant(story)
    without(story, one, gone)
    found = findings(as_variant(story.view(), one, is_beside_story=True))
    levels = {one.row_id: one for one in found if one.rule is Rule.UNCOVERED_ELEMENT}
    assert levels[told.id].level is Level.INFO
    assert levels[told.id].text == "“Ten minutes” leaves out “Know”."
    assert levels[untold.id].level is Level.WARNING
    assert levels[untold.id].text == "No frame carries “Save”."
    (comment,) = [one.text for one in found if one.rule is Rule.OPEN_COMMENT]
    assert "frame 1" in comment.lower()


def test_zones_have_no_budget_in_a_variant(story: Story) -> None:
    zone = story.add(Zone, narrative="narrative", name="Opening", budget_ms=60_000)
    frame = story.frame("insight", planned_ms=90_000, zone=zone.id)
    one = variant(story)
    says(story, one, frame, "planned_ms", "80000")
    view = story.view()
    (whole,), (told,) = zone_times(view), zone_times(as_variant(view, one))
    assert (whole.words, whole.over_ms) == ("1:30 of 1:00, 0:30 over", 30_000)
    assert (told.words, told.over_ms) == ("1:20", 0)
    assert Rule.ZONE_OVER_BUDGET not in {one.rule for one in findings(as_variant(view, one))}


def test_an_edition_names_version_and_variant(story: Story) -> None:
    story.frame("insight")
    one = variant(story, name="Ten minutes")
    view = story.view()
    version = view.narrative.version
    assert edition(view) == version
    assert edition(as_variant(view, one)) == ", ".join(filter(None, (version, "Ten minutes")))
