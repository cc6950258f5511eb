"""Lays out ratings around their middle: bars of shares, or squares where they are few."""

from __future__ import annotations

from dataclasses import dataclass
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
from narrative_studio.charts.drawing.sheet import LegendKey, Room, Sheet
from narrative_studio.charts.ratings import STEPS, RatingDistribution, RatingRow
from narrative_studio.charts.sample import Standing

FILLS: Final[tuple[tuple[Ink, Ink], ...]] = (
    (Ink.RATED_1, Ink.ON_RATED_1),
    (Ink.RATED_2, Ink.ON_RATED_2),
    (Ink.GREY, Ink.ON_GREY),
    (Ink.RATED_4, Ink.ON_RATED_4),
    (Ink.RATED_5, Ink.ON_RATED_5),
)
"""Ground and text of the ratings 1 to 5."""

_ROW_PX: Final = 32.0
_BAR_PX: Final = 22.0
_NAMES_AT_MOST: Final = 0.3
_GAP: Final = 14.0
_SQUARE_PX: Final = 20.0


@dataclass(frozen=True, slots=True)
class _Columns:
    names: float
    middle: float
    half: float
    right: float
    whole: float
    """How many pixels all ratings of a row take."""


def draw_ratings(chart: RatingDistribution, room: Room, measure: Measure) -> Drawing:
    """Lay out ratings, a row for each thing that was rated."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    columns = _columns(chart, sheet)
    _ends(chart, sheet, columns)
    high = max(_ROW_PX, sheet.line() + 10)
    bottom = sheet.top + high * len(chart.rows)
    middle = round(columns.middle)
    sheet.add(Stroke(((middle, sheet.top), (middle, bottom)), Ink.CONTROL))
    for number, row in enumerate(chart.rows):
        _row(sheet, columns, row, number, high)
        sheet.top += high
    few = any(row.n and row.standing is not Standing.RATE for row in chart.rows)
    sheet.note(chart, "One square is one rating; too few for shares." if few else "")
    return sheet.done()


def _columns(chart: RatingDistribution, sheet: Sheet) -> _Columns:
    width = sheet.room.width
    names = min(sheet.widest([row.name for row in chart.rows]), width * _NAMES_AT_MOST)
    told = sheet.widest([_told(row) for row in chart.rows])
    left, right = names + _GAP, width - told - _GAP
    half = max(40.0, (right - left) / 2)
    sides = [side / row.n for row in chart.rows for side in _sides(row) if row.n]
    return _Columns(names, left + half, half, right, half / max([0.5, *sides]))


def _sides(row: RatingRow) -> tuple[float, float]:
    """How many ratings stand on either side of the middle; those of 3 are halved."""
    first, second, third, fourth, fifth = row.counts
    return first + second + third / 2, fourth + fifth + third / 2


def _told(row: RatingRow) -> str:
    return f"n = {row.n}, {row.middle_words}" if row.n else "nobody yet"


def _ends(chart: RatingDistribution, sheet: Sheet, columns: _Columns) -> None:
    """What the ratings are: with colours all five, else the two ends over their sides."""
    names = [f"1 {chart.low_words}", "2", "3", "4", f"5 {chart.high_words}"]
    if any(row.standing is Standing.RATE for row in chart.rows):
        pairs = zip(names, FILLS, strict=True)
        sheet.legend([LegendKey(name, None, fill) for name, (fill, _) in pairs])
        return
    y, left = sheet.top, columns.middle - columns.half
    sheet.words(names[0], left, y, columns.half - 8, Use.SMALL, Ink.TEXT2)
    right = columns.middle + 8
    sheet.words(names[-1], right, y, columns.half - 8, Use.SMALL, Ink.TEXT2, Align.END)
    sheet.words("3", columns.middle - 6, y, 12, Use.SMALL, Ink.TEXT2, Align.MIDDLE)
    sheet.top += sheet.line(Use.SMALL) + 4


def _row(sheet: Sheet, columns: _Columns, row: RatingRow, number: int, high: float) -> None:
    y = sheet.top
    box = Place(0, y, sheet.room.width, high)
    sheet.centred(row.name, Place(0, y, columns.names, high), Use.BODY, Ink.TEXT, Align.START)
    right = Place(columns.right + _GAP, y, sheet.room.width - columns.right - _GAP, high)
    sheet.centred(_told(row), right, Use.BODY, Ink.TEXT2, Align.START)
    if row.standing is Standing.RATE:
        _bar(sheet, columns, row, y + (high - _BAR_PX) / 2)
    elif row.n:
        _squares(sheet, columns, row, y + high / 2)
    said = f"{row.name}, {row.n} ratings, {row.spread}" if row.n else f"{row.name}, nobody yet"
    tip = f"{row.name}\n{row.spread}\n{_told(row)}" if row.n else said
    sheet.targets.append(Target(row.key, box, number, 0, said, tip))


def _bar(sheet: Sheet, columns: _Columns, row: RatingRow, y: float) -> None:
    x = columns.middle - _sides(row)[0] / row.n * columns.whole
    for step in range(STEPS):
        count = row.counts[step]
        wide = count / row.n * columns.whole
        if not count:
            continue
        fill, ink = FILLS[step]
        place = Place(x, y, max(1.0, wide - 1), _BAR_PX)
        sheet.add(Box(place, fill=fill, radius=2))
        if wide >= sheet.wide(str(count), Use.SMALL) + 4:
            sheet.centred(str(count), place, Use.SMALL, ink)
        x += wide


def _squares(sheet: Sheet, columns: _Columns, row: RatingRow, middle: float) -> None:
    """Each rating as a square with its number."""
    low, high = _sides(row)
    size = min(_SQUARE_PX, columns.half / max(low, high, 1))
    x = columns.middle - low * size
    for step, count in enumerate(row.counts, 1):
        for _ in range(count):
            place = Place(x + 1, middle - size / 2 + 1, size - 2, size - 2)
            sheet.add(Box(place, fill=Ink.SURFACE, line=Ink.CONTROL, radius=2))
            sheet.centred(str(step), place, Use.SMALL, Ink.TEXT)
            x += size
