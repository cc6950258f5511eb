"""What is being typed is seen before it is stored."""

from __future__ import annotations

from narrative_studio.analysis.story.being_typed import Typing, as_typed
from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.model.variants import LeftOut, Override, Variant
from tests.narrative_studio.analysis.told_story import Story


def variant(story: Story) -> Variant:
    return story.add(Variant, narrative="narrative", name="Ten minutes")


def test_cells_read_as_typed_and_the_document_stays_as_it_is(story: Story) -> None:
    frame = story.frame("insight", headline="Old", key_message="Kept")
    other = story.frame("proof", headline="Other")
    view = story.view()
    told = as_typed(view, view.whole, [Typing(frame.id, "headline", "New")])
    shown = told.whole.frames[frame.id]
    assert (shown.headline, shown.key_message) == ("New", "Kept")
    assert told.frames == (shown, other)
    assert view.whole.frames[frame.id].headline == "Old"


def test_several_cells_of_one_frame_are_typed_together(story: Story) -> None:
    frame = story.frame("insight")
    view = story.view()
    typing = [Typing(frame.id, "headline", "New"), Typing(frame.id, "bullets", "- one")]
    shown = as_typed(view, view.whole, typing).whole.frames[frame.id]
    assert (shown.headline, shown.bullets) == ("New", "- one")


def test_without_typing_it_is_the_very_same_story(story: Story) -> None:
    frame = story.frame("insight")
    view = story.view()
    for typing in (
        [],
        [Typing("gone", "headline", "New")],
        [Typing(frame.id, "rank", "New")],
        [Typing(frame.id, "headline", "New", variant="another")],
    ):
        assert as_typed(view, view.whole, typing) is view


def test_what_a_variant_says_otherwise_is_not_typed_over_by_the_story(story: Story) -> None:
    frame = story.frame("insight", headline="Long", key_message="Said")
    one = variant(story)
    story.add(Override, variant=one.id, frame=frame.id, what="headline", value="Short")
    view = story.view()
    told = as_variant(view, one)
    typing = [Typing(frame.id, "headline", "Longer"), Typing(frame.id, "key_message", "Told")]
    shown = as_typed(told, view.whole, typing).whole.frames[frame.id]
    assert (shown.headline, shown.key_message) == ("Short", "Told")


def test_a_variant_shows_what_is_typed_for_it_alone(story: Story) -> None:
    frame = story.frame("insight", headline="Long", planned_ms=60_000)
    one = variant(story)
    view = story.view()
    typing = [
        Typing(frame.id, "headline", "Shorter", variant=one.id),
        Typing(frame.id, "planned_ms", "soon", variant=one.id),
    ]
    shown = as_typed(as_variant(view, one), view.whole, typing).whole.frames[frame.id]
    assert (shown.headline, shown.planned_ms) == ("Shorter", 60_000)
    assert as_typed(view, view.whole, typing) is view


def test_a_frame_that_is_left_out_stays_out(story: Story) -> None:
    frame = story.frame("insight")
    one = variant(story)
    story.add(LeftOut, variant=one.id, frame=frame.id)
    view = story.view()
    told = as_variant(view, one)
    assert as_typed(told, view.whole, [Typing(frame.id, "headline", "New")]) is told
