"""What another clock has kept is put on the clock of the session in one step."""

from __future__ import annotations

import pytest

from narrative_studio.commands.marks import mark
from narrative_studio.commands.moments import shift_marks, shift_transcript
from narrative_studio.commands.people import add_person
from narrative_studio.commands.sessions import plan_session
from narrative_studio.commands.transcripts import confirm_segments, take_in_transcript
from narrative_studio.errors import ChangeRefused
from narrative_studio.importers.transcripts.segment import Segment
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.observed import MarkKind, SegmentSource
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


@pytest.fixture
def session(project: Project, narrative: NarrativeId) -> TestSession:
    return plan_session(project, narrative=narrative)


def test_marks_of_one_observer_move_and_those_of_others_stay(
    project: Project, session: TestSession
) -> None:
    bea = add_person(project, name="Bea Marsh")
    mine = mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=5000)
    theirs = mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=5000, observer=bea.id)
    shift_marks(project, session=session.id, observer=bea.id, by_ms=90_000)
    assert project.view().marks[mine.id].at_ms == 5000
    assert project.view().marks[theirs.id].at_ms == 95_000
    with pytest.raises(ChangeRefused, match="outside the call"):
        shift_marks(project, session=session.id, observer=bea.id, by_ms=-95_001)
    project.undo()
    assert project.view().marks[theirs.id].at_ms == 5000


def test_a_transcript_moves_with_the_frames_of_its_new_moments(
    project: Project, session: TestSession, frame: Frame
) -> None:
    spoken = [
        Segment(0, 900, "Ann", "Half?"),
        Segment(61_000, 62_000, "Ann", "Says who?"),
        Segment(None, None, "Ann", "Hm."),
    ]
    first, second, third = take_in_transcript(
        project, session=session.id, spoken=spoken, has_agreed=True
    )
    confirm_segments(project, segments=[first.id])
    shift_transcript(
        project,
        session=session.id,
        by_ms=-60_000,
        frames={first.id: frame.id, second.id: frame.id},
    )
    now = project.view().transcript_segments
    assert [(now[one.id].start_ms, now[one.id].end_ms) for one in (first, second, third)] == [
        (0, 0),
        (1000, 2000),
        (None, None),
    ]
    assert (now[first.id].frame, now[second.id].frame) == (None, frame.id)
    assert now[second.id].source is SegmentSource.MARKS
    project.undo()
    assert project.view().transcript_segments[second.id].start_ms == 61_000
