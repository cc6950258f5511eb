import pytest

from build_spec.chart_samples import ratings
from narrative_studio.charts.ratings import RatingRow
from narrative_studio.charts.sample import Standing


@pytest.mark.parametrize(
    ("counts", "middle"),
    [((0, 0, 0, 0, 0), None), ((1, 0, 0, 0, 2), 5.0), ((1, 1, 0, 0, 0), 1.5), ((0, 0, 3, 0, 0), 3)],
)
def test_the_middle_is_the_median(
    counts: tuple[int, int, int, int, int], middle: float | None
) -> None:
    assert RatingRow("k", "Clarity", counts).middle == middle


def test_the_table_holds_every_count_beside_the_middle() -> None:
    assert ratings().table().rows[2] == ("Differentiation", 3, 2, 0, 2, 4, 11, 4.0)


def test_the_spread_is_spoken_never_a_mean_alone() -> None:
    assert "Differentiation, 11 ratings, 5: 4, 4: 2, 2: 2, 1: 3, middle 4" in ratings().described()


def test_few_ratings_are_an_anecdote() -> None:
    standings = [RatingRow("k", "n", (count, 0, 0, 0, 0)).standing for count in (0, 4, 9, 10)]
    assert standings == [Standing.NOBODY, Standing.ANECDOTE, Standing.COUNTS, Standing.RATE]


def test_a_count_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="Clarity has the counts"):
        RatingRow("k", "Clarity", (0, 0, -1, 0, 0))
