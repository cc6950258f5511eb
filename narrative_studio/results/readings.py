"""All sessions of a narrative read once, and read anew only where something has changed.

A document of thousands of sessions is read in one pass; after one more session that one alone is
read, and its figures are added to those of the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from narrative_studio.analysis.prospects.eligible import Standing, by_version, standings
from narrative_studio.analysis.prospects.received import InSession, frames_of
from narrative_studio.analysis.statistics.ratings import Ratings
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import FrameResult, Mark, MarkKind, Rating, Reached
from narrative_studio.model.prospects import Metric, SessionState, TestProtocol, TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.results.cells import state_of

_READ_TABLES: Final = (Mark.table, Rating.table, FrameResult.table)
_NOTHING: Final = InSession(Reached.UNKNOWN, 0, (), {}, "")
_STATES: Final = tuple(HeatState)
_METRICS: Final = tuple(Metric)
_REACHED, _CONFUSED, _STATE, _RATED = 0, 1, 2, 2 + len(_STATES)
_WIDTH: Final = _RATED + 5 * len(_METRICS)


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """One session that was held: whether it counts, and what it says of each frame.

    A reading is kept as long as no row of its session changes.
    """

    standing: Standing
    cells: Mapping[FrameId, InSession]
    states: Mapping[FrameId, HeatState]

    @property
    def session(self) -> TestSession:
        """The session."""
        return self.standing.session

    def cell(self, frame: FrameId) -> InSession:
        """What it says of a frame."""
        return self.cells.get(frame, _NOTHING)

    def state(self, frame: FrameId) -> HeatState:
        """In which state the frame was left."""
        return self.states.get(frame, HeatState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class FrameFigures:
    """How one frame was taken in a number of eligible sessions."""

    reached: int
    confused: int
    states: Mapping[HeatState, int]
    ratings: Mapping[Metric, Ratings]

    @property
    def troubled(self) -> int:
        """In how many it left somebody confused or objecting."""
        return self.states[HeatState.CONFUSED] + self.states[HeatState.OBJECTED]


class Readings:
    """What the held sessions of a story say, by the day of the call.

    ``versions`` are the labels of the versions that are looked at, None for all of them.
    """

    def __init__(
        self,
        story: NarrativeView,
        found: tuple[Reading, ...],
        tally: Mapping[str, Mapping[FrameId, list[int]]],
        planned: int,
        versions: frozenset[str] | None,
    ) -> None:
        self.story = story
        self.planned = planned
        """How many sessions are planned or running and count for nothing yet."""
        self.chosen = versions
        self._every = found
        self._tally = tally

    @cached_property
    def protocol(self) -> TestProtocol | None:
        """The protocol of the narrative."""
        found = self.story.whole.test_protocols.of("narrative", self.story.narrative.id)
        return found[0] if found else None

    @property
    def every(self) -> tuple[Reading, ...]:
        """All held sessions, whatever version they tested."""
        return self._every

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """The labels of all versions that were tested, the first one first."""
        return tuple(by_version(one.session for one in self._every))

    @property
    def interim(self) -> str:
        """What stands on every chart before the planned number is reached; empty after that."""
        protocol, held = self.protocol, sum(one.standing.is_eligible for one in self._every)
        if protocol is None or held >= protocol.planned_n:
            return ""
        return f"Interim: {held} of {protocol.planned_n} planned sessions"

    @cached_property
    def shown(self) -> tuple[Reading, ...]:
        """The held sessions of the versions that are looked at."""
        chosen = self.chosen
        if chosen is None:
            return self._every
        return tuple(one for one in self._every if one.session.version in chosen)

    @cached_property
    def eligible(self) -> tuple[Reading, ...]:
        """Those of them that count."""
        return tuple(one for one in self.shown if one.standing.is_eligible)

    @cached_property
    def excluded(self) -> tuple[Reading, ...]:
        """Those of them that do not."""
        return tuple(one for one in self.shown if not one.standing.is_eligible)

    @cached_property
    def by_version(self) -> Mapping[str, tuple[Reading, ...]]:
        """The eligible sessions by the version that was told, the first one first."""
        found: dict[str, list[Reading]] = {}
        for one in self.eligible:
            found.setdefault(one.session.version, []).append(one)
        return {version: tuple(rows) for version, rows in found.items()}

    @property
    def latest(self) -> str:
        """The version that was told last, empty while none was."""
        return list(self.by_version)[-1] if self.by_version else ""

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames that are told, in order."""
        return self.story.frames

    def number(self, frame: Frame) -> str:
        """The place of a frame in the story."""
        return str(self.story.number(frame.id) or "")

    def figures(self, frame: FrameId, version: str | None = None) -> FrameFigures:
        """How a frame was taken in the eligible sessions, or in those of one version."""
        wanted = self.by_version if version is None else (version,)
        rows = [found for one in wanted if (found := self._tally.get(one, {}).get(frame))]
        summed = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * _WIDTH
        ratings = {}
        for place, metric in enumerate(_METRICS):
            one, two, three, four, five = summed[_RATED + 5 * place : _RATED + 5 * place + 5]
            ratings[metric] = Ratings((one, two, three, four, five))
        return FrameFigures(
            reached=summed[_REACHED],
            confused=summed[_CONFUSED],
            states=dict(zip(_STATES, summed[_STATE:_RATED], strict=True)),
            ratings=ratings,
        )

    def only(self, versions: frozenset[str] | None) -> Readings:
        """The same sessions, with others of their versions looked at."""
        return Readings(self.story, self._every, self._tally, self.planned, versions)

    def is_of_story_of(self, other: Readings) -> bool:
        """Whether these and others are of the same story, at whatever moment."""
        return self.story.narrative.id == other.story.narrative.id

    def after(self, story: NarrativeView) -> Readings:
        """The readings once the document has changed."""
        if story.narrative.id != self.story.narrative.id:
            return read(story)
        touched = _touched(self.story.whole, story.whole)
        known: dict[str, Reading] = {
            one.session.id: one for one in self._every if one.session.id not in touched
        }
        is_same = self.story.whole.test_sessions is story.whole.test_sessions
        if is_same and not touched:
            return Readings(story, self._every, self._tally, self.planned, self.chosen)
        stands = tuple(one.standing for one in self._every) if is_same else None
        found, planned = _read(story, known, stands)
        tally = {version: dict(rows) for version, rows in self._tally.items()}
        for one in self._every:
            if one.session.id not in known:
                _count(tally, one, -1)
        kept = {one.session.id for one in self._every} & known.keys()
        for one in found:
            if one.session.id not in kept:
                _count(tally, one, 1)
        for session_id in kept - {one.session.id for one in found}:
            _count(tally, known[session_id], -1)
        return Readings(story, found, tally, self.planned if is_same else planned, self.chosen)


