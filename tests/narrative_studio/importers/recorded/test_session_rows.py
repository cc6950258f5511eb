"""A row of a table becomes a session once, and people's edits outlive the next import."""

from __future__ import annotations

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.prospects import Answer, Outcome, SessionState
from narrative_studio.project import Project
from tests.narrative_studio.importers.recorded.conftest import Bring

CALLS = """Session,Date,Alias,Company,Qualified,Outcome,Objections,Clarity frame 1,Reaction frame 1
T07,2026-03-05,Bakery north,Brot AG,yes,advance,Too dear,4,landed
T08,2026-03-06,Dairy,,no,lost,,2,confused
"""


def sessions(project: Project) -> dict[str, str]:
    return {one.code: one.prospect for one in project.view().test_sessions.values()}


def test_rows_become_sessions_with_all_that_they_hold(project: Project, bring: Bring) -> None:
    bring(CALLS)
    view = project.view()
    first = next(one for one in view.test_sessions.values() if one.code == "T07")
    assert (first.qualified, first.outcome, first.state, first.company) == (
        Answer.YES,
        Outcome.ADVANCE,
        SessionState.ENDED,
        "Brot AG",
    )
    assert [one.text for one in view.objections_raised.values()] == ["Too dear"]
    assert sorted(one.clarity or 0 for one in view.ratings.values()) == [2, 4]
    assert sorted(one.kind for one in view.marks.values()) == ["confused", "landed"]


def test_the_whole_import_is_one_step_to_take_back(project: Project, bring: Bring) -> None:
    bring(CALLS)
    assert project.undo_state.undo[-1][1] == "Import 2 sessions from calls.csv"
    project.undo()
    assert not sessions(project)
    assert bring(CALLS).compared.count("test_session") == 2
    assert sorted(sessions(project)) == ["T07", "T08"]


def test_the_same_file_a_second_time_changes_nothing(project: Project, bring: Bring) -> None:
    bring(CALLS)
    before = project.view().tables
    found = bring(CALLS).compared
    assert found.is_empty
    assert project.view().tables == before


def test_only_what_is_different_in_the_file_changes(project: Project, bring: Bring) -> None:
    bring(CALLS)
    found = bring(CALLS.replace("Bakery north", "Bakery south").replace(",4,", ",5,")).compared
    assert not found.new
    assert [list(cells) for _row, cells in found.changed] == [["prospect"], ["clarity"]]
    assert sessions(project)["T07"] == "Bakery south"


def test_what_somebody_edited_stays_and_is_told(project: Project, bring: Bring) -> None:
    bring(CALLS)
    first = next(one for one in project.view().test_sessions.values() if one.code == "T07")
    edit_cells(project, first, prospect="My bakery", company="Erased")
    assert not bring(CALLS).compared.changed
    again = bring(CALLS.replace("Bakery north", "Bakery south")).compared
    assert [(one.column, one.line, one.here, one.there) for one in again.kept][:1] == [
        ("prospect", 2, "My bakery", "Bakery south")
    ]
    assert sessions(project)["T07"] == "My bakery"


def test_a_row_without_a_name_gets_an_alias_and_is_known_again(
    project: Project, bring: Bring
) -> None:
    table = "Date,Company,Qualified\n2026-03-05,Brot AG,yes\n2026-03-06,Milch GmbH,no\n"
    bring(table)
    assert sessions(project) == {"T01": "Prospect 1", "T02": "Prospect 2"}
    assert bring(table).compared.is_empty
    assert not any("brot" in one.lower() for one in sessions(project).values())


def test_a_call_to_come_is_planned_and_a_session_told_twice_is_left_out(
    project: Project, bring: Bring
) -> None:
    found = bring("Session,Date,Alias\nT1,2999-01-01,Mill\nT1,2026-01-02,Dairy\n")
    assert [one.state for one in project.view().test_sessions.values()] == [SessionState.PLANNED]
    assert [(one.line, one.reason) for one in found.planned.bad] == [
        (3, "it is the session of line 2 again")
    ]


def test_who_is_not_known_is_told_and_the_row_comes_in(project: Project, bring: Bring) -> None:
    found = bring("Session,Date,Alias,Rep,Segment\nT1,2026-01-02,Mill,Zoe,Space\n")
    assert [one.reason for one in found.planned.told] == [
        "there is no person “Zoe” here",
        "there is no segment “Space” here",
    ]
    assert sessions(project) == {"T1": "Mill"}
