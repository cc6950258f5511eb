"""The clock of a story while it is told: it stands before the start and during questions.

What is kept is a list of segments; every total is derived from them. The time comes from outside
and has to be monotonic, so that nobody who sets the clock of the machine moves the story.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from narrative_studio.model.ids import FrameId


class State(StrEnum):
    """Where the telling stands."""

    READY = "ready"
    """Nothing was told yet: the clock starts with the first advance."""
    RUNNING = "running"
    PAUSED = "paused"
    """Somebody asks; the time of the story stands still."""
    STOPPED = "stopped"


class Reason(StrEnum):
    """What the time of a segment went to."""

    TOLD = "told"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time in one frame; ``end_ms`` is None while it lasts.

    Both count from the start of the telling, questions included.
    """

    frame: FrameId
    reason: Reason
    start_ms: int
    end_ms: int | None = None


class StoryClock:
    """Measures the telling of one story, frame by frame; ``now_ms`` is a monotonic clock."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._zero_ms = 0
        self._segments: list[Segment] = []
        self._frame: FrameId | None = None
        self._state = State.READY

    @classmethod
    def resumed(
        cls, now_ms: Callable[[], int], *, zero_ms: int, segments: Sequence[Segment]
    ) -> StoryClock:
        """Go on with a telling that was cut off; the last of its segments has lasted until now.

        ``zero_ms`` is when it began, by the same clock as ``now_ms``.
        """
        made = cls(now_ms)
        if segments:
            last = replace(segments[-1], end_ms=None)
            made._zero_ms = zero_ms
            made._segments = [*segments[:-1], last]
            made._frame = last.frame
            made._state = State.PAUSED if last.reason is Reason.QUESTION else State.RUNNING
        return made

    @property
    def state(self) -> State:
        """Where the telling stands."""
        return self._state

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All stretches so far, in order; the last one may still last."""
        return tuple(self._segments)

    @property
    def frame(self) -> FrameId | None:
        """The frame that is told, None before the start."""
        return self._frame

    @property
    def elapsed_ms(self) -> int:
        """The time of the story, without questions."""
        return self._total(Reason.TOLD)

    @property
    def questions_ms(self) -> int:
        """The time of all questions together."""
        return self._total(Reason.QUESTION)

    @property
    def questions(self) -> int:
        """How often the story was paused."""
        return sum(segment.reason is Reason.QUESTION for segment in self._segments)

    @property
    def pause_ms(self) -> int:
        """How long the present pause lasts; 0 while none does."""
        if self._state is not State.PAUSED:
            return 0
        return self._length_ms(self._segments[-1])

    def frame_ms(self, frame: FrameId) -> int:
        """The time that was told of one frame, all visits to it together."""
        return self._total(Reason.TOLD, frame)

    def go(self, frame: FrameId) -> None:
        """Tell a frame from now on; the first time starts the clock.

        While a question is asked the story goes on in that frame after it.
        """
        if self._state is State.READY:
            self._zero_ms = self._now_ms()
            self._state = State.RUNNING
            self._begin(frame, Reason.TOLD)
        elif self._state is State.RUNNING and self._frame != frame:
            self._end_last()
            self._begin(frame, Reason.TOLD)
        elif self._state is State.PAUSED:
            self._frame = frame

    def pause(self) -> None:
        """Stop the time of the story for a question; nothing happens unless it runs."""
        if self._state is State.RUNNING:
            self._turn(State.PAUSED, Reason.QUESTION)

    def resume(self) -> None:
        """Go on after a question; nothing happens unless the story is paused."""
        if self._state is State.PAUSED:
            self._turn(State.RUNNING, Reason.TOLD)

    def stop(self) -> None:
        """End the telling; the totals stay."""
        if self._state in (State.RUNNING, State.PAUSED):
            self._end_last()
            self._state = State.STOPPED

    def _turn(self, state: State, reason: Reason) -> None:
        assert self._frame is not None
        self._end_last()
        self._state = state
        self._begin(self._frame, reason)

    def _begin(self, frame: FrameId, reason: Reason) -> None:
        self._frame = frame
        self._segments.append(Segment(frame, reason, self._since_ms()))

    def _end_last(self) -> None:
        self._segments[-1] = replace(self._segments[-1], end_ms=self._since_ms())

    def _since_ms(self) -> int:
        return self._now_ms() - self._zero_ms

    def _length_ms(self, segment: Segment) -> int:
        end_ms = self._since_ms() if segment.end_ms is None else segment.end_ms
        return end_ms - segment.start_ms

    def _total(self, reason: Reason, frame: FrameId | None = None) -> int:
        return sum(
            self._length_ms(segment)
            for segment in self._segments
            if segment.reason is reason and (frame is None or segment.frame == frame)
        )
