"""Sums over sessions, to which a session that changes is added again after it was taken away."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Final, Self

from narrative_studio.analysis.prospects.outcomes import Raised, RaisedCounts
from narrative_studio.analysis.prospects.received import NO_SCORES, InSession, Scores
from narrative_studio.analysis.prospects.told import Told
from narrative_studio.analysis.statistics.ratings import Ratings
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.model.customers import Persona
from narrative_studio.model.evidence import Objection
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.prospects import Metric
from narrative_studio.model.view import NarrativeView
from narrative_studio.model.wordings import Wording
from narrative_studio.results.cells import state_of
from narrative_studio.results.reading import Reading

_STATES: Final = tuple(HeatState)
_NEUTRAL: Final = _STATES.index(HeatState.NEUTRAL)
_UNKNOWN: Final = _STATES.index(HeatState.UNKNOWN)
_PLACES: Final = {state: place for place, state in enumerate(_STATES)}
_METRICS: Final = tuple(Metric)
_REACHED, _SKIPPED, _CONFUSED = Reached.REACHED, Reached.SKIPPED, MarkKind.CONFUSED


@dataclass(frozen=True, eq=False)
class FrameFigures:
    """How one frame was taken in a number of eligible sessions.

    ``reached`` is in how many it was told, ``confused`` in how many of these somebody was confused.
    ``rated`` counts the ratings by their scores, in as many pieces as it was summed up from: they
    are brought together when somebody asks for them.
    """

    reached: int = 0
    confused: int = 0
    by_state: tuple[int, ...] = (0,) * len(_STATES)
    rated: tuple[Mapping[Scores, int], ...] = ()

    @cached_property
    def states(self) -> Mapping[HeatState, int]:
        """In how many it was left in each state."""
        return dict(zip(_STATES, self.by_state, strict=True))

    @cached_property
    def ratings(self) -> Mapping[Metric, Ratings]:
        """How it was rated."""
        counts = [[0] * 5 for _metric in _METRICS]
        for piece in self.rated:
            for scores, count in piece.items():
                for by_score, score in zip(counts, scores, strict=True):
                    if score is not None:
                        by_score[score - 1] += count
        found = {}
        for metric, (one, two, three, four, five) in zip(_METRICS, counts, strict=True):
            found[metric] = Ratings((one, two, three, four, five))
        return found

    def __add__(self, other: FrameFigures) -> FrameFigures:
        """Both together."""
        return FrameFigures(
            self.reached + other.reached,
            self.confused + other.confused,
            tuple(map(sum, zip(self.by_state, other.by_state, strict=True))),
            self.rated + other.rated,
        )

    def __eq__(self, other: object) -> bool:
        """Whether both say the same, however they were summed up."""
        if not isinstance(other, FrameFigures):
            return NotImplemented
        one, two = ((it.reached, it.confused, it.by_state) for it in (self, other))
        return one == two and self.ratings == other.ratings

    __hash__ = None  # type: ignore[assignment]

    @property
    def troubled(self) -> int:
        """In how many it left somebody confused or objecting."""
        return self.states[HeatState.CONFUSED] + self.states[HeatState.OBJECTED]


NO_FIGURES: Final = FrameFigures()
"""Those of a frame of which no session says anything."""


class Tally(ABC):
    """A sum over some sessions.

    ``rests_on`` are the tables that it reads beside the rows of the sessions; when one of them
    changes it is summed anew.
    """

    rests_on: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def count(self, story: NarrativeView, one: Reading, sign: int) -> None:
        """Add a session with the sign 1, or take one away again with the sign -1."""

    @abstractmethod
    def copy(self) -> Self:
        """The same sum, to be counted on without changing this one."""


class FrameTally(Tally):
    """How frames were taken: how often reached, confusing, in each state, and rated how.

    What a frame said then is told apart, so that one that was reworded since can be.
    """

    def __init__(self) -> None:
        self._sums: dict[FrameId, dict[Wording | None, _Sum]] = {}
        # The sums of the frames as they were told, by the identity of what was told; it is held on
        # to, so that nothing else comes to have that identity.
        self._as_told: dict[int, tuple[Told, dict[FrameId, _Sum]]] = {}

    def count(self, _story: NarrativeView, one: Reading, sign: int) -> None:
        told = one.told
        _told, sums = self._as_told.setdefault(id(told), (told, {}))
        for frame, cell in one.cells.items():
            found = sums.get(frame)
            if found is None:
                found = sums[frame] = self._sum(frame, told.get(frame))
            reached, _duration_ms, marks, scores, reaction = cell
            if reached is _REACHED:
                found.reached += sign
            if marks or reached is _SKIPPED:
                found.count_state(cell, sign)
            else:
                is_rated = reaction or (scores is not NO_SCORES and scores != NO_SCORES)
                found.states[_NEUTRAL if is_rated else _UNKNOWN] += sign
            found.scores[scores] = found.scores.get(scores, 0) + sign

    def copy(self) -> Self:
        made = type(self)()
        made._sums = {
            frame: {said: one.copy() for said, one in by_wording.items()}
            for frame, by_wording in self._sums.items()
        }
        return made

    @staticmethod
    def figures(tallies: Iterable[FrameTally], frame: FrameId) -> FrameFigures:
        """How a frame was taken in the sessions of several sums, whatever it said."""
        found = [sums.figures for one in tallies for sums in one._sums.get(frame, {}).values()]
        return sum(found[1:], found[0]) if found else NO_FIGURES

    def by_wording(self, frame: FrameId) -> Mapping[Wording | None, FrameFigures]:
        """How a frame was taken by what it said; None where that is not known."""
        return {said: one.figures for said, one in self._sums.get(frame, {}).items()}

    def _sum(self, frame: FrameId, said: Wording | None) -> _Sum:
        return self._sums.setdefault(frame, {}).setdefault(said, _Sum())


class _Sum:
    """How one frame was taken while it said one thing.

    Ratings that are alike are counted as one: there are few ways in which a frame can be rated, and
    very many sessions.
    """

    __slots__ = ("confused", "reached", "scores", "states")

    def __init__(self) -> None:
        self.reached = 0
        self.confused = 0
        self.states = [0] * len(_STATES)
        self.scores: dict[Scores, int] = {}

    def count_state(self, cell: InSession, sign: int) -> None:
        """Add the state of a cell in which something was marked, or take it away."""
        self.states[_PLACES[state_of(cell)]] += sign
        if cell.reached is _REACHED:
            for mark in cell.marks:
                if mark.kind is _CONFUSED:
                    self.confused += sign
                    break

    def copy(self) -> _Sum:
        """The same sum, to be counted on."""
        made = _Sum()
        made.reached, made.confused = self.reached, self.confused
        made.states, made.scores = [*self.states], dict(self.scores)
        return made

    @property
    def figures(self) -> FrameFigures:
        """What it comes to."""
        rated = (dict(self.scores),)
        return FrameFigures(self.reached, self.confused, tuple(self.states), rated)


class ObjectionTally(Tally):
    """Which objections were raised, where, by whom, and how they were handled."""

    rests_on = (Objection.table, Persona.table)

    def __init__(self) -> None:
        self._counts = RaisedCounts()

    def count(self, story: NarrativeView, one: Reading, sign: int) -> None:
        self._counts.count(story.whole, one.session.id, sign)

    def copy(self) -> Self:
        made = type(self)()
        made._counts = RaisedCounts([self._counts])
        return made

    @staticmethod
    def raised(story: NarrativeView, tallies: Iterable[ObjectionTally]) -> tuple[Raised, ...]:
        """The objections of several sums, the most frequent first."""
        return RaisedCounts(one._counts for one in tallies).raised(story.whole)
