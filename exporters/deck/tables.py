"""Sets a table: how wide its columns, how high its rows, how large its text."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.deck.fit import line_width_pt, text_height_pt
from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.paragraphs import Para
from exporters.deck.slides import Grid
from exporters.deck.textstyle import LevelStyle, TextBox
from narrative_studio.markup import Runs, runs_text

CELL_SIDE_EMU = pt(9)
CELL_TOP_EMU = pt(5.5)
_LARGEST_PT = 18.0
_SMALLEST_PT = 11.0
_PAGED_PT = 14.0
"""A table that goes over several slides anyway is set no smaller than this."""
_WIDEST_WISH_PT = 260.0
_HEADINGS_AT_MOST = 0.24


@dataclass(frozen=True, slots=True)
class TablePage:
    """The rows of a table that stand on one slide, without the header."""

    rows: tuple[tuple[Runs, ...], ...]
    column_emu: tuple[int, ...]
    row_emu: tuple[int, ...]
    size_pt: float
    fits: bool = True

    @property
    def height_emu(self) -> int:
        """How high it stands."""
        return sum(self.row_emu)


def set_table(grid: Grid, place: Rect, family: str) -> tuple[TablePage, ...]:
    """Set a table in a place, on as many pages as it takes; ``row_emu`` begins with the header."""
    size = _LARGEST_PT
    while size >= _SMALLEST_PT:
        columns = _column_widths(grid, place.cx, size, family)
        heights = _row_heights(grid, columns, size, family)
        if sum(heights) <= place.cy:
            return (TablePage(grid.rows, columns, heights, size),)
        size -= 1
    columns = _column_widths(grid, place.cx, _PAGED_PT, family)
    heights = _row_heights(grid, columns, _PAGED_PT, family)
    return tuple(_pages(grid, columns, heights, place.cy))


def _pages(
    grid: Grid, columns: tuple[int, ...], heights: tuple[int, ...], room: int
) -> list[TablePage]:
    head, *below = heights
    pages: list[TablePage] = []
    start, used = 0, head
    for index, height in enumerate([*below, room]):
        if index > start and used + height > room:
            pages.append(
                TablePage(
                    grid.rows[start:index],
                    columns,
                    (head, *below[start:index]),
                    _PAGED_PT,
                    fits=used <= room,
                )
            )
            start, used = index, head
        used += height
    return pages


def _column_widths(grid: Grid, room: int, size_pt: float, family: str) -> tuple[int, ...]:
    """Give each column what its longest cell wants, within reason, and share out the rest."""
    style = LevelStyle(size_pt=size_pt, family=family)
    count = len(grid.header)
    padding_pt = 2 * CELL_SIDE_EMU / EMU_PER_PT
    wishes = [
        padding_pt
        + min(
            _WIDEST_WISH_PT,
            max(
                line_width_pt(runs_text(row[column]), style, bold=number == 0 or column == 0)
                for number, row in enumerate((grid.header, *grid.rows))
            ),
        )
        for column in range(count)
    ]
    room_pt = room / EMU_PER_PT
    if grid.has_row_headings and count > 1:
        first = min(wishes[0] + 12, room_pt * _HEADINGS_AT_MOST)
        each = (room_pt - first) / (count - 1)
        widths = [first] + [each] * (count - 1)
    else:
        widths = [wish * room_pt / sum(wishes) for wish in wishes]
    emu = [pt(width) for width in widths]
    emu[-1] += room - sum(emu)
    return tuple(emu)


def _row_heights(
    grid: Grid, columns: tuple[int, ...], size_pt: float, family: str
) -> tuple[int, ...]:
    plain = TextBox((LevelStyle(size_pt=size_pt, family=family),))
    bold = TextBox((LevelStyle(size_pt=size_pt, family=family, is_bold=True),))
    heights = []
    for number, row in enumerate((grid.header, *grid.rows)):
        highest = max(
            text_height_pt(
                (Para(cell),),
                bold if number == 0 or (column == 0 and grid.has_row_headings) else plain,
                (width - 2 * CELL_SIDE_EMU) / EMU_PER_PT,
            )
            for column, (cell, width) in enumerate(zip(row, columns, strict=True))
        )
        heights.append(pt(highest) + 2 * CELL_TOP_EMU)
    return tuple(heights)
