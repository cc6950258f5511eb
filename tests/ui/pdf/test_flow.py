"""What belongs together stays together, and nothing is lost on the way to the pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.pdf.flow import Page, Piece, paginate, paint_stacked, sliced, stacked


def piece(height: float, **more: object) -> Piece:
    return Piece(height, lambda _painter, _x, _y: None, **more)  # type: ignore[arg-type]


def heights(pages: list[Page]) -> list[list[float]]:
    return [[placed.piece.height for placed in page] for page in pages]


def test_nothing_is_one_empty_page() -> None:
    assert paginate([], 100) == [()]


def test_a_page_that_is_full_is_turned() -> None:
    pages = paginate([piece(60), piece(40), piece(1)], 100)
    assert heights(pages) == [[60, 40], [1]]
    assert [placed.top for placed in pages[0]] == [0, 60]


def test_room_above_falls_away_at_the_top_of_a_page() -> None:
    pages = paginate([piece(50, before=10), piece(45, before=10), piece(20)], 100)
    assert [[placed.top for placed in page] for page in pages] == [[0], [0, 45]]


def test_a_heading_goes_over_with_what_follows() -> None:
    pages = paginate([piece(70), piece(20, keeps=True), piece(30)], 100)
    assert heights(pages) == [[70], [20, 30]]


def test_a_chain_stays_together_as_far_as_a_page_goes() -> None:
    chain = [piece(30, keeps=True), piece(30, keeps=True), piece(30)]
    assert heights(paginate([piece(50), *chain], 100)) == [[50], [30, 30, 30]]


def test_a_chain_that_no_page_holds_does_not_leave_its_headings_alone() -> None:
    high = [piece(10, keeps=True)] * 2 + [piece(75, keeps=True), piece(10)]
    assert heights(paginate([piece(60), *high], 100)) == [[60], [10, 10, 75], [10]]
    higher = [piece(10, keeps=True)] * 2 + [piece(85, keeps=True), piece(10)]
    assert heights(paginate([piece(60), *higher], 100)) == [[60, 10, 10], [85, 10]]
    much = [piece(30, keeps=True)] * 4 + [piece(30)]
    assert heights(paginate([piece(50), *much], 100)) == [[50], [30, 30, 30], [30, 30]]
    assert heights(paginate([piece(40), *much], 100)) == [[40, 30, 30], [30, 30, 30]]


def test_what_stays_together_yields_where_a_page_would_stay_rather_empty() -> None:
    facts = [piece(20, keeps=True), piece(20, keeps=True, yields=True), piece(30)]
    assert heights(paginate([piece(50), *facts], 100)) == [[50, 20, 20], [30]]
    assert heights(paginate([piece(55), *facts], 95)) == [[55, 20, 20], [30]]
    assert heights(paginate([piece(76), *facts], 100)) == [[76], [20, 20, 30]]
    assert heights(paginate([piece(70), *facts], 100)) == [[70], [20, 20, 30]]


def test_a_chart_is_made_a_little_smaller_for_the_rest_of_a_page() -> None:
    chart = piece(50, before=5, smaller=lambda height: piece(height, before=5))
    assert heights(paginate([piece(45), piece(5, keeps=True), chart], 100)) == [[45, 5, 45]]
    assert heights(paginate([piece(56), chart], 100)) == [[56], [50]]
    kept = replace(chart, keeps=True)
    assert heights(paginate([piece(40), kept, piece(10)], 100)) == [[40, 45, 10]]


def test_a_piece_may_begin_a_page() -> None:
    first = piece(10, starts_page=True)
    assert heights(paginate([first, piece(20)], 100)) == [[10, 20]]
    assert heights(paginate([piece(20, keeps=True), first], 100)) == [[20], [10]]


def test_the_head_of_a_table_comes_again() -> None:
    head = piece(10, keeps=True)
    rows = [piece(40, head=head) for _ in range(4)]
    assert heights(paginate([head, *rows], 100)) == [[10, 40, 40], [10, 40, 40]]


def test_a_head_never_stands_alone() -> None:
    head = piece(10, keeps=True)
    assert heights(paginate([piece(60), head, piece(35, head=head)], 100)) == [[60], [10, 35]]


def test_the_head_counts_where_a_row_goes_over() -> None:
    head = piece(30, keeps=True)
    rows = [piece(35, head=head, keeps=True), piece(35, head=head)]
    pages = paginate([head, piece(70, head=head), *rows], 100)
    assert heights(pages) == [[30, 70], [30, 35, 35]]


def test_what_is_higher_than_a_page_has_one_of_its_own() -> None:
    assert heights(paginate([piece(10), piece(150), piece(10)], 100)) == [[10], [150], [10]]


def divisible(height: float, **more: object) -> Piece:
    """A piece that can be cut at any height."""

    def cut(first: float, others: float) -> list[Piece]:
        left, parts = height - first, [piece(first)]
        while left > 0:
            parts.append(piece(min(left, others)))
            left -= others
        return parts

    return piece(height, cut=cut, **more)


def test_what_can_be_cut_begins_where_a_page_would_stay_empty() -> None:
    assert heights(paginate([divisible(120), divisible(150)], 100)) == [[100], [20, 80], [70]]
    assert heights(paginate([piece(40), divisible(90)], 100)) == [[40, 60], [30]]


def test_what_can_be_cut_stays_whole_where_little_of_a_page_is_left() -> None:
    assert heights(paginate([piece(60), divisible(90)], 100)) == [[60], [90]]
    assert heights(paginate([piece(80), divisible(130)], 100)) == [[80], [100], [30]]
    assert heights(paginate([piece(20), divisible(80)], 100)) == [[20, 80]]


def test_a_heading_goes_with_what_is_cut() -> None:
    heading = piece(10, keeps=True, before=5)
    assert heights(paginate([piece(20), heading, divisible(130)], 100)) == [[20, 10, 65], [65]]
    assert heights(paginate([piece(70), heading, divisible(130)], 100)) == [[70], [10, 90], [40]]
    assert heights(paginate([heading, divisible(130, before=10)], 100)) == [[10, 80], [50]]


PIECES = st.lists(
    st.builds(
        piece,
        st.integers(1, 60),
        before=st.integers(0, 20),
        keeps=st.booleans(),
        starts_page=st.booleans(),
    ),
    max_size=40,
)


@given(PIECES)
def test_every_piece_is_placed_once_in_order_and_inside_its_page(pieces: list[Piece]) -> None:
    pages = paginate(pieces, 100)
    assert [placed.piece for page in pages for placed in page] == pieces
    for page in pages:
        assert all(placed.top + placed.piece.height <= 100 for placed in page)
        for above, below in pairwise(page):
            assert below.top == above.top + above.piece.height + below.piece.before


@given(PIECES)
def test_a_page_ends_with_a_tie_only_where_the_chain_is_too_long(pieces: list[Piece]) -> None:
    calm = [replace(one, starts_page=False) for one in pieces]
    for page in paginate(calm, 100)[:-1]:
        last = page[-1].piece
        if last.keeps:
            place = next(n for n, one in enumerate(calm) if one is last)
            first = place
            while first and calm[first - 1].keeps:
                first -= 1
            end = place
            while end + 1 < len(calm) and calm[end].keeps:
                end += 1
            assert stacked(calm[first : end + 1]) > 100


def test_pieces_are_stacked_without_the_room_above_the_first() -> None:
    assert stacked([piece(10, before=5), piece(20, before=5)]) == 35
    assert stacked([]) == 0


def test_stacked_pieces_are_painted_below_each_other() -> None:
    seen: list[tuple[float, float]] = []
    one = Piece(10, lambda _painter, x, y: seen.append((x, y)), before=5)
    paint_stacked([one, one], None, 3, 100)
    assert seen == [(3, 100), (3, 115)]


@pytest.mark.parametrize("room", [15, 25, 1000])
def test_columns_are_cut_at_the_same_height(room: float) -> None:
    left, right = [piece(10)] * 5, [piece(30)]
    cut = list(sliced([left, right], room))
    assert sum(len(found[0]) for found in cut) == 5
    assert sum(len(found[1]) for found in cut) == 1
    if room == 1000:
        assert len(cut) == 1


def test_columns_without_anything_are_no_slices() -> None:
    assert list(sliced([[], []], 10)) == []


def test_what_stays_with_the_next_goes_over_with_it() -> None:
    column = [piece(10), piece(10, keeps=True), piece(10), piece(10)]
    assert list(sliced([column], 25)) == [[column[:1]], [column[1:3]], [column[3:]]]
    assert list(sliced([column], 25, 50)) == [[column[:1]], [column[1:]]]
