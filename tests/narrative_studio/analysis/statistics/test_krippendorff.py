"""Krippendorff's alpha of the data that he published, and at its limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.krippendorff import nominal_alpha, ordinal_alpha
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber

FOUR_OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
"""Krippendorff (2011), section C: four observers, twelve units, missing data."""


def coded(line: str) -> list[str | None]:
    return [None if letter == "*" else letter for letter in line]


def test_four_observers_agree_as_published() -> None:
    nominal, ordinal = nominal_alpha(FOUR_OBSERVERS), ordinal_alpha(FOUR_OBSERVERS)
    assert nominal == pytest.approx(0.7434, abs=5e-5)
    assert ordinal == pytest.approx(0.8154, abs=5e-5)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("0100000010", "1110010000"), 0.095),  # section A
        (("aabbdcccedda", "babbbccceddd"), 0.692),  # section B
        (("*****3412113 3*3".replace(" ", ""), "1*213343*******", "**21344*21133*4"), 0.691),
    ],
)
def test_groups_agree_as_published(lines: tuple[str, ...], expected: float) -> None:
    """The third is the example of Hayes and Krippendorff's three coders with missing data."""
    found = nominal_alpha([coded(line) for line in lines])
    assert found == pytest.approx(expected, abs=5e-4)


def test_full_agreement_is_one() -> None:
    assert nominal_alpha(["abc", "abc", "abc"]) == 1
    assert ordinal_alpha([(1, 5, 3), (1, 5, 3)]) == 1


@pytest.mark.parametrize(
    "raters",
    [[], [()], [(1, 2, 3)], [(4, 4), (4, 4)], [(1, None), (None, 2)], [(None,), (None,)], [(), ()]],
)
def test_where_nothing_can_vary_there_is_no_alpha(
    raters: list[tuple[int | None, ...]],
) -> None:
    assert nominal_alpha(raters) is None
    assert ordinal_alpha(raters) is None


def test_somebody_who_judged_nothing_changes_nothing() -> None:
    silent = (None,) * 12
    assert ordinal_alpha([*FOUR_OBSERVERS, silent]) == ordinal_alpha(FOUR_OBSERVERS)


def test_in_an_order_a_near_miss_is_better_than_a_far_one() -> None:
    near = ordinal_alpha([(1, 2, 3, 4, 5), (2, 2, 3, 4, 5)])
    far = ordinal_alpha([(1, 2, 3, 4, 5), (5, 2, 3, 4, 5)])
    assert near is not None
    assert far is not None
    assert near > far


@given(
    raters=st.lists(
        st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=6, max_size=6),
        min_size=2,
        max_size=5,
    ),
    order=st.randoms(use_true_random=False),
)
def test_neither_the_order_of_raters_nor_of_items_matters(
    raters: list[list[int | None]], order: object
) -> None:
    turned = [rater[::-1] for rater in raters[::-1]]
    for alpha in (nominal_alpha, ordinal_alpha):
        found, again = alpha(raters), alpha(turned)
        assert (found is None) == (again is None)
        if found is not None:
            assert found <= 1
            assert found == pytest.approx(again, abs=1e-12)


def test_raters_of_different_items_are_refused() -> None:
    with pytest.raises(ImpossibleNumber, match="same items"):
        nominal_alpha(["ab", "abc"])
    with pytest.raises(ImpossibleNumber, match="number"):
        ordinal_alpha([(1, float("nan")), (1, 2)])
