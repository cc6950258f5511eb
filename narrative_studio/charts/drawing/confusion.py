"""Lays out the confusion curve: lines, interval bands, and the number reached below each point."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from narrative_studio.charts.confusion import ConfusionCurve, CurveFrame, CurveLine
from narrative_studio.charts.drawing.axes import axis_words, rungs, series_look, set_beside
from narrative_studio.charts.drawing.canvas import (
    Align,
    Area,
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
from narrative_studio.charts.drawing.scale import Scale, rate_ticks
from narrative_studio.charts.drawing.sheet import LegendKey, Room, Sheet
from narrative_studio.charts.sample import Share, Standing

_PLOT_PX: Final = 168.0
_PLOT_AT_LEAST: Final = 96.0
_STEP_AT_LEAST: Final = 22.0
_APART: Final = 8.0
_BAND: Final = 0.16
_HEAD_GAP: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the points of a curve stand."""

    place: Place
    scale: Scale
    step: float
    lines: int

    def x(self, frame: int, line: int) -> float:
        """The x of a point: the lines of several versions stand a little apart."""
        shift = (line - (self.lines - 1) / 2) * min(_APART, self.step / (self.lines + 1))
        return self.place.x + (frame + 0.5) * self.step + shift


def draw_confusion(chart: ConfusionCurve, room: Room, measure: Measure) -> Drawing:
    """Lay out a confusion curve; it is wider than the room where its points could not be told."""
    sheet = Sheet(room, measure)
    sheet.heading(chart)
    if chart.missing is not None:
        sheet.empty(chart.missing)
        return sheet.done()
    if len(chart.lines) > 1:
        sheet.legend([_entry(chart, number) for number in range(len(chart.lines))])
    plot = _plot(chart, sheet)
    sheet.words(axis_words(chart.word), 0, sheet.top, room.width, Use.SMALL, Ink.TEXT2)
    ticks = _ticks(chart)
    rungs(sheet, plot.scale, ticks, plot.place.x, plot.place.right, is_rate=chart.has_rates)
    for number, line in enumerate(chart.lines):
        _band(sheet, plot, line, number, series_look(number)[1] if plot.lines > 1 else Ink.ORANGE)
    for number, line in enumerate(chart.lines):
        _curve(sheet, plot, chart, line, number)
    for number, line in enumerate(chart.lines):
        _labels(sheet, plot, line, number)
    top = sheet.top
    _feet(chart, sheet, plot)
    sheet.pinned = Place(0, top, plot.place.x - 4, sheet.top - top)
    sheet.note(chart)
    return sheet.done()


def _entry(chart: ConfusionCurve, number: int) -> LegendKey:
    sign, ink = series_look(number)
    is_rate = any(share.is_rate for share in chart.lines[number].shares if share)
    return LegendKey(chart.lines[number].name, sign, ink if is_rate else Ink.TEXT2, not is_rate)


def _n_name(chart: ConfusionCurve, line: CurveLine) -> str:
    return f"n {line.name}" if len(chart.lines) > 1 else "n"


def _ticks(chart: ConfusionCurve) -> tuple[float, ...]:
    if not chart.has_rates:
        return (0.0, 0.5, 1.0)
    shares = [share for line in chart.lines for share in line.shares if share]
    return rate_ticks(max(share.interval[1] if share.interval else share.part for share in shares))


def _plot(chart: ConfusionCurve, sheet: Sheet) -> _Plot:
    names = [_n_name(chart, line) for line in chart.lines]
    left = max(sheet.widest([*names, "100\u00a0%"], Use.SMALL) + 10, 44.0)
    feet = sheet.line(Use.STRONG) + (len(chart.lines) + 0.5) * sheet.line(Use.SMALL) + 2
    note = sheet.line(Use.SMALL) * 2 if chart.note else 0
    high = _PLOT_PX
    if sheet.room.height:
        high = sheet.room.height - sheet.top - feet - note - _head_room(sheet)
    high = max(_PLOT_AT_LEAST, float(int(high)))
    step = max(_STEP_AT_LEAST, (sheet.room.width - left) / len(chart.frames))
    sheet.width = max(sheet.room.width, left + step * len(chart.frames))
    top = sheet.top + _head_room(sheet)
    place = Place(left, top, step * len(chart.frames), high)
    scale = Scale(0, _ticks(chart)[-1], place.bottom, place.y)
    return _Plot(place, scale, step, len(chart.lines))


def _head_room(sheet: Sheet) -> float:
    """The room over the plot: for what its axis counts, and for labels of points at its top."""
    return sheet.line(Use.SMALL) + _HEAD_GAP


def _band(sheet: Sheet, plot: _Plot, line: CurveLine, number: int, ink: Ink) -> None:
    """The intervals of rates that follow each other, as a band."""
    runs: list[list[tuple[float, float, float]]] = [[]]
    for at, share in enumerate(line.shares):
        if share is not None and share.interval:
            low, high = share.interval
            ends = plot.scale.at(low), plot.scale.at(high)
            runs[-1].append((plot.x(at, number), *ends))
        elif runs[-1]:
            runs.append([])
    for run in runs:
        if len(run) > 1:
            upper = [(x, high) for x, _, high in run]
            lower = [(x, low) for x, low, _ in reversed(run)]
            sheet.add(Area((*upper, *lower), ink, _BAND))


