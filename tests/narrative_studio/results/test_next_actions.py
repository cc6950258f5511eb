"""What is to be done next: agreed steps by their day, then what the huddles ask for."""

from __future__ import annotations

import pytest

from narrative_studio.model.observed import HuddleKind, HuddleNote
from narrative_studio.model.view import ProjectView
from narrative_studio.results.next_actions import Action, actions_headline, next_actions
from narrative_studio.results.readings import read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def test_the_sample_has_six_agreed_steps_and_two_changes(tested: ProjectView) -> None:
    found = next_actions(read(tested.narrative()))
    assert [one.session for one in found if one.is_agreed] == [
        "T02", "T05", "T06", "T09", "T10", "T12"
    ]  # fmt: skip
    assert [one.what for one in found if not one.is_agreed] == [
        "Keep frame 6 to forty seconds",
        "Add to the screen",
    ]


def test_a_step_without_a_day_is_not_agreed_and_other_notes_ask_for_nothing() -> None:
    story = Story()
    session = held(story, next_step="We talk again.")
    story.add(HuddleNote, session=session.id, kind=HuddleKind.WORKED, text="All of it")
    story.add(HuddleNote, session=session.id, kind=HuddleKind.MOVE, text="Frame 3 to the end")
    (found,) = next_actions(read(story.view()))
    assert found == Action("Frame 3 to the end", "T1", "", "", is_agreed=False)


STEP = Action("Call", "T1", "Alder", "2026-05-01", is_agreed=True)
CHANGE = Action("Cut it", "T1", "", "", is_agreed=False)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), "No next step is agreed, and the huddles ask for nothing"),
        ((STEP,), "1 next step is agreed"),
        ((CHANGE,), "1 change is asked for"),
        ((STEP, STEP, CHANGE, CHANGE), "2 next steps are agreed and 2 changes are asked for"),
    ],
)
def test_the_headline_counts_both(found: tuple[Action, ...], said: str) -> None:
    assert actions_headline(found) == said
