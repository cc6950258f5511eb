"""Days in many ways of writing."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.importers.tables.dates import DateOrder, needs_order, order_of, parse_date
from narrative_studio.importers.tables.table import Cell

MARCH_5 = "2026-03-05"


@pytest.mark.parametrize(
    "cell",
    [
        *("2026-03-05", "2026/3/5", "20260305", "2026-03-05T10:00:00Z", "2026-03-05 10:00"),
        *("5.3.2026", "05.03.26", "5/3/2026", "5-3-2026", "5. 3. 2026", "5/3/2026 14:30"),
        *("5 March 2026", "5. März 2026", "5 mars 2026", "5 de marzo de 2026", "05-Mar-26"),
        *("March 5, 2026", "Mar 5th, 2026", "Thu, 5 Mar 2026", "Donnerstag, 5. März 2026"),
        *("March 5, 2026 at 3:04 PM", "05.03.2026, 15:04 Uhr", "46086", 46086, 46086.5),
        *(date(2026, 3, 5), datetime(2026, 3, 5, 23, 59)),  # noqa: DTZ001
    ],
)
def test_one_day_is_written_in_many_ways(cell: Cell) -> None:
    assert parse_date(cell) == MARCH_5


@pytest.mark.parametrize("cell", ["3/5/2026", "03-05-2026", "3/5/26 2:30 PM"])
def test_with_the_month_first_numbers_turn_around(cell: str) -> None:
    assert parse_date(cell, DateOrder.MONTH_FIRST) == MARCH_5


def test_points_are_never_american() -> None:
    assert parse_date("5.3.2026", DateOrder.MONTH_FIRST) == MARCH_5


def test_years_of_two_digits_are_near() -> None:
    assert parse_date("1.1.69") == "2069-01-01"
    assert parse_date("1.1.70") == "1970-01-01"


@pytest.mark.parametrize("cell", ["", None, "  "])
def test_no_day_is_none(cell: Cell) -> None:
    assert parse_date(cell) is None


@pytest.mark.parametrize(
    "cell",
    ["31.02.2026", "13/13/2026", "soon", "2026", "5 Foo 2026", "1,5", 12, "12", True, "10:30"],
)
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match="is no date"):
        parse_date(cell)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["3/4/2026", "14/3/2026"], (DateOrder.DAY_FIRST, False)),
        (["3/4/2026", "3/14/2026"], (DateOrder.MONTH_FIRST, False)),
        (["3/4/2026", "5/6/2026"], (None, False)),
        (["13/4/2026", "3/14/2026", "3/15/2026"], (DateOrder.MONTH_FIRST, True)),
        ([*["13/4/2026"] * 3, "3/14/2026", "3/15/2026"], (DateOrder.DAY_FIRST, True)),
        (["3.4.2026"], (DateOrder.DAY_FIRST, False)),
        (["2026-03-04", None, 5, "words"], (None, False)),
        ([], (None, False)),
    ],
)
def test_a_whole_column_decides_the_order(
    cells: list[Cell], expected: tuple[DateOrder | None, bool]
) -> None:
    assert order_of(cells) == expected


def test_only_days_that_read_both_ways_need_an_order() -> None:
    assert needs_order(["3/4/2026"])
    assert needs_order(["11/12/2026"])
    assert not needs_order(["4/4/2026", "3.4.2026", "2026-03-04", 46086])
    assert not needs_order(["13/4/2026", "4/13/2026"]), "there are twelve months"


@given(day=st.dates(date(1970, 1, 1), date(2099, 12, 31)))
def test_every_day_comes_back_in_every_order(day: date) -> None:
    expected = day.isoformat()
    assert parse_date(f"{day.day}/{day.month}/{day.year}") == expected
    assert parse_date(f"{day.month}/{day.day}/{day.year}", DateOrder.MONTH_FIRST) == expected
    assert parse_date(day.strftime("%d %b %Y")) == expected
    assert parse_date((day - date(1899, 12, 30)).days) == expected


@given(said=st.text(alphabet="0123456789/.-: maretp,T", max_size=20))
def test_any_text_is_a_day_or_refused(said: str) -> None:
    with suppress(ValueError):
        found = parse_date(said)
        assert found is None or date.fromisoformat(found).isoformat() == found
