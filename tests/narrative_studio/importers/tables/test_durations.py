"""How long things took, in many ways of writing."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.importers.tables.durations import (
    Unit,
    clocks_are_minutes,
    parse_duration,
    unit_of,
)
from narrative_studio.importers.tables.table import Cell


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        *(("2:30", 150), ("02:30", 150), ("1:02:30", 3750), ("90:00", 5400), ("0:02.5", 2.5)),
        *(("150", 150), ("150 s", 150), ("12 min", 720), ("12 Minuten", 720), ("2m 30s", 150)),
        *(("1 h 5 min", 3900), ("1h05m", 3900), ("1,5 h", 5400), ("2'30\"", 150), ("1.5", 1.5)),
        *(("1 h 05", 3900), ("1h05", 3900), ("0 h 45", 2700)),
        *(("2 minutes and 30 seconds", 150), ("250 ms", 0.25), ("1 Std. 5 Min.", 3900)),
        *((150, 150), (2.5, 2.5), (timedelta(seconds=150), 150), ("45 segundos", 45)),
    ],
)
def test_durations_are_read_as_people_write_them(cell: Cell, seconds: float) -> None:
    assert parse_duration(cell) == seconds * 1000


def test_a_bare_number_has_the_unit_of_its_column() -> None:
    assert parse_duration("12", Unit.MINUTES) == 720_000
    assert parse_duration("2:30", Unit.MINUTES) == 150_000
    assert parse_duration("12", Unit.MILLISECONDS) == 12


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Time (sec)", Unit.SECONDS),
        ("Dauer [min]", Unit.MINUTES),
        ("duration_ms", Unit.MILLISECONDS),
        ("Call length, hours", Unit.HOURS),
        ("Seconds on page", Unit.SECONDS),
        ("Duration", None),
        ("Comments", None),
    ],
)
def test_the_name_of_a_column_states_the_unit(header: str, unit: Unit | None) -> None:
    assert unit_of(header) is unit


@pytest.mark.parametrize("cell", ["", None, "-", "n/a"])
def test_no_duration_is_none(cell: Cell) -> None:
    assert parse_duration(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "long",
        "1:75",
        "1:75:00",
        "12 parsecs",
        "-5",
        "99999999",
        True,
        "5 5",
        "9" * 400,
        f"{'9' * 400} min",
    ],
)
def test_what_is_no_duration_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match=r"duration|59|day|zero"):
        parse_duration(cell)


def test_minutes_that_a_spreadsheet_took_for_hours_are_minutes() -> None:
    """A typed 7:30 is kept as seven and a half hours."""
    typed = [timedelta(hours=7, minutes=30), timedelta(hours=0, minutes=45), None]
    assert clocks_are_minutes(typed)
    assert parse_duration(typed[0], clock_is_minutes=True) == 450_000
    assert not clocks_are_minutes([timedelta(minutes=45), timedelta(hours=1)])
    assert not clocks_are_minutes([timedelta(hours=7), timedelta(seconds=5)])


@given(ms=st.integers(0, 24 * 3600 * 1000))
def test_every_duration_comes_back(ms: int) -> None:
    seconds, rest = divmod(ms, 1000)
    said = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
    assert parse_duration(said) == ms
    assert parse_duration(f"{ms} ms") == ms


@given(said=st.text(alphabet="0123456789:., hminsec'", max_size=16))
def test_any_text_is_a_duration_or_refused(said: str) -> None:
    with suppress(ValueError):
        found = parse_duration(said)
        assert found is None or found >= 0
