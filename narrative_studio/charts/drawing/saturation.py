"""Lays out the new codes of each session, and the run of sessions that brought none."""

from __future__ import annotations

from typing import Final

from narrative_studio.charts.drawing.canvas import (
    Align,
    Box,
    Drawing,
    Ink,
    Place,
    Stroke,
    Target,
    Use,
)
from narrative_studio.charts.drawing.measure import Measure
from narrative_studio.charts.drawing.scale import Scale
from narrative_studio.charts.drawing.sheet import Room, Sheet
from narrative_studio.charts.saturation import Saturation

_PLOT_PX: Final = 132.0
_PLOT_AT_LEAST: Final = 72.0
_STEP_AT_LEAST: Final = 30.0
_BAR_AT_MOST: Final = 40.0
_WORDS: Final = ("New codes", "Session", "So far")


def draw_saturation(chart: Saturation, room: Room, measure: Measure) -> Drawing:
    """Lay out new codes as bars with their number, and how many there are by then below."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    line, small = sheet.line(Use.STRONG), sheet.line(Use.SMALL)
    left = sheet.widest(_WORDS, Use.SMALL) + 12
    step = max(_STEP_AT_LEAST, (room.width - left) / len(chart.steps))
    sheet.width = max(room.width, left + step * len(chart.steps))
    high = _PLOT_PX
    if room.height:
        note = small * 2 if chart.note else 0
        high = max(_PLOT_AT_LEAST, room.height - sheet.top - line - 2 * small - 12 - note)
    bottom = round(sheet.top + high)
    head = line + 4 + (small + 10 if _has_quiet_run(chart) else 0)
    scale = Scale(0, max([1, *(one.new for one in chart.steps)]), bottom, sheet.top + head)
    for at in range(len(chart.steps)):
        _bar(chart, sheet, at, Place(left + at * step, sheet.top, step, bottom - sheet.top), scale)
    _quiet(chart, sheet, left, step, scale)
    sheet.rule(bottom, left, sheet.width, Ink.CONTROL)
    places = (bottom - small - 4, bottom + 4, bottom + 4 + small)
    for words, y in zip(_WORDS, places, strict=True):
        sheet.words(words, 0, y, left - 8, Use.SMALL, Ink.TEXT2, Align.END)
    top, sheet.top = sheet.top, bottom + 4 + 2 * small
    sheet.pinned = Place(0, top, left - 4, sheet.top - top)
    sheet.note(chart)
    return sheet.done()


def _bar(chart: Saturation, sheet: Sheet, at: int, place: Place, scale: Scale) -> None:
    """One session: its bar with the number over it, its code and what there is so far below."""
    one, so_far = chart.steps[at], str(chart.reached[at])
    line, small = sheet.line(Use.STRONG), sheet.line(Use.SMALL)
    x, step, bottom = place.x, place.width, place.bottom
    wide, top = min(_BAR_AT_MOST, step - 6), scale.at(one.new)
    if one.new:
        box = Place(x + (step - wide) / 2, top, wide, bottom - top)
        sheet.add(Box(box, fill=Ink.BLUE, radius=2))
    ink = Ink.TEXT if one.new else Ink.TEXT2
    sheet.words(str(one.new), x, top - line - 2, step, Use.STRONG, ink, Align.MIDDLE)
    sheet.words(one.code, x, bottom + 4, step, Use.SMALL, Ink.TEXT, Align.MIDDLE)
    sheet.words(so_far, x, bottom + 4 + small, step, Use.SMALL, Ink.TEXT2, Align.MIDDLE)
    said = f"{one.code}, {one.new} new codes"
    tip = f"{one.code}\n{one.new} new of {one.seen} codes\n{so_far} codes so far"
    sheet.targets.append(Target(one.key, place, 0, at, said, tip))


def _has_quiet_run(chart: Saturation) -> bool:
    return 2 <= chart.quiet_run < len(chart.steps)


def _quiet(chart: Saturation, sheet: Sheet, left: float, step: float, scale: Scale) -> None:
    """Bracket the sessions at the end that brought nothing new, above all that the words cover."""
    if not _has_quiet_run(chart):
        return
    said = f"{chart.quiet_run} sessions, nothing new"
    wide = sheet.wide(said, Use.SMALL) + 1
    first = left + (len(chart.steps) - chart.quiet_run) * step + 4
    last = sheet.width - 4
    x = max(left, min((first + last - wide) / 2, sheet.width - wide))
    covered = [one.new for at, one in enumerate(chart.steps) if left + (at + 1) * step > x]
    y = scale.at(max(covered)) - sheet.line(Use.STRONG) - 5
    sheet.add(Stroke(((first, y), (first, y - 5), (last, y - 5), (last, y)), Ink.TEXT2))
    sheet.words(said, x, y - 7 - sheet.line(Use.SMALL), wide, Use.SMALL, Ink.TEXT2)
