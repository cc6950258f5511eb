"""The model of the outline: rows in story order, every cell editable, changes followed by rows."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import (
    add_frame,
    delete_frames,
    duplicate_frames,
    hide_frames,
    move_frames,
)
from narrative_studio.model.custom import CustomField, CustomKind
from narrative_studio.model.ids import CustomFieldId, new_id
from narrative_studio.model.positioning import Status
from tests.ui.boards import Boards, headlines, named, told
from ui.models.outline import OutlineModel
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "alternatives:C", "the-ask:D")


@pytest.fixture
def model(session: Session, qtmodeltester: ModelTester) -> OutlineModel:
    made = OutlineModel(session)
    qtmodeltester.check(made)
    return made


def lines(model: OutlineModel) -> list[str]:
    """The rows as one reads them; headings in brackets."""
    found = []
    for row in range(model.rowCount()):
        frame = model.frame(row)
        found.append(frame.headline if frame is not None else f"[{model.row(row).beat}]")
    return found


def told_lines(model: OutlineModel) -> list[str]:
    return [line for line in lines(model) if not line.startswith("[")]


def put(model: OutlineModel, headline: str, key: str, value: Any) -> bool:
    row = told_row(model, headline)
    return model.setData(model.index(row, model.column_at(key)), value)


def told_row(model: OutlineModel, headline: str) -> int:
    return lines(model).index(headline)


def test_frames_stand_under_their_beats_in_the_order_of_the_story(
    model: OutlineModel, session: Session
) -> None:
    hide_frames(session.project, frames=[named(session, "B").id], is_backup=True)
    assert lines(model)[:4] == ["[insight]", "A", "[alternatives]", "C"]
    assert lines(model)[-4:] == ["[the-ask]", "D", "[]", "B"]
    assert "[proof]" in lines(model), "an empty beat keeps its place"


@pytest.mark.parametrize(
    ("key", "value", "cell"),
    [
        ("headline", "New words", "headline"),
        ("key_message", "Remember this", "key_message"),
        ("bullets", "- one\n- two", "bullets"),
        ("script", "Say **this**.", "script"),
        ("checkpoint", "Agreed?", "checkpoint"),
        ("transition", "So then", "transition"),
        ("visual", "A tree", "visual"),
        ("alt_text", "A tree of lots", "alt_text"),
        ("planned", 150_000, "planned_ms"),
        ("status", Status.IN_REVIEW, "status"),
        ("owner", None, "owner"),
        ("beat", "proof", "beat"),
    ],
)
def test_every_cell_is_stored_and_undone_as_one_step(
    model: OutlineModel, session: Session, key: str, value: Any, cell: str
) -> None:
    before = named(session, "A")
    assert put(model, "A", key, value)
    assert getattr(session.view.frames[before.id], cell) == value
    session.undo()
    assert getattr(session.view.frames[before.id], cell) == getattr(before, cell)


def test_questions_and_the_team_s_own_fields_are_stored_too(
    model: OutlineModel, session: Session
) -> None:
    columns = QSignalSpy(model.columns_changed)
    field = CustomFieldId(new_id())
    with session.project.op("Add field") as op:
        op.create(CustomField(id=field, name="Due", kind=CustomKind.DATE))
    assert columns.count() == 1
    assert model.columns[-1].title == "Due"
    assert put(model, "A", "questions", "Who?\n\nWhy? ")
    assert [one.text for one in told(session).questions(named(session, "A").id)] == ["Who?", "Why?"]
    assert put(model, "A", f"custom:{field}", "2027-03-31")
    cell = model.index(told_row(model, "A"), model.columnCount() - 1)
    assert cell.data() == "31 Mar 2027"
    assert put(model, "A", f"custom:{field}", "")
    assert not cell.data()


def test_figures_and_headings_are_only_read(model: OutlineModel) -> None:
    row = told_row(model, "A")
    for key in ("number", "spoken", "links"):
        index = model.index(row, model.column_at(key))
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        assert not model.setData(index, "7")
    heading = model.index(0, model.column_at("headline"))
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert not model.setData(heading, "Words")
    assert not model.setData(model.index(-1, 0), "Words")


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(
    model: OutlineModel, session: Session
) -> None:
    index = model.index(told_row(model, "A"), model.column_at("headline"))
    model.begin_edit(index)
    model.setData(index, "Mine")
    assert model.index(index.row(), index.column()).data() == "Mine"
    model.setData(index, "Mine, longer")
    assert headlines(session)[0] == "Mine, longer"
    model.end_edit()


def test_rows_follow_each_change_and_keep_what_views_know_of_them(
    model: OutlineModel, session: Session, qtmodeltester: ModelTester
) -> None:
    kept = QPersistentModelIndex(model.index(told_row(model, "C"), 1))
    resets = QSignalSpy(model.modelReset)
    narrative = told(session).narrative.id
    add_frame(session.project, narrative=narrative, beat="insight", index=1, headline="New")
    assert told_lines(model) == ["A", "New", "B", "C", "D"]
    move_frames(session.project, frames=[named(session, "C").id], beat="proof", before=None)
    frames = [named(session, "D").id, named(session, "A").id]
    move_frames(session.project, frames=frames, beat="insight", before=None)
    assert told_lines(model) == ["New", "B", "A", "D", "C"]
    duplicate_frames(session.project, frames=[named(session, "B").id])
    delete_frames(session.project, frames=[named(session, "New").id])
    assert told_lines(model) == headlines(session) == ["B", "B", "A", "D", "C"]
    assert model.index(kept.row(), 1).data() == "C"
    session.undo()
    session.undo()
    assert told_lines(model) == headlines(session)
    assert resets.count() == 0
    qtmodeltester.check(model)


def test_a_change_of_one_frame_is_told_of_its_row_alone(
    model: OutlineModel, session: Session
) -> None:
    changes = QSignalSpy(model.dataChanged)
    edit_cells(session.project, named(session, "B"), key_message="New")
    assert changes.count() == 1
    first, last = changes.at(0)[:2]
    assert {first.row(), last.row()} == {told_row(model, "B")}


def test_another_narrative_is_read_anew(model: OutlineModel, session: Session) -> None:
    other = start_narrative(session.project, title="Short call", template_id="blank")
    session.choose_narrative(other.id)
    assert told_lines(model) == []
    assert model.rowCount() >= 1


def test_only_what_matches_is_shown(model: OutlineModel, session: Session) -> None:
    model.show_matching(frozenset({named(session, "C").id}))
    assert lines(model) == ["[alternatives]", "C"]
    assert model.index(1, 0).data() == "3", "numbers stay those of the story"
    model.show_matching(None)
    assert told_lines(model) == ["A", "B", "C", "D"]


def test_frames_are_dragged_by_their_ids(model: OutlineModel, session: Session) -> None:
    row = told_row(model, "B")
    data = model.mimeData([model.index(row, 0), model.index(row, 1)])
    (kind,) = model.mimeTypes()
    assert bytes(data.data(kind).data()).decode() == named(session, "B").id
