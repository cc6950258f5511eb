"""The cards while something is dragged: themselves, or what they can be linked to.

What only a gesture needs is loaded by the gesture, so that the board is there sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui import painting, theme
from ui.models.storyboard import StoryboardModel
from ui.models.storyboard_places import PlaceKind
from ui.models.thumbnails import Thumbnails
from ui.widgets.edge_scroll import EdgeScroll
from ui.workspaces.storyboard.board.page_view import PageView
from ui.workspaces.storyboard.frame_drag import (
    FRAME_ACTIONS,
    accept_frames,
    dragged_frames,
    parcel_of,
    takes_frames,
)
from ui.workspaces.storyboard.target_drag import accept_link, holds_target

if TYPE_CHECKING:
    from ui.workspaces.storyboard.board.drop_places import DropPlace


class CardDragView(PageView):
    """A line shows where cards would come to stand, a frame which card would be linked.

    Signals:
        dropped(list, object): frames were dropped at a DropPlace.
        brought(bytes, object): frames of another document, as a parcel, were dropped there.
        target_dropped(str, object): what frames can be linked to was dropped on that frame; its
            data (QMimeData) says what it is.
    """

    dropped = Signal(list, object)
    brought = Signal(bytes, object)
    target_dropped = Signal(str, object)

    def __init__(
        self, model: StoryboardModel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, thumbnails, parent)
        self._drop: DropPlace | None = None
        self._pointer: tuple[QPoint, list[str] | None] | None = None
        self._edge = EdgeScroll(self, self.verticalScrollBar())

    def paint_drag(self, painter: QPainter, offset: int) -> None:
        """Paint where what is dragged would go; ``offset`` is the top of the viewport."""
        if self._drop is not None and self._drop.line is not None:
            line = self._drop.line.translated(0, -offset)
            painting.rounded(painter, line, line.width() / 2, fill=theme.current().focus)

    def hover(self, row: int) -> None:
        """Light up the card of a row, -1 for none."""
        attention = self.cards.attention
        if row != attention.hovered:
            before, attention.hovered = attention.hovered, row
            self.repaint_row(before)
            self.repaint_row(row)

    def holds_frame(self, index: QModelIndex) -> bool:
        """Whether a frame stands in a place."""
        return self.board.place(index.row()).kind is PlaceKind.FRAME

    def startDrag(self, _actions: Qt.DropAction) -> None:
        indexes = [
            index
            for index in self.selectedIndexes()
            if self.board.place(index.row()).frame is not None
        ]
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.board.mimeData(indexes))
        picture, grip = self._drag_picture(indexes)
        drag.setPixmap(picture)
        drag.setHotSpot(grip)
        self.take({self.board.place(index.row()).key for index in indexes})
        drag.exec(FRAME_ACTIONS, Qt.DropAction.MoveAction)
        self.take(set())
        self._aim(None)

    def take(self, keys: set[str]) -> None:
        """Show the places of these frames as left behind."""
        self.cards.attention.taken = frozenset(keys)
        self.hover(-1)
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes_frames(event, self.board.session):
            accept_frames(event, self.board.session)
        elif holds_target(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        is_target = holds_target(event.mimeData())
        session = self.board.session
        if not is_target and not takes_frames(event, session):
            event.ignore()
            return
        point = event.position().toPoint()
        self._edge.hold_in(point.y(), self.viewport().height())
        self._pointer = point, None if is_target else dragged_frames(event, session)
        has_place = self._aim_at_pointer()
        if is_target:
            accept_link(event, is_over=has_place)
        elif has_place:
            accept_frames(event, session)
        else:
            event.ignore()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._aim_at_pointer()  # The cards move on under a pointer that rests at the edge.

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._edge.stop()
        self._pointer = None
        self._aim(None)
        self._aim_link(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._edge.stop()
        self._pointer = None
        session = self.board.session
        if takes_frames(event, session):
            frames = dragged_frames(event, session)
            place = self._drop_at(event.position().toPoint(), frames)
            if place is not None:
                accept_frames(event, session)
                if frames:
                    self.dropped.emit(frames, place)
                else:
                    self.brought.emit(parcel_of(event), place)
        elif holds_target(event.mimeData()):
            point = event.position().toPoint()
            is_over = self._aim_link(point)
            accept_link(event, is_over=is_over)
            if is_over:
                frame = self.board.place(self.indexAt(point).row()).frame
                self.target_dropped.emit(frame, event.mimeData())
            self._aim_link(None)
        self._aim(None)
        self.setState(QAbstractItemView.State.NoState)

    def picture_row_at(self, point: QPoint) -> tuple[str, str, QRect] | None:
        """The frame on whose card a picture would be dropped, and its card."""
        index = self.indexAt(point)
        frame = self.board.place(index.row()).frame if index.isValid() else None
        return None if frame is None else ("frame", frame, self.card_rect(index.row()))

    def _drop_at(self, point: QPoint, frames: list[str]) -> DropPlace | None:
        from ui.workspaces.storyboard.board.drop_places import drop_place

        return drop_place(
            self.place_geometry(),
            self.board.place,
            self.board.rowCount(),
            point + QPoint(0, self.verticalOffset()),
            frozenset(frames),
        )

    def _aim_at_pointer(self) -> bool:
        """Show where what is dragged would go; whether it would go anywhere."""
        if self._pointer is None:
            return False
        point, frames = self._pointer
        if frames is None:
            return self._aim_link(point)
        self._aim(self._drop_at(point, frames))
        return self._drop is not None

    def _aim(self, place: DropPlace | None) -> None:
        if place == self._drop:
            return
        self._drop = place
        attention = self.cards.attention
        attention.target_row = place.row if place is not None and place.line is None else -1
        attention.target_beat = place.beat if place is not None else ""
        self.viewport().update()

    def _aim_link(self, point: QPoint | None) -> bool:
        """Show the card under a point as the one that is linked; whether there is one."""
        index = self.indexAt(point) if point is not None else QModelIndex()
        row = index.row() if index.isValid() and self.holds_frame(index) else -1
        attention = self.cards.attention
        if row != attention.linked_row:
            before, attention.linked_row = attention.linked_row, row
            self.repaint_row(before)
            self.repaint_row(row)
        return row >= 0

    def _drag_picture(self, indexes: Sequence[QModelIndex]) -> tuple[QPixmap, QPoint]:
        """The card under the pointer as it is, and where the pointer grips it."""
        from ui.workspaces.storyboard.drag_picture import drag_picture

        current = self.currentIndex()
        row = current.row() if current in indexes else indexes[0].row()
        card = self.card_rect(row)
        reach = painting.RING_REACH_PX
        picture = self.viewport().grab(card.adjusted(-1, -1, 1, reach))
        grip = self.viewport().mapFromGlobal(self.cursor().pos()) - card.topLeft()
        inside = QPoint(min(max(grip.x(), 0), card.width()), min(max(grip.y(), 0), card.height()))
        return drag_picture(picture, len(indexes)), inside
