"""The zone ribbon: planned, taken and live time of a narrative, one under the other.

Blocks stand in the order of the story and as wide as they are long; a dashed line marks the limit
of the call. One painted widget, one accessible sentence::

    ribbon.show_rows(
        planned=RibbonRow("Planned", [RibbonBlock(Part.SETUP, 120_000, name="1"), ...]),
        take=RibbonRow("Take 3", [...]), live=RibbonRow("Live mean, n = 4", [...]),
        limit_ms=2_400_000,
    )
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from narrative_studio.model.durations import format_duration
from ui import theme
from ui.painting import blend, rounded
from ui.theme import Theme, Type

_ROW_PX: Final = (10, 5, 5)
_ROW_GAP_PX: Final = (8, 4)
_LINE_PX: Final = 12
_BLOCK_GAP_PX: Final = 2
_LABEL_GAP_PX: Final = 24
_LIMIT_ROOM_PX: Final = 44


class Part(StrEnum):
    """The part of the story a block belongs to."""

    SETUP = "setup"
    FOLLOW = "follow"


@dataclass(frozen=True)
class RibbonBlock:
    """One frame or beat: its part, how long it is, and whether it is the current one."""

    part: Part | str
    duration_ms: int
    is_current: bool = False
    name: str = ""


@dataclass(frozen=True)
class RibbonRow:
    """One line of the ribbon; ``total_ms`` stands in for the sum of the blocks where given."""

    label: str
    blocks: Sequence[RibbonBlock] = field(default=())
    total_ms: int | None = None

    @property
    def shown_ms(self) -> int:
        """How long the whole row is, in milliseconds."""
        if self.total_ms is not None:
            return self.total_ms
        return sum(block.duration_ms for block in self.blocks)


class Ribbon(QWidget):
    """Planned time, the last take and the live mean against the limit of the call."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RibbonRow] = []
        self._limit_ms = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_rows(planned=RibbonRow("Planned"), limit_ms=0)
        theme.changes().changed.connect(self.updateGeometry)

    def show_rows(
        self,
        *,
        planned: RibbonRow,
        take: RibbonRow | None = None,
        live: RibbonRow | None = None,
        limit_ms: int,
    ) -> None:
        """Show other times; ``limit_ms`` 0 draws no limit."""
        self._rows = [row for row in (planned, take, live) if row is not None]
        self._limit_ms = limit_ms
        self.setAccessibleName(ribbon_sentence(self._rows, limit_ms))
        self.update()

    def show_planned(
        self, blocks: Sequence[tuple[str, int, bool]], limit_ms: int, *, label: str = "Planned"
    ) -> None:
        """Show planned time alone, as (part, milliseconds, is current)."""
        row = [RibbonBlock(part, ms, is_current) for part, ms, is_current in blocks]
        self.show_rows(planned=RibbonRow(label, row), limit_ms=limit_ms)

    def sizeHint(self) -> QSize:
        return QSize(700, theme.current().scaled(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, theme.current().scaled(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._paint_labels(painter, now)
        for index, row in enumerate(self._rows):
            self._paint_row(painter, index, row, now)
        self._paint_limit(painter, now)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._words_at(event.pos().x(), event.pos().y())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)

    def _labels_px(self) -> int:
        """Return the width the labels take, in pixels."""
        now = theme.current()
        widths = []
        for index, row in enumerate(self._rows):
            metrics = QFontMetrics(_label_font(now, index))
            widths.append(metrics.horizontalAdvance(_label_words(row)))
        return max(widths, default=0)

    def _bar_left(self) -> int:
        return self._labels_px() + _LABEL_GAP_PX

    def _scale(self) -> float:
        """Return how many pixels a millisecond takes."""
        longest = max([self._limit_ms, *(row.shown_ms for row in self._rows)], default=0)
        room = self.width() - self._bar_left() - _LIMIT_ROOM_PX
        return max(0, room) / longest if longest else 0.0

    def _tops(self) -> list[int]:
        heights = _ROW_PX[: len(self._rows)]
        whole = sum(heights) + sum(_ROW_GAP_PX[: max(0, len(heights) - 1)])
        top = (self.height() - whole) // 2
        result = []
        for index, height in enumerate(heights):
            result.append(top)
            top += height + (_ROW_GAP_PX[index] if index < len(_ROW_GAP_PX) else 0)
        return result

    def _block_rects(self, index: int) -> list[tuple[RibbonBlock, QRectF]]:
        top, height = self._tops()[index], _ROW_PX[index]
        left = float(self._bar_left())
        scale = self._scale()
        result = []
        for block in self._rows[index].blocks:
            width = block.duration_ms * scale
            result.append((block, QRectF(left, top, max(1.0, width - _BLOCK_GAP_PX), height)))
            left += width
        return result

    def _paint_labels(self, painter: QPainter, now: Theme) -> None:
        count = len(self._rows)
        line_px = now.scaled(_LINE_PX)
        top = (self.height() - count * line_px) // 2
        for index, row in enumerate(self._rows):
            painter.setFont(_label_font(now, index))
            painter.setPen(now.text if index == 0 else now.text2)
            room = QRectF(0, top + index * line_px, self._labels_px() + 1, line_px)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, align, _label_words(row))

    def _paint_row(self, painter: QPainter, index: int, row: RibbonRow, now: Theme) -> None:
        if not row.blocks:
            room = self.width() - self._bar_left() - _LIMIT_ROOM_PX
            track = QRectF(self._bar_left(), self._tops()[index], max(0, room), _ROW_PX[index])
            rounded(painter, track, 2, fill=now.sunken, line=now.border)
            return
        for block, rect in self._block_rects(index):
            color = now.setup if block.part == Part.SETUP else now.follow
            if index:
                color = blend(color, now.chrome, 0.76)
            rounded(painter, rect, min(2.0, rect.width() / 2), fill=color)
            if block.is_current and index == 0:
                around = rect.adjusted(-3, -3, 3, 3)
                rounded(painter, around, 4, line=now.text, line_px=1.5)

    def _paint_limit(self, painter: QPainter, now: Theme) -> None:
        scale = self._scale()
        if not self._limit_ms or not scale:
            return
        x = round(self._bar_left() + self._limit_ms * scale) + 0.5
        tops = self._tops()
        top, bottom = tops[0] - 4, tops[-1] + _ROW_PX[len(tops) - 1] + 4
        pen = QPen(now.text, 1)
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen)
        painter.drawLine(int(x), top, int(x), bottom)
        painter.restore()
        painter.setFont(now.font(Type.BADGE, tabular=True))
        painter.setPen(now.text2)
        room = QRectF(x + 6, tops[0] - 4, _LIMIT_ROOM_PX, _ROW_PX[0] + 8)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, format_duration(self._limit_ms))

    def _words_at(self, x: int, y: int) -> str:
        for index in range(len(self._rows)):
            for block, rect in self._block_rects(index):
                if rect.adjusted(-1, -3, 1, 3).contains(x, y):
                    time = format_duration(block.duration_ms)
                    return f"{block.name}, {time}" if block.name else time
        return ""


def ribbon_sentence(rows: Sequence[RibbonRow], limit_ms: int) -> str:
    """Return what the ribbon shows, as one sentence for assistive technology."""
    parts = []
    for index, row in enumerate(rows):
        words = f"{row.label} {format_duration(row.shown_ms)}"
        if index == 0 and limit_ms:
            words += f" of {format_duration(limit_ms)}"
        if index == 0 and row.blocks:
            whole = sum(block.duration_ms for block in row.blocks)
            setup = sum(block.duration_ms for block in row.blocks if block.part == Part.SETUP)
            if whole:
                words += f", setup {round(100 * setup / whole)} per cent"
            for block in row.blocks:
                if block.is_current and block.name:
                    words += f", now {block.name}"
        parts.append(words)
    return "; ".join(parts)


def _label_words(row: RibbonRow) -> str:
    return f"{row.label}  {format_duration(row.shown_ms)}"


def _label_font(now: Theme, index: int) -> QFont:
    font = QFont(now.font(Type.BADGE, tabular=True))
    font.setWeight(QFont.Weight.DemiBold if index == 0 else QFont.Weight.Normal)
    return font
