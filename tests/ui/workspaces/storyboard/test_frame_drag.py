"""Frames of the document are moved, also from another window; those of others are copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards, headlines, named, told
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import MOVE, Dropped, Over
from ui.models.dragged_frames import DraggedFrames
from ui.session import Session
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.frame_drag import (
    FRAME_ACTIONS,
    dragged_frames,
    is_own,
    takes_frames,
)

COPY = Qt.DropAction.CopyAction


@pytest.fixture
def elsewhere(boards: Boards) -> Session:
    return boards.session("insight:Near", "proof:Far")


def of(session: Session, *names: str) -> QMimeData:
    return DraggedFrames(session, [named(session, name).id for name in names])


def over(room: Storyboard, name: str) -> QPoint:
    """The right half of a card, or the place to add one."""
    model, view = room.model, room.view
    keys = [model.place(row).key for row in range(model.rowCount())]
    wanted = name if name == "add" else named(room.session, name).id
    row = keys.index(wanted)
    view.scrollTo(model.index(row))
    return view.card_rect(row).center() + QPoint(40, 0)


def drop(room: Storyboard, data: QMimeData, name: str) -> Qt.DropAction:
    point = over(room, name)
    moving = Over(room.view, point, data, action=FRAME_ACTIONS, source=room)
    room.view.dragMoveEvent(moving)
    assert moving.isAccepted()
    event = Dropped(room.view, point, data, action=FRAME_ACTIONS, source=room)
    room.view.dropEvent(event)
    return event.dropAction()


def test_frames_of_the_document_come_in_their_order(room: Storyboard, elsewhere: Session) -> None:
    session = room.session
    event = Dropped(room.view, QPoint(), of(session, "C", "A"))
    assert is_own(event, session)
    assert dragged_frames(event, session) == [named(session, "C").id, named(session, "A").id]
    assert not is_own(event, elsewhere)
    assert takes_frames(event, elsewhere)
    assert dragged_frames(event, elsewhere) == []
    assert not takes_frames(Dropped(room.view, QPoint(), QMimeData()), session)


def test_frames_of_another_window_of_the_document_are_moved(room: Storyboard) -> None:
    assert drop(room, of(room.session, "C"), "A") == MOVE
    assert headlines(room.session) == ["A", "C", "B", "D"]


def test_frames_of_another_document_are_copied_to_where_the_mark_was(
    room: Storyboard, elsewhere: Session
) -> None:
    assert drop(room, of(elsewhere, "Near", "Far"), "A") == COPY
    assert headlines(room.session) == ["A", "Near", "Far", "B", "C", "D"]
    assert messages(room.session)[-1].text == "2 frames copied here"
    assert len(told(elsewhere).frames) == 2
    room.session.undo()
    assert headlines(room.session) == ["A", "B", "C", "D"]


def test_frames_of_another_document_are_kept_as_backup_where_that_is_said(
    room: Storyboard, elsewhere: Session
) -> None:
    drop(room, of(elsewhere, "Far"), "add")
    assert headlines(room.session) == ["A", "B", "C", "D"]
    assert [frame.headline for frame in told(room.session).backups] == ["Far"]


def test_the_outline_takes_them_too(
    outline_room: Storyboard, elsewhere: Session, qtbot: QtBot
) -> None:
    view, data = outline_room.outline_page.view, of(elsewhere, "Far")
    row = view.outline.row_of(named(outline_room.session, "A").id)
    at = QPoint(200, view.rowViewportPosition(row) + view.rowHeight(row) - 3)
    moving = Over(view, at, data, source=outline_room)
    view.dragMoveEvent(moving)
    assert moving.isAccepted()
    view.dropEvent(Dropped(view, at, data, source=outline_room))
    assert headlines(outline_room.session)[:2] == ["A", "Far"]


def test_the_shelf_links_no_frames_of_another_document(
    room: Storyboard, elsewhere: Session
) -> None:
    rows = room.linking.shelf.list_view
    rows.dropEvent(Dropped(rows, QPoint(60, 60), of(elsewhere, "Far")))
    assert len(room.session.view.links) == 0
