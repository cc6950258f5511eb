"""The room of the storyboard: selection, adding, moving, hiding, deleting, status."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.sessions import plan_session
from narrative_studio.commands.storyboard import add_question
from tests.ui.boards import Boards, headlines, named, told
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import ALT, CTRL, chosen, room_of, select
from ui.inspector.frame.inspector import FrameInspector
from ui.preview.slide_sheet import SlideSheet
from ui.session import Session
from ui.widgets.empty_state import EmptyState
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text_area import TextArea
from ui.workspaces import ROOMS
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.board.card_plan import BOARD_CARD


@pytest.fixture
def sample_room(boards: Boards, qtbot: QtBot) -> Storyboard:
    return room_of(boards.sample_session(), qtbot, height=696)


def test_the_rail_leads_here() -> None:
    (entry,) = [entry for entry in ROOMS if entry.id == Storyboard.id]
    assert entry.load() is Storyboard
    assert (entry.title, entry.icon) == (Storyboard.title, Storyboard.icon)


# Selection


def test_what_is_selected_here_is_selected_everywhere(room: Storyboard, qtbot: QtBot) -> None:
    qtbot.keyClick(room.view, Qt.Key.Key_Right)
    assert chosen(room.session) == ["B"]
    qtbot.keyClick(room.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(room.session) == ["B", "C"]


def test_what_is_selected_elsewhere_is_selected_and_shown_here(room: Storyboard) -> None:
    room.resize(912, 320)
    select(room, "D")
    assert room.view.selected_frames() == [named(room.session, "D").id]
    card = room.view.card_rect(room.view.currentIndex().row())
    assert room.view.viewport().rect().contains(card)


def test_a_key_that_leads_to_the_board_shows_where_the_keyboard_is(room: Storyboard) -> None:
    assert room.view.ring_row() == -1
    room.view.clearFocus()
    room.focus_view(Qt.FocusReason.ShortcutFocusReason)
    assert room.view.ring_row() == 0


def test_the_current_frame_comes_last_in_the_selection(room: Storyboard, qtbot: QtBot) -> None:
    select(room, "C")
    qtbot.keyClick(room.view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(room.session) == ["C", "B"]


def test_walking_onto_an_empty_beat_selects_no_frame(room: Storyboard, qtbot: QtBot) -> None:
    select(room, "C")
    qtbot.keyClick(room.view, Qt.Key.Key_Right)
    assert room.view.current_place == ("perfect-world", "")
    assert chosen(room.session) == []


def test_a_row_is_brought_before_the_eyes(room: Storyboard) -> None:
    question = add_question(room.session.project, frame=named(room.session, "D").id, text="Why?")
    assert room.shows("frame")
    assert not room.shows("element")
    room.show_row("frame", named(room.session, "C").id)
    assert chosen(room.session) == ["C"]
    room.show_row("question", question.id)
    assert chosen(room.session) == ["D"]
    room.show_row("narrative", told(room.session).narrative.id)
    assert chosen(room.session) == []


# Adding


def type_headline(room: Storyboard, qtbot: QtBot, words: str) -> None:
    (editor,) = room.view.viewport().findChildren(TextArea)
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_the_button_adds_after_the_selected_frame_and_asks_for_its_headline(
    room: Storyboard, qtbot: QtBot
) -> None:
    select(room, "A")
    (add,) = [b for b in room.findChildren(QPushButton) if b.accessibleName() == "Add a frame"]
    add.click()
    type_headline(room, qtbot, "New")
    assert headlines(room.session) == ["A", "New", "B", "C", "D"]
    assert chosen(room.session) == ["New"]


def test_an_export_does_not_miss_the_headline_that_is_being_typed(
    room: Storyboard, qtbot: QtBot
) -> None:
    room.add_frame()
    (editor,) = room.view.viewport().findChildren(TextArea)
    qtbot.keyClicks(editor, "New")
    room.session.flush()
    assert "New" in headlines(room.session)


def test_the_field_of_a_new_frame_covers_the_hint_and_shows_it(
    room: Storyboard, qtbot: QtBot
) -> None:
    room.add_frame()
    (editor,) = room.view.viewport().findChildren(TextArea)
    place = BOARD_CARD.title_rect(room.view.card_rect(room.view.currentIndex().row()))
    assert editor.geometry().contains(place)
    with_hint = editor.grab().toImage()
    editor.set_placeholder("")
    assert editor.grab().toImage() != with_hint


def test_control_enter_adds_too(room: Storyboard, qtbot: QtBot) -> None:
    select(room, "C")
    qtbot.keyClick(room.view, Qt.Key.Key_Return, CTRL)
    type_headline(room, qtbot, "New")
    assert headlines(room.session) == ["A", "B", "C", "New", "D"]
    assert named(room.session, "New").beat == "alternatives"


def test_enter_on_an_empty_beat_fills_it(room: Storyboard, qtbot: QtBot) -> None:
    select(room, "C")
    qtbot.keyClick(room.view, Qt.Key.Key_Right)
    qtbot.keyClick(room.view, Qt.Key.Key_Return)
    type_headline(room, qtbot, "New")
    assert named(room.session, "New").beat == "perfect-world"


def test_the_last_place_adds_to_the_end_of_the_story(room: Storyboard, qtbot: QtBot) -> None:
    qtbot.keyClick(room.view, Qt.Key.Key_End)
    qtbot.keyClick(room.view, Qt.Key.Key_Return)
    type_headline(room, qtbot, "New")
    assert headlines(room.session)[-1] == "New"


# Changing


def test_alt_and_arrows_move_and_the_toast_takes_it_back(room: Storyboard, qtbot: QtBot) -> None:
    told_of = QSignalSpy(room.session.messages.told)
    select(room, "B")
    qtbot.keyClick(room.view, Qt.Key.Key_Left, ALT)
    assert headlines(room.session) == ["B", "A", "C", "D"]
    assert room.view.currentIndex().row() == 0
    message, act = told_of.at(0)
    assert (message.text, message.action) == ("Frame 2 moved before frame 1", "Undo")
    act()
    assert headlines(room.session) == ["A", "B", "C", "D"]


def test_alt_up_and_down_move_between_beats(room: Storyboard, qtbot: QtBot) -> None:
    select(room, "C")
    qtbot.keyClick(room.view, Qt.Key.Key_Down, ALT)
    assert named(room.session, "C").beat == "perfect-world"
    qtbot.keyClick(room.view, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(room.view, Qt.Key.Key_Up, ALT)
    assert named(room.session, "C").beat == "insight"


@pytest.mark.parametrize("then", ["C", ""])
def test_undo_and_redo_select_the_frames_that_moved_and_show_them(
    room: Storyboard, qtbot: QtBot, then: str
) -> None:
    room.resize(912, 320)
    select(room, "D")
    qtbot.keyClick(room.view, Qt.Key.Key_Left, ALT)
    for back in (room.session.undo, room.session.redo):
        select(room, *([then] if then else []))
        room.view.verticalScrollBar().setValue(0)
        back()
        assert chosen(room.session) == ["D"]
        assert room.view.selected_frames() == [named(room.session, "D").id]
        card = room.view.card_rect(room.view.currentIndex().row())
        assert room.view.viewport().rect().contains(card)


def test_undo_of_a_deletion_selects_what_came_back(room: Storyboard, qtbot: QtBot) -> None:
    select(room, "B")
    qtbot.keyClick(room.view, Qt.Key.Key_Delete)
    room.session.undo()
    assert chosen(room.session) == ["B"]


def test_undo_leaves_the_selection_alone_where_no_frame_was_changed(room: Storyboard) -> None:
    edit_cells(room.session.project, told(room.session).narrative, title="Other")
    select(room, "B")
    room.session.undo()
    assert chosen(room.session) == ["B"]


def test_delete_again_takes_the_next_frame(room: Storyboard, qtbot: QtBot) -> None:
    select(room, "B")
    for left in (["C"], ["D"], ["A"], []):
        qtbot.keyClick(room.view, Qt.Key.Key_Delete)
        assert chosen(room.session) == left
    assert headlines(room.session) == []


def test_delete_needs_no_question(room: Storyboard, qtbot: QtBot) -> None:
    select(room, "B")
    qtbot.keyClick(room.view, Qt.Key.Key_Delete)
    assert headlines(room.session) == ["A", "C", "D"]
    assert chosen(room.session) == ["C"]
    assert messages(room.session)[-1].text == "Frame 2 deleted"


def test_duplicate_and_hide(room: Storyboard, qtbot: QtBot) -> None:
    select(room, "B")
    qtbot.keyClick(room.view, Qt.Key.Key_D, CTRL)
    assert headlines(room.session) == ["A", "B", "B", "C", "D"]
    qtbot.keyClick(room.view, Qt.Key.Key_H, CTRL)
    assert headlines(room.session) == ["A", "B", "C", "D"]
    assert len(told(room.session).backups) == 1
    qtbot.keyClick(room.view, Qt.Key.Key_H, CTRL)
    assert told(room.session).backups == ()


def test_every_action_can_be_called_by_name_and_names_its_keys(room: Storyboard) -> None:
    actions = {action.id: action for action in room.actions_here()}
    assert actions["storyboard.add-frame"].shortcut == "Ctrl+Return"
    select(room, "A")
    actions["storyboard.move-right"].handler()
    assert headlines(room.session) == ["B", "A", "C", "D"]
    actions["storyboard.grid"].handler()
    assert room.view.is_grid
    assert room.findChildren(SegmentedControl)[0].key == "grid"
    actions["storyboard.board"].handler()
    assert not room.view.is_grid


def test_nothing_happens_to_nothing(room: Storyboard) -> None:
    QApplication.clipboard().clear()
    before = room.session.project.undo_state
    room.session.select("", [])
    for action in room.actions_here():
        # These go by the card that has the keyboard where none is chosen.
        by_card = ("add-frame", "rename", "comment", "write-")
        if not action.id.removeprefix("storyboard.").startswith(by_card):
            action.handler()
    assert room.session.project.undo_state == before


@pytest.fixture
def popped(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QMenu]]:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append(menu))
    yield menus
    for menu in menus:
        menu.deleteLater()


def test_the_context_menu_is_that_of_the_selected_frames(
    room: Storyboard, popped: list[QMenu]
) -> None:
    select(room, "A", "B")
    room.view.menu_wanted.emit(QPoint(5, 5))
    words = [entry.text().partition("\t")[0] for entry in popped[0].actions()]
    assert "Delete 2 frames" in words


def test_the_context_menu_of_an_empty_beat_fills_it(
    room: Storyboard, popped: list[QMenu], qtbot: QtBot
) -> None:
    select(room, "C")
    qtbot.keyClick(room.view, Qt.Key.Key_Right)
    room.view.menu_wanted.emit(QPoint(5, 5))
    entry, _paste = popped[0].actions()
    assert entry.text() == "Add a frame to Perfect world"
    entry.trigger()
    assert told(room.session).frames[3].beat == "perfect-world"


# Inspector, narratives, status


def test_enter_goes_to_the_inspector_and_escape_comes_back(session: Session, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = Storyboard(session)
    inspector = room.inspector()
    assert isinstance(inspector, FrameInspector)
    assert room.inspector() is inspector
    row = QHBoxLayout(window)
    row.addWidget(room)
    row.addWidget(inspector)
    window.show()
    room.focus_view()
    select(room, "B")
    qtbot.keyClick(room.view, Qt.Key.Key_Return)
    focused = window.focusWidget()
    assert focused is not None
    assert inspector.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert window.focusWidget() is room.view


def test_another_narrative_is_shown_from_its_first_frame_on(room: Storyboard) -> None:
    other = start_narrative(room.session.project, title="Short call", template_id="blank")
    select(room, "C")
    room.session.choose_narrative(other.id)
    assert headlines(room.session) == []
    assert chosen(room.session) == []
    assert room.status_left() == "0 frames · 0 words"


def test_a_document_without_narrative_offers_one(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    with session.project.op("Delete narrative") as op:
        op.delete(type(told(session).narrative), told(session).narrative.id)
    room = room_of(session, qtbot, height=696)
    (empty,) = room.findChildren(EmptyState)
    assert empty.isVisibleTo(room)
    assert room.status_left() == ""
    empty.chosen.emit()
    assert not empty.isVisibleTo(room)
    assert told(session).template.id == "sales-pitch-8"


def test_the_status_counts_frames_and_words(sample_room: Storyboard) -> None:
    assert sample_room.status_left() == "12 frames · 1,404 words"
    sample_room.resize(1032, 748)
    words = " ".join(sample_room.status_left().split())
    assert words == "12 frames · 1,404 words Setup 25 % · value 54 %"


def test_the_status_follows_scripts_and_hidden_frames(sample_room: Storyboard) -> None:
    session = sample_room.session
    changes = QSignalSpy(sample_room.status_changed)
    edit_cells(session.project, told(session).frames[0], script="Two words")
    assert changes.count() >= 1
    assert "1,404" not in sample_room.status_left()
    select(sample_room, told(session).frames[0].headline)
    sample_room.hide_or_take_back()
    assert sample_room.status_left().startswith("11 frames")


def test_zones_take_room_over_the_cards_and_their_finding_leads_to_their_frames(
    room: Storyboard, qtbot: QtBot
) -> None:
    before = room.view.place_geometry().measures.cell_px
    select(room, "A", "B")
    qtbot.keyClick(room.view, Qt.Key.Key_G, CTRL)
    geometry = room.view.place_geometry()
    assert geometry.measures.cell_px > before
    plain = room.view.grab().toImage()
    (zone,) = room.session.view.zones.ordered
    edit_cells(room.session.project, zone, budget_ms=1000)
    assert room.view.grab().toImage() != plain
    cell = geometry.cell(0)
    assert geometry.zone(cell).bottom() < geometry.card(cell).top()
    assert geometry.zone(cell).top() > geometry.lane(cell).bottom()
    select(room, "D")
    assert room.shows("zone")
    room.show_row("zone", zone.id)
    assert chosen(room.session) == ["A", "B"]
    room.session.undo()
    room.session.undo()
    assert room.view.place_geometry().measures.cell_px == before


def test_the_quiet_buttons_have_words_where_there_is_room(room: Storyboard, qtbot: QtBot) -> None:
    (found,) = [
        b for b in room.findChildren(QPushButton) if b.accessibleName().startswith("Filter")
    ]
    assert found.text() == "Filter"
    room.resize(520, 500)
    qtbot.waitUntil(lambda: not found.text())
    assert not found.icon().isNull()
    assert found.toolTip() == "Filter the frames"
    room.resize(912, 500)
    qtbot.waitUntil(lambda: found.text() == "Filter")


def test_the_strips_of_beats_and_zones_are_told_in_full_under_the_pointer(
    room: Storyboard,
) -> None:
    select(room, "A", "B")
    room.frame_actions.make_zone()
    geometry, view = room.view.place_geometry(), room.view
    cell = geometry.cell(0)
    assert view.strip_words(geometry.lane(cell).center()) == "Insight  5:00"
    assert view.strip_words(geometry.zone(cell).center()) == "Insight  5:00 of 5:00"
    assert view.strip_words(geometry.card(cell).center()) == ""
    assert view.strip_words(QPoint(2, 2)) == ""


def test_space_shows_the_slide_in_large(room: Storyboard, session: Session, qtbot: QtBot) -> None:
    frame = named(session, "A").id
    session.select("frame", [frame])
    qtbot.keyClick(room.view, Qt.Key.Key_Space)
    sheet = room.findChild(SlideSheet)
    assert sheet is not None
    assert sheet.frame == frame
    qtbot.waitUntil(lambda: sheet.view.slide is not None, timeout=10_000)
    sheet.close_sheet()
    session.background.stop()


def test_cards_say_how_prospects_took_them_and_keep_quiet_on_asking(
    sample_room: Storyboard,
) -> None:
    button, cards = sample_room._tools.tests, sample_room.model
    assert (button.isVisible(), button.isChecked(), cards.shows_tests) == (True, True, True)
    button.click()
    assert (button.isChecked(), cards.shows_tests) == (False, False)
    (action,) = [one for one in sample_room.actions_here() if one.id == "storyboard.tests"]
    assert action.title.startswith("Say on the cards")
    action.handler()
    assert (button.isChecked(), cards.shows_tests) == (True, True)
    sample_room.show_view("outline")
    assert not button.isVisible()


def test_a_story_without_tests_offers_nothing_to_say_of_them(room: Storyboard) -> None:
    def is_offered() -> bool:
        return room._tools.tests.isVisible()

    assert not is_offered()
    assert "storyboard.tests" not in [one.id for one in room.actions_here()]
    plan_session(room.session.project, narrative=told(room.session).narrative.id)
    assert is_offered()
