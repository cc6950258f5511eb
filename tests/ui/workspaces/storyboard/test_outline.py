"""The outline in the room of the storyboard: editing, moving, columns, selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame
from tests.ui.boards import Boards, headlines, named, told
from tests.ui.studio import HER, standing_in
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import ALT, CTRL, PLAIN, SHIFT, chosen, editor, go
from ui.models.frame_moves import Target
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.text_area import TextArea
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.board.drop_places import DropPlace
from ui.workspaces.storyboard.outline.view import OutlineView

# Selection


def test_the_keyboard_begins_at_the_first_frame(outline: OutlineView, session: Session) -> None:
    assert outline.current_place == ("insight", named(session, "A").id)


def test_rows_are_selected_here_and_everywhere(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "A")
    qtbot.keyClick(outline, Qt.Key.Key_Down, SHIFT)
    assert chosen(session) == ["A", "B"]
    session.select("frame", [named(session, "D").id])
    assert outline.selected_frames() == [named(session, "D").id]
    qtbot.keyClick(outline, Qt.Key.Key_Escape)
    assert chosen(session) == []


def test_the_selection_goes_along_from_view_to_view(
    outline_room: Storyboard, session: Session
) -> None:
    session.select("frame", [named(session, "A").id, named(session, "C").id])
    outline_room.show_view("board")
    assert outline_room.view.selected_frames() == outline_room.outline_page.view.selected_frames()
    assert chosen(session) == ["A", "C"]


# Editing


def test_f2_and_enter_edit_and_tab_goes_on_to_the_next_cell(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "A")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(outline), "New")
    qtbot.keyClick(editor(outline), Qt.Key.Key_Tab)
    assert headlines(session)[0] == "New"
    qtbot.keyClicks(editor(outline), "What to keep")
    qtbot.keyClick(editor(outline), Qt.Key.Key_Backtab)
    assert named(session, "New").key_message == "What to keep"
    qtbot.keyClick(editor(outline), Qt.Key.Key_Return)
    assert outline.cells.editor is None
    session.undo()
    assert named(session, "New").key_message == ""
    session.undo()
    assert headlines(session)[0] == "A"


def test_a_long_text_takes_lines_and_escape_keeps_it(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "A", "script")
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    area = editor(outline)
    assert isinstance(area, TextArea)
    qtbot.keyClicks(area, "One")
    qtbot.keyClick(area, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(area, "Two")
    qtbot.keyClick(area, Qt.Key.Key_Escape)
    assert named(session, "A").script == "One\nTwo"
    assert outline.hasFocus()


def test_a_long_text_is_continued_not_replaced(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    edit_cells(session.project, named(session, "A"), script="One.")
    go(outline, session, "A", "script")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(outline), " Two.")
    session.flush()
    assert named(session, "A").script == "One. Two."
    assert outline.cells.editor is not None, "the field stays open"


def test_a_pause_stores_what_is_typed(outline: OutlineView, session: Session, qtbot: QtBot) -> None:
    go(outline, session, "A", "key_message")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(outline), "Typed")
    qtbot.waitUntil(lambda: named(session, "A").key_message == "Typed", timeout=3000)
    qtbot.keyClicks(editor(outline), " on")
    qtbot.keyClick(editor(outline), Qt.Key.Key_Return)
    assert named(session, "A").key_message == "Typed on"


def test_a_field_that_grows_stays_within_the_table(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    edit_cells(session.project, named(session, "D"), script="Words and words. " * 80)
    go(outline, session, "D", "script")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    assert outline.viewport().rect().contains(editor(outline).geometry())


def test_a_time_is_minutes_and_seconds_and_what_is_none_stays_to_be_mended(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "A", "planned")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    field = editor(outline)
    assert isinstance(field, DurationEdit)
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert outline.cells.editor is field
    assert "2:30" in field.accessibleDescription()
    field.selectAll()
    qtbot.keyClicks(field, "2:30")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert named(session, "A").planned_ms == 150_000
    assert outline.cells.editor is None


def test_status_owner_and_beat_are_chosen_from_a_list(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    for key, wanted in (("status", Status.APPROVED), ("owner", None), ("beat", "proof")):
        go(outline, session, "A", key)
        outline.setColumnHidden(outline.outline.column_at(key), False)
        outline.edit_headline()
        combo = editor(outline)
        assert isinstance(combo, ComboBox)
        rows = [row for row in range(combo.count()) if combo.itemData(row) == wanted]
        combo.setCurrentIndex(rows[0])
        combo.activated.emit(rows[0])
        assert outline.cells.editor is None
    changed = named(session, "A")
    assert (changed.status, changed.owner, changed.beat) == (Status.APPROVED, None, "proof")


def test_the_keys_of_the_rows_belong_to_the_text_while_one_types(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "B")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    for key, modifiers in (
        (Qt.Key.Key_Delete, PLAIN),
        (Qt.Key.Key_D, CTRL),
        (Qt.Key.Key_Up, ALT),
    ):
        qtbot.keyClick(editor(outline), key, modifiers)
    assert len(headlines(session)) == 4
    session.undo()
    assert headlines(session) == ["A", "B", "C", "D"]


def test_what_changes_elsewhere_leaves_what_is_being_typed(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "B", "key_message")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(outline), "Mine")
    edit_cells(session.project, named(session, "B"), headline="B, reworded")
    area = editor(outline)
    assert isinstance(area, TextArea)
    assert area.text() == "Mine"
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert named(session, "B, reworded").key_message == "Mine"


def test_what_arrives_while_one_types_is_not_overwritten_in_silence(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    frame = named(session, "B")
    go(outline, session, "B")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(outline), "Mine")
    session.project.be(HER)
    edit_cells(session.project, frame, headline="Hers")
    qtbot.keyClick(editor(outline), Qt.Key.Key_Return)
    assert standing_in(session, frame, "headline") == {"Mine", "Hers"}


# Rows


def test_alt_and_arrows_move_rows_and_across_beats(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "A")
    qtbot.keyClick(outline, Qt.Key.Key_Down, ALT)
    assert headlines(session) == ["B", "A", "C", "D"]
    qtbot.keyClick(outline, Qt.Key.Key_Down, ALT)
    assert named(session, "A").beat == "alternatives"
    qtbot.keyClick(outline, Qt.Key.Key_Right, ALT)
    assert named(session, "A").beat == "perfect-world"
    qtbot.keyClick(outline, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(outline, Qt.Key.Key_Up, ALT)
    assert chosen(session) == ["A"]
    assert named(session, "A").beat == "alternatives"


def test_a_frame_is_added_below_and_waits_for_its_headline(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "A")
    qtbot.keyClick(outline, Qt.Key.Key_Return, CTRL)
    qtbot.keyClicks(editor(outline), "New")
    qtbot.keyClick(editor(outline), Qt.Key.Key_Return)
    assert headlines(session) == ["A", "New", "B", "C", "D"]


def test_enter_on_an_empty_beat_adds_to_it(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    outline.setCurrentIndex(outline.outline.index(outline.outline.row_of("beat:proof"), 0))
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    assert [frame.beat for frame in told(session).frames][-2:] == ["proof", "the-ask"]


def test_several_rows_are_duplicated_hidden_and_deleted_at_once(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    session.select("frame", [named(session, "A").id, named(session, "C").id])
    qtbot.keyClick(outline, Qt.Key.Key_D, CTRL)
    assert headlines(session) == ["A", "A", "B", "C", "C", "D"]
    qtbot.keyClick(outline, Qt.Key.Key_H, CTRL)
    assert len(told(session).backups) == 2
    qtbot.keyClick(outline, Qt.Key.Key_Delete)
    assert headlines(session) == ["A", "B", "C", "D"]
    assert messages(session)[-1].text == "2 frames deleted"


def test_a_row_is_dropped_before_after_and_among_the_backups(
    outline_room: Storyboard, outline: OutlineView, session: Session
) -> None:
    a, b, c = (named(session, name).id for name in "ABC")

    def at(key: str, part: float) -> DropPlace:
        row = outline.outline.row_of(key)
        y = outline.rowViewportPosition(row) + int(part * outline.rowHeight(row))
        found = outline.drop_at(QPoint(80, y), [a])
        assert found is not None
        return found

    assert (at(b, 0.2).beat, at(b, 0.2).before) == ("insight", b)
    assert (at(b, 0.8).beat, at(b, 0.8).before) == ("insight", None)
    assert (at("beat:alternatives", 0.5).beat, at("beat:alternatives", 0.5).before) == (
        "alternatives",
        c,
    )
    assert at(a, 0.2).before == b, "its own place is before the next that stays"
    outline.dropped.emit([a], at(c, 0.8))
    assert headlines(session) == ["B", "C", "A", "D"]
    outline_room.frame_actions.hide([b])
    assert at("backups", 0.5).is_backup
    below = outline.drop_at(QPoint(80, 5000), [a])
    assert below is not None
    assert below.is_backup


def test_only_its_own_rows_are_taken(outline: OutlineView, session: Session) -> None:
    data = QMimeData()
    data.setText("from elsewhere")
    drops = QSignalSpy(outline.dropped)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    outline.dropEvent(QDropEvent(QPointF(50, 60), Qt.DropAction.MoveAction, data, buttons, keys))
    assert drops.count() == 0
    assert headlines(session) == ["A", "B", "C", "D"]


def test_actions_set_status_owner_and_beat_of_several(
    outline_room: Storyboard, session: Session
) -> None:
    session.select("frame", [named(session, "A").id, named(session, "D").id])
    actions = {action.id: action for action in outline_room.actions_here()}
    actions["storyboard.status-approved"].handler()
    assert [named(session, name).status.value for name in "ABD"] == [
        "approved",
        "draft",
        "approved",
    ]
    actions["storyboard.beat-proof"].handler()
    assert headlines(session) == ["B", "C", "A", "D"]
    me = session.project.me.id
    outline_room.frame_actions.give(outline_room.frame_actions.chosen, None)
    actions[f"storyboard.owner-{me}"].handler()
    assert messages(session)[-1].text == "2 frames given to Ada Lovelace"
    assert named(session, "A").owner == me


def test_moves_are_called_as_one_sees_them(outline_room: Storyboard) -> None:
    def titles() -> dict[str, str]:
        return {one.shortcut: one.title for one in outline_room.actions_here() if one.shortcut}

    assert titles()["Alt+Up"] == "Move the selected frames up"
    outline_room.show_view("board")
    assert titles()["Alt+Up"] == "Move the selected frames to the beat before"


def test_shortcuts_made_with_the_room_serve_the_view_in_sight(
    outline_room: Storyboard, outline: OutlineView, session: Session
) -> None:
    outline_room.show_view("board")
    made = {action.shortcut: action.handler for action in outline_room.actions_here()}
    outline_room.show_view("outline")
    go(outline, session, "A", "script")
    made["F2"]()
    assert isinstance(editor(outline), TextArea)
    outline.closeEditor(editor(outline), QStyledItemDelegate.EndEditHint.NoHint)
    made["Alt+Down"]()
    assert headlines(session) == ["B", "A", "C", "D"]


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
    outline_room = Storyboard(session)
    qtbot.addWidget(outline_room)
    outline_room.resize(912, 640)
    outline_room.show()
    outline_room.show_view("outline")
    asked: list[int] = []
    model = outline_room.outline_page.model
    read = model.frame

    def noted(row: int) -> Frame | None:
        asked.append(row)
        return read(row)

    monkeypatch.setattr(model, "frame", noted)
    outline_room.outline_page.view.viewport().grab()
    assert asked
    assert max(asked) < 60
    target = Target("insight", None)
    outline_room.frame_actions.move([named(session, "Frame 3").id], target)
    assert headlines(session)[-1] == "Frame 3"


def test_a_time_that_cannot_be_read_is_told_when_its_field_is_left(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    for typed in ("2:45", "soon"):
        go(outline, session, "A", "planned")
        qtbot.keyClick(outline, Qt.Key.Key_F2)
        qtbot.keyClicks(editor(outline), typed)
        outline.setFocus()
        qtbot.waitUntil(lambda: outline.cells.editor is None)
    assert named(session, "A").planned_ms == 165_000
    assert messages(session)[-1].text.startswith("“soon” is no time and was not kept")


def test_another_cell_is_edited_once_the_open_one_is_stored(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "A")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(outline), "Stored")
    outline.edit_new(named(session, "B").id)
    assert named(session, "Stored") is not None
    qtbot.keyClicks(editor(outline), "Next")
    session.flush()
    assert headlines(session)[:2] == ["Stored", "Next"]


def test_what_is_typed_in_a_cell_is_told_before_it_is_stored(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    go(outline, session, "A")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    with qtbot.waitSignal(session.typed) as typed:
        qtbot.keyClicks(editor(outline), "N")
    assert typed.args == [named(session, "A"), "headline", "N"]
