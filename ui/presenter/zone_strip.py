"""The planned frames of a story as a ribbon, and below it what was told so far.

Nothing in it ticks: the told time moves on in steps of a quarter of a minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from narrative_studio.model.durations import format_duration
from narrative_studio.model.template import Part
from narrative_studio.telling.prompt import Passage
from ui import theme
from ui.painting import rounded
from ui.presenter import look
from ui.theme import Type

STEP_MS: Final = 15_000
_HEIGHT_PX: Final = 84
_SIDE_PX: Final = 24
_LABEL_PX: Final = 64
_BAR_PX: Final = 18
_TOLD_PX: Final = 6
_GAP_PX: Final = 2


class ZoneStrip(QWidget):
    """Beats with their frames, as wide as they are long; the present frame is outlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages: tuple[Passage, ...] = ()
        self._limit_ms = 0
        self._current = 0
        self._first = 0
        self._told_ms = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_passages(self, passages: Sequence[Passage], *, limit_ms: int) -> None:
        """Show the planned times of passages against the length of the call."""
        self._passages, self._limit_ms = tuple(passages), limit_ms
        self.update()

    def show_place(self, *, current: int, first: int, told_ms: int) -> None:
        """Show where the telling is; it began with the passage ``first``."""
        told_ms -= told_ms % STEP_MS
        place = (current, first, told_ms)
        if place == (self._current, self._first, self._told_ms):
            return
        self._current, self._first, self._told_ms = place
        if current < len(self._passages):
            now = self._passages[current]
            self.setAccessibleName(
                f"Planned time by frame, now frame {now.number}, {now.beat}, "
                f"{format_duration(now.frame.planned_ms)}"
            )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(800, theme.current().scaled(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.color("chrome"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("line"))
        boxes = self._boxes()
        self._paint_names(painter, boxes)
        for place, (passage, box) in enumerate(zip(self._passages, boxes, strict=True)):
            is_setup = passage.part is Part.SETUP
            rounded(painter, box, 2, fill=look.color("setup" if is_setup else "follow"))
            if place == self._current:
                outer = box.adjusted(-3, -3, 3, 3)
                rounded(painter, outer, 4, line=look.color("text"), line_px=2)
            number = str(passage.number)
            bold = look.font(Type.BADGE, tabular=True)
            if box.width() > 14:
                look.words(painter, box.adjusted(5, 0, 0, 0), number, bold, "text")
        self._paint_told(painter, boxes)
        self._paint_limit(painter)

    def _whole_ms(self) -> int:
        planned_ms = sum(passage.frame.planned_ms for passage in self._passages)
        started_ms = sum(one.frame.planned_ms for one in self._passages[: self._first])
        return max(planned_ms, self._limit_ms, started_ms + self._told_ms)

    def _scale(self) -> float:
        """How many pixels a millisecond takes."""
        whole_ms = self._whole_ms()
        room = self.width() - 2 * _SIDE_PX - _LABEL_PX
        return max(0, room) / whole_ms if whole_ms else 0.0

    def _bar_top(self) -> float:
        return self.height() / 2 - 10

    def _boxes(self) -> list[QRectF]:
        scale, left, top = self._scale(), float(_SIDE_PX), self._bar_top()
        made = []
        for passage in self._passages:
            width = passage.frame.planned_ms * scale
            made.append(QRectF(left, top, max(1.0, width - _GAP_PX), _BAR_PX))
            left += width
        return made

    def _paint_names(self, painter: QPainter, boxes: list[QRectF]) -> None:
        """The beats over their frames, each as far as there is room before the next."""
        font = look.font(Type.BADGE)
        starts: list[tuple[float, str, Part]] = []
        pairs = zip(self._passages, boxes, strict=True)
        for beat, run in groupby(pairs, key=lambda pair: pair[0].beat):
            passage, box = next(iter(run))
            starts.append((box.left(), beat, passage.part))
        painter.setFont(font)
        end = float(self.width() - _SIDE_PX)
        for place, (left, beat, part) in enumerate(starts):
            after = starts[place + 1][0] if place + 1 < len(starts) else end
            room = QRectF(left, self._bar_top() - 22, after - left - 6, 16)
            if painter.fontMetrics().horizontalAdvance(beat) <= room.width():
                role = "setup_text" if part is Part.SETUP else "accent"
                look.words(painter, room, beat, font, role)

    def _paint_told(self, painter: QPainter, boxes: list[QRectF]) -> None:
        if not boxes:
            return
        top = self._bar_top() + _BAR_PX + 9
        start = boxes[min(self._first, len(boxes) - 1)].left()
        width = self._told_ms * self._scale()
        if width:
            told = QRectF(start, top, max(2.0, width), _TOLD_PX)
            rounded(painter, told, 2, fill=look.color("text"))
            painter.fillRect(
                QRectF(told.right() - 1, top - 5, 2, _TOLD_PX + 10), look.color("text")
            )
        room = QRectF(self.width() - _SIDE_PX - 60, 0, 60, 16)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        font = look.font(Type.BADGE)
        room.moveTop(self._bar_top() + (_BAR_PX - 16) / 2)
        look.words(painter, room, "planned", font, "quiet", right)
        room.moveTop(top + (_TOLD_PX - 16) / 2)
        look.words(painter, room, "told", font, "text", right)

    def _paint_limit(self, painter: QPainter) -> None:
        if not self._limit_ms:
            return
        x = _SIDE_PX + self._limit_ms * self._scale()
        pen = QPen(look.color("pause"), 2)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        top = self._bar_top()
        painter.drawLine(int(x), int(top - 22), int(x), int(top + _BAR_PX + 20))
        room = QRectF(x + 6, top - 22, _LABEL_PX, 16)
        font = look.font(Type.BADGE, tabular=True)
        look.words(painter, room, format_duration(self._limit_ms), font, "pause")
