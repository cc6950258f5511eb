"""Fleiss' and Cohen's kappa of published tables, and at their limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.kappa import cohen_kappa, fleiss_kappa
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber

FOURTEEN_RATERS = (
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
)


def test_fourteen_raters_agree_as_published() -> None:
    """The worked example of most textbooks and of the encyclopaedia: 0.20993."""
    assert fleiss_kappa(FOURTEEN_RATERS) == pytest.approx(0.20993, abs=5e-6)


def test_full_agreement_is_one_and_splitting_every_item_is_worse_than_chance() -> None:
    assert fleiss_kappa([(3, 0), (0, 3), (3, 0)]) == 1
    assert fleiss_kappa([(1, 1), (1, 1)]) == -1


@pytest.mark.parametrize("table", [[], [(0, 0)], [(1, 0), (0, 1)], [(4, 0), (4, 0)], [(), ()]])
def test_where_chance_decides_alone_there_is_no_kappa(table: list[tuple[int, ...]]) -> None:
    assert fleiss_kappa(table) is None


def test_tables_that_cannot_be_are_refused() -> None:
    with pytest.raises(ImpossibleNumber, match="number of raters"):
        fleiss_kappa([(1, 2), (2, 2)])
    with pytest.raises(ImpossibleNumber, match="categories"):
        fleiss_kappa([(1, 2), (1, 1, 1)])
    with pytest.raises(ImpossibleNumber, match="below zero"):
        fleiss_kappa([(-1, 4), (1, 2)])


def coders(both: int, first: int, second: int, neither: int) -> tuple[list[str], list[str]]:
    pairs = ["yy"] * both + ["yn"] * first + ["ny"] * second + ["nn"] * neither
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


@pytest.mark.parametrize(
    ("table", "expected"),
    [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)],
)
def test_two_coders_agree_as_published(table: tuple[int, int, int, int], expected: float) -> None:
    """The grant readers and the two contrasting tables of the encyclopaedia's article."""
    assert cohen_kappa(*coders(*table)) == pytest.approx(expected, abs=5e-5)


def test_items_that_one_coder_left_out_do_not_count() -> None:
    assert cohen_kappa(["y", None, "n", "y"], ["y", "n", "n", None]) == 1
    assert cohen_kappa([None], ["y"]) is None
    assert cohen_kappa(["y", "y"], ["y", "y"]) is None
    with pytest.raises(ImpossibleNumber, match="not 1 and 2"):
        cohen_kappa(["y"], ["y", "n"])


@given(pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_kappa_is_the_same_for_both_coders_and_never_above_one(
    pairs: list[tuple[int, int]],
) -> None:
    first, second = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    found = cohen_kappa(first, second)
    assert found == cohen_kappa(second, first)
    assert found is None or (found <= 1 and (found == 1) == (first == second))
