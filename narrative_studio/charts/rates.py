"""Rates and comparisons of the statistics as what charts draw."""

from __future__ import annotations

from narrative_studio.analysis.judging.comparison import Comparison, Finding
from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.charts.before_after import BeforeAfterRow
from narrative_studio.charts.sample import Share


def share(rate: Rate) -> Share:
    """A rate with its interval, under the same thresholds; without one when nobody was asked."""
    low, high = (rate.interval.low, rate.interval.high) if rate.n else (None, None)
    return Share(
        rate.successes,
        rate.n,
        low,
        high,
        rate_from=rate.thresholds.percent,
        anecdote_below=rate.thresholds.pattern,
    )


def before_after_row(
    key: str,
    number: str,
    title: str,
    compared: Comparison,
    finding: Finding | None = None,
) -> BeforeAfterRow:
    """A frame before and after, with what may be said of the difference.

    ``finding`` is that of ``judging.edits`` where several frames are compared at once; None takes
    what the comparison alone would say.
    """
    said = (finding or compared.finding).value
    return BeforeAfterRow(
        key,
        number,
        title,
        share(compared.before),
        share(compared.now),
        said[0].upper() + said[1:],
    )
