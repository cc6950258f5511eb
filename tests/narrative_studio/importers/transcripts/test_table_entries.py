"""Transcripts that a tool wrote as tables, each with its own names of the columns."""

from __future__ import annotations

import pytest

from narrative_studio.importers.transcripts.segment import BadCue, Segment
from narrative_studio.importers.transcripts.table_entries import read_table

FOUND = (
    Segment(3000, 9000, "Anna", "Good morning, all."),
    Segment(12_000, 14_000, "Ben", "Yes."),
)


@pytest.mark.parametrize(
    "text",
    [
        'Start,End,Speaker,Text\n0:03,0:09,Anna,"Good morning, all."\n0:12,0:14,Ben,Yes.\n',
        "Speaker Name;Start Time;End Time;Text\n"
        "Anna;00:00:03,000;00:00:09,000;Good morning, all.\n"
        "Ben;00:00:12,000;00:00:14,000;Yes.\n",
        "start (s)\tend (s)\twho\ttranscript\n3\t9\tAnna\tGood morning, all.\n12\t14\tBen\tYes.\n",
    ],
)
def test_columns_are_found_by_their_names(text: str) -> None:
    found = read_table(text)
    assert found is not None
    assert found.segments == FOUND


def test_of_columns_that_mean_the_same_the_first_counts() -> None:
    found = read_table("start,text,time,words\n1,One.,9,Eins.\n")
    assert found is not None
    assert [(one.start_ms, one.text) for one in found.segments] == [(1000, "One.")]


def test_a_table_of_something_else_is_no_transcript() -> None:
    for text in ("", "Session,Outcome\nT1,Next step\n", "Anna: one, two\nBen: start, text\n"):
        assert read_table(text) is None


def test_a_row_whose_time_cannot_be_is_told_by_its_line() -> None:
    found = read_table("start,text\n1.5,One.\n-4,Two.\n99999999999,Three.\n3.5\n")
    assert found is not None
    assert [one.text for one in found.segments] == ["One.", "Two."]
    assert found.bad == (BadCue(4, "its time cannot be"),)
