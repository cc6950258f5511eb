"""Lays out the objections: the longest bar first, in blocks by role."""

from __future__ import annotations

from typing import Final

from narrative_studio.charts.drawing.canvas import (
    Align,
    Box,
    Drawing,
    Ink,
    Place,
    Target,
    Use,
)
from narrative_studio.charts.drawing.measure import Measure
from narrative_studio.charts.drawing.scale import Scale
from narrative_studio.charts.drawing.sheet import LegendKey, Room, Sheet
from narrative_studio.charts.pareto import Pareto, ParetoBar
from narrative_studio.charts.sample import RATE_FROM

INKS: Final = (Ink.BLUE, Ink.ORANGE, Ink.TEAL, Ink.PLUM, Ink.BROWN, Ink.BLACK)
"""The colour of each role in turn; after the last they begin anew."""

_NAMES_AT_MOST: Final = 0.42
_BAR_PX: Final = 16.0
_GAP: Final = 12.0
_UNIT_AT_LEAST: Final = 7.0
_COUNTS_PX: Final = 30.0


def draw_pareto(chart: Pareto, room: Room, measure: Measure) -> Drawing:
    """Lay out objections, a row each; colours only where there are enough in all."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    has_colour = chart.total >= RATE_FROM
    if has_colour and len(chart.roles) > 1:
        named = enumerate(chart.roles)
        sheet.legend([LegendKey(role, None, INKS[at % len(INKS)]) for at, role in named])
    so_far = sheet.wide(f"{chart.total} of {chart.total} so far", Use.BODY)
    longest = sheet.widest([bar.name for bar in chart.bars], Use.BODY)
    who = sheet.widest([chart.by_role(bar) for bar in chart.bars], Use.SMALL)
    names = min(max(longest, who), room.width * _NAMES_AT_MOST)
    left = names + _GAP
    right = max(left + 60, room.width - so_far - _GAP - _COUNTS_PX)
    scale = Scale(0, max([1, *(bar.total for bar in chart.bars)]), 0, right - left)
    high = sheet.line(Use.BODY) + sheet.line(Use.SMALL) + 10
    for number, (bar, reached) in enumerate(zip(chart.sorted_bars, chart.reached, strict=True)):
        y = sheet.top
        sheet.words(bar.name, 0, y + 2, names, Use.BODY)
        below = y + 2 + sheet.line(Use.BODY)
        sheet.words(chart.by_role(bar), 0, below, names, Use.SMALL, Ink.TEXT2)
        end = _blocks(chart, sheet, bar, scale, Place(left, y, right - left, high), has_colour)
        sheet.centred(str(bar.total), Place(end + 6, y, _COUNTS_PX, high), Use.STRONG, Ink.TEXT,
                      Align.START)  # fmt: skip
        told = f"{reached} of {chart.total} so far"
        sheet.centred(told, Place(room.width - so_far - 1, y, so_far + 1, high), Use.BODY,
                      Ink.TEXT2, Align.END)  # fmt: skip
        tip = f"{bar.name}\n{bar.total} in all: {chart.by_role(bar)}\n{told}"
        said = f"{bar.name}, {bar.total}"
        sheet.targets.append(Target(bar.key, Place(0, y, room.width, high), number, 0, said, tip))
        sheet.top += high
        sheet.rule(round(sheet.top), 0, room.width)
        sheet.top += 1
    sheet.note(chart, "" if has_colour else "One block is one objection; too few for shares.")
    return sheet.done()


def _blocks(
    chart: Pareto, sheet: Sheet, bar: ParetoBar, scale: Scale, room: Place, has_colour: bool
) -> float:
    """The bar in blocks: one for each objection where they can be told; returns where it ends."""
    y = room.y + (room.height - _BAR_PX) / 2
    unit = scale.at(1)
    done = 0
    for at, count in enumerate(bar.counts):
        ink = INKS[at % len(INKS)] if has_colour else Ink.CONTROL
        sizes = [1] * count if unit >= _UNIT_AT_LEAST else [count] * bool(count)
        for size in sizes:
            x = room.x + scale.at(done)
            done += size
            wide = max(1.0, room.x + scale.at(done) - x - 1)
            sheet.add(Box(Place(x, y, wide, _BAR_PX), fill=ink, radius=2))
    if not done:
        sheet.add(Box(Place(room.x, y, 2, _BAR_PX), fill=Ink.CONTROL))
    return room.x + scale.at(done)
