"""Grids with a head on every page, facts by name, ribbons, and lines to write on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from exporters.paper.model import (
    Beside,
    Cards,
    Column,
    Grid,
    Pairs,
    Ribbon,
    Row,
    RowKind,
    Share,
    Tone,
    WriteIn,
    WriteIns,
)
from exporters.word.cards import cards_table
from exporters.word.desk import Room
from exporters.word.look import DXA_PER_MM, Style, dxa
from exporters.word.table_xml import PAD, Box, TableXml, cell_room, shared

_LABEL_MM = 32.0
_RIBBON_MM = 2.6
_LINE_MM = 8.0
_LONGEST_NAME = 1.9
"""Millimetres that a letter of a ribbon's name takes at the most."""
_FILLS = {RowKind.ASK: "info_soft", RowKind.MARKED: "warn_soft"}
_BARS = {Tone.SETUP: "setup", Tone.FOLLOW: "follow"}
_STYLE = re.compile(r'<w:pStyle w:val="[^"]*"/>(?!<w:keepNext/>)')
_NO_MARGINS = "".join(
    f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
)


class Tables(TableXml):
    """Sets everything that is a table in Word."""

    def block(self, block: Grid | Pairs | Beside | Ribbon | WriteIns | Cards, room: Room) -> str:
        """Set one of them."""
        match block:
            case Grid():
                return self._grid(block, room)
            case Pairs():
                return self._pairs(block, room)
            case Beside():
                return self._beside(block, room)
            case Ribbon():
                return self._ribbon(block, room)
            case WriteIns():
                return self._write_ins(block, room)
            case Cards():
                return cards_table(self, block, room)

    # Grids

    def _grid(self, grid: Grid, room: Room) -> str:
        whole = dxa(room.width_mm) + 2 * PAD
        widths = shared(whole, [column.share for column in grid.columns])
        heads = [
            Box(width, self.keep(Style.CELL_HEAD, column.title))
            for column, width in zip(grid.columns, widths, strict=True)
        ]
        rows = [self.row(heads, is_head=True)]
        for place, row in enumerate(grid.rows):
            made = self._row(grid, row, widths)
            rows.append(_kept(made) if grid.keeps(place) else made)
        return self.table(rows, widths, style=Style.TABLE, name=grid.name, has_head=True)

    def _row(self, grid: Grid, row: Row, widths: Sequence[int]) -> str:
        fill = self._filled(_FILLS[row.kind]) if row.kind in _FILLS else ""
        boxes = []
        at = 0
        for cell in row.cells:
            width = sum(widths[at : at + cell.span])
            style = _cell_style(grid.columns[at], row)
            inner = self.inside(cell.blocks, cell_room(width, style))
            boxes.append(Box(width, inner, fill, cell.span))
            at += cell.span
        return self.row(boxes)

    # Facts by name

    def _pairs(self, pairs: Pairs, room: Room) -> str:
        label = dxa(_LABEL_MM)
        widths = [label, dxa(room.width_mm) - label]
        rows = []
        for place, (name, blocks) in enumerate(pairs.rows, start=1):
            inner = self.inside(blocks, cell_room(widths[1], Style.CELL))
            row = self.row([Box(label, self.keep(Style.CELL_LABEL, name)), Box(widths[1], inner)])
            # The facts about one thing stay together, but not with what comes after them.
            is_last = place == len(pairs.rows)
            rows.append(row.replace("<w:keepNext/>", "") if is_last else _kept(row))
        return self.table(rows, widths)

    def _beside(self, block: Beside, room: Room) -> str:
        width = dxa(room.width_mm) // 2
        place = cell_room(width, Style.NORMAL)
        boxes = [Box(width, self.inside(column, place)) for column in (block.left, block.right)]
        return self.table([self.row(boxes)], [width, width])

    def _filled(self, role: str) -> str:
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{self.desk.colour(role)}"/>'

    # Ribbons

    def _ribbon(self, ribbon: Ribbon, room: Room) -> str:
        gap = dxa(0.8)
        parts = list(ribbon.parts)
        room_dxa = dxa(room.width_mm) - gap * (len(parts) - 1)
        bars = shared(room_dxa, [part.weight for part in parts])
        widths = [width for bar in bars for width in (bar, gap)][:-1]
        line = f'<w:trHeight w:val="{dxa(_RIBBON_MM)}" w:hRule="exact"/>'
        colours = [
            box for part, bar in zip(parts, bars, strict=True) for box in self._bar(part, bar, gap)
        ]
        names = [
            box for part, bar in zip(parts, bars, strict=True) for box in self._name(part, bar, gap)
        ]
        rows = [self.row(colours[:-1], height=line)]
        if all(_has_room(part, bar) for part, bar in zip(parts, bars, strict=True)):
            rows.append(self.row(names[:-1]))
            told = ""
        else:
            told = self.keep(Style.FACTS, " · ".join(f"{one.name} {one.detail}" for one in parts))
        return self.table(rows, widths, name=ribbon.name, margins=_NO_MARGINS) + told

    def _bar(self, part: Share, width: int, gap: int) -> tuple[Box, Box]:
        fill = self._filled(_BARS.get(part.tone, "control"))
        return Box(width, self.spacer(), fill), Box(gap, self.spacer())

    def _name(self, part: Share, width: int, gap: int) -> tuple[Box, Box]:
        said = self.spacer()
        if _has_room(part, width):
            said = self.keep(Style.CELL_SUPPORT, f"{part.name} {part.detail}")
        return Box(width, said), Box(gap, self.spacer())

    # Lines to write on

    def _write_ins(self, block: WriteIns, room: Room) -> str:
        gap = dxa(8)
        across = 2
        width = (dxa(room.width_mm) - gap) // across
        rows = []
        for first in range(0, len(block.columns), across):
            pair = block.columns[first : first + across]
            rows += self._lines(pair, width, gap, across)
        return self.table(rows, [width, gap, width])

    def _lines(self, pair: Sequence[WriteIn], width: int, gap: int, across: int) -> list[str]:
        names = [one.name for one in pair] + [""] * (across - len(pair))
        heads = [Box(width, self.keep(Style.LABEL, name)) for name in names]
        line = (
            '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" '
            f'w:color="{self.desk.colour("control")}"/></w:tcBorders>'
        )
        empty = [Box(width, self.spacer(), line if name else "") for name in names]
        between = Box(gap, self.spacer())
        height = f'<w:trHeight w:val="{dxa(_LINE_MM)}" w:hRule="atLeast"/>'
        rows = [self.row([heads[0], between, heads[1]])]
        most = max(one.lines for one in pair)
        rows += [self.row([empty[0], between, empty[1]], height=height)] * most
        return rows


def _kept(row: str) -> str:
    """A row that stays on the page of the row after it."""
    return _STYLE.sub(r"\g<0><w:keepNext/>", row)


def _cell_style(column: Column, row: Row) -> Style:
    if row.kind is RowKind.ASK:
        return Style.CELL_HEAD
    if column.is_large:
        return Style.CELL_LARGE
    return Style.CELL_SUPPORT if column.is_support else Style.CELL


def _has_room(part: Share, width: int) -> bool:
    return len(f"{part.name} {part.detail}") * _LONGEST_NAME <= width / DXA_PER_MM
