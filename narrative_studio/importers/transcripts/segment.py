"""What comes out of a transcript: segments, and the cues that could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """Something said by one person, from ``start_ms`` to ``end_ms`` of the recording.

    Both are None when the transcript has no times. ``is_estimated`` when the file tells the time
    now and then only and this one was counted out by words. ``speaker`` is empty when unknown.
    """

    start_ms: int | None
    end_ms: int | None
    speaker: str
    text: str
    is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class BadCue:
    """A piece that was left out: the line at which it begins, from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole transcript, in order of time; ``kind`` says in words what the file is."""

    kind: str
    segments: tuple[Segment, ...]
    bad: tuple[BadCue, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of those who speak, in the order in which they begin."""
        return tuple(dict.fromkeys(each.speaker for each in self.segments if each.speaker))

    @property
    def has_times(self) -> bool:
        """Whether the segments can be put beside live marks."""
        return any(each.start_ms is not None for each in self.segments)


@dataclass(frozen=True, slots=True)
class Cue:
    """One timed cue as it stands in the file: its lines, markup and all."""

    line: int
    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
