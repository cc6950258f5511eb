"""Turns charts into native ones, where there is a native chart that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from exporters.deck.charts.native import Form, NativeChart, Series
from narrative_studio.charts.before_after import BeforeAfter, BeforeAfterRow
from narrative_studio.charts.chart import Chart
from narrative_studio.charts.confusion import ConfusionCurve
from narrative_studio.charts.dot_interval import DotInterval
from narrative_studio.charts.drawing.axes import axis_words, series_look
from narrative_studio.charts.drawing.canvas import Sign
from narrative_studio.charts.drawing.scale import rate_ticks
from narrative_studio.charts.pareto import Pareto
from narrative_studio.charts.ratings import STEPS, RatingDistribution, RatingRow
from narrative_studio.charts.sample import RATE_FROM, Share, Standing
from narrative_studio.charts.saturation import Saturation

ACCENTS: Final = ("accent4", "accent3", "accent5", "accent2", "accent6", "accent1")
"""The colours of the theme in the order of the series."""

_MAIN: Final = "accent1"
_ASKING: Final = "accent3"
_QUIET: Final = "tx2"
_RATED: Final = ("accent3", "accent3|45", "tx1|15", "accent1|40", "accent1")


def native_chart(chart: Chart) -> NativeChart | None:
    """The native chart that says what a chart says.

    None where there is nothing to show, where a table says it better, and where all samples are so
    small that there is no rate to draw.
    """
    if chart.missing is not None:
        return None
    match chart:
        case ConfusionCurve() if chart.has_rates:
            return _confusion(chart)
        case DotInterval() if any(row.share.is_rate for row in chart.all_rows):
            return _dots(chart)
        case BeforeAfter() if chart.has_rates:
            return _before_after(chart)
        case Pareto():
            return _pareto(chart)
        case RatingDistribution():
            return _ratings(chart)
        case Saturation():
            return _saturation(chart)
    return None


def accent(number: int) -> str:
    """The colour of the theme for the series of that number."""
    return ACCENTS[number % len(ACCENTS)]


def _confusion(chart: ConfusionCurve) -> NativeChart:
    is_alone = len(chart.lines) == 1
    series = tuple(
        _told(
            _rates(
                line.name,
                line.shares,
                _ASKING if is_alone else accent(number),
                Sign.TRIANGLE if is_alone else series_look(number)[0],
            ),
            is_alone=is_alone,
        )
        for number, line in enumerate(chart.lines)
    )
    categories = tuple(
        "\n".join((frame.number, *_reached(chart, at, is_alone=is_alone)))
        for at, frame in enumerate(chart.frames)
    )
    drawn = tuple(one for one in series if any(value is not None for value in one.values))
    return NativeChart(
        Form.LINES, categories, drawn, is_rate=True, top=_top(drawn),
        category_title="Frame, and how many reached it", value_title=axis_words(chart.word),
    )  # fmt: skip


def _reached(chart: ConfusionCurve, at: int, *, is_alone: bool) -> list[str]:
    """How many reached a frame, a line for each version."""
    told = []
    for line in chart.lines:
        share = line.shares[at]
        count = str(share.of) if share is not None else "–"
        told.append(f"n = {count}" if is_alone else f"{line.name}: {count}")
    return told


def _dots(chart: DotInterval) -> NativeChart:
    """Dots with their intervals; the baseline is a dot like them, and a line over them all."""
    shares = tuple(row.share for row in chart.rows)
    base = chart.baseline
    if base is None:
        series = [_rates("Rate", shares, _MAIN, Sign.CIRCLE)]
    else:
        series = [
            _rates("Rate", (*shares, None), _MAIN, Sign.CIRCLE),
            _rates(base.name, (*(None for _ in shares), base.share), _QUIET, Sign.SQUARE),
        ]
    if base is not None and base.share.is_rate:
        name = f"{base.name}, {base.share.counts}"
        values = (base.share.part,) * len(chart.all_rows)
        series.append(Series(name, values, accent=_QUIET, is_dashed=True))
    categories = tuple(
        f"{row.name}\n{row.share.counts if row.share.of else row.share.caution}"
        for row in chart.all_rows
    )
    drawn = tuple(one for one in series if any(value is not None for value in one.values))
    return NativeChart(
        Form.DOTS, categories, drawn, is_rate=True, top=1.0,
        value_title=chart.word.capitalize(),
    )  # fmt: skip


def _before_after(chart: BeforeAfter) -> NativeChart:
    """Columns side by side: marks of two series would stand over each other."""
    before = tuple(row.before for row in chart.rows)
    after = tuple(row.after for row in chart.rows)
    series = (
        replace(_rates(chart.before_name, before, "tx1|40", Sign.SQUARE), labels=()),
        replace(_rates(chart.after_name, after, _MAIN, Sign.CIRCLE), labels=()),
    )
    categories = tuple(
        "\n".join(filter(None, (f"{row.number} {row.title}", _change(row), row.verdict)))
        for row in chart.rows
    )
    return NativeChart(
        Form.COLUMNS, categories, series, is_rate=True, top=1.0,
        value_title=axis_words(chart.word),
    )  # fmt: skip


def _change(row: BeforeAfterRow) -> str:
    return " → ".join(share.counts if share else "not in it" for share in (row.before, row.after))


def _told(series: Series, *, is_alone: bool) -> Series:
    """A line with a label at each point above 0; of several lines only where each is highest."""
    highest = max((value or 0 for value in series.values), default=0)
    return replace(
        series,
        labels=tuple(
            label if value and (is_alone or value == highest) else ""
            for value, label in zip(series.values, series.labels, strict=True)
        ),
    )


def _rates(name: str, shares: Sequence[Share | None], accent_: str, sign: Sign) -> Series:
    """A series of rates with intervals; what is no rate is left out, and counted elsewhere."""
    rates = [share if share is not None and share.is_rate else None for share in shares]
    return Series(
        name,
        tuple(share.part if share else None for share in rates),
        tuple(share.counts if share else "" for share in rates),
        tuple(
            (share.part - share.interval[0], share.interval[1] - share.part)
            if share and share.interval
            else None
            for share in rates
        ),
        accent_,
        sign,
    )


def _top(series: Sequence[Series]) -> float:
    ends = [
        value + (reach[1] if reach else 0.0)
        for one in series
        for value, reach in zip(one.values, one.reach, strict=True)
        if value is not None
    ]
    return rate_ticks(max(ends, default=0.0))[-1]


def _pareto(chart: Pareto) -> NativeChart:
    bars = chart.sorted_bars
    series = tuple(
        Series(
            role,
            tuple(bar.counts[number] or None for bar in bars),
            tuple(str(bar.counts[number] or "") for bar in bars),
            accent=accent(number) if chart.total >= RATE_FROM else _greys(number),
        )
        for number, role in enumerate(chart.roles)
    )
    categories = tuple(f"{bar.name} ({bar.total})" for bar in bars)
    return NativeChart(Form.BARS, categories, series, value_title="Objections raised")


def _ratings(chart: RatingDistribution) -> NativeChart:
    names = [f"1 {chart.low_words}", "2", "3", "4", f"5 {chart.high_words}"]
    has_rates = any(row.standing is Standing.RATE for row in chart.rows)
    looks = _RATED if has_rates else tuple(_greys(step) for step in range(STEPS))
    series = tuple(
        Series(
            names[step],
            tuple(row.counts[step] or None for row in chart.rows),
            tuple(str(row.counts[step] or "") for row in chart.rows),
            accent=looks[step],
        )
        for step in range(STEPS)
    )
    categories = tuple(f"{row.name}\n{_rated(row)}" for row in chart.rows)
    return NativeChart(Form.BARS, categories, series, value_title="Ratings given")


def _rated(row: RatingRow) -> str:
    match row.standing:
        case Standing.NOBODY:
            return "nobody yet"
        case Standing.ANECDOTE:
            return f"n = {row.n}, anecdote"
        case _:
            return f"n = {row.n}, {row.middle_words}"


def _greys(number: int) -> str:
    """Greys for series of so few that colours would say too much."""
    return ("tx1|45", "tx1|18", "tx1|30")[number % 3]


def _saturation(chart: Saturation) -> NativeChart:
    series = Series(
        "New codes",
        tuple(float(step.new) for step in chart.steps),
        tuple(str(step.new) for step in chart.steps),
        accent=_MAIN,
    )
    categories = tuple(
        f"{step.code}\n{so_far} so far"
        for step, so_far in zip(chart.steps, chart.reached, strict=True)
    )
    return NativeChart(
        Form.COLUMNS, categories, (series,), category_title="Session", value_title="New codes"
    )
