import pytest

from narrative_studio.charts.drawing.scale import Scale, rate_ticks, whole_ticks


def test_places_are_proportional_and_may_run_backwards() -> None:
    assert Scale(0, 10, 100, 200).at(2.5) == 125
    assert Scale(0, 1, 200, 100).at(0.25) == 175


def test_what_is_outside_stands_at_the_end() -> None:
    scale = Scale(0, 1, 0, 100)
    assert (scale.at(-3), scale.at(7)) == (0, 100)
    assert Scale(1, 1, 5, 9).at(1) == 5


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, (0, 1)),
        (5, (0, 1, 2, 3, 4, 5)),
        (6, (0, 2, 4, 6)),
        (41, (0, 10, 20, 30, 40, 50)),
        (99, (0, 20, 40, 60, 80, 100)),
        (1234, (0, 500, 1000, 1500)),
    ],
)
def test_whole_numbers_are_round_and_reach_far_enough(most: int, ticks: tuple[int, ...]) -> None:
    assert whole_ticks(most) == ticks


@pytest.mark.parametrize(
    ("highest", "last"), [(0, 0.2), (0.2, 0.2), (0.5, 0.5), (0.51, 0.75), (1, 1)]
)
def test_rates_have_room_above_them(highest: float, last: float) -> None:
    assert rate_ticks(highest)[-1] == last
