"""What one piece of speech says, and in which unit it tells its times."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.importers.transcripts.entries import is_entry, read_entries, text_of
from narrative_studio.importers.transcripts.segment import BadCue
from narrative_studio.model.durations import LONGEST_MS


def times(*entries: dict[str, Any]) -> list[tuple[int | None, int | None]]:
    found = read_entries([{"text": "A few words", **one} for one in entries], "JSON").segments
    return [(one.start_ms, one.end_ms) for one in found]


@pytest.mark.parametrize(
    "entry",
    [
        {"start": 3.5, "end": 5.25},
        {"startMs": 3500, "endMs": 5250},
        {"startTime": "3.5s", "endTime": "5.250s"},
        {"offset": "PT3.5S", "duration": "PT1.75S"},
        {"startTime": "00:00:03.500", "endTime": "00:00:05,250"},
        {"timestamp": 3.5, "duration": 1.75},
        {"offsets": {"from": 3500, "to": 5250}},
    ],
)
def test_a_time_is_the_same_however_it_is_told(entry: dict[str, Any]) -> None:
    assert times(entry) == [(3500, 5250)]


def test_a_piece_does_not_end_beyond_the_day_of_its_call() -> None:
    assert times({"startMs": 1500, "endMs": 90_000_000}) == [(1500, 1500)]


def test_the_unit_of_numbers_follows_from_how_long_the_pieces_would_be() -> None:
    assert times({"start": 3, "end": 12}, {"start": 12, "end": 20})[1] == (12_000, 20_000)
    assert times({"start": 3000, "end": 12_000})[0] == (3000, 12_000)
    assert times({"start": 16_000, "end": 96_000})[0] == (1000, 6000)
    words = read_entries([{"word": "one", "start": 250, "end": 650}], "JSON").segments
    assert words[0].end_ms == 650, "nobody takes four hundred seconds for a word"


def test_a_day_is_the_longest_that_a_recording_may_be() -> None:
    entries = [
        {"text": "Ends with the day.", "startTime": "PT23H59M59S", "endTime": "PT24H"},
        {"text": "Begins with its end.", "startTime": "PT24H", "endTime": "PT24H0M1S"},
        {"text": "Begins after it.", "startTime": "PT24H0M0.001S"},
    ]
    found = read_entries(entries, "JSON", first_line=5)
    day = LONGEST_MS
    assert [(one.start_ms, one.end_ms) for one in found.segments] == [(day - 1000, day), (day, day)]
    assert found.bad == (BadCue(7, "its time cannot be"),)


def test_the_likeliest_of_several_readings_is_what_was_said() -> None:
    assert text_of({"alternatives": [{"content": "lot"}, {"content": "lost"}]}) == "lot"
    assert text_of({"segs": [{"utf8": "two "}, {"utf8": "lots"}, {}]}) == "two lots"
    assert text_of({"alternatives": [], "segs": "x", "text": 3}) == ""


def test_a_text_without_a_time_or_a_name_is_no_entry() -> None:
    assert is_entry({"text": "A", "speaker": 0})
    assert is_entry({"text": "A", "start": 0})
    assert not is_entry({"text": "A"})
    assert not is_entry({"start": 0, "text": ""})
