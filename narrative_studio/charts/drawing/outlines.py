"""The outlines of the marks that are no circles."""

from __future__ import annotations

from narrative_studio.charts.drawing.canvas import Glyph, Point, Sign


def corners(glyph: Glyph, half: float) -> tuple[Point, ...]:
    """The corners of a mark that reaches about ``half`` to each side, so that all look as large."""
    x, y = glyph.x, glyph.y
    match glyph.sign:
        case Sign.TRIANGLE:
            wide, low = half * 1.1, y + half * 0.9
            return (x, y - wide), (x + wide, low), (x - wide, low)
        case Sign.DIAMOND:
            reach = half * 1.2
            return (x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)
        case _:
            side = half * 0.9
            left, right, top, low = x - side, x + side, y - side, y + side
            return (left, top), (right, top), (right, low), (left, low)
