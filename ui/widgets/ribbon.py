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

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from narrative_studio.model.durations import format_duration
from ui import text, theme
from ui.painting import blend, rounded
from ui.spoken import Role as Spoken
from ui.theme import Theme, Type

_ROW_PX: Final = (10, 5, 5, 5)
_ROW_GAP_PX: Final = (8, 4, 4)
_LINE_PX: Final = 12
_BLOCK_GAP_PX: Final = 2
_LABEL_GAP_PX: Final = 24
_LABELS_AT_MOST: Final = 0.45
_LIMIT_ROOM_PX: Final = 44
_LEAST_PX: Final = 280
_LEAST_NAME: Final = 4
"""So many signs of a cut name are worth their room, its ellipsis among them."""


class Part(StrEnum):
    """The part of the story a block belongs to."""

    SETUP = "setup"
    FOLLOW = "follow"


Words = str | Callable[[], str]
"""Words, or what puts them once somebody asks: of a thousand blocks one is pointed at."""


class RibbonBlock(NamedTuple):
    """One frame or beat: its part, how long it is, and whether it is the current one."""

    part: Part | str
    duration_ms: int
    is_current: bool = False
    name: Words = ""
    tip: Words = ""
    """What is said of it under the pointer, instead of its name and its time."""


@dataclass(frozen=True)
class RibbonRow:
    """One line of the ribbon; ``total_ms`` stands in for the sum of the blocks where given.

    ``note`` follows the time, for example "Opening 0:30 over"; with it the words ask for somebody.
    """

    label: str
    blocks: Sequence[RibbonBlock] = field(default=())
    total_ms: int | None = None
    note: str = ""

    @cached_property
    def shown_ms(self) -> int:
        """How long the whole row is, in milliseconds."""
        return self.starts_ms[-1] if self.total_ms is None else self.total_ms

    @cached_property
    def starts_ms(self) -> tuple[int, ...]:
        """Where each block begins, and last where they all end, in milliseconds."""
        return tuple(accumulate((block.duration_ms for block in self.blocks), initial=0))

    @cached_property
    def setup_ms(self) -> int:
        """How long the blocks of the setup are together, in milliseconds."""
        return sum(block.duration_ms for block in self.blocks if block.part == Part.SETUP)

    @cached_property
    def current(self) -> int | None:
        """The place of the block that was given as the current one."""
        return next((n for n, block in enumerate(self.blocks) if block.is_current), None)


