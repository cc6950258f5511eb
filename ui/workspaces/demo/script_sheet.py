"""The scripts of all told frames as one text, one of which can be edited where it stands."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from ui.widgets.divider import Divider
from ui.workspaces.demo.script_page import COLUMN_PX, Level, ScriptPage

_GAP_PX: Final = 32


class FrameScript(QWidget):
    """One frame of the text: its page, and the editor while it is here.

    Signals:
        clicked(str, int, QPoint): the frame of that id was clicked, at that place in the source of
            its script, or -1 beside it; and where on the screen.
    """

    clicked = Signal(str, int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame_id = ""
        self._shown: tuple[Any, ...] = ()
        self.page = ScriptPage()
        self.page.setMouseTracking(True)
        self.setMouseTracking(True)
        self._divider = Divider()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.page)
        self._column.addSpacing(_GAP_PX - 8)
        self._column.addWidget(self._divider)
        self._column.addSpacing(_GAP_PX)

    def show_frame(self, story: NarrativeView, frame: Frame, level: Level) -> None:
        """Show a frame; where nothing of it has changed, nothing is done."""
        self._frame_id = frame.id
        shown = (frame, story.number(frame.id), story.narrative.pace_wpm, story.template, level)
        if shown != self._shown:
            self._shown = shown
            self.page.show_frame(story, frame, level)

    def take(self, editor: QWidget) -> None:
        """Hold the editor, below the head of the frame."""
        if self._column.indexOf(editor) < 0:
            self._column.insertWidget(1, editor)

    def set_last(self, *, is_last: bool) -> None:
        """Leave out the line that parts a frame from the next."""
        self._divider.setVisible(not is_last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.IBeamCursor if self._is_script(event) else Qt.CursorShape.ArrowCursor
        self.page.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            at = self.page.mapFrom(self, event.position().toPoint())
            place = self.page.place_at(at) if self._is_script(event) else -1
            self.clicked.emit(self._frame_id, place, event.globalPosition().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # So that the release comes here too.

    def _is_script(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        return self.page.geometry().contains(at) and self.page.is_script_at(at.y() - self.page.y())


class ScriptSheet(QWidget):
    """All frames, one below the other.

    Signals:
        clicked(str, int, QPoint): a frame was clicked, at a place of its script, or -1 beside it.
    """

    clicked = Signal(str, int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frames: dict[str, FrameScript] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setMaximumWidth(COLUMN_PX)

    def show_story(
        self, story: NarrativeView | None, level: Level, *, edited: str | None = None
    ) -> None:
        """Show the told frames; of the one that is edited only the head."""
        frames = story.frames if story is not None else ()
        wanted = {str(frame.id) for frame in frames}
        for frame_id in [one for one in self._frames if one not in wanted]:
            gone = self._frames.pop(frame_id)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, frame in enumerate(frames):
            assert story is not None
            part = self._frames.get(frame.id)
            if part is None:
                part = self._frames[frame.id] = FrameScript(self)
                part.clicked.connect(self.clicked)
            if self._column.indexOf(part) != place:
                self._column.insertWidget(place, part)
                part.show()
            part.show_frame(story, frame, Level.HEAD if frame.id == edited else level)
            part.set_last(is_last=place == len(frames) - 1)

    def part(self, frame_id: str) -> FrameScript:
        """The part of the text that one frame has."""
        return self._frames[frame_id]

    def top_px(self, frame_id: str) -> int:
        """Where a frame begins."""
        part = self._frames.get(frame_id)
        return part.y() if part is not None else 0

    def frame_at(self, y: int) -> str | None:
        """The id of the frame that stands at a height of the text."""
        for frame_id, part in self._frames.items():
            if part.geometry().contains(QPoint(part.x(), y)):
                return frame_id
        return None
