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
_FEWEST_PAIRS: Final = 3
"""So many marks of both have to lie as far apart before that is taken for a late clock."""


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


def late_ms(
    test: TestSession,
    marks: Sequence[Mark],
    made_ms: Mapping[MarkId, int],
    beside: Sequence[Mark] = (),
) -> int | None:
    """By how much an observer's clock began after the session's, in milliseconds.

    ``made_ms`` tells by the ids of marks when each was made, in Unix milliseconds, and ``beside``
    are the marks of who kept the time. None where neither tells, as of marks that were written
    down after the call, or where it is too little to speak of. Whoever marks in a copy in which
    the session has not begun counts from a start of their own, on a computer whose clock may be
    wrong: where both observers marked the same, that is believed rather than the clocks.
    """
    by_clock, by_marks = _by_clocks(test, marks, made_ms), _by_marks(marks, beside)
    if by_marks is None or (by_clock is not None and abs(by_clock - by_marks) <= _MOST_SPREAD_MS):
        late, least = by_clock, _LEAST_LATE_MS
    else:
        # Two people do not press their keys in the same second.
        late, least = by_marks, _MOST_SPREAD_MS
    return late if late is not None and abs(late) >= least else None


def _by_clocks(
    test: TestSession, marks: Sequence[Mark], made_ms: Mapping[MarkId, int]
) -> int | None:
    """How late it is by when the marks were made; None where that is not known."""
    starts = [made_ms[one.id] - one.at_ms for one in marks if one.id in made_ms]
    if not test.started_at_ms or not starts or max(starts) - min(starts) > _MOST_SPREAD_MS:
        return None
    return round(median(starts)) - test.started_at_ms


def _by_marks(marks: Sequence[Mark], beside: Sequence[Mark]) -> int | None:
    """How late it is by what both marked once at a frame; None where too few or no two agree."""
    theirs, kept = _only_ones(marks), _only_ones(beside)
    late = [kept[what] - at_ms for what, at_ms in theirs.items() if what in kept]
    if not late:
        return None
    usual = round(median(late))
    agreeing = sum(abs(one - usual) <= _MOST_SPREAD_MS for one in late)
    return usual if agreeing >= _FEWEST_PAIRS and 2 * agreeing > len(late) else None


def _only_ones(marks: Sequence[Mark]) -> dict[tuple[FrameId, MarkKind], int]:
    """The moments of the marks that are the only ones of their kind at their frame."""
    found: dict[tuple[FrameId, MarkKind], list[int]] = {}
    for one in marks:
        if one.frame is not None:
            found.setdefault((one.frame, one.kind), []).append(one.at_ms)
    return {what: moments[0] for what, moments in found.items() if len(moments) == 1}
