"""Tables become plain rows, and what cannot be read is listed."""

from __future__ import annotations

from datetime import date

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.tables.applying import EACH, apply_mapping
from narrative_studio.importers.tables.dates import DateOrder
from narrative_studio.importers.tables.deciding import Reading
from narrative_studio.importers.tables.decimals import DecimalMark
from narrative_studio.importers.tables.delimited import parse_delimited
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.mapping import Column, Mapping
from narrative_studio.importers.tables.table import BadRow, Cell, Table

SESSIONS = Mapping(
    Target.SESSIONS,
    (
        Column("Name", "prospect"),
        Column("Date", "held_on"),
        Column("Qualified", "qualified"),
        Column("Objections", "objections"),
    ),
)


def test_rows_come_as_plain_values_with_the_same_keys() -> None:
    text = "Name,Date,Qualified,Objections,Other\nA,2026-03-05,ja,price; time,x\nB,,,,\n"
    found = apply_mapping(parse_delimited(text, "a"), SESSIONS)
    assert found.rows == (
        {
            "prospect": "A",
            "held_on": "2026-03-05",
            "qualified": "yes",
            "objections": ("price", "time"),
        },
        {"prospect": "B", "held_on": None, "qualified": "unknown", "objections": ()},
    )
    assert found.lines == (2, 3)
    assert found.bad == ()
    assert found.notes == ()


def test_bad_rows_are_listed_with_line_and_reasons_and_the_good_ones_come_in() -> None:
    text = (
        "Name,Date,Qualified,Objections\nA,2026-03-05,yes,\nB,31.02.2026,perhaps,\n"
        "C,2026-03-06,no,\n,2026-03-07,yes,\nD,2026-03-08,yes,a,b\n"
    )
    mapping = Mapping(Target.SESSIONS, SESSIONS.columns[:1] + SESSIONS.columns[2:])
    found = apply_mapping(parse_delimited(text, "a"), SESSIONS)
    assert [row["prospect"] for row in found.rows] == ["A", "C", ""]
    assert found.lines == (2, 4, 5)
    assert found.bad == (
        BadRow(6, "it has 5 cells under 4 column names"),
        BadRow(
            3,
            "Date: “31.02.2026” is no date of the calendar; "
            "Qualified: “perhaps” is neither yes nor no",
        ),
    )
    assert apply_mapping(parse_delimited(text, "a"), mapping).bad[-1] == BadRow(
        5, "it has no prospect"
    )


def test_columns_side_by_side_are_gathered_by_frame() -> None:
    text = "Name,Clarity: Insight,Time: Insight,Clarity: Ask\nA,4,1:00,\nB,,,5\n"
    mapping = Mapping(
        Target.SESSIONS,
        (
            Column("Name", "prospect"),
            Column("Clarity: Insight", "clarity", "Insight"),
            Column("Time: Insight", "time_ms", "Insight"),
            Column("Clarity: Ask", "clarity", "Ask"),
        ),
    )
    found = apply_mapping(parse_delimited(text, "a"), mapping)
    assert [row[EACH] for row in found.rows] == [
        {"Insight": {"clarity": 4, "time_ms": 60_000}},
        {"Ask": {"clarity": 5}},
    ]


def test_a_saved_mapping_fits_a_table_whose_names_are_written_otherwise() -> None:
    found = apply_mapping(parse_delimited("NAME,date\nA,2026-03-05\n", "a"), SESSIONS)
    assert found.rows == ({"prospect": "A", "held_on": "2026-03-05"},)
    assert found.notes == (
        "There is no column “Qualified” in this table.",
        "There is no column “Objections” in this table.",
    )


def test_a_table_whose_rows_belong_to_nothing_is_refused() -> None:
    mapping = Mapping(Target.FRAME_RESULTS, (Column("Name", "prospect"), Column("Frame", "frame")))
    with pytest.raises(ImportFailed, match="“Frame” is not in this table") as caught:
        apply_mapping(parse_delimited("Name,Slide\nA,1\n", "a"), mapping)
    assert "No column is chosen for “Frame”" in str(caught.value)


