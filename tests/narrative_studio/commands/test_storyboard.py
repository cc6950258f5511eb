"""Frames of a storyboard: add, move, duplicate, hide, delete, and their questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrative_studio.commands.demo import add_step
from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import (
    add_frame,
    add_question,
    delete_frames,
    duplicate_frames,
    excuse_frame,
    give_frames,
    hide_frames,
    mark_frames,
    move_frames,
    set_questions,
)
from narrative_studio.errors import InvalidValue, UnknownRow
from narrative_studio.model.ids import FrameId, NarrativeId
from narrative_studio.model.positioning import ElementKind, Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project

Headlines = Callable[[], list[str]]


@pytest.fixture
def board(project: Project, narrative: NarrativeId) -> dict[str, FrameId]:
    """Three frames of the insight, a b c, and two of the proof, x y."""
    beats = {"a": "insight", "b": "insight", "c": "insight", "x": "proof", "y": "proof"}
    return {
        text: add_frame(project, narrative=narrative, beat=beat, headline=text).id
        for text, beat in beats.items()
    }


class TestAdding:
    @pytest.mark.parametrize(
        ("index", "expected"),
        [(None, "abcnxy"), (0, "nabcxy"), (1, "anbcxy"), (99, "abcnxy"), (-1, "nabcxy")],
    )
    def test_a_frame_is_added_where_it_was_asked_for(
        self,
        project: Project,
        narrative: NarrativeId,
        board: dict[str, FrameId],
        headlines: Headlines,
        index: int | None,
        expected: str,
    ) -> None:
        made = add_frame(project, narrative=narrative, beat="insight", index=index, headline="n")
        assert headlines() == list(expected)
        assert made.owner == project.me.id

    def test_a_frame_needs_a_beat_of_its_template_and_a_narrative(
        self, project: Project, narrative: NarrativeId
    ) -> None:
        with pytest.raises(InvalidValue, match="no beat 'stakes'"):
            add_frame(project, narrative=narrative, beat="stakes")
        with pytest.raises(UnknownRow):
            add_frame(project, narrative=NarrativeId("gone"), beat="insight")
        assert not project.view().frames

    def test_narratives_do_not_share_their_frames(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        other = start_narrative(project, title="Short", template_id="strategic-shift")
        add_frame(project, narrative=other.id, beat="stakes", headline="elsewhere")
        assert headlines() == list("abcxy")
        assert [one.headline for one in project.view().narrative("Short").frames] == ["elsewhere"]


class TestMoving:
    @pytest.mark.parametrize(
        ("moving", "beat", "before", "expected"),
        [
            ("c", "insight", "a", "cabxy"),
            ("a", "insight", None, "bcaxy"),
            ("a", "insight", "c", "bacxy"),
            ("b", "proof", "x", "acbxy"),
            ("b", "proof", "y", "acxby"),
            ("b", "proof", None, "acxyb"),
            ("ab", "proof", "y", "cxaby"),
            ("ac", "insight", "b", "acbxy"),
            ("xa", "introduction", None, "bcaxy"),  # in story order, not in that of the clicks
            ("ca", "proof", None, "bxyac"),
            ("b", "proof", "a", "acxyb"),  # a is no frame of the proof: to its end
        ],
    )
    def test_frames_come_to_stand_where_they_were_put(
        self,
        project: Project,
        board: dict[str, FrameId],
        headlines: Headlines,
        moving: str,
        beat: str,
        before: str | None,
        expected: str,
    ) -> None:
        move_frames(
            project,
            frames=[board[text] for text in moving],
            beat=beat,
            before=board[before] if before else None,
        )
        assert headlines() == list(expected)

    @pytest.mark.parametrize(
        ("moving", "before"),
        [("b", "b"), ("b", "c"), ("c", None), ("ab", "a"), ("ab", "b"), ("ab", "c"), ("abc", "b")],
    )
    def test_frames_dropped_where_they_stand_are_nothing_to_undo(
        self,
        project: Project,
        board: dict[str, FrameId],
        headlines: Headlines,
        moving: str,
        before: str | None,
    ) -> None:
        state = project.undo_state
        move_frames(
            project,
            frames=[board[text] for text in moving],
            beat="insight",
            before=board[before] if before else None,
        )
        assert headlines() == list("abcxy")
        assert project.undo_state == state

    def test_a_gap_closes_when_a_frame_is_dropped_on_one_that_moves_along(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        move_frames(project, frames=[board["a"], board["c"]], beat="insight", before=board["c"])
        assert headlines() == list("bacxy")

    def test_no_frames_are_no_operation(self, project: Project, board: dict[str, FrameId]) -> None:
        state = project.undo_state
        move_frames(project, frames=[], beat="nonsense", before=None)
        assert project.undo_state == state

    def test_the_same_frame_twice_moves_once(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        move_frames(project, frames=[board["c"], board["c"]], beat="insight", before=board["a"])
        assert headlines() == list("cabxy")

    def test_an_unknown_beat_or_frame_moves_nothing(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        with pytest.raises(InvalidValue, match="no beat 'stakes'"):
            move_frames(project, frames=[board["a"]], beat="stakes", before=None)
        with pytest.raises(UnknownRow):
            move_frames(project, frames=[board["a"], FrameId("gone")], beat="proof", before=None)
        assert headlines() == list("abcxy")

    def test_a_frame_of_an_unknown_beat_moves_last_and_into_place(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        with project.op("From a newer version") as op:
            op.set(Frame, board["a"], beat="after-party")
        assert headlines() == list("bcxya")
        move_frames(project, frames=[board["a"], board["x"]], beat="the-ask", before=None)
        assert headlines() == list("bcyxa")


class TestDuplicating:
    def test_a_copy_has_everything_anew_right_after_its_original(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        element = add_element(project, kind=ElementKind.VALUE, name="Know in minutes")
        set_questions(project, frame=board["a"], texts=["Who?", "When?"])
        steps = [add_step(project, frame=board["a"], do=f"{n}") for n in range(2)]
        link(project, source=steps[1], target=element)
        link(project, source=project.view().frames[board["a"]], target=element)
        edit_cells(project, project.view().frames[board["a"]], ref="F01", key_message="Once.")
        before = project.view()
        (copy,) = duplicate_frames(project, frames=[board["a"]])
        view = project.view()
        assert headlines() == list("aabcxy")
        assert [one.id for one in view.narrative().frames][:2] == [board["a"], copy.id]
        assert (copy.key_message, copy.ref) == ("Once.", None)
        assert [one.text for one in view.narrative().questions(copy.id)] == ["Who?", "When?"]
        twins = view.narrative().steps(copy.id)
        assert [step.do for step in twins] == ["0", "1"]
        assert [link.target for link in view.links_from(copy.id)] == [element.id]
        assert [link.target for link in view.links_from(twins[1].id)] == [element.id]
        for table in ("frame", "question", "step", "link"):
            assert before.tables[table].items() <= view.tables[table].items()
            assert len(view.tables[table]) > len(before.tables[table])

    def test_a_suspect_link_is_suspect_in_the_copy(
        self, project: Project, board: dict[str, FrameId]
    ) -> None:
        element = add_element(project, kind=ElementKind.VALUE, name="Know in minutes")
        link(project, source=project.view().frames[board["a"]], target=element)
        edit_cells(project, element, statement="In ten minutes.")
        (copy,) = duplicate_frames(project, frames=[board["a"]])
        view = project.view()
        assert [view.link_state(one).is_suspect for one in view.links_from(copy.id)] == [True]

    def test_several_copies_stand_beside_their_originals(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        duplicate_frames(project, frames=[board["a"], board["c"], board["x"]])
        assert headlines() == list("aabccxxy")
        assert project.undo_state.undo[-1][1] == "Duplicate 3 frames"


class TestHidingAndDeleting:
    def test_a_backup_leaves_the_story_and_comes_back_to_its_place(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        hide_frames(project, frames=[board["b"]], is_backup=True)
        assert headlines() == list("acxy")
        assert [one.headline for one in project.view().narrative().backups] == ["b"]
        hide_frames(project, frames=[board["b"]], is_backup=False)
        assert headlines() == list("abcxy")
        assert project.undo_state.undo[-1][1] == "Take back into the story"

    def test_hiding_what_is_hidden_is_nothing_to_undo(
        self, project: Project, board: dict[str, FrameId]
    ) -> None:
        hide_frames(project, frames=[board["b"]], is_backup=True)
        state = project.undo_state
        hide_frames(project, frames=[board["b"]], is_backup=True)
        assert project.undo_state == state

    def test_a_deleted_frame_takes_everything_of_its_own_with_it(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        element = add_element(project, kind=ElementKind.VALUE, name="Know in minutes")
        step = add_step(project, frame=board["a"])
        add_question(project, frame=board["a"], text="Who?")
        kept = add_question(project, frame=board["b"], text="When?")
        link(project, source=step, target=element)
        link(project, source=project.view().frames[board["a"]], target=element)
        other = link(project, source=project.view().frames[board["b"]], target=element)
        delete_frames(project, frames=[board["a"], board["x"]])
        view = project.view()
        assert headlines() == list("bcy")
        assert (set(view.steps), set(view.questions)) == (set(), {kept.id})
        assert set(view.links) == {other.id}
        assert element.id in view.elements
        project.undo()
        assert headlines() == list("abcxy")
        assert len(project.view().links) == 3

    def test_one_frame_that_is_gone_keeps_the_others(
        self, project: Project, board: dict[str, FrameId], headlines: Headlines
    ) -> None:
        with pytest.raises(UnknownRow):
            delete_frames(project, frames=[board["a"], FrameId("gone")])
        assert headlines() == list("abcxy")


@pytest.mark.parametrize(
    ("count", "labels"),
    [
        (1, ["Duplicate frame", "Move frame", "Delete frame"]),
        (2, ["Duplicate 2 frames", "Move 2 frames", "Delete 2 frames"]),
    ],
)
def test_labels_say_how_many_frames(
    project: Project, board: dict[str, FrameId], count: int, labels: list[str]
) -> None:
    frames = list(board.values())[:count]
    before = len(project.undo_state.undo)
    duplicate_frames(project, frames=frames)
    move_frames(project, frames=frames, beat="the-ask", before=None)
    delete_frames(project, frames=frames)
    assert [label for _, label in project.undo_state.undo[before:]] == labels


class TestQuestions:
    def test_questions_stand_in_their_order(
        self, project: Project, board: dict[str, FrameId]
    ) -> None:
        set_questions(project, frame=board["a"], texts=["Who can\ntrace?", " ", "When?"])
        add_question(project, frame=board["a"], text="What next?")
        set_questions(project, frame=board["b"], texts=["Another?"])
        asked = project.view().narrative().questions(board["a"])
        assert [one.text for one in asked] == ["Who can trace?", "When?", "What next?"]
        assert [one.text for one in project.view().narrative().questions(board["b"])] == [
            "Another?"
        ]

    def test_questions_belong_to_a_frame_that_is_there(self, project: Project) -> None:
        with pytest.raises(UnknownRow):
            set_questions(project, frame=FrameId("gone"), texts=["Who?"])
        with pytest.raises(UnknownRow):
            add_question(project, frame=FrameId("gone"))


def test_an_excuse_is_one_line_and_can_be_withdrawn(
    project: Project, board: dict[str, FrameId]
) -> None:
    excuse_frame(project, frame=board["a"], because="  It only\nsays hello. ")
    assert project.view().frames[board["a"]].no_link_because == "It only says hello."
    excuse_frame(project, frame=board["a"], because=" ")
    assert project.view().frames[board["a"]].no_link_because == ""
    assert project.undo_state.undo[-1][1] == "Ask for links again"


class TestSeveralAtOnce:
    def test_frames_are_given_to_somebody_and_to_nobody_in_one_step(
        self, project: Project, board: dict[str, FrameId], last_label: Callable[[], str]
    ) -> None:
        frames = [board["a"], board["x"]]
        give_frames(project, frames=frames, owner=None)
        assert last_label() == "Edit owner of 2 frames"
        owners = {one.headline: one.owner for one in project.view().frames.values()}
        assert {name for name, owner in owners.items() if owner is None} == {"a", "x"}
        project.undo()
        assert None not in {one.owner for one in project.view().frames.values()}

    def test_frames_are_marked_in_one_step(
        self, project: Project, board: dict[str, FrameId], last_label: Callable[[], str]
    ) -> None:
        mark_frames(project, frames=[board["b"]], status=Status.APPROVED)
        assert last_label() == "Edit status of frame"
        assert project.view().frames[board["b"]].status is Status.APPROVED
        with pytest.raises(UnknownRow):
            mark_frames(project, frames=[FrameId("gone")], status=Status.DRAFT)
