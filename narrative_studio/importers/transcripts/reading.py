"""Reads a transcript, whatever its file is called: captions, text, a Word document or JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.foreign_text import decoded, read_limited
from narrative_studio.importers.transcripts.cue_text import plain, voices
from narrative_studio.importers.transcripts.cues import (
    has_timings,
    is_bracketed,
    is_webvtt,
    read_bracketed,
    read_cues,
    with_arrows,
)
from narrative_studio.importers.transcripts.joining import joined
from narrative_studio.importers.transcripts.json_entries import read_json
from narrative_studio.importers.transcripts.lines import read_lines
from narrative_studio.importers.transcripts.segment import Cue, Segment, Transcript
from narrative_studio.importers.transcripts.speakers import lines_with_names, with_names
from narrative_studio.importers.transcripts.table_entries import read_table
from narrative_studio.importers.transcripts.word_document import document_text

MOST_BYTES: Final = 16 * 1024**2
"""Ten hours of speech are about one megabyte."""
MOST_SEGMENTS: Final = 50_000
MOST_LINES: Final = 400_000

_NO_TEXT: Final = re.compile(r"[\x00\ud800-\udfff]")
_HINT: Final = "Choose a transcript as .vtt, .srt, .sbv, .docx, .json or plain .txt."
_SPLIT: Final = "Cut it into its calls, then import them one by one."


def read_transcript(path: Path, *, encoding: str | None = None) -> Transcript:
    """Read a transcript; what cannot be read of it is listed and the rest comes in.

    Raises:
        ImportFailed: the file is missing, unreadable, too large, no text, or holds nothing that
            anybody said.
    """
    if path.suffix.lower() in (".docx", ".doc"):
        found = parse_transcript(document_text(path), path.name)
        return replace(found, kind=f"Word document with {found.kind}")
    content = read_limited(path, most_bytes=MOST_BYTES, hint=_HINT)
    return parse_transcript(
        decoded(content, path.name, hint=_HINT, encoding=encoding).text, path.name
    )


def parse_transcript(text: str, name: str) -> Transcript:
    """Read the text of a transcript; ``name`` is that of its file, for messages.

    Raises:
        ImportFailed: nothing in it was said by anybody, or it holds too much.
    """
    if text.count("\n") > MOST_LINES:
        raise ImportFailed(f"“{name}” has more than {MOST_LINES:,} lines.", _SPLIT)
    if text.lstrip().startswith("[Script Info]"):
        raise ImportFailed(f"“{name}” holds styled subtitles.", "Save them as .srt or .vtt first.")
    found = read_json(text) if text.lstrip()[:1] in ("{", "[") else read_table(text)
    if found is None:
        found = _captions(text)
    else:
        found = replace(found, segments=tuple(joined(found.segments)))
    if found is None:
        raise ImportFailed(
            f"“{name}” is no transcript: no line in it has a time or says who speaks.", _HINT
        )
    if not found.segments:
        reason = f" Line {found.bad[0].line}: {found.bad[0].reason}." if found.bad else ""
        raise ImportFailed(f"“{name}” holds nothing that was said.{reason}", _HINT)
    if len(found.segments) > MOST_SEGMENTS:
        raise ImportFailed(f"“{name}” holds more than {MOST_SEGMENTS:,} segments.", _SPLIT)
    return replace(found, segments=tuple(map(_storable, found.segments)))


def _storable(one: Segment) -> Segment:
    """A piece without what no document can keep: JSON writes out halves of characters."""
    if one.text.isprintable() and one.speaker.isprintable():
        return one
    return replace(one, text=_NO_TEXT.sub("", one.text), speaker=_NO_TEXT.sub("", one.speaker))


def _captions(text: str) -> Transcript | None:
    if is_webvtt(text):
        return _timed(text, "WebVTT")
    if has_timings(text):
        return _timed(text, "SubRip")
    if is_bracketed(text):
        cues, bad = read_bracketed(text)
        return Transcript("a text with times", tuple(joined(_said(cues))), tuple(bad))
    arrows = with_arrows(text)
    return read_lines(text) if arrows is None else _timed(arrows, "YouTube captions")


def _timed(text: str, kind: str) -> Transcript:
    cues, bad = read_cues(text)
    return Transcript(kind, tuple(joined(_said(cues))), tuple(bad))


def _said(cues: Sequence[Cue]) -> list[Segment]:
    """The cues as segments: several of one cue when several people speak in it."""
    if lines_with_names([cue.lines for cue in cues]):
        parts = [
            [(plain(cue.lines[0]), plain(" ".join(cue.lines[1:])))]
            if len(cue.lines) > 1
            else voices(cue.lines)
            for cue in cues
        ]
    else:
        parts = [voices(cue.lines) for cue in cues]
    named = iter(with_names(list(chain.from_iterable(parts))))
    found = []
    for cue, spoken in zip(cues, parts, strict=True):
        for _part in spoken:
            speaker, text = next(named)
            if text:
                found.append(Segment(cue.start_ms, cue.end_ms, speaker, text))
    return found
