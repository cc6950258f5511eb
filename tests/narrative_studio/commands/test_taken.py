"""How a frame was taken is noted once, in the middle of it, and can be noted otherwise."""

from __future__ import annotations

import pytest

from narrative_studio.commands.marks import mark, set_reached
from narrative_studio.commands.sessions import plan_session
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.commands.taken import note_taken
from narrative_studio.errors import InvalidValue
from narrative_studio.model.ids import FrameId, NarrativeId, TestSessionId
from narrative_studio.model.observed import Mark, MarkKind, Reached
from narrative_studio.project import Project


@pytest.fixture
def frames(project: Project, narrative: NarrativeId) -> list[FrameId]:
    return [
        add_frame(project, narrative=narrative, beat="insight", headline=one).id for one in "AB"
    ]


@pytest.fixture
def session(project: Project, narrative: NarrativeId) -> TestSessionId:
    return plan_session(project, narrative=narrative).id


def marks(project: Project) -> list[Mark]:
    return list(project.view().marks.ordered)


def test_a_mark_stands_in_the_middle_of_its_frame(
    project: Project, session: TestSessionId, frames: list[FrameId]
) -> None:
    for frame, lasted_ms in zip(frames, (60_000, 20_000), strict=True):
        set_reached(
            project, session=session, frame=frame, reached=Reached.REACHED, duration_ms=lasted_ms
        )
    made = note_taken(project, session=session, frame=frames[1], kind=MarkKind.LANDED)
    assert made is not None
    assert made.at_ms == 70_000
    assert made.observer == project.me.id


def test_another_word_takes_the_place_of_the_first(
    project: Project, session: TestSessionId, frames: list[FrameId]
) -> None:
    note_taken(project, session=session, frame=frames[0], kind=MarkKind.LANDED)
    note_taken(project, session=session, frame=frames[0], kind=MarkKind.CONFUSED)
    assert [one.kind for one in marks(project)] == [MarkKind.CONFUSED]
    note_taken(project, session=session, frame=frames[0], kind=None)
    assert marks(project) == []


def test_two_frames_of_no_length_can_both_have_landed(
    project: Project, session: TestSessionId, frames: list[FrameId]
) -> None:
    for frame in frames:
        note_taken(project, session=session, frame=frame, kind=MarkKind.LANDED)
    assert {one.frame for one in marks(project)} == set(frames)


def test_what_was_written_beside_a_mark_is_kept(
    project: Project, session: TestSessionId, frames: list[FrameId]
) -> None:
    kept = mark(
        project,
        session=session,
        frame=frames[0],
        kind=MarkKind.OBJECTION,
        at_ms=5,
        text="Who keeps it running?",
    )
    asked = mark(project, session=session, frame=frames[0], kind=MarkKind.QUESTION, at_ms=6)
    note_taken(project, session=session, frame=frames[0], kind=MarkKind.LANDED)
    assert {kept.id, asked.id} < {one.id for one in marks(project)}
    assert len(marks(project)) == 3


def test_a_question_does_not_say_how_a_frame_was_taken(
    project: Project, session: TestSessionId, frames: list[FrameId]
) -> None:
    with pytest.raises(InvalidValue, match="question"):
        note_taken(project, session=session, frame=frames[0], kind=MarkKind.QUESTION)
