"""The headline of a card, edited where it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.ui.boards import Boards, named, told
from tests.ui.studio import HER
from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.session import Session
from ui.widgets.headline_area import HeadlineArea
from ui.widgets.text_area import TextArea
from ui.workspaces.storyboard.board_view import BoardView


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session(
        *(f"insight:A{number}" for number in range(7)), "introduction:B", "the-ask:C"
    )


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> Iterator[BoardView]:
    thumbnails = Thumbnails(lambda: session.view.picture_reader, session)
    made = BoardView(StoryboardModel(session, session), thumbnails)
    qtbot.addWidget(made)
    made.resize(912, 648)
    made.show()
    made.setFocus()
    yield made
    thumbnails.wait()


def row_of(view: BoardView, session: Session, headline: str) -> int:
    return view.board.row_of(named(session, headline).id)


def go(view: BoardView, row: int) -> None:
    view.setCurrentIndex(view.board.index(row))


def editor_of(view: BoardView) -> TextArea:
    (found,) = view.viewport().findChildren(TextArea)
    return found


def test_f2_edits_the_headline_where_it_stands_and_enter_takes_it(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    go(view, row_of(view, session, "B"))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = editor_of(view)
    card = view.card_rect(row_of(view, session, "B"))
    assert card.adjusted(-1, 0, 1, 0).contains(editor.geometry())
    qtbot.keyClicks(editor, "Named in place")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told(session).frames[7].headline == "Named in place"
    assert view.hasFocus()


def test_escape_closes_the_editor_and_loses_nothing(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    go(view, 0)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = editor_of(view)
    qtbot.keyClicks(editor, "Half a thought")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert told(session).frames[0].headline == "Half a thought"
    session.undo()
    assert told(session).frames[0].headline == "A0"


def test_leaving_an_unchanged_headline_is_no_change(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    before = session.project.undo_state
    go(view, 0)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Return)
    assert session.project.undo_state == before


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
    view: BoardView,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    is_taken: bool,
) -> None:
    go(view, 0)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    press = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
    press.ignore()
    QApplication.sendEvent(editor_of(view), press)
    assert press.isAccepted() is is_taken


def test_a_pause_stores_the_headline_and_typing_goes_on(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    go(view, 0)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = editor_of(view)
    qtbot.keyClicks(editor, "First ")
    qtbot.waitUntil(lambda: told(session).frames[0].headline == "First", timeout=3000)
    qtbot.keyClicks(editor, "words")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told(session).frames[0].headline == "First words"


def test_what_must_miss_nothing_stores_the_headline_first(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    go(view, 0)
    view.store_typing()
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClicks(editor_of(view), "For the deck")
    view.store_typing()
    assert told(session).frames[0].headline == "For the deck"
    assert editor_of(view).hasFocus()


def test_what_others_change_does_not_disturb_a_headline_that_is_typed(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    go(view, 0)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = editor_of(view)
    qtbot.keyClicks(editor, "Min")
    frame = told(session).frames[0]
    session.project.be(HER)
    edit_cells(session.project, frame, headline="Hers", key_message="Hers too")
    assert (editor.text(), editor.textCursor().hasSelection()) == ("Min", False)
    qtbot.keyClicks(editor, "e")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    history = session.project.cell_history(frame, "headline")
    assert {version.value for version in history if version.is_current} == {"Hers", "Mine"}


def test_a_headline_nobody_typed_in_follows_the_document(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    go(view, 0)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = editor_of(view)
    edit_cells(session.project, told(session).frames[0], headline="Hers")
    assert editor.text() == "Hers"
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, " and mine")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    history = session.project.cell_history(told(session).frames[0], "headline")
    assert [version.value for version in history if version.is_current] == ["Hers and mine"]


def test_an_empty_beat_has_nothing_to_edit(view: BoardView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert view.viewport().findChildren(HeadlineArea) == []
    assert view.viewport().findChildren(TextArea) == []
