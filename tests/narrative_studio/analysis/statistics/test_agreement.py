"""Raw agreement and Kendall's W."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.agreement import (
    Agreed,
    Largest,
    kendall_w,
    largest,
    ranks,
    raw_agreement,
)
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber

ANXIETY = (
    (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)
"""Three raters of twenty subjects, with many ties."""

BASES = (
    *((540, 550, 555), (585, 570, 575), (520, 560, 550), (555, 550, 540), (590, 585, 570)),
    *((545, 555, 560), (540, 540, 535), (545, 550, 535), (525, 515, 500), (585, 580, 570)),
    *((525, 520, 510), (565, 555, 545), (560, 535, 545), (505, 500, 495), (550, 550, 540)),
    *((545, 555, 550), (555, 555, 535), (545, 550, 555), (550, 545, 525), (565, 560, 540)),
    *((570, 565, 555), (630, 630, 625)),
)
"""How fast 22 players rounded first base in three ways, in hundredths of a second."""


def test_the_largest_statement_is_counted_of_those_who_said_something() -> None:
    found = largest(["spreadsheet", "rival", None, "spreadsheet"])
    assert found == Largest(("spreadsheet",), 2, 3)
    assert found.share == pytest.approx(2 / 3)


def test_statements_of_one_size_stand_side_by_side() -> None:
    assert largest(["b", "a", "a", "b", "c"]) == Largest(("b", "a"), 2, 5)


def test_nobody_spoke() -> None:
    nothing: list[str | None] = [None, None]
    found = largest(nothing)
    assert found == Largest((), 0, 0)
    assert found.share is None


def test_two_coders_agree_on_what_both_judged() -> None:
    found = raw_agreement(["x", "y", None, "x"], ["x", "x", "y", None])
    assert found == Agreed(1, 2)
    assert found.share == 0.5
    assert raw_agreement([None], ["x"]).share is None


def test_coders_of_different_items_are_not_compared() -> None:
    with pytest.raises(ImpossibleNumber, match="not 1 and 2"):
        raw_agreement(["x"], ["x", "y"])


def test_raters_with_ties_have_the_published_concordance() -> None:
    """R package irr, kendall(anxiety, correct = TRUE): Wt = 0.54."""
    found = kendall_w(ANXIETY)
    assert found == pytest.approx(0.540, abs=5e-4)


def test_concordance_is_friedmans_statistic_by_its_most() -> None:
    """Hollander and Wolfe (1973), p. 140; R's ?friedman.test gives 11.143 for these times."""
    found = kendall_w(BASES)
    assert found is not None
    assert round(found * 22 * 2, 3) == 11.143


def test_kendalls_w_is_one_for_one_order_and_zero_for_balanced_orders() -> None:
    assert kendall_w([(1, 2, 3, 4), (10, 20, 30, 40)]) == 1
    assert kendall_w([(1, 2, 3), (3, 1, 2), (2, 3, 1)]) == 0
    assert kendall_w([(1, 1, 2, 2), (5, 5, 9, 9)]) == 1


@pytest.mark.parametrize(
    "raters", [[], [(1, 2, 3)], [(1,), (2,)], [(2, 2, 2), (4, 4, 4)], [(), ()]]
)
def test_without_an_order_there_is_no_concordance(raters: list[tuple[float, ...]]) -> None:
    assert kendall_w(raters) is None


@given(
    raters=st.integers(2, 6).flatmap(
        lambda k: st.lists(
            st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=2, max_size=6
        )
    )
)
def test_concordance_is_a_share_and_knows_order_only(raters: list[list[int]]) -> None:
    found = kendall_w(raters)
    assert found is None or 0 <= found <= 1
    assert found == kendall_w([[score**3 for score in scores] for scores in raters])


def test_equal_scores_share_the_mean_of_their_ranks() -> None:
    assert ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2]


def test_raters_of_different_items_are_refused() -> None:
    with pytest.raises(ImpossibleNumber, match="same items"):
        kendall_w([(1, 2, 3), (1, 2)])
    with pytest.raises(ImpossibleNumber, match="number"):
        kendall_w([(1, float("nan")), (1, 2)])
