"""The room Demo & script: reading aloud, the facts over the run sheet, and readiness."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.model.demo import ReadinessPhase
from tests.ui.workspaces.demo.stage import frames, steps, write
from ui.session import Session
from ui.widgets.buttons import SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.workspaces.demo import Demo
from ui.workspaces.demo.script_view import ScriptView
from ui.workspaces.demo.summary_tiles import SummaryTiles


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> Demo:
    made = Demo(session)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    made.activateWindow()
    made.focus_view()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return made


def script(room: Demo) -> ScriptView:
    found = room.findChild(ScriptView)
    assert found is not None
    return found


def do(room: Demo, action_id: str) -> None:
    """Do something as the palette or a shortcut does it."""
    (action,) = [one for one in room.actions_here() if one.id == action_id]
    action.handler()


# Reading aloud


def test_reading_aloud_begins_at_the_frame_that_is_shown_and_ends_there(
    session: Session, room: Demo
) -> None:
    do(room, "demo.script")
    script(room).show_frame(frames(session)[1].id)
    assert room.frame_here() == frames(session)[1].id
    room.show_read(frames(session)[2].id)
    assert script(room).frame == frames(session)[2]


def test_the_script_opens_at_the_frame_that_is_selected(session: Session, room: Demo) -> None:
    for frame in frames(session):
        edit_cells(session.project, frame, script="Many words to say.\n\n" * 20)
    session.select("frame", [frames(session)[1].id])
    do(room, "demo.script")
    bar = script(room).findChildren(QScrollArea)[0].verticalScrollBar()
    assert script(room).frame == frames(session)[1]
    assert bar.value() > 300


def test_the_button_asks_to_read_aloud(room: Demo, qtbot: QtBot) -> None:
    do(room, "demo.script")
    (button,) = [one for one in room.findChildren(SecondaryButton) if one.text() == "Read aloud"]
    with qtbot.waitSignal(room.reading_asked):
        button.click()


def test_the_run_sheet_is_left_where_it_is_by_a_reading(session: Session, room: Demo) -> None:
    session.select("step", [steps(session)["2.2"].id])
    assert room.frame_here() == frames(session)[1].id
    room.show_read(frames(session)[2].id)
    assert session.selection.current == steps(session)["2.2"].id


# Facts


def test_a_fact_leads_to_what_it_is_about(session: Session, room: Demo, qtbot: QtBot) -> None:
    tiles = room.findChild(SummaryTiles)
    assert tiles is not None
    by_words = {tile.fact.statement: tile for tile in tiles.tiles}
    with qtbot.waitSignal(session.row_opened) as opened:
        by_words["First wow at 0:30"].click()
    assert opened.args == ["step", steps(session)["2.2"].id]
    by_words["No readiness list yet"].click()
    assert room.view_key == "ready"


# Ready


def test_an_item_to_check_is_added_from_anywhere_in_the_room(session: Session, room: Demo) -> None:
    do(room, "demo.add-check")
    write("Reset the oven")
    session.flush()
    assert session.story is not None
    (item,) = session.story.readiness(ReadinessPhase.DAY_BEFORE)
    assert item.text == "Reset the oven"
    assert room.status_left() == "1 item to check · 0 pieces of demo data"
    do(room, "demo.run-sheet")
    room.show_row("readiness_item", item.id)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.property("plainText") == "Reset the oven"


def test_a_narrative_without_frames_can_be_made_ready(session: Session, room: Demo) -> None:
    delete_frames(session.project, frames=[frame.id for frame in frames(session)])
    do(room, "demo.ready")
    assert not any(one.isVisible() for one in room.findChildren(EmptyState))
    do(room, "demo.run-sheet")
    assert any(one.isVisible() for one in room.findChildren(EmptyState))


def test_the_roles_of_the_demo_stand_at_the_end_of_the_status(session: Session, room: Demo) -> None:
    assert room.status_right() == "Told by Ada Lovelace"
    assert session.story is not None
    edit_cells(session.project, session.story.narrative, driver=session.project.me.id)
    assert room.status_right() == "Driver: Ada Lovelace"