class Ribbon(QWidget):
    """Planned time, the last take and the live mean against the limit of the call."""

    spoken_role = Spoken.Chart

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RibbonRow] = []
        self._limit_ms = 0
        self._current: int | None = None
        self._bars: tuple[object, QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_rows(planned=RibbonRow("Planned"), limit_ms=0)
        theme.changes().changed.connect(self.updateGeometry)

    def show_rows(
        self,
        *,
        planned: RibbonRow,
        zones: RibbonRow | None = None,
        take: RibbonRow | None = None,
        live: RibbonRow | None = None,
        limit_ms: int,
    ) -> None:
        """Show other times; ``limit_ms`` 0 draws no limit, ``zones`` are what zones may take."""
        self._rows = [row for row in (planned, zones, take, live) if row is not None]
        self._limit_ms = limit_ms
        self._bars = None
        self.set_current(planned.current)

    def set_current(self, place: int | None) -> None:
        """Mark another block of the planned time as the current one, by its place; None marks none.

        The blocks are neither built nor painted anew, so that going from frame to frame costs the
        same in a story of any length.
        """
        self._current = place
        self.setAccessibleName(_sentence(self._rows, self._limit_ms, place))
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
        now = theme.current()
        return QSize(now.scaled(_LEAST_PX), now.scaled(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._paint_labels(painter, now)
        painter.drawPixmap(0, 0, self._painted_bars(now))
        self._paint_current(painter, now)
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
        for index in range(len(self._rows)):
            metrics = QFontMetrics(_label_font(now, index))
            widths.append(metrics.horizontalAdvance(self._label_words(index)))
        # The bars keep the greater part of the room, whatever there is to say.
        return min(max(widths, default=0), round(self.width() * _LABELS_AT_MOST))

    def _bar_left(self) -> int:
        return self._labels_px() + _LABEL_GAP_PX

    def _scale(self) -> float:
        """Return how many pixels a millisecond takes."""
        longest = max([self._limit_ms, *(row.shown_ms for row in self._rows)], default=0)
        room = self.width() - self._bar_left() - self._limit_px()
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
        row, top, height = self._rows[index], self._tops()[index], _ROW_PX[index]
        left, scale = self._bar_left(), self._scale()
        return [
            (block, _block_rect(row, place, left, top, height, scale))
            for place, block in enumerate(row.blocks)
        ]

    def _over_ms(self, index: int) -> int:
        """Return how much longer than the limit a row is, in milliseconds; 0 where it is not."""
        return max(0, self._rows[index].shown_ms - self._limit_ms) if self._limit_ms else 0

    def _label_words(self, index: int) -> str:
        return f"{self._rows[index].label}  {self._time_words(index)}"

    def _time_words(self, index: int) -> str:
        row, over_ms = self._rows[index], self._over_ms(index)
        words = format_duration(row.shown_ms)
        if row.note:
            return f"{words}, {row.note}"
        return f"{words}, {format_duration(over_ms)} over" if over_ms else words

    def _limit_x(self) -> float:
        return self._bar_left() + self._limit_ms * self._scale()

    def _paint_labels(self, painter: QPainter, now: Theme) -> None:
        for index, row in enumerate(self._rows):
            painter.setFont(_label_font(now, index))
            color = now.text if index == 0 else now.text2
            asks = row.note or self._over_ms(index)
            painter.setPen(now.warn if asks else color)
            top, line_px = self._label_top(index), now.scaled(_LINE_PX)
            room = QRectF(0, top, self._labels_px() + 1, line_px)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            times, room_px = self._time_words(index), round(room.width())
            painter.drawText(room, align, label_within(row.label, times, painter.font(), room_px))

    def _label_top(self, index: int) -> int:
        line_px = theme.current().scaled(_LINE_PX)
        return (self.height() - len(self._rows) * line_px) // 2 + index * line_px

    def _painted_bars(self, now: Theme) -> QPixmap:
        """Return all blocks on a clear ground, painted once for a size and a theme."""
        ratio = self.devicePixelRatioF()
        key = (self.size(), ratio, id(now), self._bar_left())
        if self._bars is None or self._bars[0] != key:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                for index, row in enumerate(self._rows):
                    self._paint_row(painter, index, row, now)
            self._bars = (key, pixmap)
        return self._bars[1]

    def _paint_row(self, painter: QPainter, index: int, row: RibbonRow, now: Theme) -> None:
        if not row.blocks:
            room = self.width() - self._bar_left() - self._limit_px()
            track = QRectF(self._bar_left(), self._tops()[index], max(0, room), _ROW_PX[index])
            rounded(painter, track, 2, fill=now.sunken, line=now.border)
            return
        limit_x = self._limit_x() if self._over_ms(index) else float(self.width())
        for color, rect in self._stretches(index, now):
            if rect.left() < limit_x:
                inside = rect.intersected(QRectF(0, 0, limit_x, self.height()))
                rounded(painter, inside, min(2.0, inside.width() / 2), fill=color)
            if rect.right() > limit_x:
                # What is told after the call should have ended.
                beyond = QRectF(rect)
                beyond.setLeft(max(rect.left(), limit_x + _BLOCK_GAP_PX))
                rounded(painter, beyond, min(2.0, beyond.width() / 2), fill=now.warn)

    def _stretches(self, index: int, now: Theme) -> list[tuple[QColor, QRectF]]:
        """The blocks of a row in their colours; those too short to stand apart are one stretch."""
        found: list[tuple[QColor, QRectF]] = []
        setup, follow = now.setup, now.follow
        if index:
            setup, follow = (blend(color, now.chrome, 0.76) for color in (setup, follow))
        for block, rect in self._block_rects(index):
            color = setup if block.part == Part.SETUP else follow if block.part else now.border
            if found and found[-1][0] is color and rect.left() <= found[-1][1].right():
                found[-1][1].setRight(rect.right())
            else:
                found.append((color, rect))
        return found

    def _paint_current(self, painter: QPainter, now: Theme) -> None:
        row = self._rows[0]
        if self._current is None or self._current >= len(row.blocks):
            return
        left, scale = self._bar_left(), self._scale()
        rect = _block_rect(row, self._current, left, self._tops()[0], _ROW_PX[0], scale)
        rounded(painter, rect.adjusted(-3, -3, 3, 3), 4, line=now.text, line_px=1.5)

    def _paint_limit(self, painter: QPainter, now: Theme) -> None:
        scale = self._scale()
        if not self._limit_ms or not scale:
            return
        x = round(self._limit_x()) + 0.5
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
        room = QRectF(x + 6, tops[0] - 4, self._limit_px(), _ROW_PX[0] + 8)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if any(self._over_ms(index) for index in range(len(self._rows))):
            # Beside its mark are blocks now: it stands above the mark, or at the end of the bar.
            above_px = now.scaled(_LINE_PX)
            if top >= above_px:
                room = QRectF(x - room.width(), top - above_px, 2 * room.width(), above_px)
                align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
            else:
                room.moveLeft(self.width() - self._limit_px() + 6)
        painter.drawText(room, align, format_duration(self._limit_ms))

    def _limit_px(self) -> int:
        """Return the room that the time of the limit takes at the end, in pixels."""
        return theme.current().scaled(_LIMIT_ROOM_PX)

    def _words_at(self, x: int, y: int) -> str:
        if x < self._bar_left() and self._rows:
            above = sum(y >= self._label_top(index) for index in range(len(self._rows)))
            return self._label_words(max(0, above - 1))
        for index in range(len(self._rows)):
            for block, rect in self._block_rects(index):
                if rect.adjusted(-1, -3, 1, 3).contains(x, y):
                    if tip := said(block.tip):
                        return tip
                    name, time = said(block.name), format_duration(block.duration_ms)
                    return f"{name}, {time}" if name else time
        return ""


def label_within(name: str, times: str, font: QFont, room_px: int) -> str:
    """Return ``name`` and ``times`` on one line; where both have no room, the name is cut first."""
    metrics = QFontMetrics(font)
    whole = f"{name}  {times}"
    if metrics.horizontalAdvance(whole) <= room_px:
        return whole
    short = text.elided(name, font, room_px - metrics.horizontalAdvance(f"  {times}"))
    # Of a name of which next to nothing is left nobody learns what it is.
    if len(short) < _LEAST_NAME:
        return text.elided(times, font, room_px)
    return f"{short}  {times}"


def ribbon_sentence(rows: Sequence[RibbonRow], limit_ms: int) -> str:
    """Return what the ribbon shows, as one sentence for assistive technology."""
    return _sentence(rows, limit_ms, rows[0].current if rows else None)


def _sentence(rows: Sequence[RibbonRow], limit_ms: int, current: int | None) -> str:
    parts = []
    for index, row in enumerate(rows):
        words = f"{row.label} {format_duration(row.shown_ms)}"
        if row.note:
            words += f", {row.note}"
        if index == 0 and limit_ms:
            words += f" of {format_duration(limit_ms)}"
            if row.shown_ms > limit_ms:
                words += f", {format_duration(row.shown_ms - limit_ms)} over"
        if index == 0 and row.blocks:
            whole_ms = row.starts_ms[-1]
            if whole_ms:
                words += f", setup {round(100 * row.setup_ms / whole_ms)} per cent"
            if current is not None and (name := said(row.blocks[current].name)):
                words += f", now {name}"
        parts.append(words)
    return "; ".join(parts)


def said(words: Words) -> str:
    """The words themselves."""
    return words if isinstance(words, str) else words()


def _block_rect(
    row: RibbonRow, place: int, left: float, top: float, height: float, scale: float
) -> QRectF:
    """Return where a block is painted; ``scale`` is how many pixels a millisecond takes."""
    width = row.blocks[place].duration_ms * scale
    start = left + row.starts_ms[place] * scale
    return QRectF(start, top, max(1.0, width - _BLOCK_GAP_PX), height)


def _label_font(now: Theme, index: int) -> QFont:
    font = QFont(now.font(Type.BADGE, tabular=True))
    font.setWeight(QFont.Weight.DemiBold if index == 0 else QFont.Weight.Normal)
    return font
