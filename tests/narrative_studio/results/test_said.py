"""Quotes and codes of the sample."""

from __future__ import annotations

from narrative_studio.commands.quotes import delete_quote
from narrative_studio.project import Project
from narrative_studio.results.readings import Readings, read
from narrative_studio.results.said import said, saturation


def test_quotes_come_newest_first_with_their_codes_and_place(readings: Readings) -> None:
    found = said(readings)
    assert len(found) == 34
    assert found[0].code == "T12"
    assert found[0].where == "frame 5 · T12 · v3"


def test_quotes_are_kept_by_code_and_by_frame(readings: Readings) -> None:
    risk = next(one for one in readings.story.whole.codes.values() if one.word == "risk")
    risky = said(readings, code=risk.id)
    assert risky
    assert all(any(code.asks for code in one.codes) for one in risky)
    frame = risky[0].frame
    assert frame is not None
    assert {one.frame for one in said(readings, frame=frame)} == {frame}


def test_quotes_of_sessions_that_do_not_count_or_may_not_leave_say_so(readings: Readings) -> None:
    apart = [one for one in said(readings) if one.code == "T03"]
    assert apart
    assert {one.reserve for one in apart} == {
        "session not counted, not to be quoted outside the team"
    }


def test_the_last_sessions_brought_nothing_new(readings: Readings) -> None:
    chart = saturation(readings)
    assert chart.headline == "The last 6 sessions brought no new code"
    assert sum(step.new for step in chart.steps) == 8


def test_a_session_without_a_coded_quote_is_no_sign_of_saturation(project: Project) -> None:
    before = saturation(read(project.view().narrative()))
    last = next(one for one in project.view().test_sessions.ordered if one.code == "T12")
    for said_there in project.view().quotes.of("session", last.id):
        delete_quote(project, quote=said_there.id)
    after = saturation(read(project.view().narrative()))
    assert [step.code for step in after.steps] == [step.code for step in before.steps[:-1]]
    assert after.headline == "The last 5 sessions brought no new code"
    assert after.subtitle.endswith("; 1 session without a coded quote left out")
