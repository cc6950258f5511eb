"""Variants in the room of the storyboard: the menu, the cards, the status."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.narratives import duplicate_narrative
from narrative_studio.commands.variants import leave_out
from tests.ui.boards import Boards, named, told
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import CTRL, SHIFT
from ui.dialogs.variant_sheet import VariantSheet
from ui.session import Session
from ui.widgets.line_edit import LineEdit
from ui.widgets.sheet import Sheet
from ui.widgets.text_area import TextArea
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.board.headings import headings_of
from ui.workspaces.storyboard.where_tag import WhereTag
from ui.workspaces.variant_button import VariantButton


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


def button(room: Storyboard) -> VariantButton:
    (found,) = room.findChildren(VariantButton)
    return found


def entries(room: Storyboard) -> dict[str, QAction]:
    menu = QMenu(room)
    room.variants.fill(menu)
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
    assert card(room, 1) == "1, differs"
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
    assert card(room, 1) == "1, differs"


def test_without_a_variant_nothing_is_left_out(room: Storyboard, session: Session) -> None:
    session.select("frame", [told(session).frames[0].id])
    room.variants.turn_frames()
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


def test_headings_lanes_and_zones_show_the_times_of_the_variant(room: Storyboard) -> None:
    def figures() -> list[str]:
        return [heading.figures for heading in headings_of(room.model)]

    def lane(number: int) -> str:
        found = room.model.lane(room.model.row_of(told(room.session).frames[number - 1].id))
        assert found is not None
        return found.time

    def zone(number: int) -> str:
        found = room.model.zone(room.model.row_of(told(room.session).frames[number - 1].id))
        assert found is not None
        return found.words

    whole = figures()
    assert (lane(1), zone(1), zone(2)) == ("4:00", "10:00 of 10:00", "10:00 of 10:00")
    choose(room)
    assert figures() == [
        "3 frames · 3:00 · 30 % of the call",
        "3 frames · 7:00 · value 60 %",
    ]
    assert (lane(1), zone(1), zone(2)) == ("1:00", "3:00", "3:00")
    assert lane(6) == "", "the beat is left out whole"
    frames = [frame.id for frame in told(room.session).frames if frame.beat != "insight"]
    setup = [one for one in frames if room.session.view.frames[one].beat != "the-ask"]
    variant = room.session.variant
    assert variant is not None
    leave_out(room.session.project, variant=variant.id, frames=[*setup, *frames[-1:]])
    assert figures()[1] == "All left out"
    entries(room)["The whole story"].trigger()
    assert figures() == whole


def test_the_headings_are_painted_anew_with_the_variant(room: Storyboard) -> None:
    heading = room.view.place_geometry().heading(0)
    before = room.view.viewport().grab(heading).toImage()
    choose(room)
    assert room.view.viewport().grab(heading).toImage() != before


def test_the_field_of_a_headline_says_what_it_changes(
    room: Storyboard, session: Session, qtbot: QtBot
) -> None:
    choose(room)
    for number, words in ((12, "Changes “Ten minutes” alone"), (1, "Changes the story")):
        session.select("frame", [told(session).frames[number - 1].id])
        room.view.edit_headline()
        (tag,) = room.view.findChildren(WhereTag)
        assert (tag.words, tag.isVisible()) == (words, True)
        (field,) = room.view.viewport().findChildren(TextArea)
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert not tag.isVisible()
        qtbot.waitUntil(lambda: not room.view.viewport().findChildren(TextArea))


def test_comments_have_a_chip_of_their_own(room: Storyboard) -> None:
    row = room.model.row_of(told(room.session).frames[7].id)
    place = room.view.card_rect(row)
    ground = room.view.viewport().grab(place).toImage()
    for comment in room.session.view.comments.values():
        if comment.about == told(room.session).frames[7].id and comment.reply_to is None:
            edit_cells(room.session.project, comment, is_resolved=True)
    assert room.model.card(row).comments == 0
    assert room.view.viewport().grab(place).toImage() != ground


def test_a_headline_is_said_otherwise_by_key_and_as_the_story_again(
    room: Storyboard, session: Session, qtbot: QtBot
) -> None:
    choose(room)
    frame = told(session).frames[0]
    session.select("frame", [frame.id])
    qtbot.keyClick(room.view, Qt.Key.Key_L, CTRL | SHIFT)
    (field,) = room.view.viewport().findChildren(TextArea)
    qtbot.keyClicks(field, "In short")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    index = room.model.index(room.model.row_of(frame.id))
    assert (index.data(), session.view.frames[frame.id].headline) == ("In short", frame.headline)
    qtbot.waitUntil(lambda: not room.view.viewport().findChildren(TextArea))
    qtbot.keyClick(room.view, Qt.Key.Key_L, CTRL | SHIFT)
    assert index.data() == frame.headline
    assert messages(session)[-1].text == "The headline is as in the story again"
    session.undo()
    assert index.data() == "In short"


def test_a_field_of_a_left_out_frame_cannot_be_said_otherwise(
    room: Storyboard, session: Session
) -> None:
    choose(room)
    count = len(session.view.overrides)
    session.select("frame", [told(session).frames[1].id])
    room.say_otherwise()
    assert messages(session)[-1].text == "“Ten minutes” does without this frame"
    entries(room)["The whole story"].trigger()
    room.say_otherwise()
    assert messages(session)[-1].text == "Choose a variant and a field of a frame first"
    assert len(session.view.overrides) == count


def test_the_menu_of_a_cell_offers_what_the_variant_can_do_with_it(
    room: Storyboard, session: Session
) -> None:
    def words(number: int, cell: str) -> list[str]:
        frame = told(session).frames[number - 1].id
        session.select("frame", [frame])
        menu = QMenu(room)
        room.variants.fill_for(menu, frame, cell, room.shown.edit_headline)
        return [one.text().partition("\t")[0] for one in menu.actions() if one.text()]

    assert words(12, "headline") == []
    choose(room)
    leave = "Leave out of “Ten minutes”"
    assert words(12, "headline") == [leave, "Back to the story's headline"]
    assert words(1, "script") == [leave, "Say the script otherwise in “Ten minutes”"]
    assert words(1, "status") == [leave]
    assert words(2, "script") == ["Take in again to “Ten minutes”"]
