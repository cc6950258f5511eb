"""Where frames go by keys and by menu, and how that is told."""

from __future__ import annotations

import pytest

from narrative_studio.model.view import NarrativeView
from tests.ui.boards import Boards
from ui.models.frame_moves import Target, beat_step, changes_nothing, move_words, one_step


@pytest.fixture
def story(boards: Boards) -> NarrativeView:
    project = boards.project(
        "insight:A", "insight:B", "insight:C", "perfect-world:D", "introduction:E"
    )
    return project.view().narrative()


def ids(story: NarrativeView, *headlines: str) -> list[str]:
    names = {frame.headline: frame.id for frame in story.all_frames}
    return [names[headline] for headline in headlines]


def target(story: NarrativeView, beat: str, before: str = "") -> Target:
    frames = {frame.headline: frame.id for frame in story.all_frames}
    return Target(beat, frames[before] if before else None)


def test_a_frame_goes_before_its_neighbour(story: NarrativeView) -> None:
    assert one_step(story, ids(story, "B"), back=True) == target(story, "insight", "A")


def test_a_frame_goes_after_its_neighbour(story: NarrativeView) -> None:
    assert one_step(story, ids(story, "A"), back=False) == target(story, "insight", "C")
    assert one_step(story, ids(story, "B"), back=False) == target(story, "insight")


def test_at_the_edge_of_a_beat_a_frame_goes_into_the_next_even_an_empty_one(
    story: NarrativeView,
) -> None:
    assert one_step(story, ids(story, "C"), back=False) == target(story, "alternatives")
    assert one_step(story, ids(story, "D"), back=True) == target(story, "alternatives")


def test_the_ends_of_the_story_are_ends(story: NarrativeView) -> None:
    assert one_step(story, ids(story, "A"), back=True) is None
    assert beat_step(story, ids(story, "B"), back=True) is None


def test_several_frames_go_together(story: NarrativeView) -> None:
    assert one_step(story, ids(story, "B", "C"), back=True) == target(story, "insight", "A")
    assert one_step(story, ids(story, "A", "B"), back=False) == target(story, "insight")


def test_another_beat_is_entered_at_its_near_end(story: NarrativeView) -> None:
    assert beat_step(story, ids(story, "E"), back=True) == target(story, "perfect-world")
    assert beat_step(story, ids(story, "D"), back=False) == target(story, "introduction", "E")


def test_a_place_that_is_taken_already_changes_nothing(story: NarrativeView) -> None:
    assert changes_nothing(story, ids(story, "A"), target(story, "insight", "B"))
    assert changes_nothing(story, ids(story, "C"), target(story, "insight"))
    assert not changes_nothing(story, ids(story, "A"), target(story, "insight", "C"))
    assert not changes_nothing(story, ids(story, "A"), target(story, "alternatives"))


@pytest.mark.parametrize(
    ("frames", "beat", "before", "words"),
    [
        (["B"], "insight", "A", "Frame 2 moved before frame 1"),
        (["A"], "insight", "", "Frame 1 moved after frame 3"),
        (["A"], "proof", "", "Frame 1 moved to Proof"),
        (["A"], "perfect-world", "D", "Frame 1 moved to Perfect world, before frame 4"),
        (["A", "B"], "perfect-world", "", "2 frames moved to Perfect world, after frame 4"),
    ],
)
def test_a_move_is_told_with_the_numbers_from_before(
    story: NarrativeView, frames: list[str], beat: str, before: str, words: str
) -> None:
    assert move_words(story, ids(story, *frames), target(story, beat, before)) == words