def both_days(first: str, second: str) -> tuple[Table, Mapping]:
    table = parse_delimited(f"Name,Date,Next\nA,{first},{second}\n", "a")
    columns = (
        Column("Name", "prospect"),
        Column("Date", "held_on"),
        Column("Next", "next_step_on"),
    )
    return table, Mapping(Target.SESSIONS, columns)


def test_days_that_read_both_ways_are_told_of() -> None:
    table, mapping = both_days("3/4/2026", "5/6/2026")
    found = apply_mapping(table, mapping)
    assert found.rows[0]["held_on"] == "2026-04-03"
    assert found.notes[0] == (
        "The days in “Date” are read with the day first, but nothing in the table tells."
    )
    assert found.readings["Date"] == (Reading("“3/4/2026”", "3 April 2026"),)


def test_a_column_that_tells_decides_for_one_that_does_not() -> None:
    table, mapping = both_days("3/4/2026", "5/16/2026")
    found = apply_mapping(table, mapping)
    assert (found.rows[0]["held_on"], found.rows[0]["next_step_on"]) == ("2026-03-04", "2026-05-16")
    assert found.notes == (
        "The days in “Date” are read with the month first, as in the other columns.",
    )


def test_what_a_person_decided_holds_and_is_not_told_again() -> None:
    table, mapping = both_days("3/4/2026", "2026-05-16")
    decided = Mapping(
        mapping.target,
        (mapping.columns[0], Column("Date", "held_on", order=DateOrder.MONTH_FIRST)),
    )
    found = apply_mapping(table, decided)
    assert (found.rows[0]["held_on"], found.notes) == ("2026-03-04", ())


def test_a_column_in_both_orders_is_told_of() -> None:
    table = parse_delimited("Name,Date\nA,13/4/2026\nB,4/14/2026\nC,14/4/2026\n", "a")
    found = apply_mapping(table, Mapping(Target.SESSIONS, SESSIONS.columns[:2]))
    assert found.notes == (
        "The days in “Date” are written in both orders; most have the day first.",
    )
    assert found.bad == (BadRow(3, "Date: “4/14/2026” is no date of the calendar"),)


STAFF = Mapping(
    Target.SESSIONS,
    (
        Column("Name", "prospect"),
        Column("Staff", "employees"),
        Column("Minutes", "duration_ms"),
    ),
)


def test_numbers_that_read_both_ways_are_shown_as_they_are_read() -> None:
    found = apply_mapping(parse_delimited("Name;Staff;Minutes\nA;1.234;30\n", "a"), STAFF)
    assert found.rows[0]["employees"] == 1234
    assert found.notes == (
        "The numbers in “Staff” can be read two ways: “1.234” is 1,234, "
        "though nothing in the table tells.",
    )
    assert found.readings["Staff"] == (Reading("“1.234”", "1,234"),)


def test_a_fraction_in_one_column_says_how_thousands_look_in_another() -> None:
    text = "Name;Staff;Minutes\nA;1,234;12.5\nB;800;1,250.25\n"
    found = apply_mapping(parse_delimited(text, "a"), STAFF)
    assert [row["employees"] for row in found.rows] == [1234, 800]
    assert found.notes == (
        "The numbers in “Staff” can be read two ways: “1,234” is 1,234, as in the other columns.",
    )
    # Whole numbers that the marks of the others make fractions are listed, not guessed at.
    wrong = apply_mapping(parse_delimited(text.replace("1,234", "1.234"), "a"), STAFF)
    assert wrong.bad == (BadRow(2, "Staff: “1.234” is no whole number"),)


