"""Lays out the heat table: words where they fit, signs with a legend where they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from narrative_studio.charts.drawing.canvas import (
    Align,
    Box,
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
from narrative_studio.charts.drawing.sheet import LegendKey, Room, Sheet
from narrative_studio.charts.heat_table import HeatCell, HeatColumn, HeatRow, HeatState, HeatTable

_LABELS_AT_MOST: Final = 0.32
_LABELS_AT_LEAST: Final = 96.0
_HEADLINE_AT_LEAST: Final = 120.0
_COLUMN_AT_MOST: Final = 92.0
_COLUMN_AT_LEAST: Final = 26.0
_GAP: Final = 2.0
_GROUP_GAP: Final = 8.0
_APART: Final = 14.0
_CELL_PX: Final = 24.0
_CELL_AT_MOST: Final = 34.0
_HIGH_TO_WIDE: Final = 0.5
_HIGH_TO_WIDE_OF_SIGNS: Final = 0.75

FILLS: Final[dict[HeatState, tuple[Ink, Ink]]] = {
    HeatState.LANDED: (Ink.LANDED, Ink.ON_LANDED),
    HeatState.CONFUSED: (Ink.CONFUSED, Ink.ON_CONFUSED),
    HeatState.OBJECTED: (Ink.OBJECTED, Ink.ON_OBJECTED),
}
"""Ground and text of the states that stand in colour."""

_SIGNS: Final = {
    HeatState.LANDED: Sign.SQUARE,
    HeatState.CONFUSED: Sign.TRIANGLE,
    HeatState.OBJECTED: Sign.DIAMOND,
}
_SHORT: Final = {HeatState.NEUTRAL: "–", HeatState.UNKNOWN: "?"}


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where columns stand, and whether their words fit."""

    numbers: float
    labels: float
    lefts: tuple[float, ...]
    column: float
    has_words: bool


