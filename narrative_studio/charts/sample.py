"""Counts of a small sample, and what may honestly be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from narrative_studio.analysis.statistics.honesty import FEWEST_FOR_A_PATTERN, FEWEST_FOR_PERCENT

RATE_FROM: Final = FEWEST_FOR_PERCENT
"""From this many on a share may be told in per cent."""
ANECDOTE_BELOW: Final = FEWEST_FOR_A_PATTERN
"""Fewer than this many are an anecdote."""


class Standing(StrEnum):
    """What a count allows to be said."""

    NOBODY = "nobody"
    ANECDOTE = "anecdote"
    COUNTS = "counts"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``, with the interval of its rate from ``low`` to ``high``, each 0 to 1.

    Without an interval none is shown. ``rate_from`` and ``anecdote_below`` are the numbers below
    which there is no rate, and nothing but an anecdote.

    Raises:
        ValueError: the numbers contradict each other.
    """

    count: int
    of: int
    low: float | None = None
    high: float | None = None
    rate_from: int = RATE_FROM
    anecdote_below: int = ANECDOTE_BELOW

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.of:
            raise ValueError(f"{self.count} of {self.of} is no share.")
        if (self.low is None) != (self.high is None):
            raise ValueError("An interval has two ends.")
        if self.low is not None and self.high is not None and not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"{self.low} to {self.high} is no interval of a rate.")

    @property
    def standing(self) -> Standing:
        """What may be said of it."""
        if not self.of:
            return Standing.NOBODY
        if self.of < self.anecdote_below:
            return Standing.ANECDOTE
        return Standing.COUNTS if self.of < self.rate_from else Standing.RATE

    @property
    def is_rate(self) -> bool:
        """Whether it may be told in per cent and stand in colour."""
        return self.standing is Standing.RATE

    @property
    def part(self) -> float:
        """Where it stands between none and all, 0 to 1; 0 of nobody."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float] | None:
        """The interval that may be shown: that of a rate."""
        if self.low is None or self.high is None or not self.is_rate:
            return None
        return self.low, self.high

    @property
    def counts(self) -> str:
        """The count in words: ``2 of 10``."""
        return f"{self.count} of {self.of}"

    @property
    def rate(self) -> str:
        """The rate in words, ``60 %``; empty where there is none."""
        return percent(self.part) if self.is_rate else ""

    @property
    def reach(self) -> str:
        """The interval in words, ``31 to 83``; empty where there is none."""
        ends = self.interval
        return f"{round(ends[0] * 100)} to {round(ends[1] * 100)}" if ends else ""

    @property
    def caution(self) -> str:
        """Why there is no rate; empty where there is one."""
        match self.standing:
            case Standing.NOBODY:
                return "nobody yet"
            case Standing.ANECDOTE:
                return "anecdote, no rate"
            case Standing.COUNTS:
                return f"no rate below {self.rate_from}"
            case Standing.RATE:
                return ""

    @property
    def spoken(self) -> str:
        """All of it in words: ``6 of 10, 60 %, interval 31 to 83 %``."""
        if self.standing is Standing.NOBODY:
            return self.caution
        if not self.is_rate:
            return f"{self.counts}, {self.caution}"
        reach = f", interval {self.reach} %" if self.reach else ""
        return f"{self.counts}, {self.rate}{reach}"


def percent(part: float) -> str:
    """A part of 1 in per cent, without decimals: ``60 %``, with a space that does not break."""
    return f"{round(part * 100)}\u00a0%"
