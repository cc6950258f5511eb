"""Lays out which elements land with which segment."""

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
from narrative_studio.charts.drawing.measure import Measure, broken
from narrative_studio.charts.drawing.sheet import Room, Sheet
from narrative_studio.charts.evidence_grid import (
    Evidence,
    EvidenceCell,
    EvidenceColumn,
    EvidenceGrid,
    EvidenceRow,
)

FILLS: Final[dict[Evidence, tuple[Ink, Ink]]] = {
    Evidence.LANDS: (Ink.LANDED, Ink.ON_LANDED),
    Evidence.DOES_NOT: (Ink.CONFUSED, Ink.ON_CONFUSED),
}
"""Ground and text of the verdicts that stand in colour."""

_LABELS_AT_MOST: Final = 0.36
_LABELS_AT_LEAST: Final = 140.0
_COLUMN_AT_MOST: Final = 280.0
_GAP: Final = 3.0


def draw_evidence_grid(chart: EvidenceGrid, room: Room, measure: Measure) -> Drawing:
    """Lay out elements by segments; wider than the room where the words would not fit."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    count = len(chart.columns)
    needed = sheet.widest([one.value for one in Evidence], Use.BODY) + 12
    # The labels give way first: they can be read in two lines, a verdict cannot.
    left_over = room.width - count * (needed + _GAP)
    names = sheet.widest([row.title for row in chart.rows], Use.BODY) + _GAP + 12
    most = min(room.width * _LABELS_AT_MOST, max(_LABELS_AT_LEAST, names))
    labels = float(int(min(most, max(_LABELS_AT_LEAST, left_over))))
    each = (room.width - labels) / count - _GAP
    column = max(needed, float(int(min(_COLUMN_AT_MOST, each))))
    lefts = [labels + _GAP + at * (column + _GAP) for at in range(count)]
    sheet.width = max(room.width, lefts[-1] + column)
    start = sheet.top
    _heads(chart, sheet, lefts, column)
    high = sheet.line(Use.STRONG) + sheet.line(Use.SMALL) + 12
    if any(row.code for row in chart.rows):
        high = max(high, sheet.line(Use.SMALL) + 2 * sheet.line(Use.BODY) + 4)
    for number, row in enumerate(chart.rows, 1):
        _row(chart, sheet, row, number, lefts, Place(0, sheet.top, column, high))
        sheet.top += high + _GAP
    sheet.pinned = Place(0, start, labels, sheet.top - start)
    sheet.note(chart)
    return sheet.done()


def _heads(chart: EvidenceGrid, sheet: Sheet, lefts: list[float], column: float) -> None:
    line = sheet.line(Use.STRONG)
    most = max(len(broken(one.name, Use.STRONG, column, sheet.measure, 2)) for one in chart.columns)
    names = most * line
    sheet.words("Element", 0, sheet.top + names, lefts[0] - _GAP, Use.SMALL, Ink.TEXT2)
    for number, (left, one) in enumerate(zip(lefts, chart.columns, strict=True), 1):
        own = len(broken(one.name, Use.STRONG, column, sheet.measure, 2)) * line
        top = sheet.top + names - own
        sheet.lines(one.name, left, top, column, Use.STRONG, most=2, align=Align.MIDDLE)
        below = sheet.top + names
        sheet.words(f"n = {one.n}", left, below, column, Use.SMALL, Ink.TEXT2, Align.MIDDLE)
        place = Place(left, sheet.top, column, names + sheet.line(Use.SMALL))
        sheet.targets.append(Target(one.key, place, 0, number, f"{one.name}, n = {one.n}"))
    sheet.top += names + sheet.line(Use.SMALL) + 6


def _row(
    chart: EvidenceGrid, sheet: Sheet, row: EvidenceRow, number: int, lefts: list[float],
    first: Place,
) -> None:  # fmt: skip
    y, high = first.y, first.height
    wide = lefts[0] - _GAP - 10
    lines = broken(row.title, Use.BODY, wide, sheet.measure, 2)
    whole = len(lines) * sheet.line(Use.BODY) + (sheet.line(Use.SMALL) if row.code else 0)
    top = y + (high - whole) / 2
    if row.code:
        sheet.words(row.code, 0, top, wide, Use.SMALL, Ink.TEXT2)
        top += sheet.line(Use.SMALL)
    for text in lines:
        sheet.words(text, 0, top, wide, Use.BODY)
        top += sheet.line(Use.BODY)
    name = row.title or row.code
    sheet.targets.append(
        Target(row.key, Place(0, y, wide, high), number, 0, name, f"{row.code} {row.title}".strip())
    )
    cells = zip(lefts, chart.columns, row.cells, strict=True)
    for place, (left, column, cell) in enumerate(cells, 1):
        box = Place(left, y, first.width, high)
        _cell(sheet, box, cell)
        sheet.targets.append(_target(row, column, cell, box, number, place))


def _cell(sheet: Sheet, box: Place, cell: EvidenceCell) -> None:
    fill, ink = FILLS.get(cell.evidence, (None, Ink.TEXT2))
    match cell.evidence:
        case Evidence.NOT_YET:
            sheet.add(Box(box, line=Ink.CONTROL, radius=4, is_dashed=True))
        case Evidence.NOT_TOLD:
            sheet.add(Box(box, hatch=Ink.BORDER, radius=4))
        case _:
            sheet.add(Box(box, fill=fill, radius=4))
    use = Use.STRONG if fill else Use.BODY
    if not cell.counts:
        sheet.centred(cell.evidence.value, box, use, ink)
        return
    top = box.y + (box.height - sheet.line(use) - sheet.line(Use.SMALL)) / 2
    sheet.words(cell.evidence.value, box.x + 4, top, box.width - 8, use, ink, Align.MIDDLE)
    top += sheet.line(use)
    sheet.words(cell.counts, box.x + 4, top, box.width - 8, Use.SMALL, ink, Align.MIDDLE)


def _target(
    row: EvidenceRow, column: EvidenceColumn, cell: EvidenceCell, box: Place, number: int,
    place: int,
) -> Target:  # fmt: skip
    share = cell.share.spoken if cell.share is not None else ""
    said = f"{row.title or row.code}, {column.name}, {cell.words}"
    lines = (
        f"{row.title or row.code}",
        f"{column.name}: {cell.evidence.value}",
        share,
        cell.detail,
    )
    tip = "\n".join(filter(None, lines))
    return Target(f"{row.key}/{column.key}", box, number, place, said, tip)
