"""Sums over sessions, to which a session that changes is added again after it was taken away."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Final, Self

from narrative_studio.analysis.prospects.outcomes import Raised, RaisedCounts
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
_METRICS: Final = tuple(Metric)
_REACHED, _CONFUSED, _STATE, _RATED = 0, 1, 2, 2 + len(_STATES)
_WIDTH: Final = _RATED + 5 * len(_METRICS)


@dataclass(frozen=True)
class FrameFigures:
    """How one frame was taken in a number of eligible sessions."""

    counts: tuple[int, ...]

    @property
    def reached(self) -> int:
        """In how many it was told."""
        return self.counts[_REACHED]

    @property
    def confused(self) -> int:
        """In how many of these somebody was confused."""
        return self.counts[_CONFUSED]

    @cached_property
    def states(self) -> Mapping[HeatState, int]:
        """In how many it was left in each state."""
        return dict(zip(_STATES, self.counts[_STATE:_RATED], strict=True))

    @cached_property
    def ratings(self) -> Mapping[Metric, Ratings]:
        """How it was rated."""
        found = {}
        for place, metric in enumerate(_METRICS):
            one, two, three, four, five = self.counts[_RATED + 5 * place : _RATED + 5 * place + 5]
            found[metric] = Ratings((one, two, three, four, five))
        return found

    def __add__(self, other: FrameFigures) -> FrameFigures:
        """Both together."""
        return FrameFigures(tuple(map(sum, zip(self.counts, other.counts, strict=True))))

    @property
    def troubled(self) -> int:
        """In how many it left somebody confused or objecting."""
        return self.states[HeatState.CONFUSED] + self.states[HeatState.OBJECTED]


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
        self._rows: dict[FrameId, dict[Wording | None, list[int]]] = {}

    def count(self, _story: NarrativeView, one: Reading, sign: int) -> None:
        rows, told = self._rows, one.told
        for frame, cell in one.cells.items():
            by_wording = rows.get(frame)
            if by_wording is None:
                by_wording = rows[frame] = {}
            said = told.get(frame)
            row = by_wording.get(said)
            if row is None:
                row = by_wording[said] = [0] * _WIDTH
            if cell.reached is Reached.REACHED:
                row[_REACHED] += sign
                for mark in cell.marks:
                    if mark.kind is MarkKind.CONFUSED:
                        row[_CONFUSED] += sign
                        break
            row[_STATE + _STATES.index(state_of(cell))] += sign
            at = _RATED - 1
            for score in cell.scores:
                if score is not None:
                    row[at + score] += sign
                at += 5

    def copy(self) -> Self:
        made = type(self)()
        made._rows = {
            frame: {said: [*row] for said, row in by_wording.items()}
            for frame, by_wording in self._rows.items()
        }
        return made

    @staticmethod
    def figures(tallies: Iterable[FrameTally], frame: FrameId) -> FrameFigures:
        """How a frame was taken in the sessions of several sums, whatever it said."""
        return _sum(row for one in tallies for row in one._rows.get(frame, {}).values())

    def by_wording(self, frame: FrameId) -> Mapping[Wording | None, FrameFigures]:
        """How a frame was taken by what it said; None where that is not known."""
        return {said: _sum([row]) for said, row in self._rows.get(frame, {}).items()}


def _sum(rows: Iterable[list[int]]) -> FrameFigures:
    found = [*rows]
    return FrameFigures(tuple(map(sum, zip(*found, strict=True))) if found else (0,) * _WIDTH)


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
