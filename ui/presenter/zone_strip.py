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
_LIMIT_GAP_PX: Final = 6
_NAME_GAP_PX: Final = 10


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
        names = self._paint_names(painter, boxes)
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
        self._paint_limit(painter, names)

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

    def _paint_names(self, painter: QPainter, boxes: list[QRectF]) -> list[QRectF]:
        """The beats over their frames, as far as there is room before the next; where they are."""
        font = look.font(Type.BADGE)
        starts: list[tuple[float, str, Part]] = []
        pairs = zip(self._passages, boxes, strict=True)
        for beat, run in groupby(pairs, key=lambda pair: pair[0].beat):
            passage, box = next(iter(run))
            starts.append((box.left(), beat, passage.part))
        painter.setFont(font)
        end = float(self.width() - _SIDE_PX)
        painted = []
        for place, (left, beat, part) in enumerate(starts):
            after = starts[place + 1][0] if place + 1 < len(starts) else end
            room = QRectF(left, self._bar_top() - 22, after - left - 6, 16)
            width = painter.fontMetrics().horizontalAdvance(beat)
            if width <= room.width():
                role = "setup_text" if part is Part.SETUP else "accent"
                look.words(painter, room, beat, font, role)
                painted.append(QRectF(left, room.top(), width, room.height()))
        return painted

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

    def _paint_limit(self, painter: QPainter, names: list[QRectF]) -> None:
        if not self._limit_ms:
            return
        x = _SIDE_PX + self._limit_ms * self._scale()
        words, font = format_duration(self._limit_ms), look.font(Type.BADGE, tabular=True)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words)
        room = limit_label(x, width, names, self.width() - _SIDE_PX, self._bar_top() - 22)
        is_aside = room.left() != x + _LIMIT_GAP_PX
        pen = QPen(look.color("pause"), 2)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        top = self._bar_top()
        # A line through a name would strike it out.
        painter.drawLine(
            int(x), int(top - (4 if is_aside else 22)), int(x), int(top + _BAR_PX + 20)
        )
        look.words(painter, room, words, font, "pause")


def limit_label(x: float, width: float, names: Sequence[QRectF], end: float, top: float) -> QRectF:
    """Where the limit at ``x`` says how long the call may be, in pixels: beside every name.

    It stands right of its line, after the names that are in the way there, or left of the line
    where that would be past ``end``.
    """
    left = x + _LIMIT_GAP_PX
    for name in names:
        if name.left() - _LIMIT_GAP_PX < left + width and left < name.right() + _LIMIT_GAP_PX:
            left = name.right() + _NAME_GAP_PX
    if left + width > end:
        left = x - _LIMIT_GAP_PX - width
        for name in reversed(names):
            if name.left() < left + width + _LIMIT_GAP_PX and left < name.right() + _LIMIT_GAP_PX:
                left = name.left() - _LIMIT_GAP_PX - width
    return QRectF(left, top, width, 16)
