"""Nothing of a transcript counts before a person has confirmed it."""

from __future__ import annotations

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.people import add_person
from narrative_studio.commands.sessions import plan_session
from narrative_studio.commands.transcripts import (
    confirm_segments,
    delete_transcript,
    propose_frames,
    put_segments,
    quote_segment,
    take_in_transcript,
)
from narrative_studio.errors import ChangeRefused, InvalidValue
from narrative_studio.importers.transcripts.segment import Segment
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.observed import SegmentSource
from narrative_studio.model.people import Function
from narrative_studio.model.prospects import Answer, TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project

SPOKEN = [Segment(0, 900, "Ann", "Half?"), Segment(900, 1800, "Ann", "Says who?")]


@pytest.fixture
def session(project: Project, narrative: NarrativeId) -> TestSession:
    made = plan_session(project, narrative=narrative)
    edit_cells(project, made, may_record=Answer.YES)
    return made


def test_a_transcript_taken_in_twice_is_one(project: Project, session: TestSession) -> None:
    first = take_in_transcript(project, session=session.id, spoken=SPOKEN)
    assert take_in_transcript(project, session=session.id, spoken=SPOKEN) == first
    assert [one.text for one in project.view().transcript_segments.ordered] == [
        "Half?",
        "Says who?",
    ]


def test_nothing_is_taken_in_without_consent_or_words(
    project: Project, session: TestSession
) -> None:
    with pytest.raises(ChangeRefused, match="holds no words"):
        take_in_transcript(project, session=session.id, spoken=[])
    with pytest.raises(InvalidValue):
        take_in_transcript(project, session=session.id, spoken=[Segment(-1, 2, "", "x")])
    edit_cells(project, session, may_record=Answer.NO)
    with pytest.raises(ChangeRefused, match="not agreed to be recorded"):
        take_in_transcript(project, session=session.id, spoken=SPOKEN)
    assert not project.view().transcript_segments


def test_a_yes_that_nobody_has_noted_yet_is_asked_for(
    project: Project, narrative: NarrativeId
) -> None:
    session = plan_session(project, narrative=narrative)
    with pytest.raises(ChangeRefused, match="Nobody has noted whether"):
        take_in_transcript(project, session=session.id, spoken=SPOKEN)
    assert not project.view().transcript_segments
    take_in_transcript(project, session=session.id, spoken=SPOKEN, has_agreed=True)
    assert project.view().test_sessions[session.id].may_record is Answer.YES
    project.undo()
    assert not project.view().transcript_segments
    assert project.view().test_sessions[session.id].may_record is Answer.UNKNOWN


def test_a_no_that_was_noted_is_not_overruled(project: Project, session: TestSession) -> None:
    edit_cells(project, project.view().test_sessions[session.id], may_record=Answer.NO)
    with pytest.raises(ChangeRefused, match="not agreed to be recorded"):
        take_in_transcript(project, session=session.id, spoken=SPOKEN, has_agreed=True)


def test_a_proposal_leaves_what_a_person_has_confirmed(
    project: Project, session: TestSession, frame: Frame
) -> None:
    first, second = take_in_transcript(project, session=session.id, spoken=SPOKEN)
    propose_frames(
        project, frames={first.id: frame.id, second.id: frame.id}, source=SegmentSource.MARKS
    )
    confirm_segments(project, segments=[first.id])
    propose_frames(
        project, frames={first.id: None, second.id: None}, source=SegmentSource.SIMILARITY
    )
    rows = project.view().transcript_segments
    assert (rows[first.id].frame, rows[first.id].source) == (frame.id, SegmentSource.MARKS)
    assert rows[first.id].confirmed_by == project.me.id
    assert (rows[second.id].frame, rows[second.id].is_confirmed) == (None, False)
    put_segments(project, segments=[second.id], frame=frame.id)
    found = project.view().transcript_segments[second.id]
    assert (found.frame, found.source, found.is_confirmed) == (
        frame.id,
        SegmentSource.PERSON,
        True,
    )


def test_what_the_team_says_is_no_quote_of_a_prospect(
    project: Project, session: TestSession
) -> None:
    add_person(project, name="Ann", role="", function=Function.SALES)
    spoken = [Segment(0, 900, " ann", "We halve it."), Segment(900, 1800, "Bea", "Says who?")]
    pitched, asked = take_in_transcript(project, session=session.id, spoken=spoken)
    with pytest.raises(ChangeRefused, match="one of the team"):
        quote_segment(project, segment=pitched.id)
    assert not project.view().quotes
    assert quote_segment(project, segment=asked.id).text == "Says who?"


def test_a_transcript_goes_as_a_whole_and_comes_back(
    project: Project, session: TestSession
) -> None:
    take_in_transcript(project, session=session.id, spoken=SPOKEN)
    delete_transcript(project, session=session.id)
    assert not project.view().transcript_segments
    project.undo()
    assert len(project.view().transcript_segments) == 2


def test_a_transcript_without_times_keeps_its_order(project: Project, session: TestSession) -> None:
    words = [f"Word {n}" for n in range(12)]
    take_in_transcript(
        project, session=session.id, spoken=[Segment(None, None, "", word) for word in words]
    )
    rows = project.view().transcript_segments.ordered
    assert [one.text for one in rows] == words
    assert (rows[3].place, rows[3].start_ms) == (4, None)
