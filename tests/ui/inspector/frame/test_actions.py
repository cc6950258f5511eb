"""What is done to frames, what is selected afterwards, and what the user is told."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy

from narrative_studio.commands.storyboard import hide_frames
from narrative_studio.commands.variants import add_variant
from narrative_studio.model.ids import FrameId
from tests.ui.boards import Boards, headlines, named, told
from tests.ui.studio import told as messages
from ui.inspector.frame.actions import FrameActions
from ui.models.frame_moves import Target
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "insight:C", "the-ask:Z")


@pytest.fixture
def actions(session: Session) -> FrameActions:
    return FrameActions(session, session)


def ids(session: Session, *names: str) -> list[FrameId]:
    return [named(session, name).id for name in names]


def last_words(session: Session) -> str:
    return messages(session)[-1].text


def test_a_frame_is_added_after_another_one_and_selected(
    session: Session, actions: FrameActions
) -> None:
    added = QSignalSpy(actions.added)
    actions.add(after=named(session, "A").id)
    assert headlines(session) == ["A", "", "B", "C", "Z"]
    assert session.selection.ids == (told(session).frames[1].id,)
    assert added.at(0) == [told(session).frames[1].id]


def test_a_backup_between_two_frames_does_not_shift_the_place_of_a_new_one(
    session: Session, actions: FrameActions
) -> None:
    hide_frames(session.project, frames=ids(session, "A"), is_backup=True)
    actions.add(after=named(session, "B").id)
    assert headlines(session) == ["B", "", "C", "Z"]


def test_a_frame_is_added_to_a_beat_or_to_the_end_of_the_story(
    session: Session, actions: FrameActions
) -> None:
    actions.add(beat="proof")
    assert told(session).frames[3].beat == "proof"
    actions.add()
    assert told(session).frames[-1].beat == "the-ask"


def test_copies_are_selected(session: Session, actions: FrameActions) -> None:
    actions.duplicate(ids(session, "A", "C"))
    assert headlines(session) == ["A", "A", "B", "C", "C", "Z"]
    frames = told(session).frames
    assert session.selection.ids == (frames[1].id, frames[4].id)
    assert last_words(session) == "2 frames duplicated"


def test_a_deletion_selects_the_neighbour_and_can_be_taken_back_from_the_toast(
    session: Session, actions: FrameActions
) -> None:
    told_of = QSignalSpy(session.messages.told)
    actions.delete(ids(session, "B"))
    assert headlines(session) == ["A", "C", "Z"]
    assert session.selection.ids == (named(session, "C").id,)
    message, act = told_of.at(0)
    assert (message.text, message.action) == ("Frame 2 deleted", "Undo")
    act()
    assert headlines(session) == ["A", "B", "C", "Z"]


def test_a_deletion_out_of_a_variant_says_how_far_it_goes(
    session: Session, actions: FrameActions
) -> None:
    narrative = told(session).narrative.id
    made = add_variant(session.project, narrative=narrative, name="Short")
    session.choose_variant(made.id)
    actions.delete(ids(session, "B"))
    assert last_words(session) == "Frame 2 deleted from the whole story"


def test_after_the_last_frame_the_one_before_is_selected(
    session: Session, actions: FrameActions
) -> None:
    actions.delete(ids(session, "Z"))
    assert session.selection.ids == (named(session, "C").id,)


def test_deleting_everything_selects_nothing(session: Session, actions: FrameActions) -> None:
    actions.delete(ids(session, "A", "B", "C", "Z"))
    assert session.selection.ids == ()


def test_frames_are_hidden_and_taken_back(session: Session, actions: FrameActions) -> None:
    frames = ids(session, "B")
    actions.hide(frames)
    assert headlines(session) == ["A", "C", "Z"]
    assert last_words(session) == "Frame 2 hidden as backup"
    assert session.selection.ids == tuple(frames)
    actions.hide(frames, is_backup=False)
    assert headlines(session) == ["A", "B", "C", "Z"]
    assert last_words(session) == "Backup taken back into the story"


def test_a_move_is_told_and_undone_as_one(session: Session, actions: FrameActions) -> None:
    actions.move(ids(session, "B", "C"), Target("insight", named(session, "A").id))
    assert headlines(session) == ["B", "C", "A", "Z"]
    assert last_words(session) == "2 frames moved before frame 1"
    session.undo()
    assert headlines(session) == ["A", "B", "C", "Z"]


def test_a_move_to_where_the_frame_stands_is_no_change(
    session: Session, actions: FrameActions
) -> None:
    before = session.project.undo_state
    actions.move(ids(session, "A"), Target("insight", named(session, "B").id))
    assert session.project.undo_state == before
    assert messages(session) == []


def test_moving_a_backup_takes_it_back_into_the_story(
    session: Session, actions: FrameActions
) -> None:
    actions.hide(ids(session, "C"))
    actions.move(ids(session, "C"), Target("the-ask", named(session, "Z").id))
    assert headlines(session) == ["A", "B", "C", "Z"]
    assert named(session, "C").beat == "the-ask"


def test_steps_walk_from_beat_to_beat(session: Session, actions: FrameActions) -> None:
    frames = ids(session, "C")
    actions.step(frames, back=False)
    assert named(session, "C").beat == "alternatives"
    actions.step_beat(frames, back=False)
    assert named(session, "C").beat == "perfect-world"
    actions.step_beat(frames, back=True)
    actions.step(frames, back=True)
    actions.step(frames, back=True)
    assert headlines(session) == ["A", "C", "B", "Z"]


def test_chosen_are_the_selected_frames_in_the_order_of_the_story(
    session: Session, actions: FrameActions
) -> None:
    session.select("frame", ids(session, "C", "A"))
    assert list(actions.chosen) == ids(session, "A", "C")
    session.select("element", [next(iter(session.view.narratives))])
    assert actions.chosen == ()


@pytest.mark.parametrize("verb", ["duplicate", "copy", "cut", "delete", "hide"])
def test_without_a_selection_the_keys_say_what_to_choose(
    session: Session, actions: FrameActions, verb: str
) -> None:
    getattr(actions, verb)(())
    assert session.messages.list[-1].text.startswith("Choose a frame first, then ")
    assert session.messages.list[-1].is_advice


def test_a_zone_of_nothing_says_how_frames_are_selected(
    session: Session, actions: FrameActions
) -> None:
    session.select("frame", [])
    actions.make_zone()
    assert session.messages.list[-1].text.startswith("Select the frames that belong together first")
    assert not session.view.zones
