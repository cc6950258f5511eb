"""Where the cells, lanes and headings of a storyboard are: arithmetic, never a pass over all rows.

All rectangles are in the coordinates of the whole page, the top of its first heading being 0. A
cell holds its card, the lane strip above it, and half of the space to its neighbours, so that cells
touch and a repaint of one is a repaint of all that belongs to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QPoint, QRect

LEAST_CARD_PX = 164
MOST_CARD_PX = 240
"""To this width cards grow where the whole story has room in the view."""
LEAST_LARGE_CARD_PX = 250
NARROWEST_PX = 120
"""Of a card on a page that is too narrow for one: it shrinks rather than being cut."""
WIDE_PX = 1000
"""From this width of the view on there is more space between cards and at the margins."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights of one kind of view, in pixels, at the font scale in force."""

    lane_px: int
    """The strip above a card; 0 where there is none."""
    lane_gap_px: int
    card_px: int
    foot_px: int
    heading_px: int
    space_px: int
    """Above every heading but the first."""
    end_px: int
    """Below the last card."""
    least_card_px: int = LEAST_CARD_PX
    """The least width of a card."""
    most_card_px: int = 0
    """The width to which a card may grow while all cards are in sight; 0 where none grows."""
    zone_px: int = 0
    """Between the lane and the card, where zones are shown."""

    @property
    def cell_px(self) -> int:
        """The height of a cell."""
        return self.lane_px + self.lane_gap_px + self.zone_px + self.card_px + self.foot_px


@dataclass(frozen=True, slots=True)
class Block:
    """A run of rows that begins on a line of its own, with a heading or without."""

    first: int
    count: int
    has_heading: bool


