"""Sets a table: how wide its columns, how high its rows, how large its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from exporters.deck.cell_pictures import (
    SizeOf,
    cell_content,
    no_size,
    pictures_height_pt,
    pictures_width_pt,
)
from exporters.deck.fit import line_width_pt, text_height_pt, widest_word_em
from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.paragraphs import Para
from exporters.deck.slides import Grid
from exporters.deck.template.textstyle import LevelStyle, TextBox
from exporters.letters import is_right_to_left
from narrative_studio.markup import Runs, runs_text

CELL_SIDE_EMU = pt(9)
CELL_TOP_EMU = pt(5.5)
_LARGEST_PT = 18.0
_STEPS = 8
"""Letters from the largest down to 11 points."""
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


def set_table(
    grid: Grid, place: Rect, family: str, size_of: SizeOf = no_size, *, factor: float = 1.0
) -> tuple[TablePage, ...]:
    """Set a table in a place, on as many pages as it takes; ``row_emu`` begins with the header.

    ``factor`` is how large letters are beside those on a usual slide.
    """
    setter = _Setter(grid, family, size_of)
    sizes = [(_LARGEST_PT - step) * factor for step in range(_STEPS)]
    fitting: TablePage | None = None
    for size in sizes:
        columns = setter.column_widths(place.cx, size)
        heights = setter.row_heights(columns, size)
        if sum(heights) <= place.cy:
            page = TablePage(grid.rows, columns, heights, size)
            if setter.has_whole_words(columns, size):
                return (page,)
            fitting = fitting or page
    if fitting is not None:
        return (fitting,)
    paged = [size for size in sizes if size <= _PAGED_PT * factor]
    for size in (*paged, paged[0]):
        columns = setter.column_widths(place.cx, size)
        if setter.has_whole_words(columns, size):
            break
    heights = setter.row_heights(columns, size)
    return tuple(_pages(grid, columns, heights, place.cy, size))


def is_mirrored(grid: Grid) -> bool:
    """Whether most of what a table says is read from the right, as its columns are then."""
    said = [text for row in (grid.header, *grid.rows) for cell in row if (text := runs_text(cell))]
    return sum(map(is_right_to_left, said)) * 2 > sum(any(map(str.isalpha, one)) for one in said)


def words_height_emu(words: Runs, size_pt: float, family: str, width: int, *, bold: bool) -> int:
    """How high the words of a cell stand in a column of a width, without the room around them."""
    box = TextBox((LevelStyle(size_pt=size_pt, family=family, is_bold=bold),))
    return pt(text_height_pt((Para(words),), box, (width - 2 * CELL_SIDE_EMU) / EMU_PER_PT))


def _pages(
    grid: Grid, columns: tuple[int, ...], heights: tuple[int, ...], room: int, size_pt: float
) -> list[TablePage]:
    head, *below = heights
    pages, start = [], 0
    for count in rows_of_pages(below, room - head):
        end = start + count
        rows = (head, *below[start:end])
        fits = sum(rows) <= room
        pages.append(TablePage(grid.rows[start:end], columns, rows, size_pt, fits=fits))
        start = end
    return pages


def rows_of_pages(heights: Sequence[int], room: int) -> list[int]:
    """How many rows stand on each page, which are as many as must be and about equally full."""
    filled = _filled(heights, room)
    share = sum(heights) // max(1, len(filled))
    least = [room] if len(filled) < 2 else [*range(share, room, pt(4)), room]
    return next(pages for own in least if len(pages := _filled(heights, own)) == len(filled))


def _filled(heights: Sequence[int], room: int) -> list[int]:
    """How many rows stand on each page where each takes all that it has room for."""
    pages: list[int] = []
    used = 0
    for height in heights:
        if pages and used + height <= room:
            pages[-1] += 1
            used += height
        else:
            pages.append(1)
            used = height
    return pages


def _shared_out(wishes: list[float], least: list[float], room: float) -> list[float]:
    """Widths as the wishes are to each other, but where there is room, none below its least."""
    widths = [wish * room / sum(wishes) for wish in wishes]
    spare = room - sum(least)
    more = [max(0.0, wish - low) for wish, low in zip(wishes, least, strict=True)]
    is_whole = all(low <= width for low, width in zip(least, widths, strict=True))
    if is_whole or spare < 0 or not sum(more):
        return widths
    return [low + spare * one / sum(more) for low, one in zip(least, more, strict=True)]


class _Setter:
    """Measures the cells of one table, whose content is the same at every size."""

    def __init__(self, grid: Grid, family: str, size_of: SizeOf) -> None:
        self._grid = grid
        self._family = family
        self._rows = [
            [cell_content(cell, size_of) for cell in row] for row in (grid.header, *grid.rows)
        ]

    def column_widths(self, room: int, size_pt: float) -> tuple[int, ...]:
        """Give each column what its longest cell wants, within reason, and share out the rest."""
        grid, count = self._grid, len(self._grid.header)
        room_pt = room / EMU_PER_PT
        wishes = [self._wish_pt(column, size_pt, room_pt) for column in range(count)]
        if grid.has_row_headings and count > 1:
            first = min(wishes[0] + 12, room_pt * _HEADINGS_AT_MOST)
            each = (room_pt - first) / (count - 1)
            widths = [first] + [each] * (count - 1)
        else:
            widths = _shared_out(wishes, self._least_pt(size_pt), room_pt)
        emu = [pt(width) for width in widths]
        emu[-1] += room - sum(emu)
        return tuple(emu)

    def _least_pt(self, size_pt: float) -> list[float]:
        """What each column needs for its widest word."""
        return [em * size_pt + 2 * CELL_SIDE_EMU / EMU_PER_PT for em in self._widest_words_em]

    def _wish_pt(self, column: int, size_pt: float, room_pt: float) -> float:
        style = LevelStyle(size_pt=size_pt, family=self._family)
        cells = [row[column] for row in self._rows]
        words = max(
            line_width_pt(runs_text(cell.words), style, bold=number == 0 or column == 0)
            for number, cell in enumerate(cells)
        )
        pictures = max(pictures_width_pt(cell.pictures, room_pt, size_pt) for cell in cells)
        return 2 * CELL_SIDE_EMU / EMU_PER_PT + max(min(_WIDEST_WISH_PT, words), pictures)

    def has_whole_words(self, columns: tuple[int, ...], size_pt: float) -> bool:
        """Whether every word stands on one line of its cell."""
        rooms = ((width - 2 * CELL_SIDE_EMU) / EMU_PER_PT for width in columns)
        return all(
            em * size_pt <= room for em, room in zip(self._widest_words_em, rooms, strict=True)
        )

    @cached_property
    def _widest_words_em(self) -> tuple[float, ...]:
        """The widest word of each column, in the size of its letters."""
        return tuple(
            max(
                widest_word_em(
                    runs_text(row[column].words),
                    self._family,
                    bold=number == 0 or (column == 0 and self._grid.has_row_headings),
                )
                for number, row in enumerate(self._rows)
            )
            for column in range(len(self._grid.header))
        )

    def row_heights(self, columns: tuple[int, ...], size_pt: float) -> tuple[int, ...]:
        """How high each row stands, the header first."""
        family, has_headings = self._family, self._grid.has_row_headings
        plain = TextBox((LevelStyle(size_pt=size_pt, family=family),))
        bold = TextBox((LevelStyle(size_pt=size_pt, family=family, is_bold=True),))
        heights = []
        for number, row in enumerate(self._rows):
            highest = 0.0
            for column, (cell, width) in enumerate(zip(row, columns, strict=True)):
                box = bold if number == 0 or (column == 0 and has_headings) else plain
                inner = (width - 2 * CELL_SIDE_EMU) / EMU_PER_PT
                height = text_height_pt((Para(cell.words),), box, inner)
                if cell.pictures:
                    below = pictures_height_pt(
                        cell.pictures, inner, size_pt, has_words=cell.has_words
                    )
                    height = height + below if cell.has_words else max(height, below)
                highest = max(highest, height)
            heights.append(pt(highest) + 2 * CELL_TOP_EMU)
        return tuple(heights)
