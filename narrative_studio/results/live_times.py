"""How long frames took when they were told to prospects: medians, each with its n.

What several frames took together is the median of what they took in each session, and not what
their medians add up to: no session need have lasted that long, and frames of which few sessions say
their time would weigh as much as the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import Reached
from narrative_studio.results.readings import Reading, Readings


@dataclass(frozen=True, slots=True)
class LiveTime:
    """The median time that something took, in milliseconds, in ``n`` sessions."""

    median_ms: int
    n: int

    @property
    def words(self) -> str:
        """``6:40, median of 9``; of one session it is what that one took."""
        time = format_duration(self.median_ms)
        return f"{time}, median of {self.n}" if self.n > 1 else f"{time} in one session"


@dataclass(frozen=True, slots=True)
class LiveTimes:
    """The times of the version that was told last: what is planned now is held against them.

    ``n`` counts the eligible sessions that say of any frame how long it took; of a frame that none
    of them says so of there is no time.
    """

    version: str
    n: int
    frames: Mapping[FrameId, LiveTime]
    sessions: tuple[Reading, ...]

    def of(self, frames: Iterable[FrameId]) -> LiveTime | None:
        """What frames took together, in the sessions that say so of each of them.

        A frame that was skipped took no time; where all of them were, none was told.
        """
        wanted = tuple(frames)
        sums = (_together_ms(one, wanted) for one in self.sessions)
        return _median([one for one in sums if one])


def live_times(readings: Readings) -> LiveTimes:
    """The times of the version told last."""
    frames = {frame.id for frame in readings.frames}
    times_ms: dict[FrameId, list[int]] = {}
    sessions = []
    for one in readings.by_version.get(readings.latest, ()):
        took = [
            (frame, cell.duration_ms)
            for frame, cell in one.cells.items()
            if cell.duration_ms and frame in frames
        ]
        if took:
            sessions.append(one)
        for frame, took_ms in took:
            times_ms.setdefault(frame, []).append(took_ms)
    found = {frame: time for frame, every in times_ms.items() if (time := _median(every))}
    return LiveTimes(readings.latest, len(sessions), found, tuple(sessions))


def _together_ms(session: Reading, frames: Iterable[FrameId]) -> int:
    """What frames took in one session; 0 where it does not say so of one that was told."""
    sum_ms = 0
    for frame in frames:
        cell = session.cell(frame)
        if not cell.duration_ms and cell.reached is not Reached.SKIPPED:
            return 0
        sum_ms += cell.duration_ms
    return sum_ms


def _median(times_ms: list[int]) -> LiveTime | None:
    return LiveTime(round(median(times_ms)), len(times_ms)) if times_ms else None
