"""Finds what was said in the JSON of speech tools: Whisper, Teams, Zoom, Otter, Gong and others.

They are made alike: somewhere there are lists of entries that each hold a text. Lists that lie at
the same place under several speakers or turns belong together. Where a file tells the same speech
several times over, as whole turns and as single words, it is read from its turns.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from narrative_studio.importers.transcripts import entries
from narrative_studio.importers.transcripts.entries import START, WHO, Entry, is_entry, text_of
from narrative_studio.importers.transcripts.segment import Transcript

_AROUND: Final = tuple(key for key in WHO if "speaker" in key.lower())
"""Who speaks in all that lies inside; a mere name may be that of the meeting."""
DEEPEST: Final = 8
"""Entries lie no deeper than this in the files that are known."""
_AS_MUCH: Final = 0.8
"""A list with less of the text than this, beside the one with the most, does not tell all of it."""


def read_json(text: str) -> Transcript | None:
    """Read a JSON text; None when it is none, or holds no entries with a text."""
    try:
        whole = json.loads(text, parse_constant=lambda _word: None)
    except (ValueError, RecursionError):
        return None
    found = _Found()
    found.look(whole)
    told = found.best()
    return entries.read_entries(told, "JSON") if told else None


@dataclass(slots=True)
class _Found:
    """The lists of entries of a file, by the keys that lead to them."""

    lists: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict)
    speakers: dict[object, object] = field(default_factory=dict)
    """Who speaks from when on, where a file keeps that apart from what is said."""

    def look(self, value: object, path: tuple[str, ...] = (), around: Entry | None = None) -> None:
        """Gather what lies in a value; ``around`` is what its surroundings say of the speaker."""
        if len(path) > DEEPEST:
            return
        if isinstance(value, list):
            for one in value:
                entry = {**(around or {}), **one} if isinstance(one, dict) else None
                if entry is not None and (is_entry(entry) or self._is_sign(path, entry)):
                    self.lists.setdefault(path, []).append(entry)
                self.look(one, (*path, "*"), around)
        elif isinstance(value, dict):
            who = {key: value[key] for key in _AROUND if isinstance(value.get(key), str | int)}
            if who and not text_of(value):
                at = entries.first(value, START)
                if isinstance(at, str | int | float):
                    self.speakers.setdefault(at, entries.first(value, _AROUND))
            for key, one in value.items():
                self.look(one, (*path, key), {**(around or {}), **who})

    def _is_sign(self, path: tuple[str, ...], entry: Entry) -> bool:
        """Whether it is a full stop or the like, which some tools keep among the words."""
        text = text_of(entry)
        return bool(text) and path in self.lists and not any(map(str.isalnum, text))

    def best(self) -> Sequence[Entry]:
        """The list that tells all of the speech, in turns if it can be, and who speaks."""
        sizes = {path: sum(len(text_of(one)) for one in told) for path, told in self.lists.items()}
        most = max(sizes.values(), default=0)
        full = [told for path, told in self.lists.items() if sizes[path] >= most * _AS_MUCH]
        if not full:
            return ()
        return [self._named(one) for one in max(full, key=_rank)]

    def _named(self, entry: Entry) -> Entry:
        """An entry with the speaker that stands elsewhere under the time at which it begins."""
        if entries.first(entry, WHO) is not None:
            return entry
        at = entries.first(entry, START)
        who = self.speakers.get(at) if isinstance(at, str | int | float) else None
        return entry if who is None else {**entry, "speaker": who}


def _rank(told: Sequence[Entry]) -> tuple[bool, bool, bool, int]:
    words = median(len(text_of(one).split()) for one in told)
    has_time = any(entries.first(one, START) is not None for one in told)
    is_named = any(entries.first(one, WHO) is not None for one in told)
    return words > 1, has_time, is_named, len(told)
