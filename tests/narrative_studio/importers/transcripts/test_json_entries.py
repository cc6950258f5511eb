"""The JSON of speech tools is read by what is in it, and no file of that kind brings it down."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.importers.transcripts.json_entries import read_json
from narrative_studio.importers.transcripts.segment import BadCue, Segment, Transcript

WHISPER = {
    "text": "Hello. Who decides?",
    "segments": [
        {"id": 0, "start": 0.0, "end": 2.5, "text": " Hello."},
        {"id": 1, "start": 2.5, "end": 5.25, "text": " Who decides?", "words": [{"word": "Who"}]},
    ],
    "language": "en",
}
WHISPER_CPP = {
    "transcription": [
        {"timestamps": {"from": "00:00:00,000"}, "offsets": {"from": 0, "to": 2500}, "text": "A"},
        {"timestamps": {"from": "00:00:02,500", "to": "00:00:04,000"}, "text": "B"},
    ]
}
TEAMS = {
    "type": "Transcript",
    "entries": [
        {
            "id": "1",
            "speakerDisplayName": "Anna Weber",
            "text": "Good morning.",
            "startOffset": "00:00:03.1234567",
            "endOffset": "00:00:05.0000000",
        }
    ],
}
GRAPH = [
    {
        "startDateTime": "2026-03-03T10:00:10Z",
        "endDateTime": "2026-03-03T10:00:12Z",
        "speakerName": "Ben",
        "spokenText": "Yes.",
    },
    {"startDateTime": "2026-03-03T10:00:20Z", "speakerName": "Anna", "spokenText": "Good."},
]
ZOOM = {
    "transcript": [
        {"user_name": "Anna", "text": "One.", "ts": "00:00:01.000", "end_ts": "00:00:02.000"},
        {"user_name": "Ben", "text": "Two.", "ts": "00:00:03.000", "end_ts": "00:00:04.000"},
    ]
}
OTTER = {
    "speech": {
        "transcripts": [
            {"transcript": "One.", "start_offset": 16000, "end_offset": 96000, "speaker_id": 7},
            {"transcript": "Two.", "start_offset": 160000, "end_offset": 240000},
        ]
    }
}
GONG = {
    "callTranscripts": [
        {
            "callId": "1",
            "transcript": [
                {"speakerId": "77", "sentences": [{"start": 3000, "end": 9000, "text": "One."}]},
                {"speakerId": "78", "sentences": [{"start": 9500, "end": 12000, "text": "Two."}]},
            ],
        }
    ]
}
AMAZON = {
    "results": {
        "transcripts": [{"transcript": "One. Two."}],
        "speaker_labels": {
            "segments": [
                {"speaker_label": "spk_0", "items": [{"start_time": "3.1", "speaker_label": "A"}]},
                {"speaker_label": "spk_1", "items": [{"start_time": "9.5", "speaker_label": "B"}]},
            ]
        },
        "items": [
            {"start_time": "3.1", "end_time": "3.9", "alternatives": [{"content": "One"}]},
            {"alternatives": [{"content": "."}], "type": "punctuation"},
            {"start_time": "9.5", "end_time": "9.9", "alternatives": [{"content": "Two"}]},
            {"alternatives": [{"content": "."}], "type": "punctuation"},
        ],
    }
}
YOUTUBE = {
    "events": [
        {"tStartMs": 3000, "dDurationMs": 1000, "segs": [{"utf8": "One"}, {"utf8": " more"}]},
        {"tStartMs": 4000, "dDurationMs": 500, "segs": [{"utf8": "\n"}]},
    ]
}
REV = {
    "monologues": [
        {"speaker": 0, "elements": [{"type": "text", "value": "One", "ts": 0.5, "end_ts": 0.9}]},
        {"speaker": 1, "elements": [{"type": "text", "value": "Two", "ts": 1.5, "end_ts": 1.9}]},
    ]
}
GOOGLE = {
    "results": [
        {
            "alternatives": [
                {
                    "transcript": "One two",
                    "words": [
                        {"startTime": "3s", "endTime": "3.500s", "word": "One", "speakerTag": 1},
                        {"startTime": "4s", "endTime": "4.400s", "word": "two", "speakerTag": 2},
                    ],
                }
            ]
        }
    ]
}
AZURE = {
    "recognizedPhrases": [
        {"speaker": 2, "offset": "PT1M3.5S", "duration": "PT2S", "nBest": [{"display": "One."}]}
    ]
}
WORDS = {
    "words": [
        {"text": "One", "start": 250, "end": 650},
        {"text": "two", "start": 700, "end": 990},
    ],
    "utterances": None,
}
BOTH = {
    "words": [{"text": word, "start": at, "end": at + 1} for at, word in enumerate(("One", "two"))],
    "utterances": [{"speaker": "A", "start": 0, "end": 2, "text": "One two"}],
}
MEETING = {"name": "Call with Brightwater", "entries": [{"text": "One.", "start": 1.5}]}
UTTERANCES = {"utterances": [{"speaker": "A", "start": 250, "end": 9250, "text": "One."}]}


def read(value: object) -> Transcript:
    found = read_json(json.dumps(value))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "segments"),
    [
        (WHISPER, [Segment(0, 2500, "", "Hello."), Segment(2500, 5250, "", "Who decides?")]),
        (WHISPER_CPP, [Segment(0, 2500, "", "A"), Segment(2500, 4000, "", "B")]),
        (TEAMS, [Segment(3123, 5000, "Anna Weber", "Good morning.")]),
        (GRAPH, [Segment(0, 2000, "Ben", "Yes."), Segment(10_000, 10_000, "Anna", "Good.")]),
        (ZOOM, [Segment(1000, 2000, "Anna", "One."), Segment(3000, 4000, "Ben", "Two.")]),
        (OTTER, [Segment(1000, 6000, "Speaker 7", "One."), Segment(10_000, 15_000, "", "Two.")]),
        (
            GONG,
            [
                Segment(3000, 9000, "Speaker 77", "One."),
                Segment(9500, 12_000, "Speaker 78", "Two."),
            ],
        ),
        (AMAZON, [Segment(3100, 3900, "A", "One."), Segment(9500, 9900, "B", "Two.")]),
        (YOUTUBE, [Segment(3000, 4000, "", "One more")]),
        (REV, [Segment(500, 900, "Speaker 0", "One"), Segment(1500, 1900, "Speaker 1", "Two")]),
        (
            GOOGLE,
            [Segment(3000, 3500, "Speaker 1", "One"), Segment(4000, 4400, "Speaker 2", "two")],
        ),
        (AZURE, [Segment(63_500, 65_500, "Speaker 2", "One.")]),
        (WORDS, [Segment(250, 650, "", "One"), Segment(700, 990, "", "two")]),
        (BOTH, [Segment(0, 2000, "A", "One two")]),
        (MEETING, [Segment(1500, 1500, "", "One.")]),
        (UTTERANCES, [Segment(250, 9250, "A", "One.")]),
    ],
)
def test_each_tool_is_read_with_its_own_names_and_units(
    value: object, segments: list[Segment]
) -> None:
    assert list(read(value).segments) == segments


def test_a_text_without_entries_is_none_of_ours() -> None:
    for text in (
        "[0:12] Anna: hello",
        "{",
        "[]",
        '{"segments": [{"id": 1}]}',
        '"text"',
        "[" * 9999,
    ):
        assert read_json(text) is None


def test_a_time_that_cannot_be_is_listed_and_the_rest_comes_in() -> None:
    found = read(
        [
            {"text": "A", "start": 1.5, "end": 2.5},
            {"text": "B", "start": 1e308, "end": 1e308},
            {"text": "C", "start": -5, "end": 1},
        ]
    )
    assert [one.text for one in found.segments] == ["A"]
    assert found.bad == (BadCue(2, "its time cannot be"), BadCue(3, "its time cannot be"))


_SCALARS: Any = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12)
)
_KEYS = st.sampled_from(["text", "start", "end", "speaker", "offsets", "from", "ts", "x"])


@given(
    st.lists(
        st.dictionaries(_KEYS, _SCALARS | st.dictionaries(_KEYS, _SCALARS, max_size=3), max_size=5),
        max_size=5,
    )
)
def test_whatever_stands_in_the_entries_no_segment_is_impossible(value: object) -> None:
    found = read_json(json.dumps(value))
    for one in found.segments if found is not None else ():
        assert one.text
        assert one.start_ms is None or 0 <= one.start_ms <= (one.end_ms or one.start_ms)


def test_turns_tell_the_speech_where_single_words_have_a_little_more_of_it() -> None:
    said = "We um well hm yes count all of it by hand"
    turns = [{"start": 1, "speaker": "Anna", "text": said.replace("um well hm yes ", "")}]
    words = [{"start": 1, "word": word} for word in said.split()]
    for file in ({"turns": turns, "words": words}, {"words": words, "turns": turns}):
        told = read_json(json.dumps(file))
        assert told is not None
        assert [one.text for one in told.segments] == ["We count all of it by hand"]


def test_turns_with_times_go_before_those_with_names() -> None:
    said = "We count by hand"
    timed, named = [{"start": 3, "text": said}], [{"speaker": "Anna", "text": said}]
    for file in ({"timed": timed, "named": named}, {"named": named, "timed": timed}):
        told = read_json(json.dumps(file))
        assert told is not None
        assert [one.start_ms for one in told.segments] == [3_000]


def test_who_speaks_from_when_on_is_no_entry_that_says_something_itself() -> None:
    file = {
        "heard": [{"start": 1, "speaker": "Anna", "text": "Hm"}],
        "said": [{"start": 1, "text": "We count by hand"}, {"start": 9, "text": "On Mondays"}],
        "speakers": [{"start": 9, "speaker": "Ben"}],
    }
    told = read_json(json.dumps(file))
    assert told is not None
    assert [one.speaker for one in told.segments] == ["", "Ben"]
