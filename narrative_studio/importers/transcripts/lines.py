"""Reads the plain texts that meeting tools export: a name and a time, then what was said.

The tools differ in one line, the one that says who speaks: ``Anna Weber  0:12`` (Otter, Teams,
Rev), ``0:12 | Anna Weber`` (Gong), ``[Anna Weber] 10:02:15`` (Zoom's captions), ``[0:12] Anna
Weber: …`` or the same alone on its line (Descript and others), ``Anna Weber: …`` with a time on a
line of its own now and then (Google Meet), or without any. Editing tools have a line with two times
and the name below it, others a name and its time on two lines. The kind that most lines have is the
kind of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from narrative_studio.importers.transcripts.cue_text import plain
from narrative_studio.importers.transcripts.segment import BadCue, Segment, Transcript
from narrative_studio.importers.transcripts.speakers import NAME, is_name
from narrative_studio.importers.transcripts.times import TIME, parse_time

_CALLED: Final = "called"
_HEADS: Final = {
    "Gong": re.compile(rf"^\s*(?P<time>{TIME})\s*\|\s*(?P<name>{NAME})(?P<text>)$"),
    "Zoom’s captions": re.compile(rf"^\s*\[(?P<name>{NAME})\]\s+(?P<time>{TIME})(?P<text>)\s*$"),
    "Zoom’s chat": re.compile(
        rf"^\s*(?P<time>{TIME})\s+From\s+(?P<name>{NAME}?)(?:\s+to\s+[^:]{{1,60}})?\s*:(?P<text>.*)$",
        re.IGNORECASE,
    ),
    "a time and a name": re.compile(
        rf"^\s*[\[(]?(?P<time>{TIME})[\])]?\s*(?:-\s*)?(?P<name>{NAME}?)\s?:(?P<text>(?:\s.*)?)$"
    ),
    "a time and a name alone": re.compile(
        rf"^\s*@?[\[(]?(?P<time>{TIME})(?:\s*[-–]\s*{TIME})?[\])]?\s+"
        rf"(?:[-–]\s+)?(?P<name>{NAME})(?P<text>)$"
    ),
    "a name and a time": re.compile(
        rf"^\s*(?P<name>{NAME}?)\s*(?:\s|[-–,|(\[])\s*(?P<time>{TIME})[\])]?\s*:?(?P<text>)\s*$"
    ),
    "a name, a time and what was said": re.compile(
        rf"^\s*(?P<name>{NAME}?)\s?:?\s*[\[(](?P<time>{TIME})[\])]\s*:?(?P<text>\s+\S.*)$"
    ),
    _CALLED: re.compile(rf"^\s*\[?(?P<name>{NAME}?)\]?\s?:(?P<text>\s+\S.*)$"),
}
_RANGE_ALONE: Final = re.compile(rf"^\s*{TIME}\s*[-–]\s*{TIME}\s*$")
"""How editing tools begin a turn; the name stands on the next line."""
_TIME_ALONE: Final = re.compile(rf"^\s*[\[(]?({TIME})[\])]?\s*$")
_BOLD: Final = re.compile(r"^\s*(?:[-*]\s+)?(\*\*|__)(?=\S)(.+?)\1")
"""How notes in Markdown set the name of who speaks."""
_CLOSING: Final = re.compile(
    r"^\s*(?:Transcribed by https?://|This editable transcript was computer generated|"
    r"Transcription ended after|Meeting ended after|"
    r"[^:]{1,60} (?:started|stopped) transcription\s*$|"
    r"[-—_*]{3,}\s*$)",
    re.IGNORECASE,
)
_FROM_CLOCK: Final = frozenset({"Zoom’s captions", "Zoom’s chat"})
"""Kinds whose times are those of the clock on the wall."""


@dataclass(slots=True)
class _Turn:
    """What one person says until the next one begins."""

    line: int
    speaker: str
    start_ms: int | None
    texts: list[str] = field(default_factory=list)
    is_estimated: bool = False

    @property
    def text(self) -> str:
        return plain(" ".join(self.texts))


def read_lines(text: str) -> Transcript | None:
    """Read a text of lines; None when nothing in it says who speaks."""
    lines = [_BOLD.sub(r"\2", line) for line in text.split("\n")]
    lines = _with_names_above(_with_ranges(lines))
    kind = _kind(lines)
    if kind is None:
        return None
    turns, bad, ahead = _turns(lines, kind)
    turns = [turn for turn in turns if turn.text]
    _count_from_zero(turns, kind)
    notes = []
    if ahead:
        lines_were = "One line before the first speaker was"
        if ahead > 1:
            lines_were = f"{ahead} lines before the first speaker were"
        notes.append(f"{lines_were} left out.")
    shown = "a text of names" if kind == _CALLED else f"a text as from {kind}"
    if kind.startswith("a "):
        shown = f"a text with {kind}" + ("" if kind.endswith("said") else " before each turn")
    return Transcript(shown, tuple(_segments(turns)), tuple(bad), tuple(notes))


def _with_ranges(lines: list[str]) -> list[str]:
    """The lines, with what a line has of times alone put before the name that follows it."""
    found = list(lines)
    for place, line in enumerate(lines[:-1]):
        if _RANGE_ALONE.match(line) and is_name(lines[place + 1]):
            found[place], found[place + 1] = "", f"{line.strip()} {lines[place + 1].strip()}"
    return found


def _with_names_above(lines: list[str]) -> list[str]:
    """The lines, with each name that stands alone over its time put into one line with it.

    Only where every time that stands alone has a name above it, and somebody speaks again.
    """
    alone = [place for place, line in enumerate(lines) if _TIME_ALONE.match(line)]
    names = [lines[place - 1].strip() if place else "" for place in alone]
    if len(alone) < 2 or not all(":" not in name and is_name(name) for name in names):
        return lines
    found = list(lines)
    for place, name in zip(alone, names, strict=True):
        found[place - 1], found[place] = "", f"{name}  {lines[place].strip()}"
    return found


def _kind(lines: list[str]) -> str | None:
    """Which of the heads most lines are; one of them is enough when it has a time."""
    counts = Counter(
        next((kind for kind in _HEADS if _head(line, kind)), "") for line in lines if line.strip()
    )
    del counts[""]
    timed = {kind: count for kind, count in counts.items() if kind != _CALLED}
    best = max(timed, key=timed.__getitem__, default=None)
    if best and (timed[best] > 1 or timed[best] >= counts[_CALLED]):
        return best
    return _CALLED if counts[_CALLED] > 1 else best


def _head(line: str, kind: str) -> re.Match[str] | None:
    match = _HEADS[kind].match(line)
    return match if match and is_name(match["name"]) else None


def _turns(lines: list[str], kind: str) -> tuple[list[_Turn], list[BadCue], int]:
    """The turns, the times that cannot be, and how many lines stood before the first turn."""
    turns: list[_Turn] = []
    bad: list[BadCue] = []
    ahead = 0
    time_alone: int | None = None
    for number, line in enumerate(lines, start=1):
        if not line.strip() or _CLOSING.match(line):
            continue
        match, alone = _head(line, kind), _TIME_ALONE.match(line) if kind == _CALLED else None
        stated = alone[1] if alone else match["time"] if match and kind != _CALLED else None
        at_ms: int | None = None
        if stated is not None:
            try:
                at_ms = parse_time(stated)
            except ValueError as error:
                bad.append(BadCue(number, f"“{stated}” {error}"))
        if alone:
            time_alone = at_ms
        elif match:
            start = time_alone if kind == _CALLED else at_ms
            turns.append(_Turn(number, plain(match["name"]), start, [match["text"]]))
            time_alone = None
        elif turns:
            turns[-1].texts.append(line)
        else:
            ahead += 1
    return turns, bad, ahead


def _count_from_zero(turns: list[_Turn], kind: str) -> None:
    """Count times of the wall's clock from the first turn."""
    starts = [turn.start_ms for turn in turns if turn.start_ms is not None]
    if kind in _FROM_CLOCK and starts:
        for turn in turns:
            if turn.start_ms is not None:
                turn.start_ms = max(0, turn.start_ms - starts[0])


def _segments(turns: list[_Turn]) -> list[Segment]:
    """Every turn until the next begins; those between two stated times are counted by words."""
    stated = [place for place, turn in enumerate(turns) if turn.start_ms is not None]
    for place, following in zip(stated, (*stated[1:], len(turns)), strict=False):
        first, end = turns[place], _start(turns, following)
        between = turns[place + 1 : following]
        if first.start_ms is None or end is None or end < first.start_ms:
            continue
        words = [len(turn.text.split()) for turn in (first, *between)]
        passed = 0
        for turn, count in zip(between, words, strict=False):
            passed += count
            turn.start_ms = first.start_ms + (end - first.start_ms) * passed // max(1, sum(words))
            turn.is_estimated = True
    found = []
    for place, turn in enumerate(turns):
        end = _start(turns, place + 1)
        if turn.start_ms is None:
            end = None
        elif end is not None:
            end = max(end, turn.start_ms)
        found.append(Segment(turn.start_ms, end, turn.speaker, turn.text, turn.is_estimated))
    return found


def _start(turns: list[_Turn], place: int) -> int | None:
    return turns[place].start_ms if place < len(turns) else None
