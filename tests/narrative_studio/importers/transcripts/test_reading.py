"""A file becomes a transcript by what is in it, and hostile ones a clear refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.transcripts import reading
from narrative_studio.importers.transcripts.reading import parse_transcript, read_transcript
from narrative_studio.importers.transcripts.segment import BadCue, Segment

TEAMS = (
    "\ufeffWEBVTT\r\n\r\n"
    "3f2a-11/9-0\r\n00:00:03.120 --> 00:00:05.000\r\n"
    "<v Anna Weber>Good morning,\r\nBen.</v>\r\n\r\n"
    "3f2a-11/9-1\r\n00:00:05.100 --> 00:00:07.000\r\n<v Anna Weber>Shall we?</v>\r\n\r\n"
    "3f2a-11/10-0\r\n00:00:08.000 --> 00:00:09.000\r\n<v Ben O&#39;Hara>Yes.</v>\r\n"
)
ZOOM = (
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAnna Weber: Good morning.\n\n"
    "2\n00:00:03.000 --> 00:00:04.000\nBen: At 10:30: hello\n"
)
OLD_TEAMS = "\n\n".join(
    f"0:0:{at}.0 --> 0:0:{at + 1}.5\n{name}\n{text}"
    for at, name, text in [(1, "Anna", "One."), (4, "Ben", "Two."), (7, "Anna", "Three.")]
)


def written(tmp_path: Path, content: bytes, name: str = "call.vtt") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["call.vtt", "call.srt", "call.txt", "call"])
def test_teams_transcripts_are_read_whatever_they_are_called(
    tmp_path: Path, encoding: str, name: str
) -> None:
    text = TEAMS.removeprefix("\ufeff") if encoding == "utf-16" else TEAMS
    found = read_transcript(written(tmp_path, text.encode(encoding), name))
    assert found.kind == "WebVTT"
    assert found.segments == (
        Segment(3120, 7000, "Anna Weber", "Good morning, Ben. Shall we?"),
        Segment(8000, 9000, "Ben O'Hara", "Yes."),
    )
    assert found.bad == ()


def test_zoom_names_its_speakers_in_the_text() -> None:
    assert parse_transcript(ZOOM, "a").segments == (
        Segment(1000, 2000, "Anna Weber", "Good morning."),
        Segment(3000, 4000, "Ben", "At 10:30: hello"),
    )


def test_a_name_on_the_first_line_of_every_cue_is_the_speaker() -> None:
    found = parse_transcript(OLD_TEAMS, "a")
    assert [(each.speaker, each.text) for each in found.segments] == [
        ("Anna", "One."),
        ("Ben", "Two."),
        ("Anna", "Three."),
    ]


def test_the_good_cues_of_a_damaged_file_come_in() -> None:
    text = (
        "1\n00:00:09,000 --> 00:00:01,000\nBad\n\n2\n00:00:02,000 --> 00:00:03,000\n<i>Good</i>\n"
    )
    found = parse_transcript(text, "a")
    assert [each.text for each in found.segments] == ["Good"]
    assert found.bad == (BadCue(2, "it ends before it begins (00:00:09,000 to 00:00:01,000)"),)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04" + bytes(100), "a zip or office file, not plain text"),
        (bytes(range(256)) * 20, "a binary file"),
        (b"just some words\nand more", "no line in it has a time or says who speaks"),
        (b"WEBVTT\n\nNOTE nobody spoke\n", "holds nothing that was said"),
        (b"WEBVTT\n\n00:09.0 --> 00:01.0\nBad", "nothing that was said. Line 3: it ends before"),
        (b'{"a": 1}', "no transcript"),
        (b"[Script Info]\nTitle: x\n[Events]\nDialogue: 0,0:00:03.00", "styled subtitles"),
        (b"\n\n", "is empty"),
        (b"\n" * (reading.MOST_LINES + 1) + b"A: b", "more than 400,000 lines"),
    ],
)
def test_what_is_no_transcript_is_refused_by_name(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    with pytest.raises(ImportFailed, match=r"call\.vtt") as caught:
        read_transcript(written(tmp_path, content))
    assert reason in str(caught.value)
    assert caught.value.hint


def test_a_file_of_fifty_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "call.vtt"
    with path.open("wb") as file:
        file.truncate(50 * 1024**2)
    with pytest.raises(ImportFailed, match="larger than 16 MB"):
        read_transcript(path)


def test_too_many_segments_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_SEGMENTS", 1)
    with pytest.raises(ImportFailed, match="more than 1 segments"):
        parse_transcript(ZOOM, "call.vtt")


PIECES = st.sampled_from(
    [
        *("WEBVTT", "\n", "\n\n", "1\n", "00:01.000", " --> ", "00:00:02,500", "<v Anna>", "</v>"),
        *("Anna: ", "words ", "NOTE ", "STYLE", "<", ">", "&amp;", "&#0;", "[Ben] ", "0:75", ":"),
        *("0:12 | ", "\x00", "99999:99", "\ufeff", "\u2028", "{\\an8}"),
    ]
)


@given(pieces=st.lists(PIECES, max_size=25))
@example(["\u2028", "Anna: ", "words "])
def test_any_pieces_in_any_order_are_read_or_refused(pieces: list[str]) -> None:
    try:
        found = parse_transcript("".join(pieces), "call.vtt")
    except ImportFailed:
        return
    for segment in found.segments:
        assert segment.text
        assert (
            segment.start_ms is None or segment.end_ms is None or segment.start_ms <= segment.end_ms
        )
    starts = [each.start_ms for each in found.segments if each.start_ms is not None]
    if found.kind in {"WebVTT", "SubRip"}:
        assert starts == sorted(starts)


def test_captions_of_youtube_have_a_comma_for_the_arrow() -> None:
    text = (
        "0:00:00.599,0:00:04.160\n>> ALICE: Half of them?\n\n"
        "0:00:04.160,0:00:06.770\n>> BOB: Nearly.[br]Not all, 1:30, or so\n\n"
        "0:00:09.000,0:00:08.000\nGone\n"
    )
    found = parse_transcript(text, "call.sbv")
    assert found.kind == "YouTube captions"
    assert [(one.start_ms, one.end_ms, one.speaker, one.text) for one in found.segments] == [
        (599, 4160, "ALICE", "Half of them?"),
        (4160, 6770, "BOB", "Nearly. Not all, 1:30, or so"),
    ]
    assert [one.line for one in found.bad] == [7]


def test_what_no_document_can_keep_does_not_cost_the_rest() -> None:
    late = "1\n99:00:01,000 --> 99:00:02,000\nGone\n\n2\n00:00:03,000 --> 00:00:04,000\nHere\n"
    found = parse_transcript(late, "call.srt")
    assert [one.text for one in found.segments] == ["Here"]
    assert [one.reason for one in found.bad] == ["“99:00:01,000” is later than a day"]
    half = r'[{"speaker": "A\ud800nn", "start": 1, "end": 2, "text": "So\u0000 what\udc00?"}]'
    (piece,) = parse_transcript(half, "call.json").segments
    assert (piece.speaker, piece.text) == ("Ann", "So what?")


def test_what_speech_tools_print_has_times_and_words_on_one_line() -> None:
    found = parse_transcript(
        "[00:00.000 --> 00:02.500]  Good morning.\n"
        "[00:75.000 --> 00:80.000]  Lost.\n"
        "[00:04.500 --> 00:06.000]  [SPEAKER_01]: Yes.\n[01:00.000 --> 01:01.000]\n",
        "call.txt",
    )
    assert found.segments == (
        Segment(0, 2500, "", "Good morning."),
        Segment(4500, 6000, "", "[SPEAKER_01]: Yes."),
    )
    assert [one.line for one in found.bad] == [2]
