"""Variants in the room of the storyboard: the menu, the cards, the status."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.commands.narratives import duplicate_narrative
from tests.ui.boards import Boards, named, told
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import CTRL
from ui.dialogs.variant_sheet import VariantSheet
from ui.session import Session
from ui.widgets.line_edit import LineEdit
from ui.widgets.sheet import Sheet
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.variant_button import VariantButton


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


def button(room: Storyboard) -> VariantButton:
    (found,) = room.findChildren(VariantButton)
    return found


def entries(room: Storyboard) -> dict[str, QAction]:
    menu = QMenu(room)
    button(room).fill(menu)
    return {entry.text(): entry for entry in menu.actions() if entry.text()}


def choose(room: Storyboard) -> None:
    (words,) = [words for words in entries(room) if words.startswith("Ten minutes")]
    entries(room)[words].trigger()


def card(room: Storyboard, number: int) -> str:
    return room.model.card(room.model.row_of(told(room.session).frames[number - 1].id)).number


def test_the_menu_says_how_long_each_variant_is(room: Storyboard) -> None:
    words = list(entries(room))
    assert words[0] == "The whole story"
    assert words[1].startswith("Ten minutes   6 frames · ")
    assert words[1].endswith(" · 10:00 of 10:00")
    assert entries(room)["The whole story"].isChecked()


def test_cards_and_status_show_the_chosen_variant(room: Storyboard) -> None:
    whole = room.status_left()
    choose(room)
    assert button(room).text() == "Variant: Ten minutes"
    assert card(room, 1) == "1"
    assert card(room, 2) == "2, left out"
    index = room.model.index(room.model.row_of(told(room.session).frames[1].id))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Left out of Ten minutes, ")
    assert room.model.card(room.model.row_of(told(room.session).frames[11].id)).title == (
        "Half an hour next week, on your own data"
    )
    assert room.status_left().startswith("Ten minutes: 6 frames · ")
    entries(room)["The whole story"].trigger()
    assert room.status_left() == whole
    assert card(room, 2) == "2"


def test_a_headline_that_the_variant_says_is_edited_in_the_variant(room: Storyboard) -> None:
    choose(room)
    ask = told(room.session).frames[11]
    index = room.model.index(room.model.row_of(ask.id))
    assert room.model.setData(index, "Next week")
    assert room.session.view.frames[ask.id].headline == ask.headline
    assert room.model.card(index.row()).title == "Next week"


def test_the_selected_frames_are_left_out_by_key_and_taken_in_again(
    room: Storyboard, session: Session, qtbot: QtBot
) -> None:
    choose(room)
    session.select("frame", [told(session).frames[0].id])
    assert "Leave out the selected frame" in entries(room)
    qtbot.keyClick(room.view, Qt.Key.Key_L, CTRL)
    assert card(room, 1) == "1, left out"
    assert messages(session)[-1].text == "1 frame left out of “Ten minutes”"
    entries(room)["Take the selected frame in again"].trigger()
    assert card(room, 1) == "1"


def test_without_a_variant_nothing_is_left_out(room: Storyboard, session: Session) -> None:
    session.select("frame", [told(session).frames[0].id])
    button(room).turn_frames()
    assert len(session.view.left_out) == 6
    assert messages(session)[-1].text == "Choose a variant and frames first"


def test_a_variant_is_made_renamed_and_deleted(
    room: Storyboard, session: Session, qtbot: QtBot
) -> None:
    entries(room)["New variant…"].trigger()
    (sheet,) = [one for one in room.findChildren(Sheet) if one.is_open]
    assert isinstance(sheet, VariantSheet)
    name, _audience = sheet.findChildren(LineEdit)
    qtbot.keyClicks(name, "Keynote")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert session.variant is not None
    assert session.variant.name == "Keynote"
    assert room.status_left().startswith("Keynote: 12 frames")
    entries(room)["Name, audience and length…"].trigger()
    (sheet,) = [one for one in room.findChildren(VariantSheet) if one.is_open]
    name, _audience = sheet.findChildren(LineEdit)
    name.selectAll()
    qtbot.keyClicks(name, "Stage")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert button(room).text() == "Variant: Stage"
    entries(room)["Delete this variant"].trigger()
    left: object = session.variant
    assert left is None
    assert button(room).text() == "Variant"


def test_another_narrative_is_told_in_full(room: Storyboard, session: Session) -> None:
    choose(room)
    other = duplicate_narrative(session.project, narrative=told(session).narrative.id)
    session.choose_narrative(other.id)
    assert session.variant is None
    assert session.telling is session.story
    assert named(session, "One person holds the map") is not None
    assert card(room, 2) == "2"
