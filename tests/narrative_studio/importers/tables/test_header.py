"""The line of names is found, and rows are fitted to it."""

from __future__ import annotations

import pytest

from narrative_studio.importers.tables.header import as_table, letters
from narrative_studio.importers.tables.table import BadRow, Cell, Table


def made(*rows: list[Cell]) -> Table:
    found = as_table("a", list(rows), list(range(1, len(rows) + 1)))
    assert found is not None
    return found


def test_lines_above_the_names_are_left_out_and_told_of() -> None:
    found = made(["Report of March"], [], ["Name", "Date"], ["Ann", "2026-01-02"])
    assert found.headers == ("Name", "Date")
    assert found.rows == [["Ann", "2026-01-02"]]
    assert found.lines == [4]
    assert found.notes == ("1 line above the column names left out.",)


def test_names_that_come_twice_are_numbered_and_missing_ones_named_by_place() -> None:
    found = made(["Rating", "", "Rating", "Rating (2)"], ["1", "2", "3", "4"])
    assert found.headers == ("Rating", "Column B", "Rating (2)", "Rating (2) (2)")
    assert made(["A", "A", "A"], ["1", "2", "3"]).headers == ("A", "A (2)", "A (3)")


def test_a_column_without_a_name_at_the_end_is_kept_when_it_is_filled() -> None:
    assert made(["Name", "Date"], ["a", "b", "c"], ["d", "e", "f"]).headers[2] == "Column C"


def test_rows_are_made_as_long_as_the_names() -> None:
    found = made(["A", "B", "C"], ["1"], ["", "2"], ["", "", ""], ["1", "2", "3", ""], [None])
    assert found.rows == [["1", "", ""], ["", "2", ""], ["1", "2", "3"]]
    assert found.lines == [2, 3, 5]


def test_a_row_that_has_slipped_is_bad() -> None:
    found = made(["A", "B"], ["1", "2"], ["1", "2", "", "4"], ["3", "4"])
    assert found.bad == (BadRow(3, "it has 4 cells under 2 column names"),)
    assert len(found.rows) == 2


@pytest.mark.parametrize("rows", [[], [[]], [["1", "2"], ["3", "4"]], [[None], [""]]])
def test_without_names_there_is_no_table(rows: list[list[Cell]]) -> None:
    assert as_table("a", rows, list(range(len(rows)))) is None


METRICS: list[Cell] = ["Clarity", "Relevance"]


@pytest.mark.parametrize(
    ("upper", "lower", "names"),
    [
        (
            ["Session", "", "Frame 4", "", "Frame 5", ""],
            ["Code", "Prospect", *METRICS, *METRICS],
            ("Code", "Prospect"),
        ),
        (
            ["Code", "Firm", "Frame 4", None, "Frame 5"],
            ["", "", *METRICS, *METRICS],
            ("Code", "Firm"),
        ),
        (
            ["", "", "Frame 4", "", "Frame 5", ""],
            ["Code", "Firm", *METRICS, *METRICS],
            ("Code", "Firm"),
        ),
    ],
)
def test_merged_names_over_several_columns_are_told_with_each_of_them(
    upper: list[Cell], lower: list[Cell], names: tuple[str, ...]
) -> None:
    found = made(["Ratings of March"], upper, lower, ["T1", "A", 1, 2, 3, 4])
    grouped = [f"Frame {number} {metric}" for number in (4, 5) for metric in METRICS]
    assert found.headers == (*names, *grouped)
    assert found.rows == [["T1", "A", 1, 2, 3, 4]]
    assert found.lines == [4]
    assert found.notes == (
        "Names in two lines read as one: the upper one stands over several columns.",
        "1 line above the column names left out.",
    )


@pytest.mark.parametrize(
    ("lower", "name"),
    [
        *(("(min)", "Dauer (min)"), ("in Sekunden", "Dauer in Sekunden"), ("min", "Dauer min")),
        *(("Minuten", "Minuten"), ("", "Dauer")),
    ],
)
def test_a_unit_below_a_name_stays_with_it(lower: str, name: str) -> None:
    upper: list[Cell] = ["Code", "Frame 4", "", "Frame 5", "", "Dauer"]
    found = made(upper, ["", *METRICS, *METRICS, lower], ["T1", 1, 2, 3, 4, 38])
    assert found.headers[-1] == name


@pytest.mark.parametrize(
    ("names", "row"),
    [
        (["Name", "", "Qualified", "Heard"], ["Ann", "x", "yes", "yes"]),
        (["Name", "Qualified", "", "Note"], ["Ann", "yes", "yes", "yes"]),
        (["Name", "Of", "Heard", "", "Note", ""], ["Ann", "it", "yes", "", "yes", ""]),
        (["Name", "", "Heard", ""], ["Ann", "3", "Ann", "yes"]),
    ],
)
def test_a_row_of_words_below_names_with_gaps_is_a_row(names: list[Cell], row: list[Cell]) -> None:
    other: list[Cell] = ["Bob", "b", "c", "d", "", ""]
    found = made(names, row, other[: len(row)])
    assert found.lines == [2, 3]
    assert not found.notes


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
