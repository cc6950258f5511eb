"""The pictures that lie over the cells of a table on a slide, and the words that are left in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from exporters.deck.cell_pictures import (
    GAP_PT,
    CellContent,
    SizeOf,
    cell_content,
    picture_places_in,
)
from exporters.deck.geometry import Rect, pt
from exporters.deck.placed import PictureShape, TableShape
from exporters.deck.tables import CELL_SIDE_EMU, CELL_TOP_EMU, words_height_emu
from narrative_studio.markup import Alignment

_MIRRORED = {Alignment.LEFT: Alignment.RIGHT, Alignment.RIGHT: Alignment.LEFT}


def with_pictures(
    table: TableShape, size_of: SizeOf, family: str
) -> tuple[TableShape, tuple[PictureShape, ...]]:
    """A table without the words for the pictures that can be shown, and these in their places."""
    if not any(run.picture for row in table.rows for cell in row for run in cell):
        return table, ()
    content = [[cell_content(cell, size_of) for cell in row] for row in table.rows]
    rows = tuple(tuple(cell.words for cell in row) for row in content)
    return (
        replace(table, rows=rows, typed=table.rows),
        tuple(_shapes(table, content, family)),
    )


def _shapes(
    table: TableShape, content: list[list[CellContent]], family: str
) -> Iterator[PictureShape]:
    lefts = table.lefts
    tops = [*accumulate(table.row_emu, initial=table.place.y)]
    for number, row in enumerate(content):
        for column, cell in enumerate(row):
            if not cell.pictures:
                continue
            left = 0 if table.is_flush and not column else CELL_SIDE_EMU
            width = table.column_emu[column] - left - CELL_SIDE_EMU
            left = CELL_SIDE_EMU if table.is_mirrored else left
            room = Rect(lefts[column] + left, tops[number] + CELL_TOP_EMU, max(0, width), 0)
            if cell.has_words:
                is_bold = number == 0 or (column == 0 and table.has_row_headings)
                words = words_height_emu(
                    cell.words, table.size_pt, family, table.column_emu[column], bold=is_bold
                )
                room = Rect(room.x, room.y + words + pt(GAP_PT), room.cx, 0)
            side = table.alignments[column]
            if table.is_mirrored:
                side = _MIRRORED.get(side, side)
            places = picture_places_in(cell.pictures, room, table.size_pt, side)
            for picture, place in zip(cell.pictures, places, strict=True):
                yield PictureShape("Picture in table", picture.key, picture.alt, place)
