"""Places are cut, moved and filled without gaps or negative sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.deck.geometry import Rect, pt

PLACE = Rect(100, 200, 1000, 600)


def test_points_become_emu() -> None:
    assert pt(1) == 12700
    assert pt(0.5) == 6350


def test_edges_follow_from_size() -> None:
    assert (PLACE.right, PLACE.bottom) == (1100, 800)


def test_a_place_is_widened_and_cut_at_its_edges() -> None:
    assert PLACE.widened_to(1500) == Rect(100, 200, 1400, 600)
    assert PLACE.widened_to(50).cx == 0
    assert PLACE.below(500) == Rect(100, 500, 1000, 300)
    assert PLACE.below(100) == PLACE
    assert PLACE.below(900).cy == 0
    assert PLACE.with_height(10) == Rect(100, 200, 1000, 10)
    assert PLACE.with_height(-10).cy == 0
    assert PLACE.inset(50) == Rect(150, 250, 900, 500)
    assert PLACE.inset(400) == Rect(500, 600, 200, 0)


def test_columns_are_equal_and_apart() -> None:
    first, second, third = PLACE.columns(3, 50)
    assert first == Rect(100, 200, 300, 600)
    assert second.x - first.right == 50
    assert third.right == PLACE.right


def test_rows_are_no_higher_than_asked() -> None:
    assert [row.y for row in PLACE.rows(3, at_most=100)] == [200, 300, 400]
    assert PLACE.rows(6, at_most=500)[-1].bottom == PLACE.bottom


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1600, 900), Rect(100, 219, 1000, 562)),
        ((900, 1600), Rect(431, 200, 338, 600)),
        ((0, 5), PLACE),
    ],
)
def test_a_picture_is_contained_in_the_middle(size: tuple[int, int], expected: Rect) -> None:
    assert PLACE.contain(*size) == expected


@given(st.floats(1, 1e5), st.floats(1, 1e5))
def test_a_contained_picture_keeps_its_proportions_and_stays_inside(w: float, h: float) -> None:
    place = Rect(0, 0, 10_000_000, 5_000_000)
    inner = place.contain(w, h)
    assert inner.x >= 0
    assert inner.y >= 0
    assert inner.right <= place.right
    assert inner.bottom <= place.bottom
    assert inner.cx in (place.cx, round(w * place.cy / h)) or inner.cx == 1


def test_two_places_are_joined_by_the_smallest_that_holds_both() -> None:
    assert Rect(10, 20, 5, 5).joined(Rect(0, 30, 8, 40)) == Rect(0, 20, 15, 50)
