"""The new pitch against the old: published tables, other programs' values, and their laws."""

from __future__ import annotations

from math import inf
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.comparing import (
    chance_better,
    fisher_better,
    odds_against,
    power,
    power_of_chance,
)
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber
from tests.narrative_studio.analysis.statistics import reference
from tests.narrative_studio.analysis.statistics.test_intervals import counts

COUNTS = counts(most=2000)
TESTED = counts(1, most=2000)


def test_six_of_ten_is_probably_better_than_two_of_ten() -> None:
    assert round(chance_better(2, 10, 6, 10), 4) == 0.9598


@pytest.mark.parametrize(("s", "n", "t", "m", "expected"), reference.CHANCE_BETTER)
def test_the_chance_is_the_integral_over_both_rates(
    s: int, n: int, t: int, m: int, expected: float
) -> None:
    assert chance_better(s, n, t, m) == pytest.approx(expected, rel=1e-10)


@given(first=COUNTS, other=COUNTS)
def test_either_one_or_the_other_is_better(first: tuple[int, int], other: tuple[int, int]) -> None:
    found = chance_better(*first, *other)
    assert 0 <= found <= 1
    assert found + chance_better(*other, *first) == pytest.approx(1, abs=1e-11)


@given(counted=COUNTS)
def test_equal_counts_leave_it_open(counted: tuple[int, int]) -> None:
    assert chance_better(*counted, *counted) == pytest.approx(0.5, abs=1e-11)


def test_a_million_tests_are_compared_as_exactly_as_ten() -> None:
    """The normal approximation is good to four digits there: Phi(0.001 / sqrt(2 * 0.25 / n))."""
    n = 10**6
    normal = NormalDist().cdf(0.001 / (0.5 / n) ** 0.5)
    found = chance_better(500_000, n, 501_000, n)
    assert found == pytest.approx(normal, abs=1e-4)
    assert found + chance_better(501_000, n, 500_000, n) == pytest.approx(1, abs=1e-12)
    assert chance_better(0, n, n, n) == 1
    assert chance_better(n, n, 0, n) == 0
    assert chance_better(500_000, n, 500_000, n) == pytest.approx(0.5, abs=1e-12)


def test_nothing_known_of_one_side_leaves_its_own_mean() -> None:
    """P(U > A) of a uniform U is 1 less the mean of A: (n - s + 1) / (n + 2)."""
    assert chance_better(0, 0, 0, 0) == 0.5
    assert chance_better(7, 10, 0, 0) == pytest.approx(4 / 12)


@given(first=TESTED, other=TESTED)
def test_one_more_success_makes_it_better_and_less_surprising(
    first: tuple[int, int], other: tuple[int, int]
) -> None:
    (s, n), (t, m) = first, other
    if t < m:
        slack = 1 + 1e-9
        assert chance_better(s, n, t + 1, m) * slack >= chance_better(s, n, t, m)
        assert fisher_better(t + 1, m, s, n) <= fisher_better(t, m, s, n) * slack


def test_the_lady_tasting_tea_may_have_guessed() -> None:
    """Fisher (1935), The design of experiments, chapter 2: 17 of 70 and 1 of 70."""
    assert fisher_better(3, 4, 1, 4) == pytest.approx(17 / 70, rel=1e-14)
    assert round(fisher_better(3, 4, 1, 4), 6) == 0.242857
    assert fisher_better(4, 4, 0, 4) == pytest.approx(1 / 70, rel=1e-14)


def test_convictions_of_twins_differ() -> None:
    """Fisher (1962); R's ?fisher.test gives 0.0004652 for 2 of 17 against 10 of 13."""
    assert round(fisher_better(10, 13, 2, 17), 7) == 0.0004652


@pytest.mark.parametrize(("s", "n", "t", "m", "expected"), reference.FISHER)
def test_the_exact_test_has_the_values_of_another_program(
    s: int, n: int, t: int, m: int, expected: float
) -> None:
    assert fisher_better(s, n, t, m) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("counted", [(0, 0, 3, 5), (3, 5, 0, 0), (0, 5, 0, 9), (5, 5, 9, 9)])
def test_where_nothing_can_differ_nothing_is_surprising(counted: tuple[int, int, int, int]) -> None:
    assert fisher_better(*counted) == 1


def test_odds_have_woolfs_interval() -> None:
    """scipy.stats.contingency.odds_ratio([[6, 4], [2, 8]], kind="sample")."""
    found = odds_against(6, 10, 2, 10)
    assert found is not None
    assert found.ratio == pytest.approx(6)
    assert (found.low, found.high) == pytest.approx((0.8117033030534856, 44.35118086199022))
    assert not found.is_corrected


@pytest.mark.parametrize(
    "counted", [(0, 5, 3, 9), (5, 5, 3, 9), (2, 5, 0, 9), (2, 5, 9, 9), (0, 5, 0, 9)]
)
def test_an_empty_cell_gets_half_a_prospect(counted: tuple[int, int, int, int]) -> None:
    won, n, old, m = counted
    found = odds_against(*counted)
    assert found is not None
    assert found.is_corrected
    assert 0 < found.low < found.ratio < found.high < inf
    expected = (won + 0.5) * (m - old + 0.5) / ((n - won + 0.5) * (old + 0.5))
    assert found.ratio == pytest.approx(expected)


def test_an_empty_side_has_no_odds() -> None:
    assert odds_against(0, 0, 3, 9) is None
    assert odds_against(3, 9, 0, 0) is None


def test_power_adds_up_all_outcomes() -> None:
    """The double sum over scipy.stats.binom.pmf and fisher_exact."""
    assert power(10, was=0.4, becomes=0.7) == pytest.approx(0.2473566220975184, rel=1e-9)
    assert power(20, was=0.4, becomes=0.7) == pytest.approx(0.463006385815918, rel=1e-9)
    assert power(15, was=0.2, becomes=0.6) == pytest.approx(0.5991755089180525, rel=1e-9)


def test_a_chance_of_95_percent_finds_a_true_lift_in_42_of_100_small_tests() -> None:
    assert round(power_of_chance(10, was=0.4, becomes=0.7), 2) == 0.42


@given(n=st.integers(0, 25), percent=st.integers(0, 100))
def test_where_there_is_no_lift_the_exact_test_keeps_its_level(n: int, percent: int) -> None:
    assert power(n, was=percent / 100, becomes=percent / 100) <= 0.05 + 1e-12


@pytest.mark.parametrize(
    "counted", [(4, 3, 1, 2), (1, 2, 4, 3), (-1, 2, 1, 2), (1, 2, float("nan"), 2)]
)
@pytest.mark.parametrize("function", [chance_better, fisher_better, odds_against])
def test_impossible_counts_are_refused(function: Any, counted: Any) -> None:
    with pytest.raises(ImpossibleNumber):
        function(*counted)


def test_a_plan_too_large_to_be_added_up_is_refused() -> None:
    with pytest.raises(ImpossibleNumber, match="500 at most"):
        power(501, was=0.4, becomes=0.7)
