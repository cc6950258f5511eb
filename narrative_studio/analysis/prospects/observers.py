"""What two observers of one session saw, beside each other: the same, or not.

A session counts once, whoever watched it: here nothing is counted, observers are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from narrative_studio.model.ids import FrameId, MarkId, PersonId
from narrative_studio.model.observed import TAKEN, Mark, MarkKind
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.view import ProjectView

_LEAST_LATE_MS: Final = 2_000
"""Nobody starts two recordings at the same second."""
_MOST_SPREAD_MS: Final = 5_000
"""Marks that were written down afterwards lie further from the moment that they are about."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What one observer marked, in the order of time."""

    observer: PersonId | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """The frames at which observers saw the same and not the same, and those that one marked.

    Only marks of how a frame was taken are compared; frames are in the order in which they were
    first marked.
    """

    alike: tuple[FrameId, ...]
    apart: tuple[FrameId, ...]
    one_only: tuple[FrameId, ...]


def observed(view: ProjectView, test: TestSession) -> tuple[Observed, ...]:
    """The marks of a session by who made them, the session's observer first."""
    by: dict[PersonId | None, list[Mark]] = {}
    for mark in view.marks.of("session", test.id):
        by.setdefault(mark.observer, []).append(mark)
    order = sorted(by, key=lambda one: (one != test.observer, str(one)))
    return tuple(
        Observed(one, tuple(sorted(by[one], key=lambda mark: (mark.at_ms, mark.id))))
        for one in order
    )


def alike(found: Sequence[Observed]) -> Alike:
    """Compare how observers saw that frames were taken."""
    taken: dict[FrameId, dict[PersonId | None, set[MarkKind]]] = {}
    for one in found:
        for mark in one.marks:
            if mark.frame is not None and mark.kind in TAKEN:
                taken.setdefault(mark.frame, {}).setdefault(one.observer, set()).add(mark.kind)
    same, other, lone = [], [], []
    for frame, kinds in taken.items():
        if len(kinds) < 2:
            lone.append(frame)
        elif len({frozenset(each) for each in kinds.values()}) == 1:
            same.append(frame)
        else:
            other.append(frame)
    return Alike(tuple(same), tuple(other), tuple(lone))


def timekeeping(test: TestSession, marks: Iterable[Mark]) -> list[Mark]:
    """The marks by which the course of a session is known: its observer's, where there are any.

    A second observer's clock may have begun later than the call.
    """
    every = list(marks)
    return [one for one in every if one.observer in (None, test.observer)] or every


def late_ms(test: TestSession, marks: Sequence[Mark], made_ms: Mapping[MarkId, int]) -> int | None:
    """By how much an observer's clock began after the session's, in milliseconds.

    ``made_ms`` tells by the ids of marks when each was made, in Unix milliseconds. None where that
    is not known, as of marks that were written down after the call, or too little to speak of.
    Whoever marks in a copy in which the session has not begun counts from a start of their own.
    """
    starts = [made_ms[one.id] - one.at_ms for one in marks if one.id in made_ms]
    if not test.started_at_ms or not starts or max(starts) - min(starts) > _MOST_SPREAD_MS:
        return None
    late = round(median(starts)) - test.started_at_ms
    return late if abs(late) >= _LEAST_LATE_MS else None
