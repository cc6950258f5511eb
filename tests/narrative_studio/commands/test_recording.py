"""What a recorded session stores beside its marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from narrative_studio.commands.evidence import add_objection
from narrative_studio.commands.marks import mark, raise_objection
from narrative_studio.commands.people import add_person
from narrative_studio.commands.recording import finish_recording, gather_marked, record_told
from narrative_studio.commands.sessions import plan_session, start_session
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.people import Function
from narrative_studio.model.prospects import Extent, SessionState, TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


@pytest.fixture
def session(project: Project, narrative: NarrativeId) -> TestSession:
    made = plan_session(project, narrative=narrative, prospect="A bakery")
    start_session(project, session=made.id, now_ms=lambda: 1_000_000)
    return made


def test_a_frame_that_was_told_twice_has_its_latest_time(
    project: Project, session: TestSession, frame: Frame
) -> None:
    record_told(project, session=session.id, told={frame.id: 4_000})
    record_told(project, session=session.id, told={frame.id: 9_000})
    (result,) = project.view().frame_results.values()
    assert (result.reached, result.duration_ms) == (Reached.REACHED, 9_000)


def test_marks_amount_to_quotes_and_objections_once(
    project: Project, session: TestSession, frame: Frame
) -> None:
    known = add_objection(project, text="Our ERP does that.")
    at: dict[str, Any] = {"session": session.id, "frame": frame.id}
    mark(project, kind=MarkKind.QUOTE, at_ms=1, text="We keep binders.", **at)
    mark(project, kind=MarkKind.QUOTE, at_ms=2, **at)
    mark(project, kind=MarkKind.OBJECTION, at_ms=3, objection=known.id, **at)
    mark(project, kind=MarkKind.OBJECTION, at_ms=4, text="Not this year.", **at)
    mark(project, kind=MarkKind.OBJECTION, at_ms=5, **at)
    for _time in range(2):
        gather_marked(project, session=session.id)
    view = project.view()
    assert [one.text for one in view.quotes.values()] == ["We keep binders."]
    raised = {(one.objection, one.text) for one in view.objections_raised.values()}
    assert raised == {(known.id, ""), (None, "Not this year.")}


def test_what_was_said_of_an_objection_stays(
    project: Project, session: TestSession, frame: Frame
) -> None:
    known = add_objection(project, text="Our ERP does that.")
    at: dict[str, Any] = {"session": session.id, "frame": frame.id}
    raise_objection(project, objection=known.id, handled=Extent.YES, how="Asked.", **at)
    mark(project, kind=MarkKind.OBJECTION, at_ms=3, objection=known.id, text="ERP!", **at)
    gather_marked(project, session=session.id)
    (raised,) = project.view().objections_raised.values()
    assert (raised.handled, raised.how, raised.text) == (Extent.YES, "Asked.", "")


def test_what_others_marked_is_theirs_to_gather(
    project: Project, session: TestSession, frame: Frame
) -> None:
    bo = add_person(project, name="Bo Lind", role="", function=Function.SALES)
    mark(
        project,
        session=session.id,
        kind=MarkKind.QUOTE,
        at_ms=1,
        text="Theirs",
        frame=frame.id,
        observer=bo.id,
    )
    gather_marked(project, session=session.id)
    assert not project.view().quotes


def test_ending_is_one_step(
    project: Project, session: TestSession, frame: Frame, last_label: Callable[[], str]
) -> None:
    mark(project, session=session.id, kind=MarkKind.QUOTE, at_ms=1, text="So.", frame=frame.id)
    finish_recording(project, session=session.id, told={frame.id: 60_000}, now_ms=lambda: 1_090_000)
    test = project.view().test_sessions[session.id]
    assert (test.state, test.duration_ms) == (SessionState.ENDED, 90_000)
    assert last_label() == "End test session"
    project.undo()
    view = project.view()
    assert view.test_sessions[session.id].state is SessionState.RUNNING
    assert not view.quotes
    assert not view.frame_results
