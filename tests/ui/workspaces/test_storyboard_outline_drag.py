"""Dragging rows of the outline: what hangs at the pointer, the line, where they come to stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards, headlines, named, told
from ui import theme
from ui.session import Session
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.drag_picture import chip_picture
from ui.workspaces.storyboard.outline_view import OutlineView

MOVE = Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class _Move(QDragMoveEvent):
    def __init__(self, view: OutlineView, point: QPoint, data: QMimeData) -> None:
        super().__init__(point, MOVE, data, LEFT, NONE)
        self._view = view

    def source(self) -> OutlineView:
        return self._view


class _Drop(QDropEvent):
    def __init__(self, view: OutlineView, point: QPoint, data: QMimeData) -> None:
        super().__init__(QPointF(point), MOVE, data, LEFT, NONE)
        self._view = view

    def source(self) -> OutlineView:
        return self._view


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "introduction:C", "the-ask:D")


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> OutlineView:
    room = Storyboard(session)
    qtbot.addWidget(room)
    room.resize(912, 700)
    room.show()
    room.show_view("outline")
    return room.outline_page.view


def data_of(view: OutlineView, session: Session, *names: str) -> QMimeData:
    session.select("frame", [named(session, name).id for name in names])
    return view.outline.mimeData(view.selectionModel().selectedRows())


def point(view: OutlineView, key: str, part: float = 0.5) -> QPoint:
    row = view.outline.row_of(key)
    return QPoint(200, view.rowViewportPosition(row) + round(part * view.rowHeight(row)))


def test_rows_are_dropped_in_their_order(view: OutlineView, session: Session) -> None:
    data = data_of(view, session, "A", "D")
    at = point(view, named(session, "C").id, 0.8)
    over = _Move(view, at, data)
    view.dragMoveEvent(over)
    assert over.isAccepted()
    picture = view.grab().toImage()
    assert picture.pixelColor(QPoint(300, 0) + _line(view)).name() == theme.current().focus.name()
    view.dropEvent(_Drop(view, at, data))
    assert headlines(session) == ["B", "C", "A", "D"]
    assert named(session, "A").beat == "introduction"
    session.undo()
    assert headlines(session) == ["A", "B", "C", "D"]


def _line(view: OutlineView) -> QPoint:
    drop = view._drop
    assert drop is not None
    assert drop.line is not None
    return QPoint(0, view.viewport().y() + drop.line.center().y())


def test_a_row_dropped_on_a_heading_begins_its_beat(view: OutlineView, session: Session) -> None:
    data = data_of(view, session, "D")
    view.dropEvent(_Drop(view, point(view, "beat:introduction"), data))
    assert headlines(session) == ["A", "B", "D", "C"]
    data = data_of(view, session, "A")
    view.dropEvent(_Drop(view, point(view, "beat:proof"), data))
    assert named(session, "A").beat == "proof"


def test_a_row_dropped_among_the_backups_is_hidden(view: OutlineView, session: Session) -> None:
    with session.project.op("Hide") as op:
        op.set(type(named(session, "D")), named(session, "D").id, is_backup=True)
    data = data_of(view, session, "A")
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.dropEvent(_Drop(view, point(view, "backups"), data))
    assert [frame.headline for frame in told(session).backups] == ["A", "D"]


def test_what_comes_from_elsewhere_and_what_leaves_is_not_marked(
    view: OutlineView, session: Session
) -> None:
    plain = QMimeData()
    plain.setText("words")
    over = _Move(view, QPoint(100, 100), plain)
    view.dragMoveEvent(over)
    assert not over.isAccepted()
    data = data_of(view, session, "A")
    view.dragMoveEvent(_Move(view, QPoint(100, 100), data))
    assert view._drop is not None
    view.dragLeaveEvent(QDragLeaveEvent())
    assert view._drop is None


def test_what_hangs_at_the_pointer_names_the_frames(
    view: OutlineView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def run(drag: QDrag, *_actions: Qt.DropAction) -> Qt.DropAction:
        seen.append(drag.pixmap().width())
        return MOVE

    monkeypatch.setattr(QDrag, "exec", run)
    session.select("frame", [])
    view.startDrag(MOVE)
    assert seen == []
    session.select("frame", [named(session, "A").id])
    view.startDrag(MOVE)
    session.select("frame", [named(session, "A").id, named(session, "B").id])
    view.startDrag(MOVE)
    assert seen == [chip_picture(words, 1.0).width() for words in ("Frame 1", "2 frames")]
