"""Moving a storyboard to another template: which beat goes where, and where the frames stand then.

A mapping gives for each beat of the present template a `Landing` in the new one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Final, NamedTuple

from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Beat, Layout, Template
from narrative_studio.model.view import NarrativeView

_SAME_ID: Final = 8.0
_SAME_LAYOUT: Final = 4.0
_SAME_PART: Final = 4.0
_SAME_CRITERIA: Final = 9.0
"""Criteria to agree on are one job, wherever in the story they stand."""
_SAME_PLACE: Final = 4.0
_SAME_WORDS: Final = 6.0
_KIN: Final = frozenset(
    {
        frozenset({Layout.INSIGHT, Layout.PLAIN}),
        frozenset({Layout.ALTERNATIVES, Layout.COLUMNS}),
        frozenset({Layout.VALUE, Layout.CRITERIA}),
        frozenset({Layout.INTRODUCTION, Layout.INSIGHT}),
        frozenset({Layout.INTRODUCTION, Layout.VALUE}),
    }
)
"""Pairs of layouts that hold much the same."""

_WORD: Final = re.compile(r"[a-z]{4,}")
_EMPTY_WORDS: Final = frozenset(
    [
        "that",
        "this",
        "what",
        "with",
        "from",
        "they",
        "them",
        "their",
        "have",
        "said",
        "each",
        "only",
        "before",
        "after",
        "more",
        "than",
        "which",
        "would",
        "into",
        "about",
        "like",
        "where",
        "once",
        "whose",
        "for",
    ]
)


class Landing(NamedTuple):
    """Where the frames of one beat go: a beat of the new template, told or kept as backups."""

    beat: str
    is_backup: bool = False


Mapped = Mapping[str, Landing]


def beats_with_frames(story: NarrativeView) -> tuple[Beat, ...]:
    """The beats of the present template that hold frames or backups, in order."""
    present = {story.beat(frame).id for frame in story.all_frames}
    return tuple(beat for beat in story.template.beats if beat.id in present)


def proposal(old: Template, new: Template) -> dict[str, Landing]:
    """A sensible landing for every beat of ``old``: by its job, its part and its place."""
    middle_old, middle_new = _middles(old), _middles(new)
    found: dict[str, Landing] = {}
    for beat in old.beats:
        best = max(
            new.beats,
            key=lambda other: (
                _likeness(beat, other)
                + _SAME_PLACE * (1 - abs(middle_old[beat.id] - middle_new[other.id]))
            ),
        )
        found[beat.id] = Landing(best.id)
    return found


def frames_after(
    story: NarrativeView, template: Template, mapping: Mapped
) -> tuple[tuple[Beat, tuple[Frame, ...]], ...]:
    """For each beat of the new template the frames that it will hold, in their order.

    Frames keep the order that they have in the story. A beat that the mapping does not name keeps
    its frames as backups of the last beat, so that nothing is lost.
    """
    held: dict[str, list[Frame]] = {beat.id: [] for beat in template.beats}
    for frame in story.all_frames:
        landing = mapping.get(story.beat(frame).id) or Landing(template.beats[-1].id, True)
        is_backup = frame.is_backup or landing.is_backup
        held[landing.beat].append(replace(frame, beat=landing.beat, is_backup=is_backup))
    return tuple((beat, tuple(held[beat.id])) for beat in template.beats)


def _middles(template: Template) -> dict[str, float]:
    """Where in the call the middle of each beat lies, from 0 to 1."""
    ends = list(accumulate(beat.share for beat in template.beats))
    total = ends[-1] or 1
    return {
        beat.id: (end - beat.share / 2) / total
        for beat, end in zip(template.beats, ends, strict=True)
    }


def _likeness(old: Beat, new: Beat) -> float:
    score = _SAME_ID * (old.id == new.id) + _SAME_PART * (old.part is new.part)
    if old.layout is new.layout:
        score += _SAME_CRITERIA if old.layout is Layout.CRITERIA else _SAME_LAYOUT
    elif frozenset({old.layout, new.layout}) in _KIN:
        score += _SAME_LAYOUT / 2
    ours, theirs = _words(old.title, old.job), _words(new.title, new.job)
    shared = len(ours & theirs) / (min(len(ours), len(theirs)) or 1)
    return score + _SAME_WORDS * shared


def _words(*texts: str) -> set[str]:
    found: Iterable[str] = _WORD.findall(" ".join(texts).lower())
    return {word.removesuffix("s") for word in found} - _EMPTY_WORDS
