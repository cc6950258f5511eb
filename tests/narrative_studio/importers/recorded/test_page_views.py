"""Visits that a deck tracker counted become sessions that nobody took part in."""

from __future__ import annotations

from narrative_studio.importers.tables.fields import Target
from narrative_studio.model.prospects import Answer
from narrative_studio.project import Project
from tests.narrative_studio.importers.recorded.conftest import Bring

VIEWS = """Visitor,Date,Page,Seconds
ute@brot.example,2026-03-05,1,20
ute@brot.example,2026-03-05,1,10
jo@milch.example,2026-03-06,1,5
jo@milch.example,2026-03-06,99,5
"""


def test_pages_of_one_visit_are_one_session_with_the_whole_time_on_each(
    project: Project, bring: Bring
) -> None:
    found = bring(VIEWS, Target.PAGE_VIEWS, file="views.csv")
    view = project.view()
    sessions = sorted(view.test_sessions.values(), key=lambda one: one.code)
    assert [(one.code, one.prospect, one.contact) for one in sessions] == [
        ("V01", "Visitor 1", "ute@brot.example"),
        ("V02", "Visitor 2", "jo@milch.example"),
    ]
    assert {one.qualified for one in sessions} == {Answer.UNKNOWN}
    assert sorted(one.duration_ms for one in view.frame_results.values()) == [5_000, 30_000]
    assert [one.reason for one in found.planned.bad] == ["the story has no frame 99"]


def test_the_same_visits_again_are_the_same_sessions(project: Project, bring: Bring) -> None:
    bring(VIEWS, Target.PAGE_VIEWS, file="views.csv")
    assert bring(VIEWS, Target.PAGE_VIEWS, file="views.csv").compared.is_empty
    assert len(project.view().test_sessions) == 2


def test_no_id_follows_from_who_the_visitor_is(project: Project, bring: Bring) -> None:
    bring(VIEWS, Target.PAGE_VIEWS, file="views.csv")
    first = set(project.view().test_sessions)
    project.undo()
    bring(VIEWS, Target.PAGE_VIEWS, file="views.csv")
    assert first.isdisjoint(project.view().test_sessions)


def test_a_page_on_which_no_time_was_spent_was_not_seen(project: Project, bring: Bring) -> None:
    views = "Visitor,Viewed At,Page 1,Page 2\nute@brot.example,2026-03-05,12.5,0\n"
    bring(views, Target.PAGE_VIEWS, file="views.csv")
    assert [one.duration_ms for one in project.view().frame_results.values()] == [12_500]
