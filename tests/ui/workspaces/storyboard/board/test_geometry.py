"""Where cells, cards and headings are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from ui.workspaces.storyboard.board.geometry import Block, Geometry, Measures

MEASURES = Measures(
    lane_px=22, lane_gap_px=6, card_px=192, foot_px=8, heading_px=26, space_px=2, end_px=10
)


def page(width: int, *counts: int) -> Geometry:
    blocks, first = [], 0
    for count in counts:
        blocks.append(Block(first, count, has_heading=True))
        first += count
    return Geometry(width, tuple(blocks), MEASURES)


@pytest.mark.parametrize(("width", "columns"), [(912, 5), (1032, 5), (1512, 8), (200, 1), (760, 4)])
def test_there_are_as_many_columns_as_fit(width: int, columns: int) -> None:
    found = page(width, 20)
    assert found.columns == columns
    assert found.card_width_px >= 164 or columns == 1


def test_the_cards_of_a_line_fill_the_width_between_the_margins() -> None:
    for width, margin in ((912, 16), (1032, 24)):
        found = page(width, 5)
        first, last = found.card(found.cell(0)), found.card(found.cell(4))
        assert first.left() == margin
        assert width - margin - 1 <= last.right() + 1 <= width - margin


def test_the_first_card_stands_where_it_was_drawn() -> None:
    found = page(912, 5, 8)
    assert found.card(found.cell(0)) == QRect(16, 54, 169, 192)
    assert found.lane(found.cell(0)) == QRect(16, 26, 169, 22)
    assert found.card(found.cell(5)).top() == 54 + 256
    assert found.heading(1) == QRect(16, 256, 880, 26)


def test_blocks_begin_on_a_line_of_their_own() -> None:
    found = page(912, 3, 2)
    assert found.column_of(3) == 0
    assert found.cell(3).top() > found.cell(2).bottom()
    assert list(found.line_of(1)) == [0, 1, 2]


def test_up_and_down_keep_the_column_and_cross_blocks() -> None:
    found = page(912, 7, 3)
    assert found.below(0) == 5
    assert found.below(1) == 6
    assert found.below(4) == 6  # the line below is shorter
    assert found.below(6) == 8
    assert found.above(9) == 6
    assert found.above(8, lines=2) == 1
    assert found.above(2) == 2
    assert found.below(8) == 8


def test_a_point_between_things_belongs_to_no_row() -> None:
    found = page(912, 2)
    assert found.row_at(QPoint(100, 10)) == -1
    assert found.row_at(QPoint(800, 100)) == -1
    assert found.row_at(QPoint(2, 100)) == -1
    assert found.row_at(QPoint(100, 100)) == 0


def test_an_empty_page_has_no_height() -> None:
    assert Geometry(912, (), MEASURES).height == 0
    assert list(Geometry(912, (), MEASURES).rows_between(0, 1000)) == []


_PAGES = st.builds(
    page,
    st.integers(180, 2400),
    st.integers(1, 40),
    st.integers(1, 40),
    st.integers(1, 12),
)


@given(found=_PAGES)
def test_every_row_is_found_at_its_own_card_and_no_cells_overlap(found: Geometry) -> None:
    count = found.blocks[-1].first + found.blocks[-1].count
    cells = [found.cell(row) for row in range(count)]
    for row, cell in enumerate(cells):
        assert found.row_at(found.card(cell).center()) == row
        assert found.card(cell).left() >= cell.left()
        assert found.card(cell).right() <= cell.right()
    lines: dict[int, list[QRect]] = {}
    for cell in cells:
        lines.setdefault(cell.top(), []).append(cell)
    for line in lines.values():
        for left, right in pairwise(line):
            assert left.right() + 1 == right.left()
    tops = sorted(lines)
    for above, below in pairwise(tops):
        assert below - above >= MEASURES.cell_px


@given(found=_PAGES, top=st.integers(0, 6000), height=st.integers(1, 900))
def test_the_rows_to_paint_are_those_whose_cells_touch(
    found: Geometry, top: int, height: int
) -> None:
    count = found.blocks[-1].first + found.blocks[-1].count
    area = QRect(0, top, found.width, height)
    touching = [row for row in range(count) if found.cell(row).intersects(area)]
    assert [row for rows in found.rows_between(top, top + height) for row in rows] == touching


def test_wider_cards_leave_room_for_fewer_on_a_line() -> None:
    wide = replace(MEASURES, least_card_px=230)
    assert Geometry(912, (Block(0, 9, True),), MEASURES).columns == 5
    found = Geometry(912, (Block(0, 9, True),), wide)
    assert found.columns == 3
    assert found.card_width_px >= 230


GROWING = replace(MEASURES, most_card_px=240)


@given(width=st.integers(200, 2600), height=st.integers(100, 2000), count=st.integers(1, 40))
def test_cards_are_as_wide_as_they_may_be_with_all_of_them_in_sight(
    width: int, height: int, count: int
) -> None:
    blocks = (Block(0, count, has_heading=True),)
    narrow, found = (
        Geometry(width, blocks, GROWING),
        Geometry.fitted(width, height, blocks, GROWING),
    )
    if narrow.height > height:
        assert found == narrow
        return
    assert found.height <= height
    assert found.card_width_px <= max(240, narrow.card_width_px)
    if found.columns > 1:
        pitch_px = (found.content_px + found.gap_px) // (found.columns - 1)
        wider = Geometry(width, blocks, replace(MEASURES, least_card_px=pitch_px - found.gap_px))
        assert wider.columns == found.columns - 1
        assert wider.height > height or wider.card_width_px > 240


def test_where_cards_do_not_grow_they_are_as_narrow_as_they_may_be() -> None:
    blocks = (Block(0, 3, has_heading=True),)
    assert Geometry.fitted(1512, 2000, blocks, MEASURES) == Geometry(1512, blocks, MEASURES)
