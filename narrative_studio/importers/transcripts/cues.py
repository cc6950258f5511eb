"""Cuts WebVTT, SubRip and YouTube's files into timed cues; what cannot be read is listed.

Both are read by one reader, which forgives what either forbids: commas for points, missing numbers,
missing blank lines. WebVTT: W3C, The Web Video Text Tracks format, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from narrative_studio.importers.transcripts.segment import BadCue, Cue
from narrative_studio.importers.transcripts.times import parse_time

_TIMING: Final = re.compile(r"^\s*([\d:.,]{1,20})\s*-{1,2}>\s*([\d:.,]{1,20})(?:\s.*)?$", re.ASCII)
_ARROW: Final = "-->"
_COMMA: Final = re.compile(
    r"^[ \t]*(\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3}),(\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3})[ \t]*$",
    re.ASCII | re.MULTILINE,
)
"""The timing of a cue of YouTube's captions (.sbv), which have a comma for the arrow."""
_BRACKETED: Final = re.compile(
    r"^\s*\[([\d:.,]{1,20})\s*-->\s*([\d:.,]{1,20})\](.*)$", re.ASCII | re.MULTILINE
)
"""How speech tools print what they hear, times and words on one line."""
_NOT_SPOKEN: Final = re.compile(r"^(?:NOTE|STYLE|REGION|X-TIMESTAMP-MAP)(?:[\s:=]|$)")
_HEADER: Final = re.compile(r"^WEBVTT(?:[ \t].*)?$")
_NUMBER: Final = re.compile(r"^\s*\d{1,9}\s*$", re.ASCII)
_SHOWN: Final = 40
_MOST_LINES: Final = 20
"""A cue that has so many lines gets none from behind a blank one."""
LONGEST_CUE: Final = 20_000
"""No cue of a call is longer than this, in characters."""


def is_webvtt(text: str) -> bool:
    """Whether the text begins as a WebVTT file does."""
    return bool(_HEADER.match(text.split("\n", 1)[0]))


def with_arrows(text: str) -> str | None:
    """YouTube's captions (.sbv) as SubRip, line for line; None for any other text."""
    if _COMMA.search(text) is None:
        return None
    return _COMMA.sub(rf"\1 {_ARROW} \2", text).replace("[br]", " ")


def is_bracketed(text: str) -> bool:
    """Whether its lines begin with two times in brackets."""
    return _BRACKETED.search(text) is not None


def read_bracketed(text: str) -> tuple[list[Cue], list[BadCue]]:
    """Cut a text of such lines into cues, and those that cannot be read.

    What stands on a line of its own belongs to the cue before it.
    """
    cues: list[Cue] = []
    bad: list[BadCue] = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = _BRACKETED.match(line)
        if match:
            found = _cue(number, [f"{match[1]} {_ARROW} {match[2]}", match[3].strip()])
            if isinstance(found, BadCue):
                bad.append(found)
            else:
                cues.append(found)
        elif line.strip() and cues and len(cues[-1].lines) < _MOST_LINES:
            cues[-1] = replace(cues[-1], lines=(*cues[-1].lines, line))
    return [cue for cue in cues if any(line.strip() for line in cue.lines)], bad


def has_timings(text: str) -> bool:
    """Whether any line looks like the timing of a cue."""
    return _ARROW in text and any(_TIMING.match(line) for line in text.split("\n"))


def read_cues(text: str) -> tuple[list[Cue], list[BadCue]]:
    """Cut a text into cues, in the order of the file, and those that cannot be read.

    What stands behind a blank line without a time of its own belongs to the cue before it where
    that has no words yet, and in SubRip always.
    """
    cues: list[Cue] = []
    bad: list[BadCue] = []
    is_strict = is_webvtt(text)
    for first, lines in _blocks(text):
        if not _begins(lines[0]) and _is_silent(first, lines):
            continue
        is_free = not any(map(_begins, lines)) and sum(map(len, lines)) <= LONGEST_CUE
        if cues and is_free and len(cues[-1].lines) < (1 if is_strict else _MOST_LINES):
            cues[-1] = replace(cues[-1], lines=(*cues[-1].lines, *lines))
            continue
        for line, piece in _pieces(first, lines):
            found = _cue(line, piece)
            if isinstance(found, BadCue):
                bad.append(found)
            else:
                cues.append(found)
    return [cue for cue in cues if any(line.strip() for line in cue.lines)], bad


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that are not blank, each with the number of its first line."""
    block: list[str] = []
    number = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []
    if block:
        yield number + 1 - len(block), block


def _is_silent(first: int, lines: list[str]) -> bool:
    """Whether a block is a header, a note, a style, or a lone number: nothing to be told of."""
    if first == 1 and _HEADER.match(lines[0]):
        return not any(_TIMING.match(line) for line in lines)
    if _NOT_SPOKEN.match(lines[0]):
        return True
    return len(lines) == 1 and bool(_NUMBER.match(lines[0]))


def _pieces(first: int, lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The cues of one block: usually one, more where the blank line between them is missing."""
    starts = [place for place, line in enumerate(lines) if _begins(line)]
    if not starts:
        yield first, lines
        return
    for place, start in enumerate(starts):
        end = len(lines)
        if place + 1 < len(starts):
            end = starts[place + 1]
            # The number of the cue that follows belongs to it.
            if _NUMBER.match(lines[end - 1]):
                end -= 1
        yield first + start, lines[start:end]


def _begins(line: str) -> bool:
    """Whether a line is the timing of a cue, sound or broken; an arrow between words is neither."""
    return bool(_TIMING.match(line)) or (_ARROW in line and line.lstrip()[:1].isdigit())


def _cue(line: int, piece: list[str]) -> Cue | BadCue:
    match = _TIMING.match(piece[0])
    if not match:
        shown = piece[0].strip()[:_SHOWN]
        if _begins(piece[0]):
            return BadCue(line, f"“{shown}” is no pair of times")
        return BadCue(line, f"“{shown}” has no time before it")
    ends = []
    for text in match.groups():
        try:
            ends.append(parse_time(text))
        except ValueError as error:
            return BadCue(line, f"“{text}” {error}")
    start, end = ends
    if end < start:
        return BadCue(line, f"it ends before it begins ({match[1]} to {match[2]})")
    if sum(map(len, piece)) > LONGEST_CUE:
        return BadCue(line, f"it is longer than {LONGEST_CUE:,} characters")
    return Cue(line, start, end, tuple(piece[1:]))
