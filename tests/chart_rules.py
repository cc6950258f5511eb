"""What holds for every drawing of a chart, and a typeface whose widths are easy to reckon with."""

from __future__ import annotations

from itertools import combinations

from narrative_studio.charts.drawing.canvas import Align, Drawing, Place, Shape, Use, Words, extent
from narrative_studio.charts.drawing.measure import SIZES, Measure


class Ruler:
    """Every letter is half as wide as its size, and bold ones a little more."""

    def width(self, text: str, use: Use) -> float:
        size, _line, weight = SIZES[use]
        return len(text) * size * (0.5 if weight < 600 else 0.54)

    def line(self, use: Use) -> float:
        return SIZES[use][1]


def text_place(words: Words, ruler: Measure) -> Place:
    """Where the letters of a text stand, without the room beside them."""
    wide = ruler.width(words.text, words.use)
    x = words.place.x
    if words.align is Align.MIDDLE:
        x += (words.place.width - wide) / 2
    elif words.align is Align.END:
        x += words.place.width - wide
    return Place(x, words.place.y + 2, wide, words.place.height - 4)


def outside(drawing: Drawing) -> list[Shape]:
    """The shapes that reach out of the drawing, and would be clipped."""
    slack = 1.0
    return [
        shape
        for shape in drawing.shapes
        if (place := extent(shape)).x < -slack
        or place.y < -slack
        or place.right > drawing.width + slack
        or place.bottom > drawing.height + slack
    ]


def colliding(drawing: Drawing, ruler: Measure) -> list[tuple[str, str]]:
    """The pairs of texts that are written over each other."""
    placed = [(words.text, text_place(words, ruler)) for words in drawing.words]
    return [
        (first, second)
        for (first, one), (second, other) in combinations(placed, 2)
        if one.meets(other)
    ]


def said(drawing: Drawing) -> list[str]:
    """The texts of a drawing in their order."""
    return [words.text for words in drawing.words]
