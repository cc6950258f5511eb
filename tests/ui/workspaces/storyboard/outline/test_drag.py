"""Dragging rows of the outline: what hangs at the pointer, the line, where they come to stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDragLeaveEvent

from tests.ui.boards import Boards, headlines, named, told
from tests.ui.workspaces.storyboard.stage import MOVE, Dropped, Over
from ui import theme
from ui.session import Session
from ui.workspaces.storyboard.drag_picture import chip_picture
from ui.workspaces.storyboard.outline.view import OutlineView


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "introduction:C", "the-ask:D")


def data_of(outline: OutlineView, session: Session, *names: str) -> QMimeData:
    session.select("frame", [named(session, name).id for name in names])
    return outline.outline.mimeData(outline.selectionModel().selectedRows())


def point(outline: OutlineView, key: str, part: float = 0.5) -> QPoint:
    row = outline.outline.row_of(key)
    return QPoint(200, outline.rowViewportPosition(row) + round(part * outline.rowHeight(row)))


def test_rows_are_dropped_in_their_order(outline: OutlineView, session: Session) -> None:
    data = data_of(outline, session, "A", "D")
    at = point(outline, named(session, "C").id, 0.8)
    over = Over(outline, at, data)
    outline.dragMoveEvent(over)
    assert over.isAccepted()
    picture = outline.grab().toImage()
    assert (
        picture.pixelColor(QPoint(300, 0) + _line(outline)).name() == theme.current().focus.name()
    )
    outline.dropEvent(Dropped(outline, at, data))
    assert headlines(session) == ["B", "C", "A", "D"]
    assert named(session, "A").beat == "introduction"
    session.undo()
    assert headlines(session) == ["A", "B", "C", "D"]


def _line(outline: OutlineView) -> QPoint:
    drop = outline._drop
    assert drop is not None
    assert drop.line is not None
    return QPoint(0, outline.viewport().y() + drop.line.center().y())


def test_a_row_dropped_on_a_heading_begins_its_beat(outline: OutlineView, session: Session) -> None:
    data = data_of(outline, session, "D")
    outline.dropEvent(Dropped(outline, point(outline, "beat:introduction"), data))
    assert headlines(session) == ["A", "B", "D", "C"]
    data = data_of(outline, session, "A")
    outline.dropEvent(Dropped(outline, point(outline, "beat:proof"), data))
    assert named(session, "A").beat == "proof"


def test_a_row_dropped_among_the_backups_is_hidden(outline: OutlineView, session: Session) -> None:
    with session.project.op("Hide") as op:
        op.set(type(named(session, "D")), named(session, "D").id, is_backup=True)
    data = data_of(outline, session, "A")
    outline.verticalScrollBar().setValue(outline.verticalScrollBar().maximum())
    outline.dropEvent(Dropped(outline, point(outline, "backups"), data))
    assert [frame.headline for frame in told(session).backups] == ["A", "D"]


def test_what_comes_from_elsewhere_and_what_leaves_is_not_marked(
    outline: OutlineView, session: Session
) -> None:
    plain = QMimeData()
    plain.setText("words")
    over = Over(outline, QPoint(100, 100), plain)
    outline.dragMoveEvent(over)
    assert not over.isAccepted()
    data = data_of(outline, session, "A")
    outline.dragMoveEvent(Over(outline, QPoint(100, 100), data))
    assert outline._drop is not None
    outline.dragLeaveEvent(QDragLeaveEvent())
    assert outline._drop is None


def test_the_rows_move_on_under_what_is_held_at_the_edge(
    outline: OutlineView, session: Session
) -> None:
    outline.resize(outline.width(), 240)
    bar, port = outline.verticalScrollBar(), outline.viewport()
    outline.dragMoveEvent(
        Over(outline, QPoint(200, port.height() - 3), data_of(outline, session, "A"))
    )
    assert outline._drop is not None
    first = outline._drop.row
    for _ in range(400):
        outline._edge.step()
    assert bar.value() == bar.maximum() > 0
    assert outline._drop is not None
    assert outline._drop.row > first
    outline.dragLeaveEvent(QDragLeaveEvent())
    assert not outline._edge.is_running()


def test_what_hangs_at_the_pointer_names_the_frames(
    outline: OutlineView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def run(drag: QDrag, *_actions: Qt.DropAction) -> Qt.DropAction:
        seen.append(drag.pixmap().width())
        return MOVE

    monkeypatch.setattr(QDrag, "exec", run)
    session.select("frame", [])
    outline.startDrag(MOVE)
    assert seen == []
    session.select("frame", [named(session, "A").id])
    outline.startDrag(MOVE)
    session.select("frame", [named(session, "A").id, named(session, "B").id])
    outline.startDrag(MOVE)
    assert seen == [chip_picture(words, 1.0).width() for words in ("Frame 1", "2 frames")]
