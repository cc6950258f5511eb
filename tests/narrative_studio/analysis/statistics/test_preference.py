"""The sign test of who preferred which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber
from narrative_studio.analysis.statistics.preference import Preference
from tests.narrative_studio.analysis.statistics import reference


@pytest.mark.parametrize(("first", "second", "one_sided", "two_sided"), reference.SIGN)
def test_the_sign_test_has_the_values_of_another_program(
    first: int, second: int, one_sided: float, two_sided: float
) -> None:
    found = Preference(first, second, undecided=3)
    assert found.p_first == pytest.approx(one_sided, rel=1e-9)
    assert found.p_either == pytest.approx(two_sided, rel=1e-9)


@given(first=st.integers(0, 200), second=st.integers(0, 200))
def test_neither_name_has_an_advantage(first: int, second: int) -> None:
    assert Preference(first, second).p_either == Preference(second, first).p_either <= 1


def test_who_is_undecided_is_told_but_decides_nothing() -> None:
    found = Preference(7, 1, 4)
    assert (found.decided, found.n) == (8, 12)
    assert found.p_first == Preference(7, 1).p_first
    assert found.words("B", "A") == "7 of 12 preferred B, 1 A, 4 neither."
    assert Preference(7, 1).words() == "7 of 8 preferred the first, 1 the second."


def test_nobody_asked_prefers_nothing() -> None:
    assert Preference(0, 0).p_first == Preference(0, 0).p_either == 1
    assert Preference(0, 0).words() == "Nobody has compared the two yet."


def test_a_negative_count_is_refused_by_name() -> None:
    with pytest.raises(ImpossibleNumber, match="undecided"):
        Preference(1, 2, -1)
