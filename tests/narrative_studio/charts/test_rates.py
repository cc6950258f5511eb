"""Charts draw what the statistics say, under the same thresholds."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.judging.comparison import Comparison, Finding
from narrative_studio.analysis.statistics.honesty import Thresholds
from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.charts.rates import before_after_row, share
from narrative_studio.charts.sample import Share


def test_a_rate_brings_its_interval() -> None:
    found = share(Rate(6, 10))
    assert (found.count, found.of) == (6, 10)
    assert found.interval == pytest.approx((0.3127, 0.8318), abs=5e-5)


@pytest.mark.parametrize("n", [0, 4, 5, 9, 10, 14, 15])
def test_a_chart_shows_percent_where_the_rate_does(n: int) -> None:
    for thresholds in (Thresholds(), Thresholds(pattern=8, percent=15)):
        rate = Rate(0, n, thresholds=thresholds)
        found = share(rate)
        assert found.is_rate is rate.standing.has_percent
        assert (found.interval is None) is (rate.share is None)


def test_nobody_has_no_interval() -> None:
    assert share(Rate(0, 0)) == Share(0, 0)


def test_a_row_says_what_may_be_said_of_it() -> None:
    compared = Comparison(Rate(15, 20), Rate(7, 20))
    alone = before_after_row("f", "3", "Insight", compared)
    assert (alone.before, alone.after) == (share(Rate(7, 20)), share(Rate(15, 20)))
    assert alone.verdict == "Higher"
    together = before_after_row("f", "3", "Insight", compared, Finding.NOT_SEPARATED)
    assert together.verdict == "Not yet separated from chance"
