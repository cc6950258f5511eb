"""Reads the JSON of speech tools: Whisper, Teams, Zoom, Otter and others that are made alike.

They differ in names only. What is read is the longest list of entries that each hold a text; who
speaks and when is looked for under the names that the tools use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Any, Final

from narrative_studio.importers.transcripts.segment import BadCue, Segment, Transcript
from narrative_studio.importers.transcripts.times import parse_time

DEEPEST: Final = 8
"""Entries lie no deeper than this in the files that are known."""

_TEXT: Final = ("text", "transcript", "spokenText", "content", "sentence", "caption", "utterance")
_WHO: Final = (
    *("speakerDisplayName", "speakerName", "speaker_name", "user_name", "userName", "username"),
    *("speaker", "speaker_model_label", "speaker_label", "participant", "name", "channel"),
    *("speakerId", "speaker_id"),
)
_START: Final = (
    *("start", "startTime", "start_time", "startOffset", "start_offset", "startDateTime"),
    *("begin", "from", "offset", "ts", "timestamp", "time", "start_ms", "startMs"),
)
_END: Final = (
    *("end", "endTime", "end_time", "endOffset", "end_offset", "endDateTime"),
    *("to", "end_ts", "end_ms", "endMs"),
)
_PARTS: Final = ("offsets", "timestamps")
"""Objects in which an entry may keep its times; offsets are milliseconds."""
_LONGEST_S: Final = 600
"""Pieces are shorter than this in seconds; what is longer is counted in milliseconds."""
_SAMPLES: Final = 16
"""Otter counts in samples of a sound of 16,000 in a second."""
_LONGEST_MS: Final = 48 * 3600 * 1000
_BEYOND: Final = 1_000_000_000_000


def read_entries(text: str) -> Transcript | None:
    """Read a JSON text; None when it is none, or holds no entries with a text.

    Times may be seconds, milliseconds, samples, ``0:00:03.12`` or moments of a day; which of them
    numbers are follows from how long the pieces would be.
    """
    try:
        whole = json.loads(text, parse_constant=lambda _word: None)
    except (ValueError, RecursionError):
        return None
    found = max(_lists(whole), key=len, default=[])
    if not found:
        return None
    starts, ends = _times(found)
    segments, bad = [], []
    for number, entry in enumerate(found):
        words = " ".join(str(_first(entry, _TEXT)).split())
        start_ms, end_ms = starts[number], ends[number]
        if start_ms is not None and not 0 <= start_ms <= _LONGEST_MS:
            bad.append(BadCue(number + 1, "its time cannot be"))
        elif words:
            until = end_ms if end_ms is not None and end_ms >= (start_ms or 0) else start_ms
            segments.append(Segment(start_ms, until, _who(entry), words))
    return Transcript("JSON", tuple(segments), tuple(bad))


def _lists(value: object, depth: int = 0) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Every list whose entries hold a text, at any depth that occurs."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        entries = [one for one in value if isinstance(one, dict) and _is_entry(one)]
        if entries:
            yield entries
        inner: Sequence[object] = value
    else:
        inner = list(value.values()) if isinstance(value, dict) else ()
    for one in inner:
        yield from _lists(one, depth + 1)


def _is_entry(entry: Mapping[str, Any]) -> bool:
    """Whether somebody says something in it, at a time or under a name."""
    if not isinstance(_first(entry, _TEXT), str):
        return False
    has_part = any(isinstance(entry.get(part), dict) for part in _PARTS)
    return has_part or any(key in entry for key in (*_WHO, *_START))


def _first(entry: Mapping[str, Any], keys: Sequence[str]) -> Any:
    return next((entry[key] for key in keys if entry.get(key) not in (None, "")), None)


def _who(entry: Mapping[str, Any]) -> str:
    found = _first(entry, _WHO)
    if isinstance(found, dict):
        found = _first(found, ("displayName", "name", "user_name", "id"))
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    words = " ".join(str(found).split())
    return f"Speaker {words}" if words.isdigit() else words[:120]


def _times(entries: Sequence[Mapping[str, Any]]) -> tuple[list[int | None], list[int | None]]:
    """When each entry begins and ends, in milliseconds from the beginning."""
    raw = [(_moment(one, _START, "from"), _moment(one, _END, "to")) for one in entries]
    days = [at for pair in raw for at in pair if isinstance(at, datetime)]
    origin = min(days, key=datetime.timestamp) if days else None
    unit = _unit(raw)

    def told(at: object) -> int | None:
        if isinstance(at, datetime) and origin is not None:
            return round((at.timestamp() - origin.timestamp()) * 1000)
        if isinstance(at, int | float):
            return round(at * unit) if abs(at) < _BEYOND else -1
        return at.ms if isinstance(at, _Told) else None

    return [told(start) for start, _ in raw], [told(end) for _, end in raw]


class _Told:
    """A time that says its unit itself."""

    def __init__(self, ms: int) -> None:
        self.ms = ms


def _moment(entry: Mapping[str, Any], keys: Sequence[str], part: str) -> object:
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
    try:
        is_number = words.strip()[:1].isdigit() and "-" not in words
        return _bound(float(words)) if is_number else _day(words)
    except (ValueError, OverflowError):
        return None


def _day(words: str) -> datetime:
    return datetime.fromisoformat(words.strip())


def _unit(raw: Sequence[tuple[object, object]]) -> float:
    """How many milliseconds a number of the file is, by how long its pieces would be."""
    pairs = [(a, b) for a, b in raw if isinstance(a, int | float) and isinstance(b, int | float)]
    lengths = [b - a for a, b in pairs if b > a]
    if not lengths:
        starts = sorted(a for a, _ in raw if isinstance(a, int | float))
        lengths = [b - a for a, b in pairwise(starts) if b > a]
    if not lengths or any(isinstance(one, float) and one % 1 for one in lengths):
        return 1000.0
    usual = median(lengths)
    if usual < _LONGEST_S:
        return 1000.0
    return 1.0 / _SAMPLES if usual > _LONGEST_S * 60 else 1.0
