"""Intervals for a rate and for the difference of two rates that hold for small samples."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt
from statistics import NormalDist
from typing import Final

from narrative_studio.analysis.statistics.numbers import confidence_level, part_of

CONFIDENCE: Final = 0.95
"""The level of every interval unless another is asked for."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, shares or differences of shares: 1.0 is all of them."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    @property
    def width(self) -> float:
        """How far its ends lie apart."""
        return self.high - self.low


NOTHING_KNOWN: Final = Interval(0.0, 1.0)


def wilson(successes: int, n: int, *, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval for a rate; from 0 to 1 when nobody was asked.

    Wilson (1927), JASA 22, 209-212; it is method 3 of Newcombe (1998), Statistics in Medicine 17,
    857-872, without a continuity correction. It keeps its promise for small n and for rates of 0
    and 1, where the textbook's p ± z·sqrt(p(1-p)/n) has no width at all.

    Raises:
        ImpossibleNumber: a negative or broken count, more successes than n, or no confidence.
    """
    part, n = part_of(successes, n)
    z = _z(confidence)
    if n == 0:
        return NOTHING_KNOWN
    middle = 2 * part + z * z
    spread = z * sqrt(z * z + 4 * part * (n - part) / n)
    whole = 2 * (n + z * z)
    # At the ends the formula is exactly 0 and 1; the arithmetic is only nearly so.
    low = 0.0 if part == 0 else max(0.0, (middle - spread) / whole)
    high = 1.0 if part == n else min(1.0, (middle + spread) / whole)
    return Interval(low, high)


def newcombe(
    successes: int,
    n: int,
    other_successes: int,
    other_n: int,
    *,
    confidence: float = CONFIDENCE,
) -> Interval:
    """The interval for the first rate less the other: Newcombe's hybrid score interval.

    Method 10 of Newcombe (1998), Statistics in Medicine 17, 873-890: each side is as far from the
    difference as the two Wilson limits that pull that way, added as the sides of a right triangle.
    From -1 to 1 when nobody was asked on one side.

    Raises:
        ImpossibleNumber: as for :func:`wilson`.
    """
    first, other = (
        wilson(successes, n, confidence=confidence),
        wilson(other_successes, other_n, confidence=confidence),
    )
    if n == 0 or other_n == 0:
        return Interval(-1.0, 1.0)
    p, q = successes / n, other_successes / other_n
    return Interval(
        max(-1.0, p - q - hypot(p - first.low, other.high - q)),
        min(1.0, p - q + hypot(first.high - p, q - other.low)),
    )


def widest_half(n: int, *, confidence: float = CONFIDENCE) -> float:
    """How far Wilson's interval reaches to each side at its widest, a rate of one half.

    What a plan of n tests can know at best: 0.26 for 10, 0.20 for 20. Half of the whole range when
    n is 0.

    Raises:
        ImpossibleNumber: n is no count.
    """
    _part, n = part_of(0, n)
    z = _z(confidence)
    return z / (2 * sqrt(n + z * z))


def _z(confidence: float) -> float:
    """How many standard deviations to each side hold this share of a normal distribution."""
    return NormalDist().inv_cdf((1 + confidence_level(confidence)) / 2)
