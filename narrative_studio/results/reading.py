"""What one session says, kept as long as the session does not change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from narrative_studio.analysis.prospects.eligible import Standing
from narrative_studio.analysis.prospects.received import NOTHING, InSession, frames_of
from narrative_studio.analysis.prospects.told import Told
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import FrameResult, Mark, Rating, Reached
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.results.cells import state_of

T = TypeVar("T")


def version_words(version: str) -> str:
    """What a version is called beside others, also where sessions do not say which they tested."""
    return version or "No version"


class Reading:
    """One session that was held: whether it counts, what it says of each frame, and of all else.

    It is replaced as soon as any row of its session changes, so that what is asked of it once holds
    as long as it is there. It is read when first asked. ``told`` is what the frames said then.
    """

    def __init__(self, view: ProjectView, standing: Standing, told: Told) -> None:
        self.standing = standing
        self.told = told
        self.session = standing.session
        self.id = standing.session.id
        self.version = standing.session.version
        self.is_eligible = standing.is_eligible
        session = self.id
        # Its rows and not the view, which would keep all other rows of that moment in memory.
        self._marks: tuple[Mark, ...] = view.marks.of("session", session)
        self._ratings: tuple[Rating, ...] = view.ratings.of("session", session)
        self._results: tuple[FrameResult, ...] = view.frame_results.of("session", session)
        self._answers: dict[Callable[..., Any], Any] = {}

    @cached_property
    def cells(self) -> Mapping[FrameId, InSession]:
        """What it says of each frame of which it says anything."""
        return frames_of(self.session, self._marks, self._ratings, self._results)

    def cell(self, frame: FrameId) -> InSession:
        """What it says of a frame."""
        return self.cells.get(frame, NOTHING)

    def state(self, frame: FrameId) -> HeatState:
        """In which state the frame was left."""
        return state_of(self.cell(frame))

    @cached_property
    def reached(self) -> frozenset[FrameId]:
        """The frames that were told."""
        cells = self.cells.items()
        return frozenset(frame for frame, cell in cells if cell.reached is Reached.REACHED)

    @cached_property
    def landed(self) -> frozenset[FrameId]:
        """The frames that were told and landed."""
        return self.reached & self._in_state(HeatState.LANDED)

    @cached_property
    def objected(self) -> frozenset[FrameId]:
        """The frames at which something was objected."""
        return self._in_state(HeatState.OBJECTED)

    def _in_state(self, state: HeatState) -> frozenset[FrameId]:
        """The frames that were left in a state that only a mark tells of."""
        cells = self.cells.items()
        return frozenset([one for one, cell in cells if cell.marks and state_of(cell) is state])

    def answer(self, story: NarrativeView, question: Callable[[NarrativeView, Reading], T]) -> T:
        """The answer to a question that rests on this session and what is around it; asked once.

        ``story`` is the one that the readings are of now. What is around a session are the tables
        of ``readings.AROUND``: once one of these changes, :meth:`anew` is asked instead.
        """
        if question not in self._answers:
            self._answers[question] = question(story, self)
        found: T = self._answers[question]
        return found

    def anew(self) -> Reading:
        """The same session, once what is around it has changed."""
        made = Reading.__new__(Reading)
        made.__dict__.update(self.__dict__)
        made._answers = {}
        return made
