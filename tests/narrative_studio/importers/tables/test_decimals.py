"""What stands before a fraction is found out from a whole column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.importers.tables.cells import number
from narrative_studio.importers.tables.decimals import (
    DecimalMark,
    both_ways,
    has_mark,
    mark_of,
    measured_mark,
)
from narrative_studio.importers.tables.table import Cell


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1.234"], None),
        (["1,234", "17"], None),
        (["1.234", "0.5"], DecimalMark.POINT),
        (["1.234", "2,5 min"], DecimalMark.COMMA),
        (["1.234.567"], DecimalMark.COMMA),
        (["1,234.5"], DecimalMark.POINT),
        (["1 234,567"], DecimalMark.COMMA),
        (["12345,678"], DecimalMark.COMMA),
        (["0.125"], DecimalMark.POINT),
        (["12:30.250", "1:02,5"], None),
        ([1.5, None, "no number"], None),
    ],
)
def test_one_cell_tells_for_all(cells: list[Cell], mark: DecimalMark | None) -> None:
    assert mark_of(cells) == (mark, False)


def test_where_cells_disagree_most_of_them_decide() -> None:
    assert mark_of(["1,5", "1,5", "2.5"]) == (DecimalMark.COMMA, True)
    assert mark_of(["1,5", "2.5", "2.5"]) == (DecimalMark.POINT, True), "alike cells count each"


def test_a_number_reads_both_ways_with_one_mark_before_three_digits() -> None:
    assert all(both_ways(cell) for cell in ("1.234", "12,345", "about 999.999 each"))
    others: list[Cell] = ["0.123", "1234.567", "1.23", "1,234,567", "1:30.250", 1.234]
    assert not any(both_ways(cell) for cell in others)
    assert has_mark(["1", "1.5"])
    assert not has_mark(["1", "1:30.5", 2.5, "a. b, c"])


def test_three_places_throughout_are_measured_times() -> None:
    assert measured_mark(["12.345", "", "8.120"]) is DecimalMark.POINT
    assert measured_mark(["12,345", "8,120"]) is DecimalMark.COMMA
    assert measured_mark(["12.345"]) is None
    assert measured_mark(["12.345", "340"]) is None
    assert measured_mark(["12.345", "8,120"]) is None


@given(
    value=st.decimals(min_value=-(10**9), max_value=10**9, places=3),
    mark=st.sampled_from(DecimalMark),
)
def test_a_decided_mark_reads_what_was_written_with_it(value: object, mark: DecimalMark) -> None:
    written = f"{value:,.3f}"
    if mark is DecimalMark.COMMA:
        written = written.translate({ord(","): ".", ord("."): ","})
    found = number(written, mark, is_decided=True)
    assert found == float(f"{value:.3f}")
