"""How many tests meet a problem, and when nothing new comes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.discovery import (
    SessionCodes,
    chance_to_meet,
    fewest_tests,
    quiet_sessions,
    saturation,
)
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber


def test_twelve_tests_nearly_always_meet_what_a_fifth_of_buyers_has() -> None:
    assert round(chance_to_meet(0.2, 12), 2) == 0.93


def test_five_tests_meet_85_percent_of_the_problems_of_a_third() -> None:
    """Nielsen (2000) after Nielsen and Landauer (1993): p = 0.31, five users, 85 %."""
    assert chance_to_meet(0.31, 5) == pytest.approx(0.8436, abs=5e-5)


def test_rare_problems_keep_their_digits() -> None:
    assert chance_to_meet(1e-18, 10) == pytest.approx(1e-17, rel=1e-12)
    assert chance_to_meet(1.0, 1) == 1
    assert chance_to_meet(1.0, 0) == chance_to_meet(0.0, 9) == 0


@given(p=st.floats(0.001, 1), chance=st.floats(0, 0.999))
def test_the_fewest_tests_are_enough_and_one_less_is_not(p: float, chance: float) -> None:
    n = fewest_tests(p, chance)
    assert chance_to_meet(p, n) >= chance
    assert n == 0 or chance_to_meet(p, n - 1) < chance


@pytest.mark.parametrize(("p", "chance"), [(0, 0.5), (0.2, 1), (1.2, 0.5), (-0.1, 0.5)])
def test_what_no_number_of_tests_meets_is_refused(p: float, chance: float) -> None:
    with pytest.raises(ImpossibleNumber):
        fewest_tests(p, chance)


def test_new_codes_are_counted_in_the_order_of_the_sessions() -> None:
    curve = saturation([["price", "price", "trust"], ["trust"], [], ["price", "words"]])
    assert curve == (
        SessionCodes(heard=2, new=2, total=2),
        SessionCodes(heard=1, new=0, total=2),
        SessionCodes(heard=0, new=0, total=2),
        SessionCodes(heard=2, new=1, total=3),
    )
    assert quiet_sessions(curve) == 0
    assert quiet_sessions(curve[:3]) == 2
    assert saturation([]) == ()


@given(sessions=st.lists(st.lists(st.integers(0, 9)), max_size=12))
def test_the_curve_only_rises_and_ends_at_all_codes(sessions: list[list[int]]) -> None:
    curve = saturation(sessions)
    assert sum(session.new for session in curve) == len(
        {code for each in sessions for code in each}
    )
    totals = [session.total for session in curve]
    assert totals == sorted(totals)
