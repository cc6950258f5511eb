"""Two states are compared row by row and word by word."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.compare import NOT_TOLD, TOLD_TABLES, Comparison, Fate, compare
from narrative_studio.analysis.wording.word_changes import Change
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import mark
from narrative_studio.commands.sessions import plan_session
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.observed import MarkKind
from tests.narrative_studio.store.desks import Desk, World
from tests.narrative_studio.store.test_misalignments import storyboard


@pytest.fixture
def desk() -> Desk:
    return Desk("ada", world=World())


def since(desk: Desk, cut: dict[str, int]) -> Comparison:
    return compare(desk.project.past.view_at(cut), desk.project.view())


def test_equal_states_differ_in_nothing(desk: Desk) -> None:
    storyboard(desk)
    desk.element("Value")
    found = compare(desk.project.view(), desk.project.view())
    assert found.rows == ()
    assert (found.same["frame"], found.same["element"], found.same["term"]) == (1, 1, 0)


def test_what_came_went_moved_and_was_reworded_is_told_in_reading_order(desk: Desk) -> None:
    frame, step = storyboard(desk)
    kept, gone = desk.element("Kept", rank="B"), desk.element("Gone", rank="C", note="Why")
    moved = desk.element("Moved", rank="D")
    cut = dict(desk.project.past.cut)
    desk.edit(frame, headline="The recall on Friday", planned_ms=60_000)
    desk.delete(gone)
    desk.edit(moved, rank="A")
    new = desk.element("New", rank="E")
    found = since(desk, cut)
    assert [(one.table, one.row.id, one.fate) for one in found.rows] == [
        ("element", moved.id, Fate.MOVED),
        ("element", new.id, Fate.ADDED),
        ("element", gone.id, Fate.REMOVED),
        ("frame", frame.id, Fate.CHANGED),
    ]
    by_id = {one.row.id: one for one in found.rows}
    cells = {cell.column: (cell.before, cell.after) for cell in by_id[frame.id].cells}
    assert cells == {"headline": ("The recall", "The recall on Friday"), "planned_ms": (0, 60_000)}
    assert ("note", "Why", "") in [
        (cell.column, cell.before, cell.after) for cell in by_id[gone.id].cells
    ]
    assert by_id[gone.id].row == gone
    assert found.same["element"] == 1
    assert found.same["step"] == 1
    assert [one.row.id for one in found.of("frame")] == [frame.id]
    assert {kept.id, step.id}.isdisjoint(by_id)


def test_words_that_differ_are_found_within_a_text(desk: Desk) -> None:
    frame, _ = storyboard(desk)
    cut = dict(desk.project.past.cut)
    desk.edit(frame, headline="The mock recall")
    ((cell,),) = [one.cells for one in since(desk, cut).rows]
    runs = [(run.change, run.text.strip()) for run in cell.words.runs]
    assert (Change.ADDED, "mock") in runs
    assert (Change.KEPT, "The") in runs


def test_a_number_is_compared_as_what_it_says(desk: Desk) -> None:
    frame, _ = storyboard(desk)
    cut = dict(desk.project.past.cut)
    desk.edit(frame, planned_ms=1, owner=desk.me.id)
    cells = {cell.column: cell for one in since(desk, cut).rows for cell in one.cells}
    assert (cells["planned_ms"].words.before, cells["planned_ms"].words.after) == ("0", "1")
    assert cells["owner"].words.before == ""


def test_baselines_and_what_only_the_journal_uses_are_no_differences(desk: Desk) -> None:
    from narrative_studio.commands.versions import take_baseline

    row = desk.element("Value")
    cut = dict(desk.project.past.cut)
    take_baseline(desk.project, name="Then")
    desk.edit(row, ref="VA-1")
    assert since(desk, cut).rows == ()


def test_a_move_is_told_of_a_row_that_was_reworded_too(desk: Desk) -> None:
    row = desk.element("One", rank="D")
    before = desk.project.view()
    desk.edit(row, rank="A", name="Other")
    (found,) = compare(before, desk.project.view()).rows
    assert (found.fate, found.is_moved) == (Fate.CHANGED, True)
    assert [cell.column for cell in found.cells] == ["name"]
    between = desk.project.view()
    desk.edit(row, name="Third")
    (found,) = compare(between, desk.project.view()).rows
    assert (found.fate, found.is_moved) == (Fate.CHANGED, False)


def test_every_table_is_compared_or_said_not_to_be() -> None:
    assert {*TOLD_TABLES, *NOT_TOLD} == set(BY_TABLE)
    assert len(TOLD_TABLES) == len(set(TOLD_TABLES))


def test_what_comes_with_something_else_is_a_part_of_it(desk: Desk) -> None:
    frame, _step = storyboard(desk)
    cut = dict(desk.project.past.cut)
    session = plan_session(desk.project, narrative=frame.narrative, prospect="Redfen")
    mark(desk.project, session=session.id, kind=MarkKind.LANDED, at_ms=9, frame=frame.id)
    found = since(desk, cut)
    told = [one.table for one in found.rows if (one.table, one.row.id) not in found.parts]
    assert told == ["test_session"]
    cut = dict(desk.project.past.cut)
    mark(desk.project, session=session.id, kind=MarkKind.CONFUSED, at_ms=19, frame=frame.id)
    found = since(desk, cut)
    assert [one.table for one in found.rows] == ["mark"]
    assert not found.parts


def test_what_comes_into_something_that_changed_is_no_part_of_it(desk: Desk) -> None:
    frame, _step = storyboard(desk)
    cut = dict(desk.project.past.cut)
    edit_cells(desk.project, frame, headline="Twenty pallets on hold")
    add_step(desk.project, frame=frame.id)
    found = since(desk, cut)
    assert [(one.table, one.fate) for one in found.rows] == [
        ("frame", Fate.CHANGED),
        ("step", Fate.ADDED),
    ]
    assert not found.parts
