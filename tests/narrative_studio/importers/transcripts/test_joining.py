"""What one person says is put together, within bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.importers.transcripts.joining import LONGEST_MS, LONGEST_TEXT, joined
from narrative_studio.importers.transcripts.segment import Segment


def told(segments: list[Segment]) -> list[tuple[int | None, int | None, str, str]]:
    return [(each.start_ms, each.end_ms, each.speaker, each.text) for each in joined(segments)]


def test_one_speaker_without_a_pause_is_one_segment() -> None:
    found = told(
        [
            Segment(0, 2000, "Anna", "Good morning."),
            Segment(2000, 4000, "Anna", "Shall we?"),
            Segment(4000, 5000, "Ben", "Yes."),
            Segment(9000, 9500, "Ben", "Now."),
        ]
    )
    assert found == [
        (0, 4000, "Anna", "Good morning. Shall we?"),
        (4000, 5000, "Ben", "Yes."),
        (9000, 9500, "Ben", "Now."),
    ]


def test_of_somebody_unknown_only_unfinished_sentences_are_joined() -> None:
    found = told(
        [
            Segment(0, 1000, "", "this goes"),
            Segment(1000, 2000, "", "on."),
            Segment(2000, 3000, "", "Who was that?"),
        ]
    )
    assert [text for *_rest, text in found] == ["this goes on.", "Who was that?"]


def test_a_long_segment_is_not_added_to() -> None:
    found = told(
        [Segment(0, LONGEST_MS, "Anna", "a"), Segment(LONGEST_MS, LONGEST_MS + 1, "Anna", "b")]
    )
    assert len(found) == 2
    full = [Segment(0, 9000, "Anna", "a"), Segment(9000, LONGEST_MS, "Anna", "b")]
    assert len(told(full)) == 1, "it may be as long as that"
    long = "x" * (LONGEST_TEXT + 1)
    assert len(told([Segment(0, 0, "Anna", long), Segment(0, 0, "Anna", "b")])) == 2
    assert len(told([Segment(0, 0, "Anna", long[1:]), Segment(0, 0, "Anna", "b")])) == 1


def test_rolling_captions_are_told_once() -> None:
    found = told(
        [
            Segment(0, 2000, "", "which pallets are"),
            Segment(1500, 3000, "", "which pallets are affected today"),
            Segment(2900, 3500, "", "affected today"),
        ]
    )
    assert " ".join(text for *_rest, text in found) == "which pallets are affected today"


def test_overlapping_cues_come_in_the_order_in_which_they_begin() -> None:
    found = told([Segment(5000, 6000, "B", "second"), Segment(1000, 9000, "A", "first")])
    assert [text for *_rest, text in found] == ["first", "second"]


def test_segments_without_times_stay_as_they_are() -> None:
    segments = [Segment(None, None, "A", "one"), Segment(None, None, "A", "two")]
    assert joined(segments) == segments


@given(
    pieces=st.lists(
        st.tuples(st.integers(0, 60_000), st.integers(0, 5000), st.sampled_from(["A", "B", ""])),
        max_size=20,
    )
)
def test_no_word_is_lost(pieces: list[tuple[int, int, str]]) -> None:
    segments = [
        Segment(start, start + length, speaker, f"w{place}.")
        for place, (start, length, speaker) in enumerate(pieces)
    ]
    found = joined(segments)
    words = sorted(word for each in found for word in each.text.split())
    assert words == sorted(each.text for each in segments)
    starts = [each.start_ms or 0 for each in found]
    assert starts == sorted(starts)
