"""Lays out how long it took: one dot for each prospect, on a line of days."""

from __future__ import annotations

from collections import Counter
from typing import Final

from narrative_studio.charts.cycle_length import CycleLength, CycleRow
from narrative_studio.charts.drawing.canvas import (
    Align,
    Drawing,
    Glyph,
    Ink,
    Place,
    Sign,
    Stroke,
    Target,
    Use,
)
from narrative_studio.charts.drawing.measure import Measure
from narrative_studio.charts.drawing.scale import Scale, whole_ticks
from narrative_studio.charts.drawing.sheet import Room, Sheet

_NAMES_AT_MOST: Final = 0.3
_DOT: Final = 10.0
_GAP: Final = 14.0


def draw_cycle_length(chart: CycleLength, room: Room, measure: Measure) -> Drawing:
    """Lay out days as dots, a row for each version; equal days are stacked."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    names = min(
        max(sheet.widest([row.name for row in chart.rows], Use.STRONG), sheet.wide("n = 99")),
        room.width * _NAMES_AT_MOST,
    )
    longest = max(dot.days for row in chart.rows for dot in row.dots)
    ticks = whole_ticks(longest)
    last = f"{ticks[-1]} days"
    left = round(names + _GAP + _DOT)
    right = round(room.width - sheet.wide(last, Use.SMALL) / 2 - 2)
    scale = Scale(0, ticks[-1], left, max(left + 60, right))
    top = sheet.top
    for number, row in enumerate(chart.rows):
        _row(sheet, row, number, scale, names)
    small = sheet.line(Use.SMALL)
    uprights = [Stroke(((round(scale.at(tick)), top), (round(scale.at(tick)), sheet.top)),
                       Ink.BORDER) for tick in ticks]  # fmt: skip
    # The grid lies below the dots that it is measured by.
    sheet.shapes[:0] = uprights
    for tick in ticks:
        words = f"{tick} days" if tick == ticks[-1] else str(tick)
        wide = sheet.wide(words, Use.SMALL) + 2
        x = scale.at(tick) - wide / 2
        sheet.words(words, x, sheet.top + 2, wide, Use.SMALL, Ink.TEXT2, Align.MIDDLE)
    sheet.top += small + 2
    has_open = any(dot.is_open for row in chart.rows for dot in row.dots)
    sheet.note(chart, "Hollow: still open, so many days so far." if has_open else "")
    return sheet.done()


def _row(sheet: Sheet, row: CycleRow, number: int, scale: Scale, names: float) -> None:
    piles = Counter(dot.days for dot in row.dots)
    rise = _DOT + 2
    has_middle = row.middle is not None
    text = sheet.line(Use.STRONG) + sheet.line(Use.SMALL)
    middle_px = sheet.line(Use.SMALL) if has_middle else 0
    high = max(text + 12, max(piles.values(), default=1) * rise + 14 + middle_px)
    y = sheet.top
    base = y + high - 8 - _DOT / 2
    top = y + (high - text) / 2
    sheet.words(row.name, 0, top, names, Use.STRONG)
    count = f"n = {len(row.dots)}"
    sheet.words(count, 0, top + sheet.line(Use.STRONG), names, Use.SMALL, Ink.TEXT2)
    if row.middle is not None:
        x = scale.at(row.middle)
        words = f"middle {row.middle:g}"
        wide = sheet.wide(words, Use.SMALL) + 2
        left = min(max(scale.start, x - wide / 2), scale.end - wide)
        sheet.words(words, left, y + 2, wide, Use.SMALL, Ink.TEXT2, Align.MIDDLE)
        ends = ((x, y + 2 + sheet.line(Use.SMALL)), (x, base + _DOT / 2 + 3))
        sheet.add(Stroke(ends, Ink.TEXT2, 2))
    placed: Counter[int] = Counter()
    for column, dot in enumerate(sorted(row.dots, key=lambda one: one.days)):
        x, dot_y = scale.at(dot.days), base - placed[dot.days] * rise
        placed[dot.days] += 1
        ink = Ink.BLUE if has_middle else Ink.TEXT2
        sheet.add(Glyph(x, dot_y, _DOT, Sign.CIRCLE, ink, is_hollow=dot.is_open))
        state = " so far" if dot.is_open else ""
        said = f"{row.name}, {dot.name}, {dot.days} days{state}"
        place = Place(x - rise / 2, dot_y - rise / 2, rise, rise)
        sheet.targets.append(Target(dot.key, place, number, column, said))
    sheet.top += high
    sheet.rule(round(sheet.top), 0, scale.end)
