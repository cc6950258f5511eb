"""The demo as a variant tells it: what is left out and what is said otherwise is shown as such."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from narrative_studio.commands.variants import add_variant, leave_out, say_otherwise
from narrative_studio.model.ids import VariantId
from tests.ui.workspaces.demo.stage import frames, steps
from ui.session import Session
from ui.workspaces.demo.room import Demo
from ui.workspaces.demo.run_sheet_model import RunSheetModel
from ui.workspaces.demo.script_view import ScriptView
from ui.workspaces.demo.sheet_rows import Kind

Role = Qt.ItemDataRole


@pytest.fixture
def short(session: Session) -> VariantId:
    """A shown variant without frame 2, which has another checkpoint and script in frame 1."""
    assert session.story is not None
    made = add_variant(session.project, narrative=session.story.narrative.id, name="Short")
    _one, two, _three, four, _five = frames(session)
    leave_out(session.project, variant=made.id, frames=[two.id])
    say_otherwise(
        session.project, variant=made.id, frame=four.id, what="checkpoint", value="And now?"
    )
    session.choose_variant(made.id)
    return made.id


def spoken(model: RunSheetModel) -> list[str]:
    return [str(model.index(n, 0).data(Role.AccessibleTextRole)) for n in range(model.rowCount())]


def place_of(model: RunSheetModel, number: int, kind: Kind) -> int:
    rows = [model.row(model.index(n, 0)) for n in range(model.rowCount())]
    return next(
        n for n, row in enumerate(rows) if row.kind is kind and row.number.startswith(str(number))
    )


def test_a_frame_that_is_left_out_keeps_its_heading_alone(
    session: Session, short: VariantId
) -> None:
    model = RunSheetModel(session)
    assert spoken(model)[:4] == [
        "Frame 2 The log names its hour, left out of the variant",
        "Frame 3 What the scale costs",
        "No demo step yet",
        "Frame 4 The fire lights itself, Checkpoint differs in “Short”",
    ]
    assert model.row(model.index(place_of(model, 4, Kind.STEP), 0)).end_ms == 60_000
    assert frames(session)[1].id not in model.frames()
    session.choose_variant(None)
    assert spoken(model)[0] == "Frame 2 The log names its hour, no tell after the show"
    assert model.row(model.index(place_of(model, 4, Kind.STEP), 0)).end_ms == 135_000


def test_what_the_variant_says_otherwise_is_marked_as_soon_as_it_does(
    session: Session, short: VariantId
) -> None:
    model = RunSheetModel(session)
    three = frames(session)[2]
    say_otherwise(session.project, variant=short, frame=three.id, what="script", value=three.script)
    assert "Frame 3 What the scale costs, Script differs in “Short”" in spoken(model)


def test_a_checkpoint_is_edited_where_it_is_said(session: Session, short: VariantId) -> None:
    model = RunSheetModel(session)
    index = model.index(place_of(model, 4, Kind.ASK), 0)
    assert model.row(index).differs == "Differs in “Short”"
    model.typing.begin(*model.edited_cell(index))
    assert model.setData(index, "And then?")
    (own,) = session.view.overrides.ordered
    assert own.value == "And then?"
    assert frames(session)[3].checkpoint == ""
    assert session.project.undo_state.undo[-1][1] == "Edit checkpoint in variant"


def test_the_script_has_the_told_frames_and_names_the_others(
    session: Session, short: VariantId, qtbot: QtBot
) -> None:
    view = ScriptView(session)
    qtbot.addWidget(view)
    view.show()
    view.refresh()
    model = view._list.model()
    said = [str(model.index(n, 0).data(Role.AccessibleTextRole)) for n in range(model.rowCount())]
    assert "Frame 2, The log names its hour, left out of the variant" in said
    assert list(view._sheet._order) == [
        frame.id for n, frame in enumerate(frames(session)) if n - 1
    ]
    view.show_frame(frames(session)[0].id)
    view._list.step(1)
    assert view.frame == frames(session)[2]


def test_a_script_is_edited_where_it_is_said(
    session: Session, short: VariantId, qtbot: QtBot
) -> None:
    one = frames(session)[0]
    view = ScriptView(session)
    qtbot.addWidget(view)
    view.show()
    view.show_frame(one.id)
    view.edit(is_on=True)
    assert view._sheet._notes[one.id] == "Changes the story"
    say_otherwise(
        session.project, variant=short, frame=one.id, what="script", value="Short and good."
    )
    assert view._editor.text() == "Short and good."
    assert view._sheet._notes[one.id] == "Changes “Short” alone"
    view._editor.area.selectAll()
    view._editor.area.insertPlainText("Shorter.")
    session.flush()
    assert [own.value for own in session.view.overrides.ordered if own.what == "script"] == [
        "Shorter."
    ]
    assert frames(session)[0].script == one.script
    session.choose_variant(None)
    assert view._editor.text() == one.script


def test_the_frame_that_is_read_gives_way_when_it_is_left_out(
    session: Session, short: VariantId, qtbot: QtBot
) -> None:
    view = ScriptView(session)
    qtbot.addWidget(view)
    view.show()
    three = frames(session)[2]
    view.show_frame(three.id)
    leave_out(session.project, variant=short, frames=[three.id])
    assert view.frame == frames(session)[0]


def test_the_room_counts_what_is_told(session: Session, short: VariantId, qtbot: QtBot) -> None:
    room = Demo(session)
    qtbot.addWidget(room)
    assert room.status_left().startswith("Short: 1 demo step · 1:00 of ")
    opened: list[object] = []
    session.row_opened.connect(lambda table, row_id: opened.append((table, row_id)))
    session.choose_variant(None)
    left_out = steps(session)["2.1"]
    session.choose_variant(short)
    room.show_row("step", left_out.id)
    assert opened == [("frame", frames(session)[1].id)]
