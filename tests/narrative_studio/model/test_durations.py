"""Durations are read as people write them and written so that they can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.model.durations import (
    LONGEST_MS,
    format_duration,
    format_moment,
    parse_duration,
)


@pytest.mark.parametrize(
    ("text", "duration_ms"),
    [
        ("2:30", 150_000),
        (" 2:05 ", 125_000),
        ("0:00", 0),
        ("90:00", 5_400_000),
        ("1:02:30", 3_750_000),
        ("2", 120_000),
        ("2 min", 120_000),
        ("2m 30s", 150_000),
        ("2 minutes 30 seconds", 150_000),
        ("150 s", 150_000),
        ("2.5", 150_000),
        (" 2,5 ", 150_000),
        ("2,5 min", 150_000),
        ("0.01", 600),
        ("24:00:00", LONGEST_MS),
    ],
)
def test_a_duration_is_read(text: str, duration_ms: int) -> None:
    assert parse_duration(text) == duration_ms


@pytest.mark.parametrize("text", ["", "  ", "soon", "2:75", "-1", "2:3:4:5", "1 h", "٢x", "9" * 30])
def test_what_is_no_duration_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="for example 2:30"):
        parse_duration(text)


def test_more_than_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="less than a day"):
        parse_duration("1441")


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [
        (0, "0:00"),
        (499, "0:00"),
        (500, "0:01"),
        (150_000, "2:30"),
        (3_599_499, "59:59"),
        (3_599_500, "1:00:00"),
        (3_750_000, "1:02:30"),
    ],
)
def test_a_duration_is_written_in_whole_seconds(duration_ms: int, text: str) -> None:
    assert format_duration(duration_ms) == text


@given(st.integers(0, LONGEST_MS // 1000))
def test_what_is_written_is_read_as_the_same(seconds: int) -> None:
    assert parse_duration(format_duration(seconds * 1000)) == seconds * 1000


@pytest.mark.parametrize(
    ("at_ms", "words"), [(0, "0:00"), (999, "0:00"), (1_000, "0:01"), (3_599_999, "59:59")]
)
def test_a_moment_is_what_the_clock_showed_then(at_ms: int, words: str) -> None:
    assert format_moment(at_ms) == words
