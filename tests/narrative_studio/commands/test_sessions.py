"""A session is planned, started and ended; what is personal can be erased from it for good."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.commands.customers import add_persona
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.people import add_person
from narrative_studio.commands.sessions import (
    delete_session,
    end_session,
    erase_prospect,
    judge_prospect,
    judge_recall,
    plan_session,
    set_personas,
    start_session,
)
from narrative_studio.commands.transcripts import delete_transcript, take_in_transcript
from narrative_studio.commands.variants import add_variant
from narrative_studio.errors import ChangeRefused, InvalidValue, UnknownRow
from narrative_studio.importers.transcripts.segment import Segment
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import NarrativeId, PersonId
from narrative_studio.model.observed import Recalled
from narrative_studio.model.prospects import Answer, SessionState, TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project

START = 1_772_000_000_000


@pytest.fixture
def session(project: Project, narrative: NarrativeId) -> TestSession:
    return plan_session(project, narrative=narrative, prospect=" A  bakery ")


def now(project: Project, session: TestSession) -> TestSession:
    return project.view().test_sessions[session.id]


def test_sessions_are_numbered_and_take_after_their_story(
    project: Project, narrative: NarrativeId, session: TestSession
) -> None:
    assert (session.code, session.prospect, session.state) == ("T01", "A bakery", "planned")
    assert session.observer == project.me.id
    assert session.planned_ms == project.view().narratives[narrative].call_length_ms
    edit_cells(project, session, code="T41")
    variant = add_variant(project, narrative=narrative, name="Short")
    edit_cells(project, variant, call_length_ms=600_000)
    short = plan_session(project, narrative=narrative, variant=variant.id, version=" v2 ")
    assert (short.code, short.version, short.planned_ms) == ("T42", "v2", 600_000)
    with pytest.raises(InvalidValue, match="no date"):
        plan_session(project, narrative=narrative, held_on="tomorrow")


def test_a_live_session_lasts_from_start_to_end(project: Project, session: TestSession) -> None:
    start_session(project, session=session.id, now_ms=lambda: START)
    running = now(project, session)
    assert (running.state, running.started_at_ms) == (SessionState.RUNNING, START)
    assert running.held_on == project.calendar_day.isoformat()
    with pytest.raises(ChangeRefused, match="running already"):
        start_session(project, session=session.id)
    end_session(project, session=session.id, now_ms=lambda: START + 61_000)
    assert now(project, session).duration_ms == 61_000
    with pytest.raises(ChangeRefused, match="ended already"):
        end_session(project, session=session.id)


def test_a_day_that_was_planned_stays_whenever_it_is_started(
    project: Project, session: TestSession
) -> None:
    edit_cells(project, session, held_on="2026-03-03")
    start_session(project, session=session.id)
    assert now(project, session).held_on == "2026-03-03"


def test_the_test_rep_is_a_person_of_the_document_or_me(
    project: Project, narrative: NarrativeId
) -> None:
    with pytest.raises(UnknownRow):
        plan_session(project, narrative=narrative, rep=PersonId("gone"))
    assert plan_session(project, narrative=narrative, rep=project.me.id).rep == project.me.id


def test_a_clock_that_was_set_makes_no_impossible_length(
    project: Project, session: TestSession
) -> None:
    start_session(project, session=session.id, now_ms=lambda: START)
    end_session(project, session=session.id, now_ms=lambda: START - 5)
    assert now(project, session).duration_ms == 0
    project.undo()
    end_session(project, session=session.id, now_ms=lambda: START + 9 * LONGEST_MS)
    assert now(project, session).duration_ms == LONGEST_MS


def test_a_session_that_is_written_down_afterwards_keeps_its_length(
    project: Project, session: TestSession
) -> None:
    edit_cells(project, session, duration_ms=2_640_000, held_on="2026-03-03")
    end_session(project, session=session.id)
    assert now(project, session) == replace(
        session, state=SessionState.ENDED, duration_ms=2_640_000, held_on="2026-03-03"
    )


def test_a_judgement_changes_only_what_it_says(project: Project, session: TestSession) -> None:
    judge_prospect(project, session=session.id, qualified=Answer.YES, contaminated=Answer.NO)
    judge_prospect(
        project, session=session.id, contaminated=Answer.YES, contaminated_because=" Saw it. "
    )
    found = now(project, session)
    assert (found.qualified, found.contaminated) == (Answer.YES, Answer.YES)
    assert found.contaminated_because == "Saw it."


def test_personas_are_those_that_were_chosen_last(project: Project, session: TestSession) -> None:
    first, second = (add_persona(project, name=name) for name in ("Owner", "Baker"))
    for chosen in ([first.id], [second.id, first.id, second.id], [second.id]):
        set_personas(project, session=session.id, personas=chosen)
        sat = {one.persona for one in project.view().session_personas.values()}
        assert sat == set(chosen)
        assert len(project.view().session_personas) == len(sat)


def test_who_sat_in_another_session_stays_there(
    project: Project, narrative: NarrativeId, session: TestSession
) -> None:
    first, second = (add_persona(project, name=name) for name in ("Owner", "Baker"))
    other = plan_session(project, narrative=narrative)
    set_personas(project, session=other.id, personas=[first.id])
    set_personas(project, session=session.id, personas=[first.id, second.id])
    set_personas(project, session=session.id, personas=[])
    (sat,) = project.view().session_personas.values()
    assert (sat.session, sat.persona) == (other.id, first.id)


def test_each_judge_has_one_judgement_of_a_key_message(
    project: Project, session: TestSession, frame: Frame
) -> None:
    other = add_person(project, name="Ines Calder")
    judge_recall(project, session=session.id, frame=frame.id, recalled=Recalled.SAID)
    judge_recall(project, session=session.id, frame=frame.id, recalled=Recalled.PARTLY)
    judge_recall(project, session=session.id, frame=frame.id, recalled=Recalled.NOT, judge=other.id)
    found = {one.judge: one.recalled for one in project.view().recall_judgements.values()}
    assert found == {project.me.id: Recalled.PARTLY, other.id: Recalled.NOT}
    judge_recall(project, session=session.id, frame=frame.id, recalled=None)
    assert len(project.view().recall_judgements) == 1


def test_a_deleted_session_takes_what_was_noted_and_undo_brings_it_back(
    project: Project, session: TestSession, frame: Frame
) -> None:
    judge_recall(project, session=session.id, frame=frame.id, recalled=Recalled.SAID)
    delete_session(project, session=session.id)
    assert not project.view().recall_judgements
    project.undo()
    assert len(project.view().recall_judgements) == 1


class TestErasing:
    def test_who_they_are_and_what_they_said_is_gone_for_good(
        self, project: Project, session: TestSession
    ) -> None:
        edit_cells(project, session, company="Bridge Bread", contact_name="Ann Lee", note="Kind.")
        take_in_transcript(
            project, session=session.id, spoken=[Segment(0, 9, "Ann Lee", "Yes.")], has_agreed=True
        )
        edit_cells(project, now(project, session), company="Bridge Bread Ltd")
        erase_prospect(project, session=session.id)
        found = now(project, session)
        assert (found.company, found.contact_name, found.contact) == ("", "", "")
        assert (found.prospect, found.note) == ("A bakery", "Kind.")
        (segment,) = project.view().transcript_segments.values()
        assert (segment.speaker, segment.text, segment.end_ms) == ("", "", 9)
        project.undo()
        assert now(project, session).company == ""
        assert not project._journal.personal()

    def test_a_transcript_that_was_deleted_before_is_erased_too(
        self, project: Project, session: TestSession
    ) -> None:
        take_in_transcript(
            project, session=session.id, spoken=[Segment(0, 9, "Ann Lee", "Yes.")], has_agreed=True
        )
        delete_transcript(project, session=session.id)
        erase_prospect(project, session=session.id)
        assert not project._journal.personal()

    def test_where_nothing_was_written_nothing_is_erased(
        self, project: Project, session: TestSession
    ) -> None:
        with pytest.raises(ChangeRefused, match="Nothing personal"):
            erase_prospect(project, session=session.id)
