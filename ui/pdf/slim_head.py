"""The slim head of a sheet: its title, and what is to be said of the whole, on one line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ui.pdf.flow import Piece
from ui.pdf.lines import Lines, Span
from ui.pdf.look import Face, pt
from ui.pdf.setting import Room

_BELOW: Final = pt(6)
_BESIDE: Final = pt(16)


def slim_head(title: str, facts: str, room: Room) -> Piece:
    """The title at the left, on more lines where it is long, and the facts at the right."""
    face = Face.SHEET_TITLE
    right = Lines((Span(facts),), Face.FACTS, room.width, align=Qt.AlignmentFlag.AlignRight)
    left = Lines((Span(title),), face, room.width - right.widest - _BESIDE)

    def paint(painter: QPainter, x: float, y: float) -> None:
        for number in range(len(left)):
            left.paint(painter, number, x, y + number * face.value.line)
        right.paint(painter, 0, x, y + pt(4))

    return Piece(len(left) * face.value.line + _BELOW, paint, keeps=True)
