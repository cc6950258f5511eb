"""Tinted boxes and bars beside text, drawn slice by slice so that they may go over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.pdf.flow import Piece
from ui.pdf.look import colour, pt
from ui.pdf.setting import Room

_PAD_X: Final = pt(8)
_PAD_Y: Final = pt(4)
_BAR: Final = pt(2)
_BAR_PAD: Final = pt(10)


def boxed(pieces: Sequence[Piece], room: Room, role: str) -> list[Piece]:
    """Pieces on a tinted ground over the whole width; set them narrower by 16 pt."""
    made = []
    for place, piece in enumerate(pieces):
        above = _PAD_Y if not place else piece.before
        below = _PAD_Y if place == len(pieces) - 1 else 0.0
        made.append(_grounded(piece, room, role, above, below, is_first=not place))
    return made


def _grounded(
    piece: Piece, room: Room, role: str, above: float, below: float, *, is_first: bool
) -> Piece:
    height = above + piece.height + below

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.fillRect(QRectF(x, y, room.width, height), colour(role))
        piece.paint(painter, x + _PAD_X, y + above)

    return replace(piece, height=height, paint=paint, before=piece.before if is_first else 0.0)


def barred(
    pieces: Sequence[Piece], room: Room, role: str, *, is_mirrored: bool = False
) -> list[Piece]:
    """Pieces with a bar where people begin to read; set them narrower than ``room`` by 12 pt."""
    made = []
    bar, begin = (room.width - _BAR, 0.0) if is_mirrored else (0.0, _BAR_PAD)
    for place, piece in enumerate(pieces):
        above = piece.before if place else 0.0
        made.append(_beside_bar(piece, role, above, (bar, begin), is_first=not place))
    return made


def _beside_bar(
    piece: Piece, role: str, above: float, lefts: tuple[float, float], *, is_first: bool
) -> Piece:
    height = above + piece.height
    bar, begin = lefts

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.fillRect(QRectF(x + bar, y, _BAR, height), colour(role))
        piece.paint(painter, x + begin, y + above)

    return replace(piece, height=height, paint=paint, before=piece.before if is_first else 0.0)
