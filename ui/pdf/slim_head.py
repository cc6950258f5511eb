"""The slim head of a sheet: its title, and what is to be said of the whole, on one line."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPainter

from ui.pdf.flow import Piece
from ui.pdf.lines import Lines, Span, sides
from ui.pdf.look import Face, pt
from ui.pdf.setting import Room

_BELOW: Final = pt(6)
_BESIDE: Final = pt(16)


def slim_head(title: str, facts: str, room: Room, *, is_mirrored: bool = False) -> Piece:
    """The title at the left, on more lines where it is long, and the facts at the right.

    The other way about where it ``is_mirrored``.
    """
    face = Face.SHEET_TITLE
    before, after = sides(is_mirrored=is_mirrored)
    right = Lines((Span(facts),), Face.FACTS, room.width, align=after)
    taken = right.widest + _BESIDE
    left = Lines((Span(title),), face, room.width - taken, align=before)
    begin = taken if is_mirrored else 0.0

    def paint(painter: QPainter, x: float, y: float) -> None:
        for number in range(len(left)):
            left.paint(painter, number, x + begin, y + number * face.value.line)
        right.paint(painter, 0, x, y + pt(4))

    return Piece(len(left) * face.value.line + _BELOW, paint, keeps=True)