@dataclass(frozen=True)
class Geometry:
    """The page of a storyboard at one width."""

    width: int
    blocks: tuple[Block, ...]
    measures: Measures

    @staticmethod
    def fitted(width: int, height: int, blocks: tuple[Block, ...], measures: Measures) -> Geometry:
        """The page with the widest cards with which all of it is in sight at this height.

        Of a wider card less is cut. Where not all can be in sight, as much of it is as can be.
        """
        found = Geometry(width, blocks, measures)
        for columns in range(found.columns - 1, 0, -1):
            card_px = (found.content_px + found.gap_px) // columns - found.gap_px
            wider = Geometry(width, blocks, replace(measures, least_card_px=card_px))
            if card_px > measures.most_card_px or wider.height > height:
                break
            found = wider
        return found

    @property
    def margin_px(self) -> int:
        return 24 if self.width >= WIDE_PX else 16

    @property
    def gap_px(self) -> int:
        """Between two cards of a line."""
        return 12 if self.width >= WIDE_PX else 8

    @cached_property
    def content_px(self) -> int:
        """The width between the margins."""
        return max(NARROWEST_PX, self.width - 2 * self.margin_px)

    @cached_property
    def columns(self) -> int:
        least_px = self.measures.least_card_px + self.gap_px
        return max(1, (self.content_px + self.gap_px) // least_px)

    @cached_property
    def card_width_px(self) -> int:
        return int(self._pitch_px) - self.gap_px

    @cached_property
    def height(self) -> int:
        """The height of the whole page."""
        if not self.blocks:
            return 0
        return self._bottom(len(self.blocks) - 1) + self.measures.end_px

    def heading(self, block: int) -> QRect:
        """Where the heading of a block is."""
        top = self._tops[block]
        height = self.measures.heading_px if self.blocks[block].has_heading else 0
        return QRect(self.margin_px, top, self.content_px, height)

    def cell(self, row: int) -> QRect:
        """The cell of a row."""
        block = self.block_of(row)
        line, column = divmod(row - self.blocks[block].first, self.columns)
        left = self._left(column)
        right = self._left(column + 1)
        top = self._cells_top(block) + line * self.measures.cell_px
        return QRect(left, top, right - left, self.measures.cell_px)

    def card(self, cell: QRect) -> QRect:
        """The card inside a cell."""
        measures = self.measures
        top = cell.top() + measures.lane_px + measures.lane_gap_px + measures.zone_px
        left = cell.left() + self.gap_px // 2
        return QRect(left, top, self.card_width_px, self.measures.card_px)

    def lane(self, cell: QRect) -> QRect:
        """The strip above the card of a cell."""
        return QRect(
            cell.left() + self.gap_px // 2, cell.top(), self.card_width_px, self.measures.lane_px
        )

    def zone(self, cell: QRect) -> QRect:
        """The line of a zone above the card of a cell."""
        top = self.card(cell).top() - self.measures.zone_px - 2
        return QRect(cell.left() + self.gap_px // 2, top, self.card_width_px, self.measures.zone_px)

    def block_of(self, row: int) -> int:
        """The number of the block that a row stands in."""
        return max(0, bisect_right(self._firsts, row) - 1)

    def column_of(self, row: int) -> int:
        """The column of a row, from 0."""
        return (row - self.blocks[self.block_of(row)].first) % self.columns

    def line_of(self, row: int) -> range:
        """The rows that stand on one line with a row, itself included."""
        block = self.blocks[self.block_of(row)]
        first = row - (row - block.first) % self.columns
        return range(first, min(first + self.columns, block.first + block.count))

    def row_at(self, point: QPoint) -> int:
        """The row whose cell holds a point, -1 where there is none."""
        for block in range(len(self.blocks)):
            top = self._cells_top(block)
            if not top <= point.y() < self._bottom(block):
                continue
            column = int((point.x() - self._left(0)) // self._pitch_px)
            if not 0 <= column < self.columns:
                return -1
            line = (point.y() - top) // self.measures.cell_px
            place = line * self.columns + column
            found = self.blocks[block]
            return found.first + place if place < found.count else -1
        return -1

    def rows_between(self, top: int, bottom: int) -> Iterator[range]:
        """The rows whose cells touch the page between two heights, ``bottom`` excluded."""
        for number, block in enumerate(self.blocks):
            start = self._cells_top(number)
            first_line = max(0, (top - start) // self.measures.cell_px)
            end_line = -(-(bottom - start) // self.measures.cell_px)
            first = block.first + first_line * self.columns
            end = min(block.first + max(0, end_line) * self.columns, block.first + block.count)
            if first < end:
                yield range(first, end)

    def above(self, row: int, *, lines: int = 1) -> int:
        """The row ``lines`` lines above in the same column, the nearest where that line ends."""
        for _ in range(lines):
            first = self.line_of(row).start
            if first == 0:
                break
            row = self._in_line(self.line_of(first - 1), self.column_of(row))
        return row

    def below(self, row: int, *, lines: int = 1) -> int:
        """The row ``lines`` lines below in the same column, the nearest where that line ends."""
        count = self.blocks[-1].first + self.blocks[-1].count
        for _ in range(lines):
            end = self.line_of(row).stop
            if end >= count:
                break
            row = self._in_line(self.line_of(end), self.column_of(row))
        return row

    @cached_property
    def _pitch_px(self) -> float:
        return (self.content_px + self.gap_px) / self.columns

    @cached_property
    def _firsts(self) -> list[int]:
        return [block.first for block in self.blocks]

    @cached_property
    def _tops(self) -> list[int]:
        """Where each block begins, with its heading."""
        tops = []
        top = 0
        for number, block in enumerate(self.blocks):
            if number and block.has_heading:
                top += self.measures.space_px
            tops.append(top)
            heading = self.measures.heading_px if block.has_heading else 0
            top += heading + _lines(block.count, self.columns) * self.measures.cell_px
        return tops

    def _cells_top(self, block: int) -> int:
        heading = self.measures.heading_px if self.blocks[block].has_heading else 0
        return self._tops[block] + heading

    def _bottom(self, block: int) -> int:
        lines = _lines(self.blocks[block].count, self.columns)
        return self._cells_top(block) + lines * self.measures.cell_px

    def _left(self, column: int) -> int:
        return self.margin_px - self.gap_px // 2 + round(column * self._pitch_px)

    def _in_line(self, line: Sequence[int], column: int) -> int:
        return line[min(column, len(line) - 1)]


def _lines(count: int, columns: int) -> int:
    return -(-count // columns)
