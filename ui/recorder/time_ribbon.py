"""Planned time against that of the call, zone by zone; nothing in it ticks.

The told time moves on in steps of a quarter of a minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from narrative_studio.model.durations import MS_PER_SECOND, format_duration, format_moment
from narrative_studio.model.template import Part
from narrative_studio.telling.live_zones import ZoneSpan
from ui import text, theme
from ui.painting import blend, rounded
from ui.spoken import Role as Spoken
from ui.theme import Type

STEP_MS: Final = 15_000
_HEIGHT_PX: Final = 56
_SIDE_PX: Final = 16
_PLANNED_PX: Final = 10
_LIVE_PX: Final = 5
_ROW_GAP_PX: Final = 4
_GAP_PX: Final = 2
_LINE_PX: Final = 16


class TimeRibbon(QWidget):
    """Zones as wide as they are planned, below them what they have taken, and the limit."""

    spoken_role = Spoken.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: tuple[ZoneSpan, ...] = ()
        self._told: tuple[int, ...] = ()
        self._limit_ms = 0
        self._current = 0
        self._has_times = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes().changed.connect(self.updateGeometry)

    def show_times(
        self,
        spans: Sequence[ZoneSpan],
        told_ms: Sequence[int],
        *,
        current: int,
        limit_ms: int,
        has_times: bool,
    ) -> None:
        """Show what was told of each zone; ``has_times`` off leaves the figures out."""
        told = tuple(ms - ms % STEP_MS for ms in told_ms)
        shown = (tuple(spans), told, current, limit_ms, has_times)
        before = (self._spans, self._told, self._current, self._limit_ms, self._has_times)
        if shown == before:
            return
        self._spans, self._told, self._current, self._limit_ms, self._has_times = shown
        self.setAccessibleName(self._sentence())
        self.update()

    @property
    def words(self) -> str:
        """What stands under the bars: the present zone with its times."""
        if not self._spans:
            return ""
        span, told_ms = self._spans[self._current], self._told[self._current]
        if not self._has_times:
            return span.name
        if not span.planned_ms:
            return f"{span.name}  {format_moment(told_ms)}"
        over_ms = told_ms - span.planned_ms
        words = f"{span.name}  {format_moment(told_ms)} of {format_duration(span.planned_ms)}"
        return f"{words}, {format_moment(over_ms)} over" if over_ms >= MS_PER_SECOND else words

    def sizeHint(self) -> QSize:
        return QSize(360, theme.current().scaled(_HEIGHT_PX))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for span, box in zip(self._spans, self._planned_boxes(), strict=True):
                if box.left() <= event.pos().x() <= box.right():
                    words = f"{span.name}, planned {format_duration(span.planned_ms)}"
                    QToolTip.showText(event.globalPos(), words, self)
                    return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), now.chrome)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.border)
        if not self._spans:
            return
        boxes = self._planned_boxes()
        left, scale = float(_SIDE_PX), self._scale()
        for place, (span, box) in enumerate(zip(self._spans, boxes, strict=True)):
            color = now.setup if span.part is Part.SETUP else now.follow
            rounded(painter, box, 2, fill=color)
            if place == self._current:
                rounded(painter, box.adjusted(-3, -3, 3, 3), 4, line=now.text, line_px=1.5)
            width = self._told[place] * scale
            if width:
                is_over = 0 < span.planned_ms < self._told[place]
                fill = now.warn if is_over else blend(color, now.chrome, 0.76)
                live = QRectF(left, self._live_top(), max(1.0, width - _GAP_PX), _LIVE_PX)
                rounded(painter, live, 2, fill=fill)
                left += width
        self._paint_limit(painter)
        span_is_over = 0 < self._spans[self._current].planned_ms < self._told[self._current]
        font = now.font(Type.SUPPORT_STRONG, tabular=True)
        painter.setFont(font)
        painter.setPen(now.warn if span_is_over and self._has_times else now.text2)
        line_px = now.scaled(_LINE_PX)
        room = QRectF(_SIDE_PX, self.height() - line_px - 7, self.width() - 2 * _SIDE_PX, line_px)
        shown = text.elided(self.words, font, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _live_top(self) -> float:
        return 10.0 + _PLANNED_PX + _ROW_GAP_PX

    def _scale(self) -> float:
        """How many pixels a millisecond takes."""
        planned_ms = sum(span.planned_ms for span in self._spans)
        whole_ms = max(planned_ms, self._limit_ms, sum(self._told))
        return (self.width() - 2 * _SIDE_PX) / whole_ms if whole_ms else 0.0

    def _planned_boxes(self) -> list[QRectF]:
        left, scale, made = float(_SIDE_PX), self._scale(), []
        for span in self._spans:
            width = span.planned_ms * scale
            made.append(QRectF(left, 10, max(1.0, width - _GAP_PX), _PLANNED_PX))
            left += width
        return made

    def _paint_limit(self, painter: QPainter) -> None:
        if not self._limit_ms:
            return
        now = theme.current()
        x = min(self.width() - _SIDE_PX, _SIDE_PX + self._limit_ms * self._scale())
        pen = QPen(now.text, 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(int(x), 5, int(x), int(self._live_top() + _LIVE_PX + 3))

    def _sentence(self) -> str:
        parts = [
            f"{span.name} {format_moment(told_ms)} of {format_duration(span.planned_ms)}"
            + (", now" if place == self._current else "")
            for place, (span, told_ms) in enumerate(zip(self._spans, self._told, strict=True))
        ]
        return "Time told by zone: " + "; ".join(parts)
