"""The shelf beside the frames: what it shows, and linking from it by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.variants import add_variant, leave_out
from narrative_studio.model.positioning import Element, ElementKind
from tests.ui.boards import named, told
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import (
    carriers,
)
from ui.session import Session
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.shelf.model import ShelfModel
from ui.workspaces.storyboard.shelf.panel import ElementShelf


def go(shelf: ElementShelf, element: Element) -> None:
    shelf.list_view.setCurrentIndex(shelf.model.index(shelf.model.row_of(element.id)))


def test_it_opens_beside_the_frames_and_gives_the_keyboard_back(
    room: Storyboard, rival: Element, qtbot: QtBot
) -> None:
    (button,) = [b for b in room.findChildren(QPushButton) if b.text() == "Elements"]
    button.click()
    shelf = room.linking.shelf
    assert shelf.isVisible()
    assert shelf.list_view.hasFocus()
    qtbot.keyClick(shelf.list_view, Qt.Key.Key_Escape)
    assert shelf.isVisible(), "Esc goes one step back"
    assert room.view.hasFocus()
    room.show_view("map")
    assert not shelf.isVisible(), "the map has the elements itself"
    assert not button.isVisible()
    room.show_view("outline")
    assert shelf.isVisible()
    button.click()
    assert not shelf.isVisible()
    assert room.outline_page.view.hasFocus()


def test_it_says_who_carries_what_and_what_the_chosen_frame_does(
    room: Storyboard,
    shelf: ElementShelf,
    session: Session,
    value: Element,
    rival: Element,
    qtmodeltester: ModelTester,
) -> None:
    def spoken(element: Element) -> str:
        index = shelf.model.index(shelf.model.row_of(element.id))
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    assert [shelf.model.row(row).words for row in range(4)] == [
        "Competitive alternatives",
        "Binders",
        "Value themes",
        "Recall less",
    ]
    assert spoken(value) == "VA-1 Recall less, value theme, in no frame"
    assert shelf.model.row(shelf.model.row_of(value.id)).is_missing
    link(session.project, source=named(session, "A"), target=value)
    session.select("frame", [named(session, "A").id])
    assert spoken(value) == "VA-1 Recall less, value theme, in 1 frame, linked to the chosen frame"
    session.select("frame", [named(session, "A").id, named(session, "B").id])
    assert spoken(value).endswith("in 1 frame"), "not all of the chosen frames are"
    variant = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    leave_out(session.project, variant=variant.id, frames=[named(session, "A").id])
    session.choose_variant(variant.id)
    assert spoken(value).endswith("in no frame")
    shelf.grab()
    qtmodeltester.check(shelf.model)


def test_words_narrow_it(shelf: ElementShelf, qtbot: QtBot) -> None:
    qtbot.keyClicks(shelf.field, "va-1 recall")
    assert [shelf.model.row(row).words for row in range(shelf.model.rowCount())] == [
        "Value themes",
        "Recall less",
    ]
    qtbot.keyClick(shelf.field, Qt.Key.Key_Down)
    assert shelf.list_view.hasFocus()
    qtbot.keyClick(shelf.field, Qt.Key.Key_Escape)
    assert shelf.model.rowCount() == 4


def test_enter_links_the_chosen_frames_and_parts_them_again(
    shelf: ElementShelf, session: Session, value: Element, qtbot: QtBot
) -> None:
    go(shelf, value)
    qtbot.keyClick(shelf.list_view, Qt.Key.Key_Return)
    assert messages(session)[-1].text == "Choose a frame first, then link it"
    session.select("frame", [named(session, "A").id, named(session, "C").id])
    link(session.project, source=named(session, "A"), target=value)
    qtbot.keyClick(shelf.list_view, Qt.Key.Key_Space)
    assert sorted(carriers(session, value)) == ["A", "C"]
    assert messages(session)[-1].text == "2 frames are linked to VA-1 now"
    qtbot.keyClick(shelf.list_view, Qt.Key.Key_Return)
    assert carriers(session, value) == []
    assert messages(session)[-1].text == "2 frames unlinked from VA-1"
    session.undo()
    assert sorted(carriers(session, value)) == ["A", "C"]


def test_an_empty_positioning_leads_to_where_it_begins(room: Storyboard, qtbot: QtBot) -> None:
    room.linking.open()
    shelf = room.linking.shelf
    assert not shelf.list_view.isVisible()
    (way,) = [b for b in shelf.findChildren(QPushButton) if b.text() == "Go to the positioning"]
    with qtbot.waitSignal(room.session.room_opened) as opened:
        way.click()
    assert opened.args == ["positioning"]


def test_a_hidden_shelf_follows_nothing(session: Session, value: Element) -> None:
    model = ShelfModel(session)
    assert model.rowCount() == 0
    add_element(session.project, kind=ElementKind.VALUE, name="Save", statement="S")
    assert model.rowCount() == 0
    model.set_asleep(is_asleep=False)
    assert model.rowCount() == 3
