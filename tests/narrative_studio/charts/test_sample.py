import pytest

from narrative_studio.charts.sample import Share, Standing, percent


@pytest.mark.parametrize(
    ("of", "standing"),
    [(0, Standing.NOBODY), (1, Standing.ANECDOTE), (4, Standing.ANECDOTE), (5, Standing.COUNTS),
     (9, Standing.COUNTS), (10, Standing.RATE), (500, Standing.RATE)],
)  # fmt: skip
def test_how_many_there_are_decides_what_may_be_said(of: int, standing: Standing) -> None:
    assert Share(0, of).standing is standing


def test_a_rate_is_told_with_its_interval_and_a_small_sample_is_not() -> None:
    assert Share(6, 10, 0.3127, 0.8318).spoken == "6 of 10, 60\u00a0%, interval 31 to 83 %"
    assert Share(2, 3, 0.2, 0.9).spoken == "2 of 3, anecdote, no rate"
    assert Share(4, 7, 0.2, 0.9).spoken == "4 of 7, no rate below 10"
    assert Share(0, 0).spoken == "nobody yet"


def test_a_small_sample_has_neither_rate_nor_interval_to_show() -> None:
    few = Share(2, 9, 0.1, 0.5)
    assert (few.rate, few.reach, few.interval) == ("", "", None)
    assert Share(2, 9, 0.1, 0.5, rate_from=9).interval == (0.1, 0.5)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(3, 2, None, None), (-1, 2, None, None), (1, 2, 0.2, None), (1, 2, 0.9, 0.1), (1, 2, 0, 1.2)],
)
def test_numbers_that_contradict_each_other_are_refused(
    count: int, of: int, low: float | None, high: float | None
) -> None:
    with pytest.raises(ValueError, match=r"no share|two ends|no interval"):
        Share(count, of, low, high)


def test_a_part_is_told_in_whole_per_cent_with_a_space_that_does_not_break() -> None:
    assert percent(1 / 3) == "33\u00a0%"
