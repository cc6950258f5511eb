"""Ratings are distributions."""

from __future__ import annotations

from statistics import mean, median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber
from narrative_studio.analysis.statistics.ratings import Ratings

GIVEN = st.lists(st.integers(1, 5), min_size=1, max_size=60)


@given(given=GIVEN)
def test_median_mean_and_low_ratings_are_those_of_the_list(given: list[int]) -> None:
    found = Ratings.of(given)
    assert found.n == len(given)
    assert found.median == median(given)
    assert found.total == sum(given)
    assert found.mean == pytest.approx(mean(given))
    assert found.low == sum(rating <= 2 for rating in given)


def test_a_team_can_draw_the_line_elsewhere() -> None:
    found = Ratings((1, 2, 4, 8, 16))
    assert [found.at_most(rating) for rating in range(1, 6)] == [1, 3, 7, 15, 31]
    with pytest.raises(ImpossibleNumber, match="not 6"):
        found.at_most(6)


def test_unknown_is_no_rating() -> None:
    found = Ratings.of([5, None, 2, None])
    assert found == Ratings((0, 1, 0, 0, 1), unknown=2)
    assert (found.n, found.median) == (2, 3.5)


def test_the_words_put_the_mean_behind_the_distribution() -> None:
    assert Ratings((1, 2, 0, 4, 3)).words == "median 4, 3 of 10 rated it 2 or less (mean 3.6)"
    assert Ratings.of([2, 3]).words == "median 2.5, 1 of 2 rated it 2 or less (mean 2.5)"


def test_no_ratings_have_no_middle() -> None:
    found = Ratings.of([None])
    assert (found.median, found.mean, found.low, found.words) == (None, None, 0, "not rated yet")


def test_a_million_ratings_are_counted_as_one() -> None:
    assert Ratings((10**6, 0, 0, 0, 10**6 + 1)).median == 5


@pytest.mark.parametrize("rating", [0, 6, 3.5, True, "4"])
def test_what_is_no_rating_is_refused(rating: Any) -> None:
    with pytest.raises(ImpossibleNumber, match="1, 2, 3, 4 or 5"):
        Ratings.of([4, rating])


def test_counts_that_cannot_be_are_refused() -> None:
    wrong: Any = (1, 2, 3, 4)
    with pytest.raises(ImpossibleNumber, match="5 counts"):
        Ratings(wrong)
    with pytest.raises(ImpossibleNumber, match="rating 2"):
        Ratings((1, -2, 3, 4, 0))
