"""Exact tails: against sums of whole numbers for small counts, and without loss for millions."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber
from narrative_studio.analysis.statistics.urn import binomial_tail, hypergeometric_tail


@given(data=st.data(), total=st.integers(0, 80))
def test_a_draw_has_the_chance_that_counting_all_draws_gives(
    data: st.DataObject, total: int
) -> None:
    red, drawn = data.draw(st.integers(0, total)), data.draw(st.integers(0, total))
    at_least = data.draw(st.integers(-2, total + 2))
    ways = sum(
        comb(red, k) * comb(total - red, drawn - k)
        for k in range(max(0, at_least), min(red, drawn) + 1)
    )
    exact = Fraction(ways, comb(total, drawn))
    found = hypergeometric_tail(at_least, drawn=drawn, red=red, total=total)
    assert found == pytest.approx(float(exact), rel=1e-12)


@given(data=st.data(), n=st.integers(0, 80), percent=st.integers(0, 100))
def test_tries_have_the_chance_that_adding_all_outcomes_gives(
    data: st.DataObject, n: int, percent: int
) -> None:
    at_least = data.draw(st.integers(-2, n + 2))
    p = Fraction(percent, 100)
    exact = sum(
        (comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(max(0, at_least), n + 1)),
        Fraction(0),
    )
    assert binomial_tail(at_least, n=n, chance=percent / 100) == pytest.approx(
        float(exact), rel=1e-11
    )


def test_small_tails_of_large_urns_keep_their_digits() -> None:
    """The survival functions of scipy.stats.hypergeom and binom, one place lower."""
    assert hypergeometric_tail(30, drawn=100, red=30, total=1000) == pytest.approx(
        1.2089331899779208e-32, rel=1e-10
    )
    assert binomial_tail(80, n=100, chance=0.3) == pytest.approx(7.063501611884059e-25, rel=1e-10)
    assert binomial_tail(11, n=10**6, chance=1e-6) == pytest.approx(
        1.0047310184456257e-08, rel=1e-9
    )


def test_two_halves_of_a_million_tries_are_one() -> None:
    n = 10**6
    upper, rest = binomial_tail(n // 2, n=n), binomial_tail(n // 2 + 1, n=n)
    assert upper + rest == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    "wrong",
    [
        {"at_least": 1, "drawn": 5, "red": 2, "total": 4},
        {"at_least": 1, "drawn": 2, "red": 5, "total": 4},
        {"at_least": 1, "drawn": -2, "red": 1, "total": 4},
        {"at_least": 0.5, "drawn": 2, "red": 1, "total": 4},
    ],
)
def test_an_impossible_urn_is_refused(wrong: Any) -> None:
    with pytest.raises(ImpossibleNumber):
        hypergeometric_tail(**wrong)
