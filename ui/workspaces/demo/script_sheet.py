"""The scripts of all told frames as one text, one of which can be edited where it stands.

A long story has a thousand frames: only those near the eyes are made and measured, the others take
the room that their number of letters lets expect.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from ui import theme
from ui.widgets.divider import Divider
from ui.workspaces.demo.script_page import COLUMN_PX, Level, ScriptPage, guesser

_GAP_PX: Final = 32
_NEAR_PX: Final = 1200
"""So far above and below the eyes frames are made."""
_ROUNDS: Final = 20


class FrameScript(QWidget):
    """One frame of the text: its page, and the editor while it is here.

    Signals:
        clicked(str, int, QPoint): the frame of that id was clicked, at that place in the source of
            its script, or -1 beside it; and where on the screen.
        stretched(): it needs another height.
    """

    clicked = Signal(str, int, QPoint)
    stretched = Signal()

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

    def show_frame(self, story: NarrativeView, frame: Frame, level: Level, note: str) -> None:
        """Show a frame; where nothing of it has changed, nothing is done."""
        self._frame_id = frame.id
        shown = _key(story, frame, level, note)
        if shown != self._shown:
            self._shown = shown
            self.page.show_frame(story, frame, level, note)

    def height_at(self, width: int) -> int:
        """The height that it needs at a width."""
        self._column.invalidate()
        return self._column.totalHeightForWidth(width)

    def take(self, editor: QWidget) -> None:
        """Hold the editor, below the head of the frame."""
        if self._column.indexOf(editor) < 0:
            self._column.insertWidget(1, editor)

    def set_last(self, *, is_last: bool) -> None:
        """Leave out the line that parts a frame from the next."""
        self._divider.setVisible(not is_last)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.stretched.emit()
        return done

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
        self._story: NarrativeView | None = None
        self._level = Level.FULL
        self._edited: str | None = None
        self._notes: dict[str, str] = {}
        self._frames: dict[str, Frame] = {}
        self._order: list[str] = []
        self._shown: dict[str, tuple[Any, ...]] = {}
        self._parts: dict[str, FrameScript] = {}
        self._heights: dict[str, int] = {}
        self._measured: set[str] = set()
        self._tops: list[int] = [0]
        self._sight = (0, 0)
        self._is_placing = False
        self.setMaximumWidth(COLUMN_PX)
        theme.changes().changed.connect(self._measure_anew)

    def show_story(
        self,
        story: NarrativeView | None,
        level: Level,
        *,
        edited: str | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """Show the told frames; of the one that is edited only the head.

        ``notes`` say of frames, by their ids, how they stand to a variant.
        """
        self._story, self._level, self._edited = story, level, edited
        self._notes = dict(notes or {})
        self._frames = {frame.id: frame for frame in story.frames} if story is not None else {}
        self._order = list(self._frames)
        shown: dict[str, tuple[Any, ...]] = {}
        for frame in self._frames.values():
            assert story is not None
            note = self._notes.get(frame.id, "")
            shown[frame.id] = _key(story, frame, self._level_of(frame.id), note)
            if shown[frame.id] != self._shown.get(frame.id):
                self._forget(frame.id)
        for frame_id in self._shown.keys() - shown.keys():
            self._forget(frame_id)
        self._shown = shown
        self._place()

    def see(self, top: int, bottom: int) -> int:
        """Make the frames that stand between two heights, and around them.

        Returns by how much what stood at ``top`` has moved: the frames above it have become higher
        or lower than was expected.
        """
        self._sight = (top, bottom)
        return self._place()

    def part(self, frame_id: str) -> FrameScript:
        """The part of the text that one frame has, made if need be."""
        if frame_id not in self._parts:
            self._measure(frame_id)
            self._place()
        return self._part(frame_id)

    def top_px(self, frame_id: str) -> int:
        """Where a frame begins."""
        return self._tops[self._order.index(frame_id)] if frame_id in self._frames else 0

    @property
    def last_px(self) -> int:
        """How high the last frame is, as far as it is known by now."""
        return self._tops[-1] - self._tops[-2] if self._order else 0

    def frame_at(self, y: int) -> str | None:
        """The id of the frame that stands at a height of the text."""
        place = bisect_right(self._tops, y) - 1
        return self._order[place] if 0 <= place < len(self._order) else None

    def sizeHint(self) -> QSize:
        return QSize(COLUMN_PX, self._tops[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._heights.clear()
            self._measured.clear()
            # To ask for another height while being laid out would go unheard.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    # Inside

    def _level_of(self, frame_id: str) -> Level:
        return Level.HEAD if frame_id == self._edited else self._level

    def _forget(self, frame_id: str) -> None:
        """The frame reads otherwise, or is gone."""
        self._heights.pop(frame_id, None)
        self._measured.discard(frame_id)

    def _measure_anew(self) -> None:
        """Every height is another, as at another width."""
        self._heights.clear()
        self._measured.clear()
        self._place()

    def _place(self) -> int:
        """Put the frames near the eyes where they belong, and see how high they are."""
        if self._is_placing:
            return 0
        self._is_placing = True
        try:
            return self._place_near()
        finally:
            self._is_placing = False

    def _place_near(self) -> int:
        guess = guesser(self._level, self._room_px)
        for frame_id, frame in self._frames.items():
            if frame_id not in self._heights:
                self._heights[frame_id] = guess(frame) + 2 * _GAP_PX - 8
        self._take_tops()
        top, bottom = self._sight
        anchor = max(0, min(bisect_right(self._tops, top) - 1, len(self._order) - 1))
        before = self._tops[anchor]
        near: list[str] = []
        for _ in range(_ROUNDS):
            near = self._near(top, bottom)
            unknown = [one for one in near if one not in self._measured]
            if not unknown:
                break
            for frame_id in unknown:
                self._measure(frame_id)
            self._take_tops()
            moved = self._tops[anchor] - before
            top, bottom, before = top + moved, bottom + moved, self._tops[anchor]
        shift, self._sight = top - self._sight[0], (top, bottom)
        self._drop_others(near)
        tops = dict(zip(self._order, self._tops, strict=False))
        for frame_id, part in self._parts.items():
            part.setGeometry(0, tops[frame_id], self.width(), self._heights[frame_id])
        if self._tops[-1] != self.minimumHeight():
            self.setMinimumHeight(self._tops[-1])
            self.updateGeometry()
        return shift

    def _take_tops(self) -> None:
        self._tops = [0, *accumulate(self._heights[one] for one in self._order)]

    def _near(self, top: int, bottom: int) -> list[str]:
        """The frames to be made, in order; the one that is edited wherever it stands."""
        first = bisect_right(self._tops, top - _NEAR_PX) - 1
        last = bisect_right(self._tops, bottom + _NEAR_PX)
        near = self._order[max(0, first) : last]
        if self._edited in self._frames and self._edited not in near:
            near.append(str(self._edited))
        return near

    def _measure(self, frame_id: str) -> None:
        part = self._part(frame_id)
        part.set_last(is_last=frame_id == self._order[-1])
        self._heights[frame_id] = part.height_at(self._room_px)
        self._measured.add(frame_id)

    def _part(self, frame_id: str) -> FrameScript:
        part = self._parts.get(frame_id)
        if part is None:
            part = self._parts[frame_id] = FrameScript(self)
            part.clicked.connect(self.clicked)
            part.stretched.connect(lambda: self._on_part_stretched(frame_id))
            part.show()
        assert self._story is not None
        frame, note = self._frames[frame_id], self._notes.get(frame_id, "")
        part.show_frame(self._story, frame, self._level_of(frame_id), note)
        return part

    def _drop_others(self, near: list[str]) -> None:
        """Let go of what is far from the eyes; its height stays known."""
        kept = set(near)
        for frame_id in [one for one in self._parts if one not in kept]:
            gone = self._parts.pop(frame_id)
            gone.hide()
            gone.deleteLater()

    @property
    def _room_px(self) -> int:
        return min(self.width(), COLUMN_PX)

    def _on_part_stretched(self, frame_id: str) -> None:
        """The editor in it has become higher, or lower."""
        part = self._parts.get(frame_id)
        if part is not None and part.height_at(self._room_px) != self._heights.get(frame_id):
            self._measured.discard(frame_id)
            self._place()


def _key(story: NarrativeView, frame: Frame, level: Level, note: str) -> tuple[Any, ...]:
    """What a page shows of a frame follows from."""
    return (frame, story.number(frame.id), story.narrative.pace_wpm, story.template, level, note)