def draw_heat_table(chart: HeatTable, room: Room, measure: Measure) -> Drawing:
    """Lay out a heat table; it is wider than the room where the columns could not be read."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    plan = _plan(chart, sheet)
    sheet.width = max(room.width, plan.lefts[-1] + plan.column)
    if not plan.has_words:
        sheet.legend(
            [LegendKey(state.value, sign, FILLS[state][1]) for state, sign in _SIGNS.items()]
        )
    top = sheet.top
    _heads(chart, sheet, plan)
    high = max(_CELL_PX, sheet.line(Use.SMALL) + 8, _grown(plan))
    for number, row in enumerate(chart.rows, 1):
        _row(chart, sheet, plan, row, number, high)
        sheet.top += high + _GAP
    sheet.pinned = Place(0, top, plan.labels, sheet.top - top)
    sheet.note(chart, _explained(chart, has_words=plan.has_words))
    return sheet.done()


def _grown(plan: _Plan) -> float:
    """The height that goes with the width of a cell: a wide page gives its ground to the rows."""
    share = _HIGH_TO_WIDE if plan.has_words else _HIGH_TO_WIDE_OF_SIGNS
    return min(_CELL_AT_MOST, float(int(plan.column * share)))


def _plan(chart: HeatTable, sheet: Sheet) -> _Plan:
    count = len(chart.columns)
    numbers = sheet.widest([row.number for row in chart.rows], Use.BODY)
    titles = sheet.widest([row.title for row in chart.rows], Use.BODY)
    most = max(_LABELS_AT_LEAST, sheet.room.width * _LABELS_AT_MOST)
    labels = min(numbers + 8 + titles + 8, most)
    gaps = [0.0]
    for number, group in enumerate(chart.groups):
        if number:
            gaps[-1] += _GROUP_GAP if group.is_counted else _APART
        gaps += [_GAP] * (len(group.columns) - 1) + [_GAP]
    gaps = gaps[:count]
    needed = sheet.widest([state.value for state in HeatState], Use.SMALL) + 6
    # Headlines make way for the words of the cells, as long as something of them can be read.
    spare = sheet.room.width - sum(gaps) - needed * count
    if numbers + 8 + _HEADLINE_AT_LEAST + 8 <= spare < labels:
        labels = float(int(spare))
    spent = labels + sum(gaps)
    column = min(_COLUMN_AT_MOST, (sheet.room.width - spent) / count)
    has_words = column >= needed
    column = max(_COLUMN_AT_LEAST, float(int(column)))
    lefts, x = [], labels
    for gap in gaps:
        x += gap
        lefts.append(x)
        x += column
    return _Plan(numbers, labels, tuple(lefts), column, has_words)


def _heads(chart: HeatTable, sheet: Sheet, plan: _Plan) -> None:
    first = 0
    line, small = sheet.line(Use.STRONG), sheet.line(Use.SMALL)
    shown = [group for group in chart.groups if group.columns]
    spans = [len(group.columns) * (plan.column + _GAP) - _GAP for group in shown]
    texts = [
        broken(group.heading, Use.STRONG, span, sheet.measure, 2)
        for group, span in zip(shown, spans, strict=True)
    ]
    top = sheet.top + (max(map(len, texts)) - 1) * line
    for group, span, said in zip(shown, spans, texts, strict=True):
        left = plan.lefts[first]
        right = left + span
        ink = Ink.TEXT if group.is_counted else Ink.TEXT2
        for above, text in enumerate(reversed(said)):
            y = top - above * line
            sheet.words(text, left, y, span, Use.STRONG, ink, Align.MIDDLE)
        rule = ((left, top + line + 3), (right, top + line + 3))
        sheet.add(Stroke(rule, Ink.CONTROL, 2, is_dashed=not group.is_counted))
        first += len(group.columns)
    top += line + 8
    has_names = plan.column >= sheet.wide("Mmm…", Use.SMALL)
    sheet.words("Frame", 0, top, plan.labels - 8, Use.SMALL, Ink.TEXT2)
    for number, (left, column) in enumerate(zip(plan.lefts, chart.columns, strict=True), 1):
        sheet.words(column.code, left, top, plan.column, Use.STRONG, Ink.TEXT, Align.MIDDLE)
        if has_names:
            sheet.words(
                column.name, left, top + line, plan.column, Use.SMALL, Ink.TEXT2, Align.MIDDLE
            )
        place = Place(left, top, plan.column, line + (small if has_names else 0))
        who = f"{column.code} {column.name}".strip()
        sheet.targets.append(Target(column.key, place, 0, number, who))
    sheet.top = top + line + (small if has_names else 0) + 4


def _row(
    chart: HeatTable, sheet: Sheet, plan: _Plan, row: HeatRow, number: int, high: float
) -> None:
    numbers = plan.numbers
    label = Place(0, sheet.top, plan.labels - 8, high)
    sheet.centred(row.number, Place(0, sheet.top, numbers, high), Use.BODY, Ink.TEXT2, Align.START)
    title = Place(numbers + 8, sheet.top, plan.labels - 8 - numbers - 8, high)
    sheet.centred(row.title, title, Use.BODY, Ink.TEXT, Align.START)
    counts = chart.tally(row)
    tally = ", ".join(f"{counts[state]} {state.value}" for state in HeatState if counts[state])
    said = f"Frame {row.number}, {row.title}"
    sheet.targets.append(
        Target(row.key, label, number, 0, said, f"{row.number} {row.title}: {tally}")
    )
    cells = zip(plan.lefts, chart.columns, chart.counted, row.cells, strict=True)
    for place, (left, column, is_counted, cell) in enumerate(cells, 1):
        box = Place(left, sheet.top, plan.column, high)
        _cell(sheet, box, cell, is_counted=is_counted, has_words=plan.has_words)
        sheet.targets.append(
            Target(f"{row.key}/{column.key}", box, number, place,
                   _spoken(row, column, cell, is_counted=is_counted),
                   _tip(row, column, cell, is_counted=is_counted))
        )  # fmt: skip


def _cell(sheet: Sheet, box: Place, cell: HeatCell, *, is_counted: bool, has_words: bool) -> None:
    fill, ink = FILLS.get(cell.state, (None, Ink.TEXT3))
    hatch = None
    if not is_counted:
        fill, ink, hatch = None, Ink.TEXT2, Ink.BORDER
    elif cell.state is HeatState.SKIPPED:
        hatch = Ink.BORDER
    elif cell.state is HeatState.UNKNOWN:
        fill, ink = Ink.GREY, Ink.ON_GREY
    if fill is not None or hatch is not None:
        sheet.add(Box(box, fill=fill, hatch=hatch, radius=3))
    if has_words:
        is_telling = is_counted and cell.state.is_telling
        sheet.centred(cell.state.value, box, Use.MARK if is_telling else Use.SMALL, ink)
    elif cell.state in _SIGNS:
        x, y = box.middle
        sheet.add(Glyph(x, y, 9, _SIGNS[cell.state], ink, is_hollow=not is_counted))
    elif cell.state in _SHORT:
        sheet.centred(_SHORT[cell.state], box, Use.SMALL, ink)


def _spoken(row: HeatRow, column: HeatColumn, cell: HeatCell, *, is_counted: bool) -> str:
    apart = "" if is_counted else ", not counted"
    return f"Frame {row.number}, {column.code}, {cell.state.value}{apart}"


def _tip(row: HeatRow, column: HeatColumn, cell: HeatCell, *, is_counted: bool) -> str:
    apart = "" if is_counted else " (not counted)"
    who = f"{column.code} {column.name}".strip()
    lines = [f"{row.number} {row.title}", f"{who}: {cell.state.value}{apart}", cell.detail]
    return "\n".join(filter(None, lines))


def _explained(chart: HeatTable, *, has_words: bool) -> str:
    states = {cell.state for row in chart.rows for cell in row.cells}
    hatched = [
        *(["skipped"] if HeatState.SKIPPED in states else []),
        *(["a session that is not counted"] if not all(chart.counted) else []),
    ]
    said = ["A dash: neutral."] if HeatState.NEUTRAL in states and not has_words else []
    if hatched:
        said.append(f"Hatched: {', or '.join(hatched)}.")
    if HeatState.UNKNOWN in states:
        said.append("Grey: nothing was noted, which is not a no.")
    return " ".join([*said, "A cell is what one prospect did; no cell is a rate."])
