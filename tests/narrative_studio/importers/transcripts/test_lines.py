"""Texts that meeting tools export, each in its own way."""

from __future__ import annotations

import pytest

from narrative_studio.importers.transcripts.lines import read_lines
from narrative_studio.importers.transcripts.segment import BadCue, Segment

ANNA = "Good morning. Shall we begin?"
BEN = "Yes, but how much is it?"

OTTER = f"""Anna Weber  0:00
{ANNA}

Unknown Speaker  0:12
{BEN}

Transcribed by https://otter.ai
"""
REV = f"Anna Weber (00:00):\n{ANNA}\n\nUnknown Speaker (00:12):\n{BEN}\n"
TEAMS = (
    f"Anna Weber started transcription\n\nAnna Weber   0:00\n{ANNA}\n"
    f"Unknown Speaker   0:12\n{BEN}\nAnna Weber stopped transcription\n"
)
GONG = f"""Call with Harbour Foods
Recorded on March 3

Transcript

0:00 | Anna Weber
{ANNA}

0:12 | Unknown Speaker
{BEN}
"""
ZOOM = f"[Anna Weber] 10:02:15\n{ANNA}\n\n[Unknown Speaker] 10:02:27\n{BEN}\n"
DESCRIPT = f"[00:00:00] Anna Weber: {ANNA}\n[00:00:12] Unknown Speaker: {BEN}\n"
BENEATH = f"[00:00:00] Anna Weber\n{ANNA}\n\n[00:00:12] Unknown Speaker\n{BEN}\n"
EDITED = (
    f"00:00:00:00 - 00:00:11:20\nAnna Weber\n{ANNA}\n\n"
    f"00:00:12:00 - 00:00:19:05\nUnknown Speaker\n{BEN}\n"
)
RANGES = f"00:00:00 - 00:00:11 Anna Weber\n{ANNA}\n00:00:12 – 00:00:19 Unknown Speaker\n{BEN}\n"
CHAT = f"10:02:15 From Anna Weber to Everyone: {ANNA}\n10:02:27 From Unknown Speaker : {BEN}\n"


@pytest.mark.parametrize(
    "text", [OTTER, REV, TEAMS, GONG, ZOOM, DESCRIPT, BENEATH, EDITED, RANGES, CHAT]
)
def test_who_says_what_and_when_is_found_in_every_tools_text(text: str) -> None:
    found = read_lines(text)
    assert found is not None
    assert found.segments == (
        Segment(0, 12_000, "Anna Weber", ANNA),
        Segment(12_000, None, "Unknown Speaker", BEN),
    )
    assert found.bad == ()


def test_lines_before_the_first_speaker_are_told_of() -> None:
    found = read_lines(GONG)
    assert found is not None
    assert found.notes == ("3 lines before the first speaker were left out.",)
    short = read_lines("A call\nAnna Weber  0:01\nYes.\nBen  0:04\nNo.\n")
    assert short is not None
    assert short.notes == ("One line before the first speaker was left out.",)


def test_times_count_where_as_many_lines_have_one_as_a_name_alone() -> None:
    found = read_lines("0:12 | Anna Weber\nBen: four\n")
    assert found is not None
    assert found.segments == (Segment(12_000, None, "Anna Weber", "Ben: four"),)
    assert found.kind == "a text as from Gong"


def test_times_now_and_then_are_counted_out_by_words() -> None:
    """Google Meet states a time every five minutes."""
    found = read_lines(
        "Harbour Foods (2026-03-03 10:00 GMT+1) - Transcript\nAttendees\nAnna Weber, Ben\n\n"
        "00:00:00\n\nAnna Weber: one two three\nBen: four\nAnna Weber: five six\n\n"
        "00:01:00\n\nBen: seven\n\nThis editable transcript was computer generated and might err.\n"
    )
    assert found is not None
    assert found.segments == (
        Segment(0, 30_000, "Anna Weber", "one two three"),
        Segment(30_000, 40_000, "Ben", "four", is_estimated=True),
        Segment(40_000, 60_000, "Anna Weber", "five six", is_estimated=True),
        Segment(60_000, None, "Ben", "seven"),
    )


def test_names_alone_make_a_transcript_without_times() -> None:
    found = read_lines("Anna: Good morning.\nAnd welcome.\nBen: Hello.\nAnna: So.\n")
    assert found is not None
    assert not found.has_times
    assert found.segments[0] == Segment(None, None, "Anna", "Good morning. And welcome.")
    assert found.speakers == ("Anna", "Ben")


def test_a_colon_in_what_is_said_makes_no_speaker_where_heads_have_times() -> None:
    found = read_lines(f"Anna Weber  0:00\nHe said: no.\nNote: again.\nBen  0:12\n{BEN}\n")
    assert found is not None
    assert found.speakers == ("Anna Weber", "Ben")


def test_a_time_that_cannot_be_is_listed_and_its_words_stay() -> None:
    found = read_lines(f"Anna  0:00\n{ANNA}\nBen  0:75\n{BEN}\nAnna  0:20\nSo.\n")
    assert found is not None
    assert found.bad == (BadCue(3, "“0:75” has more than 59 minutes or seconds"),)
    assert [each.text for each in found.segments] == [ANNA, BEN, "So."]


@pytest.mark.parametrize("text", ["", "Only some words.\nAnd more.", "a,b,c\n1,2,3\n"])
def test_a_text_in_which_nobody_speaks_is_none(text: str) -> None:
    assert read_lines(text) is None


FATHOM = (
    "Call with Harbour Foods\nVIEW RECORDING - 31 mins: https://fathom.video/share/a\n\n---\n\n"
    f"0:00 - Anna Weber (Lotwarden)\n  {ANNA}\n\n0:12 - Ben\n  {BEN}\n"
)
NOTES = f"# Call\n\n**Anna Weber:** [00:00:00] {ANNA}\n\n**Ben:** [00:00:12] {BEN}\n"
TWO_LINES = f"Anna Weber\n0:00\n{ANNA}\n\nBen\n0:12\n{BEN}\n"
DIRECTORY = f"Weber, Anna   0:00\n{ANNA}\nBen   0:12\n{BEN}\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (FATHOM, ("Anna Weber (Lotwarden)", "Ben")),
        (NOTES, ("Anna Weber", "Ben")),
        (TWO_LINES, ("Anna Weber", "Ben")),
        (DIRECTORY, ("Weber, Anna", "Ben")),
    ],
)
def test_dashes_bold_names_and_names_above_their_times_are_heads(
    text: str, names: tuple[str, str]
) -> None:
    found = read_lines(text)
    assert found is not None
    assert found.segments == (
        Segment(0, 12_000, names[0], ANNA),
        Segment(12_000, None, names[1], BEN),
    )


def test_a_time_between_what_two_people_say_has_no_name_above_it() -> None:
    found = read_lines(f"Anna: {ANNA}\nYes\n0:12\nBen: {BEN}\n\n0:20\nAnna: So.\n")
    assert found is not None
    assert found.speakers == ("Anna", "Ben")
    assert [each.start_ms for each in found.segments] == [None, 12_000, 20_000]
