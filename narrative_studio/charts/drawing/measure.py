"""How wide texts are; and cutting and breaking them by it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Protocol

from narrative_studio.charts.drawing.canvas import Use

ELLIPSIS: Final = "…"

SIZES: Final[dict[Use, tuple[float, float, int]]] = {
    Use.HEADLINE: (13, 17, 600),
    Use.BODY: (12, 16, 400),
    Use.STRONG: (12, 16, 600),
    Use.SMALL: (11, 16, 500),
    Use.MARK: (11, 16, 600),
    Use.QUOTE: (12, 18, 500),
}
"""Size and height of a line in pixels and weight of each use, at font scale 1."""

RISE: Final = 0.364
"""How far below the middle of its line a text of the typeface Inter stands, in its size."""


_SPACE: Final = re.compile("[\x00-\x20\x7f-\x9f\ud800-\udfff]+")
"""What parts words: spaces and lines, and what no typeface has a letter for."""


class Measure(Protocol):
    """Knows the typeface that a drawing is set in."""

    def width(self, text: str, use: Use) -> float:
        """How wide a line of text is, in pixels."""

    def line(self, use: Use) -> float:
        """How high a line is, in pixels."""


def cut(text: str, use: Use, width: float, measure: Measure) -> str:
    """The text on one line, ending in an ellipsis where it does not fit; empty without room."""
    line = one_line(text)
    if measure.width(line, use) <= width:
        return line
    low, high = 0, len(line)
    while low < high:
        half = (low + high + 1) // 2
        if measure.width(line[:half].rstrip() + ELLIPSIS, use) <= width:
            low = half
        else:
            high = half - 1
    if not low:
        return ELLIPSIS if measure.width(ELLIPSIS, use) <= width else ""
    return line[:low].rstrip(" ,;") + ELLIPSIS


@lru_cache(maxsize=4096)
def one_line(text: str) -> str:
    """The text on one line, with one space between its words."""
    return " ".join(_words(text))


def broken(text: str, use: Use, width: float, measure: Measure, most: int = 0) -> tuple[str, ...]:
    """The text in lines no wider than ``width``, at most ``most`` of them; 0 is as many as needed.

    A word that is too wide alone is cut through.
    """
    lines: list[str] = []
    line = ""
    for word in _words(text):
        longer = f"{line} {word}" if line else word
        if measure.width(longer, use) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *pieces, line = _pieces(word, use, width, measure)
        lines.extend(pieces)
    lines.append(line)
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], cut(rest, use, width, measure)]
    return tuple(lines)


def _words(text: str) -> list[str]:
    """The words of a text; a space that does not break stays within its word."""
    return [word for word in _SPACE.split(text) if word]


def _pieces(word: str, use: Use, width: float, measure: Measure) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure.width(pieces[-1] + letter, use) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
