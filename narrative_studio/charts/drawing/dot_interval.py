"""Lays out rates with intervals; small samples as dots or hollow marks, without per cent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from narrative_studio.charts.dot_interval import DotInterval, DotRow
from narrative_studio.charts.drawing.axes import level_axis
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
from narrative_studio.charts.drawing.scale import Scale
from narrative_studio.charts.drawing.sheet import Room, Sheet
from narrative_studio.charts.sample import Standing

_ROW_PX: Final = 26.0
_NAMES_AT_MOST: Final = 0.32
_GAP: Final = 14.0
_DOT_STEP: Final = 16.0
_TICKS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class _Columns:
    names: float
    counts: float
    left: float
    right: float
    scale: Scale


def draw_dot_interval(chart: DotInterval, room: Room, measure: Measure) -> Drawing:
    """Lay out rates with intervals, a row each."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    columns = _columns(chart, sheet)
    high = max(_ROW_PX, sheet.line() + 8)
    rows = chart.all_rows
    bottom = sheet.top + high * len(rows)
    has_rates = any(row.share.is_rate for row in rows)
    if has_rates:
        ends = bottom, bottom + 4
        level_axis(sheet, columns.scale, _TICKS, *ends, is_rate=True)
        _baseline(chart, sheet, columns, high)
        word, wide = chart.word[:1].upper() + chart.word[1:], columns.left - 20
        sheet.words(word, 0, bottom + 6, wide, Use.SMALL, Ink.TEXT2)
    for number, row in enumerate(rows):
        _row(chart, sheet, columns, row, number, high)
        sheet.top += high
    sheet.top = bottom + (sheet.line(Use.SMALL) + 8 if has_rates else 0)
    sheet.note(chart)
    return sheet.done()


def _columns(chart: DotInterval, sheet: Sheet) -> _Columns:
    rows = chart.all_rows
    width = sheet.room.width
    names = min(sheet.widest([row.name for row in rows], Use.STRONG), width * _NAMES_AT_MOST)
    counts = sheet.widest([row.share.counts for row in rows], Use.BODY)
    told = [_rate_words(row) for row in rows if row.share.is_rate]
    rates = sheet.widest(told, Use.STRONG)
    left = names + _GAP + counts + _GAP + 6
    right = max(left + 60, width - (rates + _GAP if rates else 0) - 6)
    return _Columns(names, counts, left, right, Scale(0, 1, round(left), round(right)))


def _rate_words(row: DotRow) -> str:
    return f"{row.share.rate}  {row.share.reach}".rstrip()


def _baseline(chart: DotInterval, sheet: Sheet, columns: _Columns, high: float) -> None:
    """The rate of old as a dashed line through the rows that can be held against it."""
    if chart.baseline is None or not chart.baseline.share.is_rate:
        return
    x = round(columns.scale.at(chart.baseline.share.part))
    for number, row in enumerate(chart.all_rows):
        if row.share.standing in (Standing.RATE, Standing.COUNTS):
            y = sheet.top + number * high
            sheet.add(Stroke(((x, y), (x, y + high)), Ink.TEXT2, 1, is_dashed=True))


def _row(
    chart: DotInterval, sheet: Sheet, columns: _Columns, row: DotRow, number: int, high: float
) -> None:
    y = sheet.top
    is_strong = row.is_strong or row is chart.baseline
    use = Use.STRONG if is_strong else Use.BODY
    sheet.centred(row.name, Place(0, y, columns.names, high), use, Ink.TEXT, Align.START)
    counts = Place(columns.names + _GAP, y, columns.counts, high)
    said = row.share.counts if row.share.of else "–"
    sheet.centred(said, counts, Use.BODY, Ink.TEXT, Align.START)
    middle = y + high / 2
    match row.share.standing:
        case Standing.RATE:
            _rate(chart, sheet, columns, row, Place(0, y, sheet.room.width, high))
        case Standing.COUNTS:
            x = columns.scale.at(row.share.part)
            sheet.add(Stroke(((columns.left, middle), (columns.right, middle)), Ink.BORDER, 2))
            sheet.add(Glyph(x, middle, 10, Sign.CIRCLE, Ink.TEXT2, is_hollow=True))
            _caution(sheet, columns, row, x + 12, y, high)
        case Standing.ANECDOTE:
            _dots(sheet, columns, row, y, high)
        case Standing.NOBODY:
            _caution(sheet, columns, row, columns.left + 2, y, high)
    place = Place(0, y, sheet.room.width, high)
    sheet.targets.append(Target(row.key, place, number, 0, f"{row.name}, {row.share.spoken}"))


def _rate(chart: DotInterval, sheet: Sheet, columns: _Columns, row: DotRow, box: Place) -> None:
    is_base = row is chart.baseline
    ink = Ink.BLACK if is_base else Ink.BLUE
    middle = box.y + box.height / 2
    sheet.add(Stroke(((columns.left, middle), (columns.right, middle)), Ink.BORDER, 2))
    if row.share.interval:
        low, high = (columns.scale.at(end) for end in row.share.interval)
        sheet.add(Stroke(((low, middle), (high, middle)), ink, 3))
    x = columns.scale.at(row.share.part)
    sheet.add(Glyph(x, middle, 11, Sign.SQUARE if is_base else Sign.CIRCLE, ink))
    left = columns.right + _GAP
    rate = sheet.wide(row.share.rate, Use.STRONG)
    sheet.centred(row.share.rate, Place(left, box.y, rate + 1, box.height), Use.STRONG, Ink.TEXT,
                  Align.START)  # fmt: skip
    reach = Place(left + rate + 6, box.y, sheet.room.width - left - rate - 6, box.height)
    sheet.centred(row.share.reach, reach, Use.BODY, Ink.TEXT2, Align.START)


def _dots(sheet: Sheet, columns: _Columns, row: DotRow, y: float, high: float) -> None:
    """One dot for each, as there is no rate of so few."""
    x = columns.left + _DOT_STEP / 2
    for number in range(row.share.of):
        is_one = number < row.share.count
        sheet.add(Glyph(x, y + high / 2, 10, Sign.CIRCLE, Ink.TEXT2, is_hollow=not is_one))
        x += _DOT_STEP
    _caution(sheet, columns, row, x, y, high)


def _caution(
    sheet: Sheet, columns: _Columns, row: DotRow, left: float, y: float, high: float
) -> None:
    """Why there is no rate, right of the mark, or left of it where there is no room."""
    wide = sheet.wide(row.share.caution, Use.BODY) + 1
    if left + wide > sheet.room.width:
        left = max(columns.left, left - 24 - wide)
    top = y + (high - sheet.line(Use.BODY)) / 2
    room = min(wide, sheet.room.width - left)
    sheet.over(row.share.caution, left, top, room, Use.BODY, Ink.TEXT2)
