"""Times of transcripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.importers.transcripts.times import parse_shift, parse_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("00:00:01.500", 1500),
        ("00:01,5", 1500),
        ("1:02:03", 3_723_000),
        ("62:03", 3_723_000),
        ("0:0:2.740", 2740),
        ("00:00:00.0009", 0),
        (" 0:12 ", 12_000),
        ("00:00:01.123456", 1123),
    ],
)
def test_times_are_read_with_and_without_hours(text: str, expected: int) -> None:
    assert parse_time(text) == expected


@pytest.mark.parametrize(
    "text", ["", "12", "1:2:3:4", "0:60", "0:60:00", "-0:01", "a:bc", "49:00:00"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"time|minutes|later"):
        parse_time(text)


@given(ms=st.integers(0, 24 * 3600 * 1000))
def test_every_time_comes_back(ms: int) -> None:
    seconds, fraction = divmod(ms, 1000)
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction:03}"
    assert parse_time(text) == ms


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1:30", 90_000), ("+1:30", 90_000), ("-0:45", -45_000), ("−45", -45_000), ("90", 90_000)],
)
def test_a_clock_is_late_or_early(text: str, expected: int) -> None:
    assert parse_shift(text) == expected


@pytest.mark.parametrize("text", ["", "-", "soon", "1:75", "--5", "1.5"])
def test_what_is_no_shift_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="for example 1:30 or -0:45"):
        parse_shift(text)
