"""Texts, numbers, ratings and lists in single cells."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.importers.tables.cells import listed, number, page, rating, shown, text, whole
from narrative_studio.importers.tables.decimals import DecimalMark
from narrative_studio.importers.tables.table import Cell


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("  a b ", "a b"),
        (None, ""),
        (4.0, "4"),
        (3.25, "3.25"),
        (True, "yes"),
        (date(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5, 9, 30), "2026-03-05 09:30"),  # noqa: DTZ001
        (timedelta(minutes=2), "0:02:00"),
        ("#hashtag", "#hashtag"),
    ],
)
def test_any_cell_says_something(cell: Cell, expected: str) -> None:
    assert text(cell) == expected


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", " #DIV/0! "])
def test_an_error_of_the_spreadsheet_is_no_text(cell: str) -> None:
    for read in (text, number, rating, listed):
        with pytest.raises(ValueError, match="error of the spreadsheet"):
            read(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3,5", 3.5),
        ("3.5", 3.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234", 1234),
        ("1'234", 1234),
        ("1.234", 1234),
        ("0.125", 0.125),
        ("1.234.567", 1_234_567),
        ("-4", -4),
        ("−4", -4),
        ("85 %", 85),
        ("", None),
        (7, 7),
    ],
)
def test_numbers_are_read_with_points_and_commas(cell: Cell, expected: float | None) -> None:
    assert number(cell) == expected


def test_a_mark_that_reads_both_ways_is_read_as_the_column_tells() -> None:
    assert number("1.234", DecimalMark.POINT) == number("1,234", DecimalMark.COMMA) == 1.234
    assert number("1.234", DecimalMark.COMMA) == number("1,234", DecimalMark.POINT) == 1234
    assert number("1.5", DecimalMark.COMMA) == 1.5, "this reads one way only"


@pytest.mark.parametrize(
    "cell", ["four", "1,2,3", "12abc", True, "1.23.4", date(2026, 1, 1), "9" * 400]
)
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match="is no number"):
        number(cell)


def test_counts_are_whole_and_not_below_zero() -> None:
    assert whole("1.200") == 1200
    for cell in ("2,5", "-1"):
        with pytest.raises(ValueError, match="whole number"):
            whole(cell)
    with pytest.raises(ValueError, match="larger number than the document can hold"):
        whole("9" * 20)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(("4", 4), ("4.0", 4), ("4,0", 4), ("4/5", 4), ("4 of 5", 4), ("4 - clear", 4)),
        *(
            ("5: yes, very", 5),
            ("2 (meh)", 2),
            ("★★★☆☆", 3),
            ("", None),
            ("-", None),
            ("n/a", None),
        ),
        *((3, 3), (3.0, 3), (None, None)),
    ],
)
def test_ratings_are_read_as_people_write_them(cell: Cell, expected: int | None) -> None:
    assert rating(cell) == expected


@pytest.mark.parametrize("cell", ["0", "6", "3.5", "10", "good", "4 5", True, 0, 3.5, "4/10"])
def test_what_is_no_rating_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match="is no rating from 1 to 5"):
        rating(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("3", 3), ("Page 3", 3), ("3 of 12", 3), (3.0, 3), ("", None), (None, None)],
)
def test_pages_have_numbers(cell: Cell, expected: int | None) -> None:
    assert page(cell) == expected


@pytest.mark.parametrize("cell", ["cover", "0", 0, 1.5])
def test_a_page_without_a_number_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match="number"):
        page(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("too dear; no time", ("too dear", "no time")),
        ("- too dear\n- no time, really\n", ("too dear", "no time, really")),
        ("1. one\n2) two", ("one", "two")),
        ("“Which pallets?” | «Si»", ("Which pallets?", "Si")),
        ("IT / security", ("IT", "security")),
        ("w/o a plan", ("w/o a plan",)),
        ("price, trust", ("price, trust",)),
        ("", ()),
        ("-", ()),
    ],
)
def test_lists_are_parted_where_people_part_them(cell: str, expected: tuple[str, ...]) -> None:
    assert listed(cell) == expected


def test_long_cells_are_shortened_in_messages() -> None:
    assert shown("a\nb") == "“a b”"
    assert shown("a\x00\ud800") == "“a\ufffd\ufffd”"
    assert shown("x" * 99) == f"“{'x' * 40}…”"


@given(cell=st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30)))
def test_any_cell_is_read_or_refused_with_a_reason(cell: Cell) -> None:
    for read in (text, number, whole, page, rating, listed):
        reason = ""
        try:
            read(cell)
        except ValueError as error:
            reason = str(error)
        assert not reason or reason.startswith(("is ", "holds "))


@pytest.mark.parametrize("cell", ["a\x00b", "a\ud800b"])
def test_what_no_document_can_keep_is_no_text(cell: str) -> None:
    with pytest.raises(ValueError, match="characters that are no text"):
        text(cell)
