"""The rows of the outline while something is dragged: themselves, or what they can be linked to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.model.ids import FrameId
from ui import painting, theme
from ui.models.frame_cards import frame_label
from ui.models.outline import OutlineModel
from ui.widgets.edge_scroll import EdgeScroll
from ui.workspaces.storyboard.board.drop_places import DropPlace
from ui.workspaces.storyboard.drag_picture import chip_picture
from ui.workspaces.storyboard.frame_drag import (
    FRAME_ACTIONS,
    accept_frames,
    dragged_frames,
    parcel_of,
    takes_frames,
)
from ui.workspaces.storyboard.target_drag import accept_link, holds_target

_DRAG_GRIP: Final = QPoint(-14, -8)


class RowDragView(QTableView):
    """A line shows where rows would come to stand, a frame which row would be linked.

    Signals:
        dropped(list, object): frames were dropped at a DropPlace.
        brought(bytes, object): frames of another document, as a parcel, were dropped there.
        target_dropped(str, object): what frames can be linked to was dropped on that frame; its
            data (QMimeData) says what it is.
    """

    dropped = Signal(list, object)
    brought = Signal(bytes, object)
    target_dropped = Signal(str, object)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline = model
        self._drop: DropPlace | None = None
        self._linked_row = -1
        self._pointer: tuple[QPoint, list[str] | None] | None = None
        self._edge = EdgeScroll(self, self.verticalScrollBar())
        self._edge.scrolled.connect(self._aim_at_pointer)

    def selected_frames(self) -> list[str]:
        """The selected frames in the order of the story."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return list(self.outline.frames(list(rows)))

    def paint_drag(self, painter: QPainter) -> None:
        """Paint where what is dragged would go."""
        now = theme.current()
        if self._drop is not None and self._drop.line is not None:
            painter.fillRect(self._drop.line, now.focus)
        if self._linked_row >= 0:
            top, height = (
                self.rowViewportPosition(self._linked_row),
                self.rowHeight(self._linked_row),
            )
            room = QRect(0, top, self.viewport().width(), height)
            painting.rounded(painter, room, 2, line=now.focus, line_px=3)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        frames = self.selected_frames()
        if not frames:
            return
        drag = QDrag(self)
        drag.setMimeData(self.outline.mimeData(self.selectionModel().selectedRows()))
        drag.setPixmap(chip_picture(self._named(frames), self.devicePixelRatioF()))
        drag.setHotSpot(_DRAG_GRIP)
        drag.exec(FRAME_ACTIONS, Qt.DropAction.MoveAction)
        self._aim(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes_frames(event, self.outline.session):
            accept_frames(event, self.outline.session)
        elif holds_target(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        is_target, point = holds_target(event.mimeData()), event.position().toPoint()
        session = self.outline.session
        if not is_target and not takes_frames(event, session):
            event.ignore()
            return
        self._edge.hold_in(point.y(), self.viewport().height())
        self._pointer = point, None if is_target else dragged_frames(event, session)
        has_place = self._aim_at_pointer()
        if is_target:
            accept_link(event, is_over=has_place)
        elif has_place:
            accept_frames(event, session)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._edge.stop()
        self._pointer = None
        self._aim(None)
        self._aim_link(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._edge.stop()
        self._pointer = None
        if holds_target(event.mimeData()):
            self._drop_target(event)
        elif takes_frames(event, self.outline.session):
            frames = dragged_frames(event, self.outline.session)
            place = self.drop_at(event.position().toPoint(), frames)
            # The model is not told to move anything: the verb is, and the model follows.
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            if place is not None and frames:
                self.dropped.emit(frames, place)
            elif place is not None:
                self.brought.emit(parcel_of(event), place)
        self._aim(None)
        self.setState(QAbstractItemView.State.NoState)

    def _drop_target(self, event: QDropEvent) -> None:
        is_over = self._aim_link(event.position().toPoint())
        accept_link(event, is_over=is_over)
        if is_over:
            frame = self.outline.row(self._linked_row).frame
            self.target_dropped.emit(frame, event.mimeData())
        self._aim_link(None)

    def _aim_at_pointer(self) -> bool:
        """Show where what is dragged would go; whether it would go anywhere."""
        if self._pointer is None:
            return False
        point, frames = self._pointer
        if frames is None:
            return self._aim_link(point)
        self._aim(self.drop_at(point, frames))
        return self._drop is not None

    def _aim_link(self, point: QPoint | None) -> bool:
        """Show the row under a point as the one that is linked; whether there is one."""
        row = self.rowAt(point.y()) if point is not None else -1
        if row >= 0 and self.outline.row(row).frame is None:
            row = -1
        if row != self._linked_row:
            self._linked_row = row
            self.viewport().update()
        return row >= 0

    def picture_row_at(self, point: QPoint) -> tuple[str, str, QRect] | None:
        """The frame on whose row a picture would be dropped, and its row."""
        row = self.rowAt(point.y())
        frame = self.outline.row(row).frame if row >= 0 else None
        if frame is None:
            return None
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        return "frame", frame, QRect(0, top, self.viewport().width(), height)

    def drop_at(self, point: QPoint, taken: Sequence[str]) -> DropPlace | None:
        """Where frames that are dropped at a point would come to stand."""
        count = self.outline.rowCount()
        if not count:
            return None
        row = self.rowAt(point.y())
        row = count - 1 if row < 0 else row
        rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        at = self.outline.row(row)
        is_after = at.frame is None or point.y() > rect.center().y()
        line = QRect(0, (rect.bottom() if is_after else rect.top()) - 1, rect.width(), 3)
        if at.is_backup:
            return DropPlace(row, is_backup=True, line=line)
        return DropPlace(
            row, at.beat, self._next_staying(row + is_after, at.beat, taken), line=line
        )

    # Inside

    def _next_staying(self, row: int, beat: str, taken: Sequence[str]) -> FrameId | None:
        """The first frame of the beat from a row on that is not being dragged itself."""
        while row < self.outline.rowCount():
            at = self.outline.row(row)
            if at.beat != beat or at.frame is None or at.is_backup:
                return None
            if at.frame not in taken:
                return at.frame
            row += 1
        return None

    def _named(self, frames: Sequence[str]) -> str:
        story = self.outline.story
        if len(frames) > 1 or story is None:
            return counted(len(frames), "frame")
        return frame_label(story, FrameId(frames[0]))

    def _aim(self, place: DropPlace | None) -> None:
        self._drop = place
        self.viewport().update()