def _curve(sheet: Sheet, plot: _Plot, chart: ConfusionCurve, line: CurveLine, number: int) -> None:
    sign, ink = series_look(number)
    points = [
        (at, share, plot.x(at, number), plot.scale.at(share.part))
        for at, share in enumerate(line.shares)
        if share is not None
    ]
    # A line would carry what others said across a frame that nobody is known to have reached.
    reached = [one for one in points if one[1].standing is not Standing.NOBODY]
    for first, second in pairwise(reached):
        if second[0] == first[0] + 1:
            is_rate = first[1].is_rate and second[1].is_rate
            shade = (ink if plot.lines > 1 else Ink.ORANGE) if is_rate else Ink.CONTROL
            ends = ((first[2], first[3]), (second[2], second[3]))
            sheet.add(Stroke(ends, shade, 1.5, is_dashed=not is_rate))
    for at, share, x, y in points:
        if plot.lines == 1:
            sign, ink = (Sign.TRIANGLE, Ink.ORANGE) if share.count else (Sign.CIRCLE, Ink.BLACK)
        if share.interval and share.count and plot.lines == 1:
            _whisker(sheet, plot, share, x, ink)
        sheet.add(
            Glyph(x, y, 9 if share.count else 7, sign, ink if share.is_rate else Ink.TEXT2,
                  is_hollow=not share.is_rate, is_dashed=share.standing is Standing.NOBODY)
        )  # fmt: skip
        _target(sheet, plot, chart, line, number, at, x, y)


def _whisker(sheet: Sheet, plot: _Plot, share: Share, x: float, ink: Ink) -> None:
    assert share.interval is not None
    low, high = (plot.scale.at(end) for end in share.interval)
    sheet.add(
        Stroke(((x, low), (x, high)), ink, 2),
        Stroke(((x - 4, low), (x + 4, low)), ink, 1.5),
        Stroke(((x - 4, high), (x + 4, high)), ink, 1.5),
    )


def _target(
    sheet: Sheet, plot: _Plot, chart: ConfusionCurve, line: CurveLine, number: int, at: int,
    x: float, y: float,
) -> None:  # fmt: skip
    share = line.shares[at]
    assert share is not None
    frame = chart.frames[at]
    wide = 20.0 if plot.lines == 1 else 12.0
    named = f", {line.name}" if plot.lines > 1 else ""
    said = f"Frame {frame.number}{named}, {share.spoken}"
    sheet.targets.append(
        Target(frame.key, Place(x - wide / 2, y - 10, wide, 20), number, at, said,
               _tip(chart, frame, line, share))
    )  # fmt: skip


def _tip(chart: ConfusionCurve, frame: CurveFrame, line: CurveLine, share: Share) -> str:
    who = f"{line.name}: " if len(chart.lines) > 1 else ""
    said = share.spoken.replace(share.counts, f"{share.counts} {chart.word}", 1)
    return f"{frame.number} {frame.title}\n{who}{said}"


def _labels(sheet: Sheet, plot: _Plot, line: CurveLine, number: int) -> None:
    """The counts beside the points; of several lines only where each is highest."""
    head, place = _head_room(sheet), plot.place
    bounds = Place(place.x, place.y - head, place.width, place.height + head)
    told = [at for at, share in enumerate(line.shares) if share is not None and share.count]
    if plot.lines > 1 and told:
        told = [max(told, key=lambda at: _part(line, at))]
    for at in told:
        share = line.shares[at]
        assert share is not None
        set_beside(sheet, share.counts, plot.x(at, number), plot.scale.at(share.part), bounds)


def _part(line: CurveLine, at: int) -> float:
    share = line.shares[at]
    return share.part if share is not None else 0.0


def _feet(chart: ConfusionCurve, sheet: Sheet, plot: _Plot) -> None:
    """The numbers of the frames, and how many reached each."""
    # The word at the lowest line reaches half its height below it.
    top = plot.place.bottom + sheet.line(Use.SMALL) / 2
    left = plot.place.x
    sheet.words("Frame", 0, top, left - 8, Use.SMALL, Ink.TEXT2, Align.END)
    for at, frame in enumerate(chart.frames):
        x = left + at * plot.step
        sheet.words(frame.number, x, top, plot.step, Use.STRONG, Ink.TEXT, Align.MIDDLE)
    top += sheet.line(Use.STRONG)
    for line in chart.lines:
        sheet.words(_n_name(chart, line), 0, top, left - 8, Use.SMALL, Ink.TEXT2, Align.END)
        for at, share in enumerate(line.shares):
            said = str(share.of) if share is not None else "–"
            x = left + at * plot.step
            sheet.words(said, x, top, plot.step, Use.SMALL, Ink.TEXT2, Align.MIDDLE)
        top += sheet.line(Use.SMALL)
    sheet.top = top
