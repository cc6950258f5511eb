"""Reads pieces of speech that tools keep as fields with names: a text, who says it, and when.

The tools differ in names and units only: who speaks, and when, is looked for under all the names
that they use, and the unit follows from how long the pieces would be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Any, Final

from narrative_studio.importers.transcripts.segment import BadCue, Segment, Transcript
from narrative_studio.importers.transcripts.times import parse_time
from narrative_studio.model.durations import LONGEST_MS

Entry = Mapping[str, Any]

TEXT: Final = (
    *("text", "transcript", "spokenText", "content", "sentence", "caption", "utterance"),
    *("display", "punctuated_word", "word", "value", "utf8"),
)
WHO: Final = (
    *("speakerDisplayName", "speakerName", "speaker_name", "user_name", "userName", "username"),
    *("speaker", "speaker_model_label", "speaker_label", "participant", "name", "channel"),
    *("speakerId", "speaker_id", "speakerTag"),
)
START: Final = (
    *("start", "startTime", "start_time", "startOffset", "start_offset", "startDateTime"),
    *("begin", "from", "offset", "ts", "timestamp", "time", "start_ms", "startMs", "tStartMs"),
)
_END: Final = (
    *("end", "endTime", "end_time", "endOffset", "end_offset", "endDateTime"),
    *("to", "end_ts", "end_ms", "endMs"),
)
_LENGTH: Final = ("duration", "dur", "dDurationMs")
_BEST: Final = ("nBest", "alternatives")
"""Lists of what may have been said, the likeliest first."""
_PIECES: Final = ("segs",)
"""Lists of pieces of one text."""
_PARTS: Final = ("offsets", "timestamps")
"""Objects in which an entry may keep its times; offsets are milliseconds."""
_LONGEST_S: Final = 600
"""Pieces are shorter than this in seconds; what is longer is counted in milliseconds."""
_LONGEST_WORD_S: Final = 20
"""The same of a single word."""
_SAMPLES: Final = 16
"""Otter counts in samples of a sound of 16,000 in a second."""
_BEYOND: Final = 1_000_000_000_000
_SECONDS: Final = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)s")
_ISO: Final = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?")


def read_entries(entries: Sequence[Entry], kind: str, *, first_line: int = 1) -> Transcript:
    """Read entries in their order; ``kind`` says in words what file they come from.

    Times may be seconds, milliseconds, samples, ``0:00:03.12``, ``3.1s``, ``PT3.1S`` or moments of
    a day; which of them numbers are follows from how long the pieces would be. An entry whose time
    cannot be is listed, counted from ``first_line``, and the others come in.
    """
    starts, ends = _times(entries)
    segments: list[Segment] = []
    bad = []
    for number, entry in enumerate(entries):
        words = " ".join(text_of(entry).split())
        start_ms, end_ms = starts[number], ends[number]
        if start_ms is not None and not 0 <= start_ms <= LONGEST_MS:
            bad.append(BadCue(number + first_line, "its time cannot be"))
        elif start_ms is None and segments and words and not any(map(str.isalnum, words)):
            # A sign that a tool keeps beside the words belongs to the word before it.
            segments[-1] = replace(segments[-1], text=segments[-1].text + words)
        elif words:
            is_after = end_ms is not None and (start_ms or 0) <= end_ms <= LONGEST_MS
            until = end_ms if is_after else start_ms
            segments.append(Segment(start_ms, until, _who(entry), words))
    return Transcript(kind, tuple(segments), tuple(bad))


def is_entry(entry: Entry) -> bool:
    """Whether somebody says something in it, at a time or under a name."""
    has_part = any(isinstance(entry.get(part), dict) for part in _PARTS)
    return bool(text_of(entry)) and (has_part or any(key in entry for key in (*WHO, *START)))


def text_of(entry: Entry) -> str:
    """What is said in an entry; empty where it says nothing."""
    found = first(entry, TEXT)
    if isinstance(found, str):
        return found
    for key in _BEST:
        likely = entry.get(key)
        if isinstance(likely, list) and likely and isinstance(likely[0], dict):
            text = first(likely[0], TEXT)
            return text if isinstance(text, str) else ""
    for key in _PIECES:
        pieces = entry.get(key)
        if isinstance(pieces, list):
            texts = [first(one, TEXT) for one in pieces if isinstance(one, dict)]
            return "".join(text for text in texts if isinstance(text, str))
    return ""


def first(entry: Entry, keys: Sequence[str]) -> Any:
    """The first of these fields that holds anything."""
    return next((entry[key] for key in keys if entry.get(key) not in (None, "")), None)


def _who(entry: Mapping[str, Any]) -> str:
    found = first(entry, WHO)
    if isinstance(found, dict):
        found = first(found, ("displayName", "name", "user_name", "id"))
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    words = " ".join(str(found).split())
    return f"Speaker {words}" if words.isdigit() else words[:120]


def _times(entries: Sequence[Entry]) -> tuple[list[int | None], list[int | None]]:
    """When each entry begins and ends, in milliseconds from the beginning."""
    raw = [_from_to(one) for one in entries]
    days = [at for pair in raw for at in pair if isinstance(at, datetime)]
    origin = min(days, key=datetime.timestamp) if days else None
    unit = _unit(raw, [len(text_of(one).split()) for one in entries])

    def told(at: object) -> int | None:
        if isinstance(at, datetime) and origin is not None:
            return round((at.timestamp() - origin.timestamp()) * 1000)
        if isinstance(at, int | float):
            return round(at * unit) if abs(at) < _BEYOND else -1
        return at.ms if isinstance(at, _Told) else None

    return [told(start) for start, _ in raw], [told(end) for _, end in raw]


def _from_to(entry: Entry) -> tuple[object, object]:
    """When an entry begins and ends; how long it is may stand there instead of its end."""
    start, end = _moment(entry, START, "from"), _moment(entry, _END, "to")
    length = None if end is not None else _moment(entry, _LENGTH, "")
    if isinstance(start, _Told) and isinstance(length, _Told):
        return start, _Told(start.ms + length.ms)
    if isinstance(start, int | float) and isinstance(length, int | float):
        return start, start + length
    return start, end


class _Told:
    """A time that says its unit itself."""

    def __init__(self, ms: int) -> None:
        self.ms = ms


def _moment(entry: Entry, keys: Sequence[str], part: str) -> object:
    """A time as it stands: a number, one that says its unit, a moment of a day, or None."""
    offsets = entry.get("offsets")
    if isinstance(offsets, dict) and _is_number(offsets.get(part)):
        return _Told(round(_bound(offsets[part])))
    key = next((key for key in keys if entry.get(key) not in (None, "")), "")
    found = entry.get(key) if key else None
    inside = entry.get("timestamps")
    if found is None and isinstance(inside, dict):
        found = inside.get(part)
    if _is_number(found):
        assert isinstance(found, int | float)
        bound = _bound(found)
        return _Told(round(bound)) if key.lower().endswith("ms") else bound
    return _spelt(found) if isinstance(found, str) else None


def _bound(number: float) -> float:
    """A number that can be counted with: what is out of reach stays out of reach."""
    return max(-1, min(number, _BEYOND))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _spelt(words: str) -> object:
    """A time in a text: on a clock, a number, or a moment of a day."""
    try:
        return _Told(parse_time(words[:15] if words.count(":") == 2 else words))
    except ValueError:
        pass
    seconds, parts = _SECONDS.fullmatch(words.strip()), _ISO.fullmatch(words.strip())
    if seconds:
        return _Told(round(float(seconds[1]) * 1000))
    if parts and any(parts.groups()):
        hours, minutes, rest = (float(part or 0) for part in parts.groups())
        return _Told(round(((hours * 60 + minutes) * 60 + rest) * 1000))
    try:
        is_number = words.strip()[:1].isdigit() and "-" not in words
        return _bound(float(words)) if is_number else _day(words)
    except (ValueError, OverflowError):
        return None


def _day(words: str) -> datetime:
    return datetime.fromisoformat(words.strip())


def _unit(raw: Sequence[tuple[object, object]], words: Sequence[int]) -> float:
    """How many milliseconds a number of the file is, by how long its pieces would be."""
    pairs = [(a, b) for a, b in raw if isinstance(a, int | float) and isinstance(b, int | float)]
    lengths = [b - a for a, b in pairs if b > a]
    if not lengths:
        starts = sorted(a for a, _ in raw if isinstance(a, int | float))
        lengths = [b - a for a, b in pairwise(starts) if b > a]
    if not lengths or any(isinstance(one, float) and one % 1 for one in lengths):
        return 1000.0
    usual = median(lengths)
    if usual < (_LONGEST_S if median(words) > 1 else _LONGEST_WORD_S):
        return 1000.0
    return 1.0 / _SAMPLES if usual > _LONGEST_S * 60 else 1.0
