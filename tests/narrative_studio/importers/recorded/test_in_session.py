"""Marks, quotes and frames of a table go to sessions that are there, each once."""

from __future__ import annotations

import pytest

from narrative_studio.commands.marks import rate
from narrative_studio.commands.sessions import plan_session
from narrative_studio.importers.tables.fields import Target
from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.prospects import Metric, TestSession
from narrative_studio.project import Project
from tests.narrative_studio.importers.recorded.conftest import Bring


@pytest.fixture
def session(project: Project) -> TestSession:
    return plan_session(project, narrative=project.view().narrative().narrative.id, prospect="Mill")


def test_quotes_come_with_codes_and_new_words_enter_the_codebook(
    project: Project, session: TestSession, bring: Bring
) -> None:
    table = f"Session,Frame,Quote,Codes\n{session.code},1,Show me.,Proof; Risk\n"
    found = bring(table, Target.QUOTES)
    view = project.view()
    assert [(one.code, one.text) for one in view.quotes.values()] == [("Q-01-1", "Show me.")]
    assert [one.word for one in view.codes.ordered] == ["Proof", "Risk"]
    assert len(view.quote_codes) == 2
    assert len(found.planned.told) == 2
    assert bring(table, Target.QUOTES).compared.is_empty


def test_marks_are_those_that_the_studio_itself_would_have_made(
    project: Project, session: TestSession, bring: Bring
) -> None:
    table = f"Session,Frame,At,Kind,Text\n{session.code},1,2:05,confused,Which one?\n"
    bring(table, Target.MARKS)
    (made,) = project.view().marks.values()
    assert (made.kind, made.at_ms, made.text) == (MarkKind.CONFUSED, 125_000, "Which one?")
    assert bring(table, Target.MARKS).compared.is_empty


def test_ratings_of_a_table_stand_in_the_row_that_is_there(
    project: Project, session: TestSession, bring: Bring
) -> None:
    frame = project.view().narrative().frames[0]
    rate(project, session=session.id, frame=frame.id, metric=Metric.CLARITY, value=2)
    table = f"Session,Frame,Clarity,Relevance,Seconds\n{session.code},1,5,4,40\n"
    found = bring(table, Target.FRAME_RESULTS)
    (rating,) = project.view().ratings.values()
    assert (rating.clarity, rating.relevance) == (2, 4)
    assert [(one.here, one.there) for one in found.compared.kept] == [(2, 5)]
    (result,) = project.view().frame_results.values()
    assert (result.reached, result.duration_ms) == (Reached.REACHED, 40_000)


def test_what_belongs_to_no_session_or_frame_is_left_out(
    session: TestSession, bring: Bring
) -> None:
    table = f"Session,Frame,Quote\nT99,1,Hm.\n{session.code},77,Hm.\n{session.code},,Yes.\n"
    found = bring(table, Target.QUOTES).planned
    assert [(one.line, one.reason) for one in found.bad] == [
        (2, "there is no session “T99” here"),
        (3, "there is no frame “77”"),
    ]
    assert found.count == 1
