"""How the frames were received in sessions: reached, marked, rated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

from narrative_studio.analysis.statistics.ratings import Ratings
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import FrameResult, Mark, MarkKind, Rating, Reached
from narrative_studio.model.prospects import Metric, TestSession
from narrative_studio.model.view import ProjectView

_METRICS: Final = tuple(Metric)
R = TypeVar("R", Mark, Rating, FrameResult)
Scores = tuple[int | None, ...]
"""A value of 1 to 5 for each metric, None where there is none."""


@dataclass(frozen=True, slots=True)
class Reception:
    """How one frame was received in a number of sessions.

    ``reached``, ``skipped`` and ``unknown`` count sessions: what is not known is neither. What is
    marked or rated was reached, also where the session's observer skipped it and another did not.
    ``marked`` counts the sessions in which a mark of each kind was made at the frame, by whomever
    and however often; ``durations_ms`` are the times that it took, where they are known.
    """

    frame: FrameId
    reached: int = 0
    skipped: int = 0
    unknown: int = 0
    marked: Mapping[MarkKind, int] = field(default_factory=dict)
    ratings: Mapping[Metric, Ratings] = field(default_factory=dict)
    durations_ms: tuple[int, ...] = ()

    def sessions_marked(self, kind: MarkKind) -> int:
        """In how many sessions a mark of a kind was made at the frame."""
        return self.marked.get(kind, 0)

    def rated(self, metric: Metric) -> Ratings:
        """The distribution of the ratings for a metric."""
        return self.ratings.get(metric, Ratings())


NO_SCORES: Final[Scores] = (None,) * len(_METRICS)
_scores_of: Final = attrgetter(*(metric.value for metric in _METRICS))


class InSession(NamedTuple):
    """What one session says of one frame, whoever has noted it.

    ``scores`` are the values that count, by metric in their order: those of the session's observer,
    else of another.
    """

    reached: Reached = Reached.UNKNOWN
    duration_ms: int = 0
    marks: tuple[Mark, ...] = ()
    scores: Scores = NO_SCORES
    reaction: str = ""

    @property
    def rating(self) -> dict[Metric, int]:
        """The values that count, where there are any."""
        return {
            metric: score
            for metric, score in zip(_METRICS, self.scores, strict=True)
            if score is not None
        }


_made: Final = partial(tuple.__new__, InSession)
_frame_of: Final = attrgetter("frame")
_REACHED: Final = Reached.REACHED
"""Bound once: to look a member of an enumeration up takes as long as to make a cell."""
NOTHING: Final = InSession()
"""What a session says of a frame of which it says nothing."""


def reception(
    view: ProjectView, sessions: Iterable[TestSession], frames: Iterable[FrameId]
) -> dict[FrameId, Reception]:
    """How frames were received in these sessions, in the order of ``frames``."""
    held = [in_frames(view, one) for one in sessions]
    return {
        frame: _gathered(frame, [said.get(frame, NOTHING) for said in held]) for frame in frames
    }


def in_session(view: ProjectView, session: TestSession, frame: FrameId) -> InSession:
    """What a session says of a frame: one cell of the table of frames and prospects."""
    return in_frames(view, session).get(frame, NOTHING)


def in_frames(view: ProjectView, session: TestSession) -> dict[FrameId, InSession]:
    """What a session says of each frame of which it says anything, its rows read once."""
    return frames_of(
        session,
        view.marks.of("session", session.id),
        view.ratings.of("session", session.id),
        view.frame_results.of("session", session.id),
    )


def frames_of(
    session: TestSession,
    marks: Iterable[Mark],
    ratings: Iterable[Rating],
    results: Iterable[FrameResult],
) -> dict[FrameId, InSession]:
    """The same from the rows of a session; its marks come in the order in which they were made."""
    marked = _by_frame(marks)
    results, ratings = tuple(results), tuple(ratings)
    result_of = dict(zip(map(_frame_of, results), results, strict=True))
    rating_of = dict(zip(map(_frame_of, ratings), ratings, strict=True))
    named = result_of.keys()
    if (
        len(named) == len(results)
        and len(rating_of) == len(ratings)
        and None not in named
        and named >= rating_of.keys()
        and named >= marked.keys()
    ):
        return _plain(session, result_of, rating_of, marked)
    rated, told = _by_frame(ratings), _by_frame(results)
    return {
        frame: _cell(session, marked.get(frame, ()), rated.get(frame, ()), told.get(frame, ()))
        for frame in marked | rated | told
    }


def _plain(
    session: TestSession,
    results: Mapping[FrameId | None, FrameResult],
    ratings: Mapping[FrameId | None, Rating],
    marked: Mapping[FrameId, list[Mark]],
) -> dict[FrameId, InSession]:
    """The usual case: a result for each frame and one rating at most.

    There may be a hundred thousand of them, so that nothing is called that need not be.
    """
    found: dict[FrameId, InSession] = {}
    for frame, result in results.items():
        assert frame is not None
        rating, marks = ratings.get(frame), marked.get(frame)
        scores, reaction = NO_SCORES, ""
        if rating is not None:
            scores, reaction = _scores_of(rating), rating.reaction
        reached = result.reached
        if reached is not _REACHED and (marks or scores != NO_SCORES):
            seen = (*(marks or ()), *([rating] if rating is not None else ()))
            reached = _witnessed(session, reached, seen)
        found[frame] = _made(
            (reached, result.duration_ms, tuple(marks) if marks else (), scores, reaction)
        )
    return found


def _by_frame(rows: Iterable[R]) -> dict[FrameId, list[R]]:
    found: dict[FrameId, list[R]] = {}
    for row in rows:
        frame = row.frame
        if frame is None:
            continue
        if frame in found:
            found[frame].append(row)
        else:
            found[frame] = [row]
    return found


def _cell(
    session: TestSession,
    marks: Sequence[Mark],
    ratings: Sequence[Rating],
    results: Sequence[FrameResult],
) -> InSession:
    scores, reaction = _agreed(session, ratings)
    if len(results) == 1:
        reached, duration_ms = results[0].reached, results[0].duration_ms
    else:
        said = {result.reached for result in results} - {Reached.UNKNOWN}
        reached = Reached.REACHED if Reached.REACHED in said else Reached.UNKNOWN
        reached = Reached.SKIPPED if said == {Reached.SKIPPED} else reached
        duration_ms = max((result.duration_ms for result in results), default=0)
    if reached is not Reached.REACHED and (marks or scores != NO_SCORES):
        reached = _witnessed(session, reached, (*marks, *ratings))
    return InSession(reached, duration_ms, tuple(marks), scores, reaction)


def _witnessed(session: TestSession, said: Reached, seen: Iterable[Mark | Rating]) -> Reached:
    """Whether a frame of which something was marked or rated was reached.

    Who keeps the time may say that it was skipped and take back what they marked there. What
    somebody else has seen there is not taken back by that.
    """
    mine = (None, session.observer)
    if said is Reached.SKIPPED and all(one.observer in mine for one in seen):
        return said
    return Reached.REACHED


def _agreed(session: TestSession, ratings: Sequence[Rating]) -> tuple[Scores, str]:
    """The scores and the reaction that count, where several have rated."""
    # One session counts once: a second observer's ratings are for comparing.
    ordered = sorted(ratings, key=lambda one: (one.observer != session.observer, one.id))
    scores = tuple(
        next((value for one in ordered if (value := one.of(metric)) is not None), None)
        for metric in _METRICS
    )
    return scores, next((one.reaction for one in ordered if one.reaction), "")


def _gathered(frame: FrameId, cells: list[InSession]) -> Reception:
    marked: dict[MarkKind, int] = {}
    for cell in cells:
        for kind in {one.kind for one in cell.marks}:
            marked[kind] = marked.get(kind, 0) + 1
    states = [cell.reached for cell in cells]
    return Reception(
        frame,
        reached=states.count(Reached.REACHED),
        skipped=states.count(Reached.SKIPPED),
        unknown=states.count(Reached.UNKNOWN),
        marked=marked,
        ratings={
            metric: Ratings.of(score for cell in cells if (score := cell.scores[at]) is not None)
            for at, metric in enumerate(_METRICS)
        },
        durations_ms=tuple(cell.duration_ms for cell in cells if cell.duration_ms),
    )