def test_the_decimal_mark_that_a_person_chose_holds() -> None:
    table = parse_delimited("Name;Staff;Minutes\nA;1.234;1.200\nB;12;12.75\n", "a")
    found = apply_mapping(table, STAFF.with_decimal(DecimalMark.COMMA))
    assert [row["employees"] for row in found.rows] == [1234]
    assert found.notes == ()
    assert found.bad == (BadRow(3, "Minutes: “12.75” is no duration with a decimal comma"),)
    other = apply_mapping(table, STAFF.with_decimal(DecimalMark.POINT))
    assert other.bad == (BadRow(2, "Staff: “1.234” is no whole number"),)
    assert other.rows[0]["duration_ms"] == 765_000


def test_a_column_with_both_marks_is_told_of() -> None:
    text = "Name;Staff;Minutes\nA;1;1,5\nB;1;2.25\nC;1;3,5\nD;1;1.500\n"
    found = apply_mapping(parse_delimited(text, "a"), STAFF)
    assert [row["duration_ms"] for row in found.rows[:3]] == [90_000, 135_000, 210_000]
    assert found.notes == (
        "Some numbers in “Minutes” have a decimal comma, others a point; most have the comma: "
        "“1.500” is no number.",
    )


def test_times_that_all_have_three_places_were_measured() -> None:
    mapping = Mapping(
        Target.PAGE_VIEWS,
        (Column("Who", "visitor"), Column("Page", "page"), Column("Seconds", "time_ms")),
    )
    table = parse_delimited("Who,Page,Seconds\nA,1,12.345\nA,2,8.120\n", "a")
    found = apply_mapping(table, mapping)
    assert [row["time_ms"] for row in found.rows] == [12_345, 8120]
    assert found.readings["Seconds"] == (
        Reading("“12.345”", "12.345 s"),
        Reading("“8.120”", "8.12 s"),
    )


def test_cells_of_workbooks_keep_what_they_are() -> None:
    rows: list[list[Cell]] = [
        ["A", date(2026, 3, 5), True, None],
        ["B", 46086, 0, 5.0],
        ["C", "x", 1, "y"],
    ]
    table = Table("a", ("Name", "Date", "Qualified", "Objections"), rows, [2, 3, 4])
    found = apply_mapping(table, SESSIONS)
    assert [(row["held_on"], row["qualified"]) for row in found.rows] == [
        ("2026-03-05", "yes"),
        ("2026-03-05", "no"),
    ]
    assert found.rows[1]["objections"] == ("5",)
    assert found.bad == (BadRow(4, "Date: “x” is no date"),)


def test_true_and_one_are_different_cells() -> None:
    mapping = Mapping(Target.FRAME_RESULTS, (
        Column("Name", "prospect"), Column("Frame", "frame"), Column("Clarity", "clarity"),
    ))  # fmt: skip
    table = Table("a", ("Name", "Frame", "Clarity"), [["A", "f", 1], ["B", "f", True]], [2, 3])
    found = apply_mapping(table, mapping)
    assert [row["clarity"] for row in found.rows] == [1]
    assert found.bad == (BadRow(3, "Clarity: “True” is no rating from 1 to 5"),)


def test_many_reasons_are_counted() -> None:
    headers = ("Name", "Date", "Next", "Qualified", "Contaminated", "Rating")
    mapping = Mapping(
        Target.SESSIONS,
        (
            *(
                Column("Name", "prospect"),
                Column("Date", "held_on"),
                Column("Next", "next_step_on"),
            ),
            *(Column("Qualified", "qualified"), Column("Contaminated", "contaminated")),
            Column("Rating", "clarity", "1"),
        ),
    )
    found = apply_mapping(Table("a", headers, [["A", *["odd"] * 5]], [2]), mapping)
    assert found.bad[0].reason.endswith("; and 2 more")


def test_a_table_without_rows_becomes_nothing() -> None:
    found = apply_mapping(Table("a", ("Name",), [], []), SESSIONS)
    assert (found.rows, found.bad) == ((), ())
