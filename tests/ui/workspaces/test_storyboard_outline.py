"""The outline in the room of the storyboard: editing, moving, columns, selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QStyledItemDelegate, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame
from tests.ui.boards import Boards, headlines, named, told
from tests.ui.studio import HER
from tests.ui.studio import told as messages
from ui.models.frame_moves import Target
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.text_area import TextArea
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.drop_places import DropPlace
from ui.workspaces.storyboard.outline_view import OutlineView

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "alternatives:C", "the-ask:D")


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> Storyboard:
    made = Storyboard(session)
    qtbot.addWidget(made)
    made.resize(912, 640)
    made.show()
    made.show_view("outline")
    made.focus_view()
    return made


@pytest.fixture
def view(room: Storyboard) -> OutlineView:
    return room.outline_page.view


def go(view: OutlineView, session: Session, headline: str, key: str = "headline") -> None:
    row = view.outline.row_of(named(session, headline).id)
    view.setCurrentIndex(view.outline.index(row, view.outline.column_at(key)))


def editor(view: OutlineView) -> QWidget:
    found = view.cells.editor
    assert found is not None
    return found


def chosen(session: Session) -> list[str]:
    return [session.view.frames[frame].headline for frame in session.selection.ids]


# Selection


def test_the_keyboard_begins_at_the_first_frame(view: OutlineView, session: Session) -> None:
    assert view.current_place == ("insight", named(session, "A").id)


def test_rows_are_selected_here_and_everywhere(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(view, session, "A")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert chosen(session) == ["A", "B"]
    session.select("frame", [named(session, "D").id])
    assert view.selected_frames() == [named(session, "D").id]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert chosen(session) == []


def test_the_selection_goes_along_from_view_to_view(room: Storyboard, session: Session) -> None:
    session.select("frame", [named(session, "A").id, named(session, "C").id])
    room.show_view("board")
    assert room.view.selected_frames() == room.outline_page.view.selected_frames()
    assert chosen(session) == ["A", "C"]


# Editing


def test_f2_and_enter_edit_and_tab_goes_on_to_the_next_cell(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(view, session, "A")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(view), "New")
    qtbot.keyClick(editor(view), Qt.Key.Key_Tab)
    assert headlines(session)[0] == "New"
    qtbot.keyClicks(editor(view), "What to keep")
    qtbot.keyClick(editor(view), Qt.Key.Key_Backtab)
    assert named(session, "New").key_message == "What to keep"
    qtbot.keyClick(editor(view), Qt.Key.Key_Return)
    assert view.cells.editor is None
    session.undo()
    assert named(session, "New").key_message == ""
    session.undo()
    assert headlines(session)[0] == "A"


def test_a_long_text_takes_lines_and_escape_keeps_it(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(view, session, "A", "script")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    area = editor(view)
    assert isinstance(area, TextArea)
    qtbot.keyClicks(area, "One")
    qtbot.keyClick(area, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(area, "Two")
    qtbot.keyClick(area, Qt.Key.Key_Escape)
    assert named(session, "A").script == "One\nTwo"
    assert view.hasFocus()


def test_a_long_text_is_continued_not_replaced(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    edit_cells(session.project, named(session, "A"), script="One.")
    go(view, session, "A", "script")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(view), " Two.")
    session.flush()
    assert named(session, "A").script == "One. Two."
    assert view.cells.editor is not None, "the field stays open"


def test_a_pause_stores_what_is_typed(view: OutlineView, session: Session, qtbot: QtBot) -> None:
    go(view, session, "A", "key_message")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(view), "Typed")
    qtbot.waitUntil(lambda: named(session, "A").key_message == "Typed", timeout=3000)
    qtbot.keyClicks(editor(view), " on")
    qtbot.keyClick(editor(view), Qt.Key.Key_Return)
    assert named(session, "A").key_message == "Typed on"


def test_a_field_that_grows_stays_within_the_table(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    edit_cells(session.project, named(session, "D"), script="Words and words. " * 80)
    go(view, session, "D", "script")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert view.viewport().rect().contains(editor(view).geometry())


def test_a_time_is_minutes_and_seconds_and_what_is_none_stays_to_be_mended(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(view, session, "A", "planned")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    field = editor(view)
    assert isinstance(field, DurationEdit)
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.cells.editor is field
    assert "2:30" in field.accessibleDescription()
    field.selectAll()
    qtbot.keyClicks(field, "2:30")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert named(session, "A").planned_ms == 150_000
    assert view.cells.editor is None


def test_status_owner_and_beat_are_chosen_from_a_list(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    for key, wanted in (("status", Status.APPROVED), ("owner", None), ("beat", "proof")):
        go(view, session, "A", key)
        view.setColumnHidden(view.outline.column_at(key), False)
        view.edit_headline()
        combo = editor(view)
        assert isinstance(combo, ComboBox)
        rows = [row for row in range(combo.count()) if combo.itemData(row) == wanted]
        combo.setCurrentIndex(rows[0])
        combo.activated.emit(rows[0])
        assert view.cells.editor is None
    changed = named(session, "A")
    assert (changed.status, changed.owner, changed.beat) == (Status.APPROVED, None, "proof")


def test_the_keys_of_the_rows_belong_to_the_text_while_one_types(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(view, session, "B")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    for key, modifiers in (
        (Qt.Key.Key_Delete, PLAIN),
        (Qt.Key.Key_D, CTRL),
        (Qt.Key.Key_Up, ALT),
    ):
        qtbot.keyClick(editor(view), key, modifiers)
    assert len(headlines(session)) == 4
    session.undo()
    assert headlines(session) == ["A", "B", "C", "D"]


def test_what_changes_elsewhere_leaves_what_is_being_typed(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(view, session, "B", "key_message")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(view), "Mine")
    edit_cells(session.project, named(session, "B"), headline="B, reworded")
    area = editor(view)
    assert isinstance(area, TextArea)
    assert area.text() == "Mine"
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert named(session, "B, reworded").key_message == "Mine"


def test_what_arrives_while_one_types_is_not_overwritten_in_silence(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    frame = named(session, "B")
    go(view, session, "B")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(view), "Mine")
    session.project.be(HER)
    edit_cells(session.project, frame, headline="Hers")
    qtbot.keyClick(editor(view), Qt.Key.Key_Return)
    versions = session.project.cell_history(frame, "headline")
    assert {one.value for one in versions if one.is_current} == {"Mine", "Hers"}


# Rows


def test_alt_and_arrows_move_rows_and_across_beats(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(view, session, "A")
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert headlines(session) == ["B", "A", "C", "D"]
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert named(session, "A").beat == "alternatives"
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    assert named(session, "A").beat == "perfect-world"
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    assert chosen(session) == ["A"]
    assert named(session, "A").beat == "alternatives"


def test_a_frame_is_added_below_and_waits_for_its_headline(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(view, session, "A")
    qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    qtbot.keyClicks(editor(view), "New")
    qtbot.keyClick(editor(view), Qt.Key.Key_Return)
    assert headlines(session) == ["A", "New", "B", "C", "D"]


def test_enter_on_an_empty_beat_adds_to_it(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    view.setCurrentIndex(view.outline.index(view.outline.row_of("beat:proof"), 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [frame.beat for frame in told(session).frames][-2:] == ["proof", "the-ask"]


def test_several_rows_are_duplicated_hidden_and_deleted_at_once(
    view: OutlineView, session: Session, qtbot: QtBot
) -> None:
    session.select("frame", [named(session, "A").id, named(session, "C").id])
    qtbot.keyClick(view, Qt.Key.Key_D, CTRL)
    assert headlines(session) == ["A", "A", "B", "C", "C", "D"]
    qtbot.keyClick(view, Qt.Key.Key_H, CTRL)
    assert len(told(session).backups) == 2
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert headlines(session) == ["A", "B", "C", "D"]
    assert messages(session)[-1].text == "2 frames deleted"


def test_a_row_is_dropped_before_after_and_among_the_backups(
    room: Storyboard, view: OutlineView, session: Session
) -> None:
    a, b, c = (named(session, name).id for name in "ABC")

    def at(key: str, part: float) -> DropPlace:
        row = view.outline.row_of(key)
        y = view.rowViewportPosition(row) + int(part * view.rowHeight(row))
        found = view.drop_at(QPoint(80, y), [a])
        assert found is not None
        return found

    assert (at(b, 0.2).beat, at(b, 0.2).before) == ("insight", b)
    assert (at(b, 0.8).beat, at(b, 0.8).before) == ("insight", None)
    assert (at("beat:alternatives", 0.5).beat, at("beat:alternatives", 0.5).before) == (
        "alternatives",
        c,
    )
    assert at(a, 0.2).before == b, "its own place is before the next that stays"
    view.dropped.emit([a], at(c, 0.8))
    assert headlines(session) == ["B", "C", "A", "D"]
    room.frame_actions.hide([b])
    assert at("backups", 0.5).is_backup
    below = view.drop_at(QPoint(80, 5000), [a])
    assert below is not None
    assert below.is_backup


def test_only_its_own_rows_are_taken(view: OutlineView, session: Session) -> None:
    data = QMimeData()
    data.setText("from elsewhere")
    drops = QSignalSpy(view.dropped)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.dropEvent(QDropEvent(QPointF(50, 60), Qt.DropAction.MoveAction, data, buttons, keys))
    assert drops.count() == 0
    assert headlines(session) == ["A", "B", "C", "D"]


def test_actions_set_status_owner_and_beat_of_several(room: Storyboard, session: Session) -> None:
    session.select("frame", [named(session, "A").id, named(session, "D").id])
    actions = {action.id: action for action in room.actions_here()}
    actions["storyboard.status-approved"].handler()
    assert [named(session, name).status.value for name in "ABD"] == [
        "approved",
        "draft",
        "approved",
    ]
    actions["storyboard.beat-proof"].handler()
    assert headlines(session) == ["B", "C", "A", "D"]
    me = session.project.me.id
    room.frame_actions.give(room.frame_actions.chosen, None)
    actions[f"storyboard.owner-{me}"].handler()
    assert messages(session)[-1].text == "2 frames given to Ada Lovelace"
    assert named(session, "A").owner == me


def test_moves_are_called_as_one_sees_them(room: Storyboard) -> None:
    def titles() -> dict[str, str]:
        return {one.shortcut: one.title for one in room.actions_here() if one.shortcut}

    assert titles()["Alt+Up"] == "Move the selected frames up"
    room.show_view("board")
    assert titles()["Alt+Up"] == "Move the selected frames to the beat before"


def test_shortcuts_made_with_the_room_serve_the_view_in_sight(
    room: Storyboard, view: OutlineView, session: Session
) -> None:
    room.show_view("board")
    made = {action.shortcut: action.handler for action in room.actions_here()}
    room.show_view("outline")
    go(view, session, "A", "script")
    made["F2"]()
    assert isinstance(editor(view), TextArea)
    view.closeEditor(editor(view), QStyledItemDelegate.EndEditHint.NoHint)
    made["Alt+Down"]()
    assert headlines(session) == ["B", "A", "C", "D"]


def test_a_document_opens_in_the_view_in_which_it_was_left(
    room: Storyboard, session: Session, qtbot: QtBot
) -> None:
    again = Storyboard(session)
    qtbot.addWidget(again)
    assert again.key == room.key == "outline"


def test_a_thousand_frames_cost_what_is_in_sight(
    boards: Boards, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = boards.session("insight:A")
    narrative = told(session).narrative.id
    first = named(session, "A")
    with session.project.op("Grow") as op:
        for number in range(1000):
            op.create(
                type(first)(
                    id=type(first.id)(f"{number:036d}"),
                    narrative=narrative,
                    beat="insight",
                    rank=f"a{number:04d}",
                    headline=f"Frame {number}",
                )
            )
    room = Storyboard(session)
    qtbot.addWidget(room)
    room.resize(912, 640)
    room.show()
    room.show_view("outline")
    asked: list[int] = []
    model = room.outline_page.model
    read = model.frame

    def noted(row: int) -> Frame | None:
        asked.append(row)
        return read(row)

    monkeypatch.setattr(model, "frame", noted)
    room.outline_page.view.viewport().grab()
    assert asked
    assert max(asked) < 60
    target = Target("insight", None)
    room.frame_actions.move([named(session, "Frame 3").id], target)
    assert headlines(session)[-1] == "Frame 3"
