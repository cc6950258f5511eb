"""Reads a transcript that a tool wrote as a table: one row for what is said, with a head above."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import Final

from narrative_studio.importers.transcripts.entries import read_entries
from narrative_studio.importers.transcripts.segment import Transcript

_DELIMITERS: Final = (",", ";", "\t")
_MEANS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "transcript", "transcription", "sentence", "caption", "utterance", "words"),
    "start": ("start", "start time", "begin", "from", "time", "timestamp", "timecode", "in"),
    "end": ("end", "end time", "to", "until", "out"),
    "speaker": ("speaker", "speaker name", "name", "participant", "who"),
}
"""What the columns are called, in small letters and without units."""


def read_table(text: str) -> Transcript | None:
    """Read a text of rows; None when its head has no column for times, or none for what is said."""
    head = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    rows = csv.reader(text.lstrip().splitlines(keepends=True), delimiter=delimiter)
    try:
        columns = _columns(next(rows, []))
        if not {"text", "start"} <= set(columns):
            return None
        entries = [
            {name: row[at].strip() for name, at in columns.items() if at < len(row)} for row in rows
        ]
    except csv.Error:
        return None
    return read_entries(entries, "table", first_line=2)


def _columns(head: list[str]) -> dict[str, int]:
    """At which place each field stands; the first column that can be meant is."""
    found: dict[str, int] = {}
    for at, title in enumerate(head):
        plain = title.partition("(")[0].replace("_", " ").strip().casefold()
        for name, titles in _MEANS.items():
            if plain in titles:
                found.setdefault(name, at)
    return found
