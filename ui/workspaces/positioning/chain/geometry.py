"""Where the cards, ports and lines of the chain are, in pixels of the whole scrolled board."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QPainterPath

from ui.theme import Theme, Type

COLUMN_COUNT: Final = 4
NARROW_PX: Final = 952
"""Below this width of the workspace the margins and the gutters are the narrow ones."""
TOP_PX: Final = 5
"""Above the first card: room for the focus ring."""
BOTTOM_PX: Final = 1
GAP_PX: Final = 8
"""Between two cards of a column, the lower edge of the first included."""
PAD_X_PX: Final = 12
PAD_TOP_PX: Final = 11
TEXT_GAP_PX: Final = 3
FOOT_GAP_PX: Final = 8
FOOT_PX: Final = 20
PAD_BOTTOM_PX: Final = 11
COMPACT_PAD_PX: Final = 5
"""Above and below the text of a card where height is short."""
_COMPACT_FOOT_GAP_PX: Final = 3
PORT_PX: Final = 4.5
"""Radius of a port."""
_PORT_REACH_PX: Final = 11
_LINE_REACH_PX: Final = 5
_PORT_TOP_PX: Final = 35
_BEND: Final = 0.5
"""How far the handles of a curve reach into the gutter."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the chain: from the port of one place to that of the next column."""

    id: str
    source: tuple[int, int]
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Geometry:
    """The places of a board of ``counts`` cards in a workspace ``width_px`` wide.

    ``adders_px`` are the heights of the places to add at, 0 where a column shows none; they stand
    below the cards. A place is (column, row), both from 0.
    """

    width_px: int
    card_px: int
    port_px: int
    counts: tuple[int, ...]
    adders_px: tuple[int, ...] = (0, 0, 0, 0)
    is_mirrored: bool = False

    @property
    def margin_px(self) -> int:
        return margin_px(self.width_px)

    @property
    def gutter_px(self) -> int:
        return 34 if self.width_px < NARROW_PX else 42

    @property
    def pitch_px(self) -> int:
        return self.card_px + GAP_PX

    @property
    def height_px(self) -> int:
        """The height of the whole board."""
        bottoms = [
            TOP_PX + count * self.pitch_px + (adder + GAP_PX if adder else 0)
            for count, adder in zip(self.counts, self.adders_px, strict=True)
        ]
        return max(bottoms, default=TOP_PX) + BOTTOM_PX

    def column_span(self, column: int) -> tuple[int, int]:
        """The left edge and the width of a column."""
        room = self.width_px - 2 * self.margin_px - (COLUMN_COUNT - 1) * self.gutter_px
        place = COLUMN_COUNT - 1 - column if self.is_mirrored else column
        left = self.margin_px + place * self.gutter_px + place * room // COLUMN_COUNT
        right = self.margin_px + place * self.gutter_px + (place + 1) * room // COLUMN_COUNT
        return left, right - left

    def card(self, column: int, row: int) -> QRect:
        """The card at a place, without its lower edge."""
        left, width = self.column_span(column)
        return QRect(left, TOP_PX + row * self.pitch_px, width, self.card_px)

    def adder(self, column: int) -> QRect:
        """Where to add to a column; of no height where it shows no such place."""
        left, width = self.column_span(column)
        top = TOP_PX + self.counts[column] * self.pitch_px
        return QRect(left, top, width, self.adders_px[column])

    def slot(self, column: int, row: int) -> QRect:
        """The bar that shows where a moved card goes: before ``row``."""
        left, width = self.column_span(column)
        top = TOP_PX + row * self.pitch_px - GAP_PX // 2 - 1
        return QRect(left, max(1, top), width, 3)

    def port(self, card: QRect, *, is_out: bool) -> QPointF:
        """The middle of a card's port towards the next component, or towards the one before."""
        on_right = is_out != self.is_mirrored
        x = card.right() + 0.5 if on_right else card.left() + 0.5
        return QPointF(x, card.top() + self.port_px + 0.5)

    def curve(self, start: QPointF, end: QPointF) -> QPainterPath:
        """The line between two ports, or from a port to the pointer."""
        bend = (end.x() - start.x()) * _BEND
        path = QPainterPath(start)
        path.cubicTo(QPointF(start.x() + bend, start.y()), QPointF(end.x() - bend, end.y()), end)
        return path

    def column_at(self, x: int) -> int | None:
        """The column under an x, None in a gutter or a margin."""
        for column in range(COLUMN_COUNT):
            left, width = self.column_span(column)
            if left <= x < left + width:
                return column
        return None

    def place_at(self, point: QPoint) -> tuple[int, int] | None:
        """The place whose card is under a point."""
        column = self.column_at(point.x())
        if column is None or point.y() < TOP_PX:
            return None
        row, inside = divmod(point.y() - TOP_PX, self.pitch_px)
        if row >= self.counts[column] or inside >= self.card_px:
            return None
        return column, row

    def port_at(self, point: QPoint) -> tuple[int, int, bool] | None:
        """The place and side of the port near a point; the side is true towards the next."""
        for column in range(COLUMN_COUNT):
            for is_out in (False, True):
                if not has_port(column, is_out=is_out):
                    continue
                row = (point.y() - TOP_PX) // self.pitch_px
                if not 0 <= row < self.counts[column]:
                    continue
                away = QPointF(point) - self.port(self.card(column, row), is_out=is_out)
                if away.x() ** 2 + away.y() ** 2 <= _PORT_REACH_PX**2:
                    return column, row, is_out
        return None

    def line_at(self, point: QPoint, lines: tuple[Line, ...]) -> str | None:
        """The id of the line nearest to a point in a gutter, None when none is near."""
        if self.column_at(point.x()) is not None:
            return None
        best: tuple[float, str] | None = None
        for line in lines:
            if not self._may_pass(line, point):
                continue
            start = self.port(self.card(*line.source), is_out=True)
            end = self.port(self.card(*line.target), is_out=False)
            away = _distance(self.curve(start, end), point)
            if away <= _LINE_REACH_PX and (best is None or away < best[0]):
                best = (away, line.id)
        return best[1] if best else None

    def _may_pass(self, line: Line, point: QPoint) -> bool:
        """Whether a point lies between the ends of a line, which is cheaper than its curve."""
        first = TOP_PX + line.source[1] * self.pitch_px + self.port_px
        second = TOP_PX + line.target[1] * self.pitch_px + self.port_px
        if not _is_between(point.y(), first, second, reach=_LINE_REACH_PX):
            return False
        start, width = self.column_span(line.source[0])
        end, other_width = self.column_span(line.target[0])
        if self.is_mirrored:
            return end + other_width <= point.x() <= start
        return start + width <= point.x() <= end

    def slot_at(self, column: int, y: int) -> int:
        """Before which row of a column a card goes that is let go at ``y``."""
        row = (y - TOP_PX + self.pitch_px // 2) // self.pitch_px
        return max(0, min(row, self.counts[column]))

    def row_at(self, y: int) -> int:
        """The row at a height, also above the first and below the last."""
        return (y - TOP_PX) // self.pitch_px

    def rows_in(self, top: int, bottom: int) -> range:
        """The rows that a strip of the board may touch, counted without their end."""
        first = max(0, (top - TOP_PX) // self.pitch_px)
        return range(first, max(first, (bottom - TOP_PX) // self.pitch_px + 1))


def margin_px(width_px: int) -> int:
    """The margin of a page ``width_px`` wide."""
    return 16 if width_px < NARROW_PX else 24


def card_px(look: Theme, *, is_compact: bool = False) -> int:
    """The height of a card: its name, three lines and its foot."""
    words = look.line_px(Type.CARD_TITLE) + TEXT_GAP_PX + 3 * look.line_px(Type.SUPPORT)
    if is_compact:
        return 2 * COMPACT_PAD_PX + words + _COMPACT_FOOT_GAP_PX + look.scaled(FOOT_PX)
    return PAD_TOP_PX + words + FOOT_GAP_PX + look.scaled(FOOT_PX) + PAD_BOTTOM_PX


def port_px(look: Theme) -> int:
    """How far below the top of a card its ports are."""
    return look.scaled(_PORT_TOP_PX)


def has_port(column: int, *, is_out: bool) -> bool:
    """Whether the cards of a column have a neighbour on that side."""
    return column < COLUMN_COUNT - 1 if is_out else column > 0


def _is_between(value: float, one: float, other: float, *, reach: float = 0) -> bool:
    return min(one, other) - reach <= value <= max(one, other) + reach


def _distance(path: QPainterPath, point: QPoint) -> float:
    """How far a point is from a curve, measured at 25 of its points."""
    points = (path.pointAtPercent(step / 24) for step in range(25))
    return min(hypot(at.x() - point.x(), at.y() - point.y()) for at in points)
