"""One line of the benchmark: a ratio, its budget and what it was made of."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Figure:
    """A ratio of two measurements of this run; ``at_most`` is its budget, None for a mere fact."""

    name: str
    ratio: float
    at_most: float | None
    detail: str

    @property
    def is_within(self) -> bool:
        """Whether the ratio keeps its budget."""
        return self.at_most is None or self.ratio <= self.at_most


def cpu_s(work: Callable[[], object]) -> float:
    """The processor seconds that a piece of work takes, garbage collection held back."""
    gc.collect()
    gc.disable()
    try:
        before = time.process_time()
        work()
        return time.process_time() - before
    finally:
        gc.enable()


def least(measure: Callable[[], float], times: int) -> float:
    """The least of several measurements: what the work costs when nothing disturbs it."""
    return min(measure() for _ in range(times))


def calibration() -> Figure:
    """How fast this machine runs plain Python: a loop of a million steps against 50 ms."""

    def loop() -> int:
        total = 0
        for number in range(1_000_000):
            total += number & 7
        return total

    seconds = least(lambda: cpu_s(loop), 5)
    return Figure(
        "calibration", seconds / 0.05, None, f"{seconds * 1000:.0f} ms for a loop of a million"
    )


class Calibrated(NamedTuple):
    """How much processor time something took here, and how much on the calibration machine."""

    here_ms: float
    calibrated_ms: float


def calibrated(work: Callable[[], object]) -> Calibrated:
    """The processor time of some work, and how fast the machine was just then."""
    here_ms = cpu_s(work) * 1000
    return Calibrated(here_ms, here_ms / calibration().ratio)
