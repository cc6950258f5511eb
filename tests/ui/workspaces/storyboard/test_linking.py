"""Linking frames: by a drag either way, by a picker at the frame."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from narrative_studio.commands.links import link
from narrative_studio.model.positioning import Element
from tests.ui.boards import named
from tests.ui.elements import fill
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import (
    CTRL,
    LEFT,
    MOVE,
    PLAIN,
    SHIFT,
    Dropped,
    Over,
    carriers,
)
from ui import theme
from ui.inspector.link_picker import LinkPicker
from ui.session import Session
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.shelf.panel import ElementShelf
from ui.workspaces.storyboard.target_drag import put_target

LINK = Qt.DropAction.LinkAction


def dragged(element: Element) -> QMimeData:
    data = QMimeData()
    put_target(data, element)
    return data


def card(room: Storyboard, headline: str) -> QPoint:
    row = room.model.row_of(named(room.session, headline).id)
    return room.view.card_rect(row).center()


# Dragging


def test_what_is_dragged_from_the_shelf_is_linked_to_the_card_that_is_marked(
    room: Storyboard, session: Session, value: Element
) -> None:
    data, view = dragged(value), room.view
    before = view.viewport().grab().toImage()
    entering = QDragEnterEvent(card(room, "B"), LINK, data, LEFT, PLAIN)
    view.dragEnterEvent(entering)
    assert entering.isAccepted()
    over = Over(view, card(room, "B"), data, action=LINK)
    view.dragMoveEvent(over)
    assert over.isAccepted()
    assert view.viewport().grab().toImage() != before, "the card is marked"
    view.dropEvent(Dropped(view, card(room, "B"), data, action=LINK))
    assert carriers(session, value) == ["B"]
    assert messages(session)[-1].text == "Frame 2 is linked to VA-1 now"
    assert view.cards.attention.linked_row == -1


def test_what_is_dropped_on_one_of_several_chosen_frames_is_linked_to_all(
    room: Storyboard, session: Session, value: Element
) -> None:
    session.select("frame", [named(session, "A").id, named(session, "C").id])
    room.view.dropEvent(Dropped(room.view, card(room, "B"), dragged(value), action=LINK))
    assert carriers(session, value) == ["B"]
    room.view.dropEvent(Dropped(room.view, card(room, "C"), dragged(value), action=LINK))
    assert sorted(carriers(session, value)) == ["A", "B", "C"]


def test_beside_the_cards_nothing_is_linked(
    room: Storyboard, session: Session, value: Element
) -> None:
    place = room.view.card_rect(room.model.rowCount() - 1).center()
    over = Over(room.view, place, dragged(value), action=LINK)
    room.view.dragMoveEvent(over)
    assert not over.isAccepted()
    room.view.dropEvent(Dropped(room.view, place, dragged(value), action=LINK))
    assert carriers(session, value) == []
    strange = QMimeData()
    strange.setData("application/x-narrative-studio-target", b"frame/../x")
    room.view.dropEvent(Dropped(room.view, card(room, "A"), strange, action=LINK))
    assert len(session.view.links) == 0


def test_a_row_of_the_outline_is_marked_and_linked_too(
    outline_room: Storyboard, session: Session, value: Element
) -> None:
    view, data = outline_room.outline_page.view, dragged(value)
    row = view.outline.row_of(named(session, "C").id)
    place = QPoint(200, view.rowViewportPosition(row) + 10)
    over = Over(view, place, data, action=LINK)
    view.dragMoveEvent(over)
    assert over.isAccepted()
    corner = QPoint(300, view.rowViewportPosition(row) + 1)
    shown = view.viewport().grab().toImage().pixelColor(corner).name()
    assert shown == theme.current().focus.name()
    view.dropEvent(Dropped(view, place, data, action=LINK))
    assert carriers(session, value) == ["C"]
    heading = QPoint(200, view.rowViewportPosition(row - 1) + 10)
    over = Over(view, heading, data, action=LINK)
    view.dragMoveEvent(over)
    assert not over.isAccepted()


def test_the_shelf_moves_on_under_frames_that_are_held_at_its_edge(
    room: Storyboard, shelf: ElementShelf, session: Session
) -> None:
    fill(session, *(f"V:Value {number}" for number in range(30)))
    view = shelf.list_view
    data = room.model.mimeData([room.model.index(room.model.row_of(named(session, "A").id))])
    at = QPoint(60, view.viewport().height() - 3)
    view.dragMoveEvent(Over(view, at, data, action=LINK))
    first = view._marks.target_row
    for _ in range(9):
        view._edge.step()
    assert view.verticalScrollBar().value() > 0
    assert view._marks.target_row > first
    assert view._marks.target_row == view.indexAt(at).row()
    view.dragLeaveEvent(QDragLeaveEvent())
    assert not view._edge.is_running()


def test_frames_are_dropped_on_an_element_of_the_shelf(
    room: Storyboard, shelf: ElementShelf, session: Session, value: Element
) -> None:
    rows = [room.model.row_of(named(session, name).id) for name in "AB"]
    data = room.model.mimeData([room.model.index(row) for row in rows])
    view = shelf.list_view
    place = view.visualRect(shelf.model.index(shelf.model.row_of(value.id))).center()
    entering = QDragEnterEvent(place, Qt.DropAction.MoveAction, data, LEFT, PLAIN)
    view.dragEnterEvent(entering)
    assert entering.isAccepted()
    over = Over(view, place, data, action=MOVE | LINK)
    view.dragMoveEvent(over)
    assert over.isAccepted()
    assert over.dropAction() == LINK
    view.dropEvent(Dropped(view, place, data))
    assert sorted(carriers(session, value)) == ["A", "B"]
    heading = view.visualRect(shelf.model.index(0)).center()
    view.dropEvent(Dropped(view, heading, data))
    assert len(session.view.links) == 2


def test_a_drag_from_the_shelf_carries_what_is_under_the_pointer(
    shelf: ElementShelf, value: Element, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[tuple[str, Qt.DropAction]] = []
    mime = "application/x-narrative-studio-target"

    def run(drag: QDrag, action: Qt.DropAction) -> Qt.DropAction:
        taken.append((bytes(drag.mimeData().data(mime).data()).decode(), action))
        return action

    monkeypatch.setattr(QDrag, "exec", run)
    view = shelf.list_view
    place = view.visualRect(shelf.model.index(shelf.model.row_of(value.id))).center()
    qtbot.mousePress(view.viewport(), LEFT, PLAIN, place)
    for step in (20, 40, 60):
        qtbot.mouseMove(view.viewport(), place + QPoint(step, 0))
    qtbot.mouseRelease(view.viewport(), LEFT, PLAIN, place + QPoint(60, 0))
    assert taken == [(f"element/{value.id}", LINK)]
    assert shelf.list_view.dragDropMode() == QAbstractItemView.DragDropMode.DragDrop


# The picker


@pytest.mark.parametrize("by", ["@", "chord"])
def test_a_key_offers_what_the_chosen_frames_could_be_linked_to(
    room: Storyboard, session: Session, value: Element, rival: Element, qtbot: QtBot, by: str
) -> None:
    picked = QSignalSpy(session.changed)
    session.select("frame", [named(session, "A").id, named(session, "B").id])
    for name in "AB":
        link(session.project, source=named(session, name), target=rival)
    if by == "@":
        qtbot.keyClicks(room.view, "@")
    else:
        qtbot.keyClick(room.view, Qt.Key.Key_K, CTRL | SHIFT)
    picker = room.linking.picker
    assert isinstance(picker, LinkPicker)
    lines = [picker.model.line(n) for n in range(picker.model.rowCount())]
    assert [line.words for line in lines if line.can_be_picked] == ["Recall less"]
    assert [line.words for line in lines if line.is_linked] == ["Binders"], "both have this link"
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert sorted(carriers(session, value)) == ["A", "B"]
    assert picked.count() == 3
    assert room.view.hasFocus()


def test_without_a_frame_there_is_nothing_to_link(room: Storyboard, session: Session) -> None:
    session.select("", [])
    room.linking.pick()
    assert room.linking.picker is None
    assert messages(session)[-1].text == "Choose a frame first, then link it"
