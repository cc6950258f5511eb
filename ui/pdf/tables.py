"""Grids, facts by name, ribbons, lines to write on and storyboard cards as pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from exporters.paper.model import (
    Beside,
    Block,
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
from ui.pdf.cards import card_pieces
from ui.pdf.flow import Piece, paint_stacked, sliced, stacked
from ui.pdf.lines import Lines, Span
from ui.pdf.look import Face, colour, mm, pt
from ui.pdf.rows import Cell, Rows, shared
from ui.pdf.setting import Room, Setter, Setting

_GROUNDS: Final = {RowKind.ASK: "info_soft", RowKind.MARKED: "warn_soft"}
_BARS: Final = {Tone.SETUP: "setup", Tone.FOLLOW: "follow"}
_LABEL: Final = mm(32)
_BAR: Final = pt(6)
_GAP: Final = pt(2)
_LINE: Final = mm(8)


class Tables:
    """Sets everything that stands in columns."""

    def __init__(self, setting: Setting, setter: Setter) -> None:
        self._setting = setting
        self._setter = setter

    def block(
        self, block: Grid | Pairs | Beside | Ribbon | WriteIns | Cards, room: Room
    ) -> list[Piece]:
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
                return card_pieces(self._setting, self._setter, block, room)

    def _grid(self, grid: Grid, room: Room) -> list[Piece]:
        shares = [column.share for column in grid.columns]
        rows = Rows(room, shares, is_mirrored=self._setting.is_mirrored)
        rows.head(
            [
                self._setter.plain(column.title, rows.room(place, 1, Face.CELL_HEAD))
                for place, column in enumerate(grid.columns)
            ]
        )
        for place, row in enumerate(grid.rows):
            ground = _GROUNDS.get(row.kind, "")
            # One row alone at the top of a page has lost its table.
            keeps = grid.keeps(place) or 0 < place == len(grid.rows) - 2
            rows.add(self._cells(grid, row, rows), ground=ground, keeps=keeps)
        return rows.pieces()

    def _cells(self, grid: Grid, row: Row, rows: Rows) -> list[Cell]:
        cells, at = [], 0
        for cell in row.cells:
            room = rows.room(at, cell.span, _cell_face(grid.columns[at], row))
            cells.append(Cell(self._setter.blocks(cell.blocks, room), cell.span))
            at += cell.span
        return cells

    # Facts by name

    def _pairs(self, pairs: Pairs, room: Room) -> list[Piece]:
        made = []
        for name, blocks in pairs.rows:
            made.append(self._pair(name, blocks, room))
        whole = sum(piece.height + piece.before for piece in made)
        if whole < room.height * 0.5:
            # The facts about one thing stay together; none of them stands alone.
            last = len(made) - 1
            made = [
                replace(one, keeps=place < last, yields=0 < place < last - 1)
                for place, one in enumerate(made)
            ]
        return [replace(made[0], before=room.gap), *made[1:]] if made else []

    def _pair(self, name: str, blocks: Sequence[Block], room: Room) -> Piece:
        place = Room(_LABEL - pt(8), room.height, Face.CELL_HEAD, pt(1), is_cell=True)
        label = self._setter.plain(name, place)
        inner = Room(room.width - _LABEL, room.height, Face.CELL, pt(1), is_cell=True)
        said = self._setter.blocks(blocks, inner)
        below = pt(3)
        is_mirrored = self._setting.is_mirrored
        label_left, said_left = (room.width - place.width, 0.0) if is_mirrored else (0.0, _LABEL)

        def paint(painter: QPainter, x: float, y: float) -> None:
            paint_stacked(label, painter, x + label_left, y)
            paint_stacked(said, painter, x + said_left, y)

        return Piece(max(stacked(label), stacked(said)) + below, paint)

    def _beside(self, block: Beside, room: Room) -> list[Piece]:
        gap = mm(8)
        width = (room.width - gap) / 2
        place = replace(room, width=width)
        sides = (block.left, block.right)
        sides = sides[::-1] if self._setting.is_mirrored else sides
        columns = [self._setter.blocks(column, place) for column in sides]
        return [
            _side_by_side(found, width + gap, room.gap) for found in sliced(columns, room.height)
        ]

    # Ribbons

    def _ribbon(self, ribbon: Ribbon, room: Room) -> list[Piece]:
        parts = ribbon.parts[::-1] if self._setting.is_mirrored else ribbon.parts
        widths = shared(room.width - _GAP * (len(parts) - 1), [part.weight for part in parts])
        names = [Lines((Span(f"{p.name} {p.detail}"),), Face.FACTS, room.width) for p in parts]
        fits = all(one.widest <= width for one, width in zip(names, widths, strict=True))
        line = Face.FACTS.value.line

        def paint(painter: QPainter, x: float, y: float) -> None:
            for part, width, name in zip(parts, widths, names, strict=True):
                painter.fillRect(QRectF(x, y, width, _BAR), colour(_bar(part)))
                if fits:
                    name.paint(painter, 0, x, y + _BAR + pt(3))
                x += width + _GAP

        height = _BAR + (pt(3) + line if fits else 0.0)
        drawn = Piece(height, paint, before=pt(8), keeps=not fits)
        if fits:
            return [drawn]
        every = " · ".join(f"{part.name} {part.detail}" for part in ribbon.parts)
        told = self._setter.plain(every, replace(room, gap=pt(4)), face=Face.FACTS)
        return [drawn, *told]

    # Lines to write on

    def _write_ins(self, block: WriteIns, room: Room) -> list[Piece]:
        gap, across = mm(8), 2
        width = (room.width - gap) / across
        return [
            self._lines(block.columns[first : first + across], width, gap, room)
            for first in range(0, len(block.columns), across)
        ]

    def _lines(self, pair: Sequence[WriteIn], width: float, gap: float, room: Room) -> Piece:
        face = Face.LABEL
        names = [Lines((Span(one.name),), face, width) for one in pair]
        most = max(one.lines for one in pair)

        def paint(painter: QPainter, x: float, y: float) -> None:
            for one, name in zip(pair, names, strict=True):
                name.paint(painter, 0, x, y)
                for number in range(one.lines):
                    top = y + face.value.line + _LINE * (number + 1)
                    painter.fillRect(QRectF(x, top, width, pt(0.5)), colour("control"))
                x += width + gap

        return Piece(face.value.line + _LINE * most + pt(4), paint, before=max(room.gap, pt(10)))


def _side_by_side(columns: Sequence[Sequence[Piece]], step: float, gap: float) -> Piece:
    def paint(painter: QPainter, x: float, y: float) -> None:
        for column in columns:
            paint_stacked(column, painter, x, y)
            x += step

    return Piece(max(map(stacked, columns)), paint, before=gap)


def _bar(part: Share) -> str:
    return _BARS.get(part.tone, "control")


def _cell_face(column: Column, row: Row) -> Face:
    if row.kind is RowKind.ASK:
        return Face.CELL_HEAD
    if column.is_large:
        return Face.CELL_LARGE
    return Face.CELL_SUPPORT if column.is_support else Face.CELL
