"""The headline of a card, edited where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import add_element
from narrative_studio.model.positioning import ElementKind
from tests.ui.boards import headlines, named, told
from tests.ui.studio import HER, standing_in
from ui.inspector.link_picker import LinkPicker
from ui.models.storyboard_places import PlaceKind
from ui.session import Session
from ui.widgets.headline_area import HeadlineArea
from ui.widgets.text_area import TextArea
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.board.view import BoardView


def row_of(cards: BoardView, nine: Session, headline: str) -> int:
    return cards.board.row_of(named(nine, headline).id)


def go(cards: BoardView, row: int) -> None:
    cards.setCurrentIndex(cards.board.index(row))


def editor_of(cards: BoardView) -> TextArea:
    (found,) = cards.viewport().findChildren(TextArea)
    return found


def test_f2_edits_the_headline_where_it_stands_and_enter_takes_it(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, row_of(cards, nine, "B"))
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    editor = editor_of(cards)
    card = cards.card_rect(row_of(cards, nine, "B"))
    assert card.adjusted(-1, 0, 1, 0).contains(editor.geometry())
    qtbot.keyClicks(editor, "Named in place")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told(nine).frames[7].headline == "Named in place"
    assert cards.hasFocus()


def test_escape_closes_the_editor_and_loses_nothing(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, 0)
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    editor = editor_of(cards)
    qtbot.keyClicks(editor, "Half a thought")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert told(nine).frames[0].headline == "Half a thought"
    nine.undo()
    assert told(nine).frames[0].headline == "A0"


def test_leaving_an_unchanged_headline_is_no_change(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    before = nine.project.undo_state
    go(cards, 0)
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    qtbot.keyClick(editor_of(cards), Qt.Key.Key_Return)
    assert nine.project.undo_state == before


@pytest.mark.parametrize(
    ("key", "modifier", "is_taken"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, True),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, True),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_a_headline_takes_the_keys_of_the_board_and_leaves_the_window_its_own(
    cards: BoardView,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    is_taken: bool,
) -> None:
    go(cards, 0)
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    press = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
    press.ignore()
    QApplication.sendEvent(editor_of(cards), press)
    assert press.isAccepted() is is_taken


def test_a_pause_stores_the_headline_and_typing_goes_on(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, 0)
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    editor = editor_of(cards)
    qtbot.keyClicks(editor, "First ")
    qtbot.waitUntil(lambda: told(nine).frames[0].headline == "First", timeout=3000)
    qtbot.keyClicks(editor, "words")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told(nine).frames[0].headline == "First words"


def test_what_must_miss_nothing_stores_the_headline_first(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, 0)
    cards.store_typing()
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    qtbot.keyClicks(editor_of(cards), "For the deck")
    cards.store_typing()
    assert told(nine).frames[0].headline == "For the deck"
    assert editor_of(cards).hasFocus()


def test_what_others_change_does_not_disturb_a_headline_that_is_typed(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, 0)
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    editor = editor_of(cards)
    qtbot.keyClicks(editor, "Min")
    frame = told(nine).frames[0]
    nine.project.be(HER)
    edit_cells(nine.project, frame, headline="Hers", key_message="Hers too")
    assert (editor.text(), editor.textCursor().hasSelection()) == ("Min", False)
    qtbot.keyClicks(editor, "e")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert standing_in(nine, frame, "headline") == {"Hers", "Mine"}


def test_a_headline_nobody_typed_in_follows_the_document(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, 0)
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    editor = editor_of(cards)
    edit_cells(nine.project, told(nine).frames[0], headline="Hers")
    assert editor.text() == "Hers"
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, " and mine")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    history = nine.project.cell_history(told(nine).frames[0], "headline")
    assert [version.value for version in history if version.is_current] == ["Hers and mine"]


def test_an_empty_beat_has_nothing_to_edit(cards: BoardView, qtbot: QtBot) -> None:
    qtbot.keyClick(cards, Qt.Key.Key_End)
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    assert cards.viewport().findChildren(HeadlineArea) == []
    assert cards.viewport().findChildren(TextArea) == []


def test_what_is_typed_in_place_is_told_before_it_is_stored(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, row_of(cards, nine, "B"))
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    with qtbot.waitSignal(nine.typed) as typed:
        qtbot.keyClicks(editor_of(cards), "N")
    assert typed.args == [named(nine, "B"), "headline", "N"]


def test_an_at_sign_names_an_element_and_links_the_frame(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    element = add_element(nine.project, kind=ElementKind.VALUE, name="Know in minutes")
    frame = told(nine).frames[0]
    go(cards, 0)
    qtbot.keyClick(cards, Qt.Key.Key_F2)
    editor = editor_of(cards)
    qtbot.keyClicks(editor, "Now you @")
    (picker,) = editor.findChildren(LinkPicker)
    assert not picker.geometry().contains(editor.mapToGlobal(editor.rect().center()))
    qtbot.keyClicks(picker.field, "minutes")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert told(nine).frames[0].headline == "Now you Know in minutes"
    assert [link.target for link in nine.view.links_from(frame.id)] == [element.id]
    assert editor.text() == "Now you Know in minutes"
    qtbot.keyClicks(editor, ", not days")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told(nine).frames[0].headline == "Now you Know in minutes, not days"


def test_f2_in_an_empty_beat_adds_a_frame_as_enter_does(room: Storyboard, qtbot: QtBot) -> None:
    before = headlines(room.session)
    view = room.view
    empty = next(
        row for row in range(view.model().rowCount()) if room.model.place(row).kind is PlaceKind.GAP
    )
    view.setCurrentIndex(view.model().index(empty, 0))
    room.press("F2")
    assert len(headlines(room.session)) == len(before) + 1
    (editor,) = view.viewport().findChildren(TextArea)
    qtbot.keyClicks(editor, "Written at once")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "Written at once" in headlines(room.session)
