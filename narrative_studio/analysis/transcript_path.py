"""Puts what was said in a call to the frames of the story: by live marks, or as a proposal.

A proposal counts nothing: a person looks at it, drags its borders and confirms it. Pinned segments
are such confirmations, and the rest is proposed around them.

The words of a segment are weighed by how much more often they stand in a frame's script than in
speech at large, and the likeliest way through the frames is taken: a story is told forwards, frames
may be skipped, and a stretch that resembles nothing belongs to none. That is a hidden Markov model
that moves from left to right; its best path is Viterbi's (1967), IEEE Trans. Information Theory 13,
260-269, and how sure each step is comes from the forward and backward sums of Rabiner (1989), Proc.
IEEE 77, 257-286.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, inf, log
from typing import Final, Protocol

_WORD: Final = re.compile(r"[^\W\d_]{2,}|\d+")
_STEM: Final = 7
"""Words are compared by so many first letters, which is stem enough for most languages."""
_SCRIPTED: Final = 0.2
"""What part of speech in a frame comes from its script at least; the rest is said freely."""
_STRONGEST: Final = 6.0
"""No single word weighs more than this, however rare it is: names turn up everywhere."""
_RARE: Final = 4
_STEP: Final = 3.0
"""The cost of going on to the next frame, and of each frame that is passed over."""
_SKIP: Final = 1.5
_LEAVE: Final = 4.0
"""The cost of a stretch that belongs to no frame."""
_FREE_WORD: Final = -log(1 - _SCRIPTED)
_MOST_FREE_WORDS: Final = 10
"""What speaks for such a stretch: every word, but of a long segment only so many."""
_SAME: Final = 1e-9
_PIN: Final = 1e6
_CLEAR: Final = 0.9
_LIKELY: Final = 0.6


class Said(Protocol):
    """A piece of a transcript; its times are milliseconds of the recording, None if unknown."""

    @property
    def start_ms(self) -> int | None:
        """When it begins."""
        ...

    @property
    def end_ms(self) -> int | None:
        """When it ends."""
        ...

    @property
    def text(self) -> str:
        """What was said."""
        ...


class Sureness(StrEnum):
    """How sure it is that a segment belongs to its frame."""

    MARKED = "marked"
    """Somebody said so, during the call or afterwards."""
    CLEAR = "clear"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Place:
    """To which frame a segment belongs, by its place in the story from 0; None for no frame."""

    frame: int | None
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class Entered:
    """A frame was entered at this time of the recording, in milliseconds."""

    at_ms: int
    frame: int


def by_marks(
    segments: Sequence[Said], marks: Iterable[Entered], *, offset_ms: int = 0
) -> tuple[Place, ...]:
    """Put each segment to the frame that was shown for the longest part of it.

    Marks may go back to earlier frames. ``offset_ms`` is the time of the recording at which the
    clock of the marks began, negative when the recording began later. What was said before the
    first mark, or has no time, belongs to no frame.
    """
    ordered = sorted(marks, key=lambda mark: mark.at_ms)
    starts = [mark.at_ms + offset_ms for mark in ordered]
    return tuple(
        Place(_shown(segment, ordered, starts), Sureness.MARKED)
        if segment.start_ms is not None
        else Place(None, Sureness.UNSURE)
        for segment in segments
    )


def proposed(
    segments: Sequence[Said],
    scripts: Sequence[str],
    *,
    pinned: Mapping[int, int | None] | None = None,
) -> tuple[Place, ...]:
    """Propose a frame for each segment from the likeness of its words to the frames' scripts.

    ``scripts`` holds what each frame says, in the order of the story. ``pinned`` gives segments,
    by their place, whose frame a person has confirmed.

    Raises:
        IndexError: a segment or a frame that is pinned does not exist.
    """
    pinned = dict(pinned or {})
    for segment, frame in pinned.items():
        if not 0 <= segment < len(segments) or not (frame is None or 0 <= frame < len(scripts)):
            raise IndexError(f"segment {segment} cannot be pinned to frame {frame}")
    if not segments or not scripts:
        return tuple(
            Place(pinned.get(place), _marked(place in pinned)) for place in range(len(segments))
        )
    evidence = _evidence([_words(each.text) for each in segments], [_words(s) for s in scripts])
    _pin(evidence, pinned)
    path, sureness = _best_path(evidence), _posteriors(evidence)
    return tuple(
        Place(pinned[place], Sureness.MARKED)
        if place in pinned
        else Place(None if state % 2 == 0 else state // 2, _sureness(chances[state]))
        for place, (state, chances) in enumerate(zip(path, sureness, strict=True))
    )


def _shown(segment: Said, marks: Sequence[Entered], starts: Sequence[int]) -> int | None:
    start = segment.start_ms or 0
    end = max(start + 1, segment.end_ms if segment.end_ms is not None else start)
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    shown: Counter[int | None] = Counter()
    for place in range(first, last + 1):
        begins = start if place < 0 else max(start, starts[place])
        ends = starts[place + 1] if place + 1 < len(starts) else end
        shown[marks[place].frame if place >= 0 else None] += min(end, ends) - begins
    return shown.most_common(1)[0][0]


def _marked(is_pinned: bool) -> Sureness:
    return Sureness.MARKED if is_pinned else Sureness.UNSURE


def _sureness(chance: float) -> Sureness:
    if chance >= _CLEAR:
        return Sureness.CLEAR
    return Sureness.LIKELY if chance >= _LIKELY else Sureness.UNSURE


def _words(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text.casefold())]


def _evidence(segments: list[list[str]], scripts: list[list[str]]) -> list[list[float]]:
    """What speaks for each state in each segment, as logarithms of odds against free speech.

    The states are: no frame at 0, and then alternately a frame and no frame after it, so that the
    path knows how far the story has come while nothing of it is said.
    """
    weights = _weights(segments, scripts)
    width = 2 * len(scripts) + 1
    found = []
    for words in segments:
        row = [0.0] * width
        for word in words:
            for frame, weight in weights.get(word, ()):
                row[2 * frame + 1] += weight
        row[0::2] = [_FREE_WORD * min(len(words), _MOST_FREE_WORDS)] * (len(scripts) + 1)
        found.append(row)
    return found


def _weights(
    segments: list[list[str]], scripts: list[list[str]]
) -> dict[str, list[tuple[int, float]]]:
    """For each word of a script the frames that hold it, and how much it speaks for them."""
    at_large = Counter(word for words in (*segments, *scripts) for word in words)
    total = at_large.total()
    found: dict[str, list[tuple[int, float]]] = {}
    for frame, words in enumerate(scripts):
        # Short scripts are held back: one word of five is no fifth of what is said there.
        length = max(len(words), 30)
        for word, count in Counter(words).items():
            # A word met a few times in one call is far rarer than that in speech at large.
            seen = at_large[word]
            usual = seen / total * seen / (seen + _RARE)
            ratio = count / length / usual
            weight = min(_STRONGEST, log(1 + _SCRIPTED / (1 - _SCRIPTED) * ratio))
            found.setdefault(word, []).append((frame, weight))
    return found


def _pin(evidence: list[list[float]], pinned: Mapping[int, int | None]) -> None:
    for place, frame in pinned.items():
        row = evidence[place]
        for state in range(len(row)):
            is_meant = state % 2 == 0 if frame is None else state == 2 * frame + 1
            row[state] += _PIN if is_meant else 0.0


def _best_path(evidence: list[list[float]]) -> list[int]:
    """The likeliest state of each segment, frames never going back."""
    width = len(evidence[0])
    score = [each - _entry(state) for state, each in enumerate(evidence[0])]
    came: list[list[int]] = []
    for row in evidence[1:]:
        before: list[int] = []
        best, origin = -inf, 0
        new = [0.0] * width
        for state in range(width):
            # The best way to leave an earlier state for this one: each step makes it dearer.
            reached, source = best - _move(state), origin
            # Where both are worth the same the change comes late: what follows is a reaction.
            if score[state] > reached + _SAME:
                reached, source = score[state], state
            if state % 2 and score[state + 1] - _STEP > reached:
                # From a stretch that belonged to none one may come back to the frame before it.
                reached, source = score[state + 1] - _STEP, state + 1
            before.append(source)
            new[state] = reached + row[state]
            if state % 2 == 1:
                best -= _SKIP
            if score[state] > best:
                best, origin = score[state], state
        came.append(before)
        score = new
    state = max(range(width), key=score.__getitem__)
    path = [state]
    for before in reversed(came):
        state = before[state]
        path.append(state)
    return path[::-1]


def _entry(state: int) -> float:
    """The cost of beginning there: free before the first frame, else as a step from there."""
    return _SKIP * (state // 2) + (_move(state) if state else 0.0)


def _move(state: int) -> float:
    """The cost of going to a state from an earlier one."""
    return _STEP if state % 2 else _LEAVE


def _posteriors(evidence: list[list[float]]) -> list[list[float]]:
    """How probable each state is in each segment, all paths together."""
    likely = [[exp(max(-700.0, each - max(row))) for each in row] for row in evidence]
    width = len(evidence[0])
    costs = [exp(-_move(state)) for state in range(width)]
    skip, back = exp(-_SKIP), exp(-_STEP)
    forward = [_scaled([exp(-_entry(s)) * likely[0][s] for s in range(width)])]
    for row in likely[1:]:
        last, new, earlier = forward[-1], [0.0] * width, 0.0
        for state in range(width):
            come = last[state] + earlier * costs[state]
            if state % 2:
                come += last[state + 1] * back
            new[state] = come * row[state]
            earlier = earlier * skip + last[state] if state % 2 else earlier + last[state]
        forward.append(_scaled(new))
    backward = [1.0] * width
    found = [forward[-1]]
    for place in range(len(likely) - 2, -1, -1):
        ahead = [likely[place + 1][state] * backward[state] for state in range(width)]
        new, later = [0.0] * width, 0.0
        for state in range(width - 1, -1, -1):
            new[state] = ahead[state] + later
            if state and state % 2 == 0:
                new[state] += ahead[state - 1] * back
            later = (later * skip if state % 2 else later) + ahead[state] * costs[state]
        backward = _scaled(new)
        found.append(_scaled([a * b for a, b in zip(forward[place], backward, strict=True)]))
    return found[::-1]


def _scaled(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values] if total else [1 / len(values)] * len(values)
