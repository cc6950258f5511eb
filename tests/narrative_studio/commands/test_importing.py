"""Rows of a file spare what people wrote, and know what an import wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.importing import (
    Comparing,
    Wanted,
    compared,
    held_against,
    import_label,
    import_rows,
)
from narrative_studio.errors import InvalidValue
from narrative_studio.model.ids import NarrativeId, TestSessionId, keyed_id
from narrative_studio.model.prospects import TestSession
from narrative_studio.project import Project

LABEL = import_label(1, "session", "calls.csv")


@pytest.fixture
def row(narrative: NarrativeId) -> TestSession:
    row_id = TestSessionId(keyed_id(TestSession.table, narrative, "T1"))
    return TestSession(row_id, narrative=narrative, code="T1", company="Brot AG", note="First")


def take(project: Project, row: TestSession, *given: str) -> list[str]:
    found = import_rows(project, label=LABEL, wanted=[Wanted(row, given, 2)])
    return [one.column for one in found.kept]


def here(project: Project) -> TestSession:
    (found,) = project.view().test_sessions.values()
    return found


def test_a_later_file_renews_what_an_import_wrote(project: Project, row: TestSession) -> None:
    take(project, row)
    assert take(project, replace(row, note="Second", company="Milch"), "note", "company") == []
    assert (here(project).note, here(project).company) == ("Second", "Milch")


def test_what_a_person_wrote_stays_unless_they_took_it_back(
    project: Project, row: TestSession
) -> None:
    take(project, row)
    edit_cells(project, here(project), note="By hand", company="By hand")
    later = replace(row, note="Second", company="Milch")
    assert take(project, later, "note", "company") == ["note", "company"]
    assert (here(project).note, here(project).company) == ("By hand", "By hand")
    project.undo()
    assert take(project, later, "note", "company") == []
    assert (here(project).note, here(project).company) == ("Second", "Milch")


def test_what_the_file_said_before_is_no_news(project: Project, row: TestSession) -> None:
    take(project, row)
    edit_cells(project, here(project), note="By hand")
    assert take(project, row, "note") == []
    assert here(project).note == "By hand"


def test_a_cell_that_nobody_filled_is_filled(project: Project, row: TestSession) -> None:
    with project.op("Plan") as op:
        op.create(replace(row, note="", company="By hand"))
    assert take(project, row, "note", "company") == ["company"]
    assert here(project).note == "First"


def test_comparing_bit_by_bit_finds_the_same(project: Project, row: TestSession) -> None:
    rows = [
        replace(row, id=TestSessionId(keyed_id(TestSession.table, row.narrative, f"T{number}")))
        for number in range(6)
    ]
    import_rows(project, label=LABEL, wanted=[Wanted(one, (), 2) for one in rows[:5]])
    edit_cells(project, project.view().test_sessions[rows[0].id], note="By hand")
    wanted = [Wanted(replace(one, note="Later"), ("note",), 3) for one in rows]
    comparing = Comparing(project, held_against(project.view(), wanted))
    turns = 0
    while (found := comparing.go_on(0)) is None:
        turns += 1
    assert turns > 3
    assert found == compared(project, wanted)
    assert (len(found.new), len(found.changed), len(found.kept)) == (1, 4, 1)


def test_one_bad_value_takes_nothing_in(project: Project, row: TestSession) -> None:
    other = TestSessionId(keyed_id(TestSession.table, row.narrative, "T2"))
    wanted = [Wanted(row, (), 2), Wanted(replace(row, id=other, employees=-1), (), 3)]
    with pytest.raises(InvalidValue):
        import_rows(project, label=LABEL, wanted=wanted)
    assert not project.view().test_sessions


def test_a_row_that_is_wanted_twice_comes_in_once(project: Project, row: TestSession) -> None:
    wanted = [Wanted(row, (), 2), Wanted(replace(row, note="Again"), ("note",), 3)]
    found = compared(project, wanted)
    assert [one.id for one in found.new] == [row.id]
    assert found.count("test_session") == 1