def read(story: NarrativeView, versions: frozenset[str] | None = None) -> Readings:
    """Read all sessions of a story."""
    found, planned = _read(story, {})
    tally: dict[str, dict[FrameId, list[int]]] = {}
    for one in found:
        _count(tally, one, 1, is_new=True)
    return Readings(story, found, tally, planned, versions)


def _touched(before: ProjectView, after: ProjectView) -> frozenset[str]:
    """The ids of the sessions of which any row that is read here has changed."""
    found: set[str] = set(before.test_sessions.differing(after.test_sessions))
    for name in _READ_TABLES:
        then, now = before.tables[name], after.tables[name]
        for row_id in then.differing(now):
            for row in (then.get(row_id), now.get(row_id)):
                if row is not None:
                    found.add(row.session)
    return frozenset(found)


def _read(
    story: NarrativeView,
    known: Mapping[str, Reading],
    stands: tuple[Standing, ...] | None = None,
) -> tuple[tuple[Reading, ...], int]:
    """All held sessions, those that are not known read anew, and how many wait to be held."""
    view = story.whole
    every = standings(view, story.narrative.id) if stands is None else stands
    held = [one for one in every if one.session.state is SessionState.ENDED]
    wanted = {one.session.id for one in held if one.session.id not in known}
    marks: dict[str, list[Mark]] = {one: [] for one in wanted}
    ratings: dict[str, list[Rating]] = {one: [] for one in wanted}
    results: dict[str, list[FrameResult]] = {one: [] for one in wanted}
    # In one pass, and not session by session: that would group all of them first.
    for mark in view.marks.ordered if wanted else ():
        if mark.session in wanted:
            marks[mark.session].append(mark)
    for rating in view.ratings.ordered if wanted else ():
        if rating.session in wanted:
            ratings[rating.session].append(rating)
    for result in view.frame_results.ordered if wanted else ():
        if result.session in wanted:
            results[result.session].append(result)
    found = []
    for standing in held:
        session = standing.session
        before = known.get(session.id)
        if before is None:
            cells = frames_of(session, marks[session.id], ratings[session.id], results[session.id])
            states = {frame: state_of(cell) for frame, cell in cells.items()}
            before = Reading(standing, cells, states)
        found.append(before)
    return tuple(found), len(every) - len(held)


def _count(
    tally: dict[str, dict[FrameId, list[int]]], one: Reading, sign: int, *, is_new: bool = False
) -> None:
    """Add the figures of an eligible session to those of its version, or take them away."""
    if not one.standing.is_eligible:
        return
    frames = tally.setdefault(one.session.version, {})
    for frame, cell in one.cells.items():
        row = frames.get(frame)
        if row is None:
            row = frames[frame] = [0] * _WIDTH
        elif not is_new:
            row = frames[frame] = list(row)  # The readings before this one keep theirs.
        if cell.reached is Reached.REACHED:
            row[_REACHED] += sign
            for mark in cell.marks:
                if mark.kind is MarkKind.CONFUSED:
                    row[_CONFUSED] += sign
                    break
        row[_STATE + _PLACE[one.states[frame]]] += sign
        for metric, value in cell.rating.items():
            row[_RATED + 5 * _METRIC_PLACE[metric] + value - 1] += sign


_PLACE: Final = {state: place for place, state in enumerate(_STATES)}
_METRIC_PLACE: Final = {metric: place for place, metric in enumerate(_METRICS)}
