"""What charts with an axis share: signs of series, level ticks, places that do not collide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from narrative_studio.charts.drawing.canvas import Align, Ink, Place, Sign, Stroke, Use, Words
from narrative_studio.charts.drawing.scale import Scale
from narrative_studio.charts.drawing.sheet import Sheet
from narrative_studio.charts.sample import percent

SERIES: Final[tuple[tuple[Sign, Ink], ...]] = (
    (Sign.CIRCLE, Ink.BLUE),
    (Sign.TRIANGLE, Ink.ORANGE),
    (Sign.SQUARE, Ink.TEAL),
    (Sign.DIAMOND, Ink.PLUM),
    (Sign.CROSS, Ink.BROWN),
)
"""Sign and colour of each series in turn; after the last they begin anew."""

_APART_PX: Final = 6.0
IN_WORDS: Final = {0.0: "none", 0.5: "half", 1.0: "all"}
"""How parts are told where there is no rate."""


def series_look(number: int) -> tuple[Sign, Ink]:
    """Sign and colour of the series of that number."""
    return SERIES[number % len(SERIES)]


def tick_words(part: float, *, is_rate: bool) -> str:
    """What stands at a tick: per cent, or a word where there is no rate."""
    return percent(part) if is_rate else IN_WORDS.get(part, "")


def axis_words(word: str) -> str:
    """What an axis of shares counts, and of whom: ``Confused, of those who reached it``."""
    return f"{word[:1].upper()}{word[1:]}, of those who reached it"


def rungs(
    sheet: Sheet, scale: Scale, ticks: Sequence[float], left: float, right: float, *, is_rate: bool
) -> None:
    """Level lines with their words at the left, for an axis that rises."""
    for tick in ticks:
        y = round(scale.at(tick))
        ink = Ink.CONTROL if tick == ticks[0] else Ink.BORDER
        sheet.rule(y, left, right, ink)
        box = Place(0, y - sheet.line(Use.SMALL) / 2, left - 8, sheet.line(Use.SMALL))
        sheet.centred(tick_words(tick, is_rate=is_rate), box, Use.SMALL, Ink.TEXT2, Align.END)


def level_axis(
    sheet: Sheet, scale: Scale, ticks: Sequence[float], top: float, bottom: float, *, is_rate: bool
) -> None:
    """Upright lines with their words below, for an axis that goes to the right.

    Where not all words have room between them, every second is told, else the ends alone.
    """
    high = sheet.line(Use.SMALL)
    said: list[tuple[str, Place]] = []
    for number, tick in enumerate(ticks):
        x = round(scale.at(tick))
        ink = Ink.CONTROL if number == 0 else Ink.BORDER
        sheet.add(Stroke(((x, top), (x, bottom)), ink))
        words = tick_words(tick, is_rate=is_rate)
        wide = sheet.wide(words, Use.SMALL) + 4
        said.append((words, Place(x - wide / 2, bottom + 2, wide, high)))
    for words, place in next(
        filter(_are_apart, (said, said[::2], said[:: len(said) - 1])), said[:1]
    ):
        sheet.centred(words, place, Use.SMALL, Ink.TEXT2)


def _are_apart(said: Sequence[tuple[str, Place]]) -> bool:
    """Whether nobody would read the words beside each other as one."""
    places = [place for _words, place in said]
    return all(left.right + _APART_PX <= right.x for left, right in pairwise(places))


def set_beside(sheet: Sheet, text: str, x: float, y: float, bounds: Place, gap: float = 8) -> bool:
    """Set a label beside a mark where no other label and no edge is in its way.

    Returns whether there was such a place.
    """
    wide, high = sheet.wide(text, Use.STRONG) + 2, sheet.line(Use.STRONG)
    corners = (
        (x + gap, y - high / 2),
        (x - wide / 2, y - high - gap + 2),
        (x - gap - wide, y - high / 2),
        (x + gap - 2, y - high - 2),
        (x - wide / 2, y + gap - 2),
    )
    taken = [shape.place for shape in sheet.shapes if isinstance(shape, Words)]
    for left, top in corners:
        place = Place(left, top, wide, high)
        is_inside = (
            place.x >= bounds.x and place.right <= bounds.right
            and place.y >= bounds.y and place.bottom <= bounds.bottom
        )  # fmt: skip
        if is_inside and not any(place.meets(other) for other in taken):
            sheet.over(text, left, top, wide, Use.STRONG)
            return True
    return False
