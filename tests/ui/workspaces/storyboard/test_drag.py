"""Dragging cards: what is shown on the way, and where they come to stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPixmap
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards, headlines, named, told
from tests.ui.workspaces.storyboard.stage import LEFT, MOVE, PLAIN, Dropped, Over
from ui.models.dragged_frames import FRAMES_MIME
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.drag_picture import drag_picture


class Dragging:
    """Drags frames of a room by name."""

    def __init__(self, room: Storyboard) -> None:
        self.room = room
        self.view = room.view

    def data(self, *names: str) -> QMimeData:
        model = self.view.board
        rows = [model.row_of(named(self.room.session, name).id) for name in names]
        return model.mimeData([model.index(row) for row in rows])

    def point(self, key: str, *, right: bool = False) -> QPoint:
        model = self.view.board
        places = [model.place(row) for row in range(model.rowCount())]
        keys = [place.key for place in places]
        frames = {f.headline: f.id for f in told(self.room.session).all_frames}
        row = keys.index(frames.get(key, key))
        self.view.scrollTo(model.index(row))
        card = self.view.card_rect(row)
        return card.center() + QPoint(40 if right else -40, 0)

    def over(self, data: QMimeData, point: QPoint) -> QDragMoveEvent:
        event = Over(self.view, point, data)
        self.view.dragMoveEvent(event)
        return event

    def drop(self, data: QMimeData, point: QPoint) -> None:
        self.over(data, point)
        self.view.dropEvent(Dropped(self.view, point, data))


@pytest.fixture
def room(boards: Boards, qtbot: QtBot) -> Iterator[Storyboard]:
    session = boards.session("insight:A", "insight:B", "insight:C", "introduction:D", "the-ask:E")
    made = Storyboard(session)
    qtbot.addWidget(made)
    made.resize(912, 696)
    made.show()
    yield made
    made.view._edge.stop()


@pytest.fixture
def drag(room: Storyboard) -> Dragging:
    return Dragging(room)


def test_a_card_dropped_on_the_left_half_stands_before_it(drag: Dragging) -> None:
    drag.drop(drag.data("C"), drag.point("A"))
    assert headlines(drag.room.session) == ["C", "A", "B", "D", "E"]


def test_several_cards_keep_their_order_across_the_parts(drag: Dragging) -> None:
    drag.drop(drag.data("A", "E"), drag.point("D", right=True))
    assert headlines(drag.room.session) == ["B", "C", "D", "A", "E"]
    assert named(drag.room.session, "E").beat == "introduction"
    assert drag.room.session.selection.ids == tuple(
        named(drag.room.session, name).id for name in "AE"
    )


def test_an_empty_beat_is_filled(drag: Dragging) -> None:
    drag.drop(drag.data("B"), drag.point("gap:proof"))
    assert named(drag.room.session, "B").beat == "proof"


def test_the_place_to_add_keeps_a_frame_as_backup_and_a_beat_takes_it_back(
    drag: Dragging,
) -> None:
    drag.drop(drag.data("B"), drag.point("add"))
    assert headlines(drag.room.session) == ["A", "C", "D", "E"]
    drag.drop(drag.data("B"), drag.point("C", right=True))
    assert headlines(drag.room.session) == ["A", "C", "B", "D", "E"]


def test_dropping_a_card_on_itself_changes_nothing(drag: Dragging) -> None:
    before = drag.room.session.project.undo_state
    drag.drop(drag.data("B"), drag.point("B"))
    assert drag.room.session.project.undo_state == before


def test_a_drop_is_one_step_of_undo(drag: Dragging) -> None:
    drag.drop(drag.data("A", "E"), drag.point("gap:alternatives"))
    drag.room.session.undo()
    assert headlines(drag.room.session) == ["A", "B", "C", "D", "E"]


def test_the_way_shows_the_line_and_the_beat_it_leads_to(drag: Dragging) -> None:
    quiet = drag.view.grab().toImage()
    event = drag.over(drag.data("E"), drag.point("B"))
    assert event.isAccepted()
    assert drag.view.cards.attention.target_beat == "insight"
    assert drag.view.grab().toImage() != quiet
    drag.over(drag.data("E"), drag.point("gap:proof"))
    row = drag.view.cards.attention.target_row
    assert drag.view.board.place(row).beat == "proof"


def test_the_cards_move_on_under_what_is_held_at_the_edge(drag: Dragging) -> None:
    drag.room.resize(912, 420)
    bar = drag.view.verticalScrollBar()
    edge = QPoint(drag.point("A").x(), drag.view.viewport().height() - 4)
    bar.setValue(0)
    drag.over(drag.data("E"), edge)
    first = drag.view._drop
    drag.view._edge.step()
    assert bar.value() > 0
    while bar.value() < bar.maximum():
        drag.view._edge.step()
    # The pointer rests, and yet the mark is where the card would go now.
    would_go = drag.view._drop_at(edge, [named(drag.room.session, "E").id])
    assert drag.view._drop == would_go != first


def test_what_comes_from_elsewhere_is_not_taken(drag: Dragging) -> None:
    data = QMimeData()
    data.setData(FRAMES_MIME, b"another document")
    point = drag.point("A")
    entering = QDragEnterEvent(point, MOVE, data, LEFT, PLAIN)
    drag.view.dragEnterEvent(entering)
    assert not entering.isAccepted()
    moving = QDragMoveEvent(point, MOVE, data, LEFT, PLAIN)
    drag.view.dragMoveEvent(moving)
    assert not moving.isAccepted()
    before = headlines(drag.room.session)
    drag.view.dropEvent(QDropEvent(QPointF(point), MOVE, data, LEFT, PLAIN))
    assert headlines(drag.room.session) == before


def test_the_place_left_behind_stays_until_the_drag_ends(
    drag: Dragging, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, seen = drag.room, []
    room.session.select("frame", [named(room.session, name).id for name in "AC"])

    def run(dragged: QDrag, *_actions: Qt.DropAction) -> Qt.DropAction:
        seen.append(drag.view.cards.attention.taken)
        assert dragged.mimeData().hasFormat(FRAMES_MIME)
        assert not dragged.pixmap().isNull()
        return MOVE

    monkeypatch.setattr(QDrag, "exec", run)
    drag.view.startDrag(MOVE)
    assert seen == [frozenset(named(room.session, name).id for name in "AC")]
    assert drag.view.cards.attention.taken == frozenset()


def test_an_empty_place_cannot_be_dragged(drag: Dragging, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDrag, "exec", lambda *_args: pytest.fail("nothing to drag"))
    drag.room.session.select("", [])
    drag.view.startDrag(MOVE)


def test_the_picture_at_the_pointer_says_how_many_come(qtbot: QtBot) -> None:
    card = QPixmap(170, 200)
    card.fill(Qt.GlobalColor.white)
    assert drag_picture(card, 3).toImage() != drag_picture(card, 1).toImage()
    assert drag_picture(card, 3).size() == card.size()
