"""WebVTT and SubRip are cut into cues; what is broken is listed and the rest comes in."""

from __future__ import annotations

import pytest

from narrative_studio.importers.transcripts.cues import (
    LONGEST_CUE,
    has_timings,
    is_webvtt,
    read_cues,
)
from narrative_studio.importers.transcripts.segment import BadCue, Cue

WEBVTT = """WEBVTT - Demo call
Kind: captions
Language: en

STYLE
::cue { color: red }

REGION
id:fred width:40%

NOTE
A remark of several lines
that nobody said

NOTE one line

4d2b/12-0
00:01.000 --> 00:04.000 align:start position:0% line:90%
Good morning,
and welcome.

01:00:00.000 --> 01:00:02.500
After an hour
"""

SUBRIP = """1
00:00:01,000 --> 00:00:02,000
One

00:00:03,000 --> 00:00:04,500 X1:100 X2:200
No number

3
00:00:05,000 --> 00:00:06,000
Three
4
00:00:07,000 --> 00:00:08,000
No blank line before it
"""


def test_webvtt_gives_what_was_said_and_nothing_else() -> None:
    cues, bad = read_cues(WEBVTT)
    assert cues == [
        Cue(18, 1000, 4000, ("Good morning,", "and welcome.")),
        Cue(22, 3_600_000, 3_602_500, ("After an hour",)),
    ]
    assert bad == []


def test_subrip_without_numbers_and_blank_lines_is_read() -> None:
    cues, bad = read_cues(SUBRIP)
    assert [(cue.start_ms, cue.lines) for cue in cues] == [
        (1000, ("One",)),
        (3000, ("No number",)),
        (5000, ("Three",)),
        (7000, ("No blank line before it",)),
    ]
    assert bad == []


def test_broken_cues_are_listed_with_their_line_and_the_good_ones_come_in() -> None:
    text = (
        "WEBVTT\n\n"
        "00:05.000 --> 00:04.000\nBackwards\n\n"
        "00:61.000 --> 00:70.000\nToo many seconds\n\n"
        "00:01 --> soon\nNo time\n\n"
        "Nobody knows when\n\n"
        "00:10.000 --> 00:11.000\nGood\n\n"
        "00:12.000 --> 00:13.000\n \n\n"
    )
    cues, bad = read_cues(text)
    assert [cue.lines for cue in cues] == [("Good",)]
    assert bad == [
        BadCue(3, "it ends before it begins (00:05.000 to 00:04.000)"),
        BadCue(6, "“00:61.000” has more than 59 minutes or seconds"),
        BadCue(9, "“00:01 --> soon” is no pair of times"),
        BadCue(12, "“Nobody knows when” has no time before it"),
    ]


def test_a_cue_of_endless_length_is_left_out() -> None:
    endless = "<v Anna>x" * LONGEST_CUE
    cues, bad = read_cues(f"00:01.0 --> 00:02.0\n{endless}\n\n00:03.0 --> 00:04.0\nGood")
    assert [cue.lines for cue in cues] == [("Good",)]
    assert bad == [BadCue(1, "it is longer than 20,000 characters")]


def test_words_behind_a_blank_line_belong_to_the_cue_before_them() -> None:
    """Some captions begin with a line that is empty, and SubRip has paragraphs."""
    cues, bad = read_cues("WEBVTT\n\n00:01.0 --> 00:02.0\n \nfirst\n\nstray\n")
    assert [cue.lines for cue in cues] == [("first",)]
    assert bad == [BadCue(7, "“stray” has no time before it")]
    cues, bad = read_cues("1\n0:00:01,0 --> 0:00:02,0\none\n\ntwo\n\n2\n0:00:03,0 --> 0:00:04,0\n3")
    assert [cue.lines for cue in cues] == [("one", "two"), ("3",)]
    assert bad == []


def test_an_arrow_between_words_is_said() -> None:
    cues, bad = read_cues("1\n00:00:01,000 --> 00:00:02,000\nalert --> lot\nand on\n")
    assert [cue.lines for cue in cues] == [("alert --> lot", "and on")]
    assert bad == []


def test_a_cue_right_under_the_header_is_read() -> None:
    cues, bad = read_cues("WEBVTT\n00:01.000 --> 00:02.000\nHello")
    assert ([cue.lines for cue in cues], bad) == ([("Hello",)], [])


@pytest.mark.parametrize(
    ("text", "vtt", "timed"),
    [
        ("WEBVTT", True, False),
        ("WEBVTT - title\n", True, False),
        ("WEBVTTX\n", False, False),
        ("1\n0:00:01,0 --> 0:00:02,0\nA", False, True),
        ("an arrow --> in words", False, False),
    ],
)
def test_the_kind_is_told_by_what_is_inside(text: str, vtt: bool, timed: bool) -> None:
    assert is_webvtt(text) is vtt
    assert has_timings(text) is timed


def test_a_cue_that_takes_no_time_is_one() -> None:
    cues, bad = read_cues("1\n00:00:01,000 --> 00:00:01,000\nOne\n")
    assert (cues, bad) == ([Cue(2, 1000, 1000, ("One",))], [])
