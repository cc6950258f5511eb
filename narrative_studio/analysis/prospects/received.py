"""How the frames were received in sessions: reached, marked, rated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from narrative_studio.analysis.statistics.ratings import Ratings
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import FrameResult, Mark, MarkKind, Rating, Reached
from narrative_studio.model.prospects import Metric, TestSession
from narrative_studio.model.view import ProjectView

_METRICS = tuple(Metric)


@dataclass(frozen=True, slots=True)
class Reception:
    """How one frame was received in a number of sessions.

    ``reached``, ``skipped`` and ``unknown`` count sessions: what is not known is neither. What is
    marked or rated was reached. ``marked`` counts the sessions in which a mark of each kind was
    made at the frame, by whomever and however often; ``durations_ms`` are the
    times that it took, where they are known.
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


@dataclass(frozen=True, slots=True)
class InSession:
    """What one session says of one frame, whoever has noted it.

    ``rating`` holds the values that count: those of the session's observer, else of another.
    """

    reached: Reached
    duration_ms: int
    marks: tuple[Mark, ...]
    rating: Mapping[Metric, int]
    reaction: str


def reception(
    view: ProjectView, sessions: Iterable[TestSession], frames: Iterable[FrameId]
) -> dict[FrameId, Reception]:
    """How frames were received in these sessions, in the order of ``frames``."""
    held = [(one, in_frames(view, one)) for one in sessions]
    return {
        frame: _gathered(frame, [said.get(frame) or _cell(one, [], [], []) for one, said in held])
        for frame in frames
    }


def in_session(view: ProjectView, session: TestSession, frame: FrameId) -> InSession:
    """What a session says of a frame: one cell of the table of frames and prospects."""
    return in_frames(view, session).get(frame) or _cell(session, [], [], [])


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
    rows: dict[FrameId, tuple[list[Mark], list[Rating], list[FrameResult]]] = {}
    for mark in marks:
        if mark.frame is not None:
            rows.setdefault(mark.frame, ([], [], []))[0].append(mark)
    for rating in ratings:
        if rating.frame is not None:
            rows.setdefault(rating.frame, ([], [], []))[1].append(rating)
    for result in results:
        if result.frame is not None:
            rows.setdefault(result.frame, ([], [], []))[2].append(result)
    return {frame: _cell(session, *found) for frame, found in rows.items()}


def _cell(
    session: TestSession,
    marks: list[Mark],
    ratings: list[Rating],
    results: list[FrameResult],
) -> InSession:
    # One session counts once: a second observer's ratings are for comparing.
    if len(ratings) > 1:
        ratings.sort(key=lambda one: (one.observer != session.observer, one.id))
    rating = _values(ratings)
    duration_ms, reaction = 0, ""
    is_reached = is_skipped = False
    for result in results:
        is_reached |= result.reached is Reached.REACHED
        is_skipped |= result.reached is Reached.SKIPPED
        duration_ms = max(duration_ms, result.duration_ms)
    for one in ratings:
        reaction = reaction or one.reaction
    reached = Reached.SKIPPED if is_skipped else Reached.UNKNOWN
    if is_reached or (not is_skipped and (marks or rating)):
        reached = Reached.REACHED
    return InSession(reached, duration_ms, tuple(marks), rating, reaction)


def _values(ratings: Iterable[Rating]) -> dict[Metric, int]:
    found: dict[Metric, int] = {}
    for rating in ratings:
        for metric in _METRICS:
            value = rating.of(metric)
            if value is not None:
                found.setdefault(metric, value)
    return found


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
            metric: Ratings.of(cell.rating[metric] for cell in cells if metric in cell.rating)
            for metric in Metric
        },
        durations_ms=tuple(cell.duration_ms for cell in cells if cell.duration_ms),
    )
