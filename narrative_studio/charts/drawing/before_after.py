"""Lays out two versions beside each other, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import Final

from narrative_studio.charts.before_after import BeforeAfter, BeforeAfterRow
from narrative_studio.charts.drawing.axes import axis_words, level_axis
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
from narrative_studio.charts.drawing.measure import Measure, broken
from narrative_studio.charts.drawing.scale import Scale
from narrative_studio.charts.drawing.sheet import LegendKey, Room, Sheet
from narrative_studio.charts.sample import Share

BEFORE: Final = (Sign.SQUARE, Ink.BLACK)
AFTER: Final = (Sign.CIRCLE, Ink.BLUE)
"""Sign and colour of the two versions."""

_NAMES_AT_MOST: Final = 0.32
_GAP: Final = 14.0
_LIFT: Final = 7.0
_RATES: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
_WORDS: Final = (0.0, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class _Columns:
    numbers: float
    names: float
    scale: Scale
    told: float


def draw_before_after(chart: BeforeAfter, room: Room, measure: Measure) -> Drawing:
    """Lay out two versions, a row for each frame."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    sheet.legend([_legend_key(chart, is_after=False), _legend_key(chart, is_after=True)])
    columns = _columns(chart, sheet)
    high = 2 * sheet.line(Use.SMALL) + 10
    bottom = sheet.top + high * len(chart.rows)
    ticks = _RATES if chart.has_rates else _WORDS
    level_axis(sheet, columns.scale, ticks, sheet.top, bottom, is_rate=chart.has_rates)
    for number, row in enumerate(chart.rows):
        _row(chart, sheet, columns, row, number, high)
        sheet.top += high
    wide = columns.scale.start - 20
    told = axis_words(chart.word)
    sheet.top = bottom + 4 + sheet.lines(told, 0, bottom + 2, wide, Use.SMALL, Ink.TEXT2)
    sheet.note(chart)
    return sheet.done()


def _legend_key(chart: BeforeAfter, *, is_after: bool) -> LegendKey:
    shares = [row.after if is_after else row.before for row in chart.rows]
    sign, ink = AFTER if is_after else BEFORE
    is_rate = any(share and share.is_rate for share in shares)
    name = chart.after_name if is_after else chart.before_name
    return LegendKey(name, sign, ink if is_rate else Ink.TEXT2, not is_rate)


def _columns(chart: BeforeAfter, sheet: Sheet) -> _Columns:
    width = sheet.room.width
    numbers = sheet.widest([row.number for row in chart.rows])
    titles = sheet.widest([row.title for row in chart.rows])
    names = min(numbers + 8 + titles, width * _NAMES_AT_MOST)
    told = max(
        sheet.widest([_change(row) for row in chart.rows], Use.STRONG),
        min(sheet.widest([row.verdict for row in chart.rows], Use.SMALL), width * 0.3),
    )
    left = round(names + _GAP + 8)
    # Down to a whole place: rounded up, the widest words would lack a part of a point.
    right = max(left + 80, floor(width - told - _GAP - 8))
    return _Columns(numbers, names, Scale(0, 1, left, right), width - right - _GAP - 8)


def _change(row: BeforeAfterRow) -> str:
    ends = [share.counts if share else "not in it" for share in (row.before, row.after)]
    return " → ".join(ends)


def _row(
    chart: BeforeAfter, sheet: Sheet, columns: _Columns, row: BeforeAfterRow, number: int,
    high: float,
) -> None:  # fmt: skip
    y, width = sheet.top, sheet.room.width
    sheet.rule(round(y), 0, columns.scale.start - 8)
    sheet.centred(row.number, Place(0, y, columns.numbers, high), Use.BODY, Ink.TEXT2, Align.START)
    left, wide = columns.numbers + 8, columns.names - columns.numbers - 8
    lines = broken(row.title, Use.BODY, wide, sheet.measure, 2)
    top = y + (high - len(lines) * sheet.line()) / 2
    sheet.lines(row.title, left, top, wide, most=2)
    middle = y + high / 2
    for share, lift, (sign, ink) in ((row.before, -_LIFT, BEFORE), (row.after, _LIFT, AFTER)):
        if share is not None and share.of:
            _mark(sheet, columns, share, middle + lift, sign, ink)
    left = width - columns.told
    if row.verdict:
        top = y + (high - sheet.line(Use.STRONG) - sheet.line(Use.SMALL)) / 2
        sheet.words(_change(row), left, top, columns.told, Use.STRONG)
        top += sheet.line(Use.STRONG)
        sheet.words(row.verdict, left, top, columns.told, Use.SMALL, Ink.TEXT2)
    else:
        sheet.centred(_change(row), Place(left, y, columns.told, high), Use.STRONG, Ink.TEXT,
                      Align.START)  # fmt: skip
    spoken = [
        f"{name} {share.spoken if share else 'not in it'}"
        for name, share in ((chart.before_name, row.before), (chart.after_name, row.after))
    ]
    said = f"Frame {row.number}, {'; '.join(spoken)}"
    tip = "\n".join(filter(None, (f"{row.number} {row.title}", *spoken, row.verdict)))
    sheet.targets.append(Target(row.key, Place(0, y, width, high), number, 0, said, tip))


def _mark(sheet: Sheet, columns: _Columns, share: Share, y: float, sign: Sign, ink: Ink) -> None:
    if share.interval:
        low, high = (columns.scale.at(end) for end in share.interval)
        sheet.add(Stroke(((low, y), (high, y)), ink, 2.5))
    x = columns.scale.at(share.part)
    sheet.add(Glyph(x, y, 10, sign, ink if share.is_rate else Ink.TEXT2,
                    is_hollow=not share.is_rate))  # fmt: skip
