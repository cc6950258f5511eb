"""Rows of a table: cells beside each other, a head that comes again, tints and thin lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from ui.pdf.flow import Paint, Piece, paint_stacked, sliced, stacked
from ui.pdf.look import PAD, Face, colour, pt
from ui.pdf.setting import Room

_ABOVE: Final = pt(4)
_BELOW: Final = pt(4)
_HEAD_LINE: Final = pt(1)
_LINE: Final = pt(0.5)


@dataclass(frozen=True, slots=True)
class Cell:
    """The pieces of a cell, over ``span`` columns."""

    pieces: Sequence[Piece]
    span: int = 1


class Rows:
    """Collects the rows of one table; ``shares`` are the widths of its columns to each other.

    The first column stands at the right where it ``is_mirrored``.
    """

    def __init__(self, room: Room, shares: Sequence[float], *, is_mirrored: bool = False) -> None:
        self._room = room
        self._is_mirrored = is_mirrored
        # Tints reach a little beyond the text, which lines up with that around the table.
        self._widths = shared(room.width + 2 * PAD, shares)
        self._head: Piece | None = None
        self._pieces: list[Piece] = []

    def room(self, place: int, span: int, face: Face) -> Room:
        """The place inside a cell that begins at a column."""
        width = sum(self._widths[place : place + span]) - 2 * PAD
        return Room(max(width, pt(10)), self._room.height, face, pt(1.5), is_cell=True)

    def head(self, cells: Sequence[Sequence[Piece]]) -> None:
        """Set the head of the columns."""
        boxes = [Cell(pieces) for pieces in cells]
        height = _ABOVE + max(map(stacked, cells), default=0.0) + _BELOW
        line = colour("control")
        self._head = Piece(height, self._painting(boxes, height, "", line, _HEAD_LINE), keeps=True)

    def add(self, cells: Sequence[Cell], *, ground: str = "", keeps: bool = False) -> None:
        """Add a row; one that no page has room for goes over several."""
        room = self._room.height - (self._head.height if self._head else 0.0) - _ABOVE - _BELOW
        columns = [cell.pieces for cell in cells]
        slices = list(sliced(columns, max(room, pt(40)))) or [[[] for _ in columns]]
        for place, found in enumerate(slices):
            is_last = place == len(slices) - 1
            boxes = [Cell(part, cell.span) for part, cell in zip(found, cells, strict=True)]
            inner = max(map(stacked, found), default=0.0)
            height = _ABOVE + inner + _BELOW
            line = colour("border") if is_last else None
            paint = self._painting(boxes, height, ground, line, _LINE)
            self._pieces.append(Piece(height, paint, keeps=keeps and is_last, head=self._head))

    def pieces(self) -> list[Piece]:
        """The whole table."""
        whole = [self._head, *self._pieces] if self._head else self._pieces
        if not whole:
            return []
        return [replace(whole[0], before=max(self._room.gap, pt(4))), *whole[1:]]

    def _painting(
        self,
        cells: Sequence[Cell],
        height: float,
        ground: str,
        line: QColor | None,
        thickness: float,
    ) -> Paint:
        whole = sum(self._widths)
        lefts = []
        at = 0
        for cell in cells:
            before, after = sum(self._widths[:at]), sum(self._widths[: at + cell.span])
            lefts.append(whole - after if self._is_mirrored else before)
            at += cell.span

        def paint(painter: QPainter, x: float, y: float) -> None:
            if ground:
                painter.fillRect(QRectF(x - PAD, y, whole, height), colour(ground))
            # The tint reaches as far beyond the text as the text is set in.
            for cell, left in zip(cells, lefts, strict=True):
                paint_stacked(cell.pieces, painter, x + left, y + _ABOVE)
            if line is not None:
                painter.fillRect(QRectF(x - PAD, y + height - thickness, whole, thickness), line)

        return paint


def shared(width: float, shares: Sequence[float]) -> list[float]:
    """A width in parts like ``shares``."""
    whole = sum(shares) or 1.0
    return [width * share / whole for share in shares]
