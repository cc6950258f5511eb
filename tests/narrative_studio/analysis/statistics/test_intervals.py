"""Wilson's and Newcombe's intervals: published values, other programs' values, and their laws."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.intervals import Interval, newcombe, widest_half, wilson
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber
from tests.narrative_studio.analysis.statistics import reference

LARGEST = 10**6


@st.composite
def counts(draw: st.DrawFn, least: int = 0, most: int = LARGEST) -> tuple[int, int]:
    n = draw(st.one_of(st.integers(least, 60), st.integers(least, most)))
    return draw(st.integers(0, n)), n


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_rates_have_the_intervals_that_newcombe_published(
    successes: int, n: int, low: float, high: float
) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3."""
    found = wilson(successes, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("successes", "n", "confidence", "low", "high"), reference.WILSON)
def test_rates_have_the_intervals_of_another_program(
    successes: int, n: int, confidence: float, low: float, high: float
) -> None:
    found = wilson(successes, n, confidence=confidence)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-10, abs=1e-14)


@pytest.mark.parametrize(
    ("counted", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1),
        ((10, 10, 0, 10), 0.6075, 1),
    ],
)
def test_differences_have_the_intervals_that_newcombe_published(
    counted: tuple[int, int, int, int], low: float, high: float
) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10."""
    found = newcombe(*counted)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("s", "n", "t", "m", "low", "high"), reference.NEWCOMBE)
def test_differences_have_the_intervals_of_another_program(
    s: int, n: int, t: int, m: int, low: float, high: float
) -> None:
    found = newcombe(s, n, t, m)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-9)


def test_nobody_asked_is_nothing_known() -> None:
    assert wilson(0, 0) == Interval(0, 1)
    assert newcombe(0, 0, 3, 5) == newcombe(3, 5, 0, 0) == Interval(-1, 1)


@given(counted=counts(1))
def test_an_interval_holds_its_rate_and_stays_a_share(counted: tuple[int, int]) -> None:
    successes, n = counted
    found = wilson(successes, n)
    assert 0 <= found.low <= found.high <= 1
    assert successes / n in found
    assert (found.low == 0) == (successes == 0)
    assert (found.high == 1) == (successes == n)


@given(counted=counts(1))
def test_failures_have_the_mirrored_interval(counted: tuple[int, int]) -> None:
    successes, n = counted
    found, other = wilson(successes, n), wilson(n - successes, n)
    assert (other.low, other.high) == pytest.approx((1 - found.high, 1 - found.low), abs=1e-12)


@given(counted=counts(1))
def test_more_successes_move_the_interval_up_and_more_tests_make_it_narrower(
    counted: tuple[int, int],
) -> None:
    successes, n = counted
    found = wilson(successes, n)
    if successes < n:
        more = wilson(successes + 1, n)
        assert more.low > found.low
        assert more.high > found.high or more.high == 1
    assert wilson(successes * 2, n * 2).width < found.width


@given(first=counts(1), other=counts(1))
def test_a_difference_turned_around_has_the_mirrored_interval(
    first: tuple[int, int], other: tuple[int, int]
) -> None:
    found, turned = newcombe(*first, *other), newcombe(*other, *first)
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low), abs=1e-12)
    assert -1 <= found.low <= found.high <= 1
    assert first[0] / first[1] - other[0] / other[1] in found


def test_a_plan_says_what_it_can_know_at_best() -> None:
    assert round(widest_half(10), 2) == 0.26
    assert round(widest_half(20), 2) == 0.20
    assert widest_half(0) == 0.5
    assert widest_half(10) == pytest.approx(wilson(5, 10).width / 2)


@pytest.mark.parametrize("counted", [(4, 3), (-1, 3), (1, -3), (float("nan"), 3), (0.5, 3)])
def test_impossible_counts_are_refused(counted: Any) -> None:
    with pytest.raises(ImpossibleNumber):
        wilson(*counted)
    with pytest.raises(ImpossibleNumber):
        newcombe(1, 2, *counted)
