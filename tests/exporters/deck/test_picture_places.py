"""Several pictures share a place, each whole and as large as it can be."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.deck.geometry import Rect, pt
from exporters.deck.picture_places import is_tiny, picture_places

PLACE = Rect(pt(100), pt(100), pt(400), pt(300))


def test_one_picture_has_the_whole_place() -> None:
    assert picture_places(PLACE, [(800, 600)]) == (PLACE,)
    assert picture_places(PLACE, []) == ()


@pytest.mark.parametrize(
    ("size", "is_beside"), [((300, 900), True), ((900, 300), False)], ids=["upright", "flat"]
)
def test_two_stand_beside_or_below_each_other_as_they_come_out_larger(
    size: tuple[int, int], is_beside: bool
) -> None:
    first, second = picture_places(PLACE, [size, size])
    assert (first.y == second.y) is is_beside
    assert (first.x == second.x) is not is_beside


@given(st.lists(st.tuples(st.integers(1, 4000), st.integers(1, 4000)), min_size=1, max_size=9))
def test_all_stand_inside_and_over_no_other(sizes: list[tuple[int, int]]) -> None:
    places = picture_places(PLACE, sizes)
    assert len(places) == len(sizes)
    for one in places:
        assert one.x >= PLACE.x
        assert one.y >= PLACE.y
        assert one.right <= PLACE.right
        assert one.bottom <= PLACE.bottom
    for one, other in itertools.combinations(places, 2):
        beside = one.right <= other.x or other.right <= one.x
        assert beside or one.bottom <= other.y or other.bottom <= one.y


def test_few_pixels_are_not_blown_up() -> None:
    assert picture_places(PLACE, [(20, 10)]) == (Rect(pt(270), pt(235), pt(60), pt(30)),)
    assert is_tiny((20, 10), PLACE)
    assert not is_tiny((800, 600), PLACE)
