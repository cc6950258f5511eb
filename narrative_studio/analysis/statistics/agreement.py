"""How far people agree, said plainly first: the share of the largest statement, and raw pairs.

The coefficients in ``krippendorff`` and ``kappa`` and Kendall's W here come second, always beside
these: with five items they jump about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import fsum, isfinite
from typing import Generic, TypeVar

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber

L = TypeVar("L", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Largest(Generic[L]):
    """The statements that most people made, how many did, of how many.

    ``labels`` holds several when they tie, in the order in which they were first made.
    """

    labels: tuple[L, ...]
    count: int
    n: int

    @property
    def share(self) -> float | None:
        """What part of the people made it, from 0 to 1; None when nobody said anything."""
        return self.count / self.n if self.n else None


def largest(labels: Sequence[L | None]) -> Largest[L]:
    """The largest of the groups that statements fall into; None is somebody who said nothing."""
    counts = Counter(label for label in labels if label is not None)
    most = max(counts.values(), default=0)
    found = tuple(label for label, count in counts.items() if count == most)
    return Largest(found, most, counts.total())


@dataclass(frozen=True, slots=True)
class Agreed:
    """How many of the items that both judged two people judged alike."""

    same: int
    n: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None when they judged nothing in common."""
        return self.same / self.n if self.n else None


def raw_agreement(first: Sequence[Hashable | None], second: Sequence[Hashable | None]) -> Agreed:
    """What two coders of the same items agree on; items that one of them left out do not count.

    Raises:
        ImpossibleNumber: they did not have the same number of items before them.
    """
    if len(first) != len(second):
        raise ImpossibleNumber(
            f"two coders have to have the same items, not {len(first)} and {len(second)}"
        )
    both = [
        (one, two)
        for one, two in zip(first, second, strict=True)
        if one is not None and two is not None
    ]
    return Agreed(sum(one == two for one, two in both), len(both))


def kendall_w(raters: Sequence[Sequence[float]]) -> float | None:
    """Kendall's coefficient of concordance, from 0 (no common order) to 1, corrected for ties.

    ``raters`` holds for each rater a score or a rank for each item; only their order counts. W is
    12 S / (m² (k³ - k) - m ΣT), S the squared deviations of the items' rank sums and T = Σ(t³ - t)
    over each rater's ties: Kendall (1962), Rank correlation methods, ch. 6. None with fewer than
    two raters or items, or when every rater ties all items, as nothing was put in order then.

    Raises:
        ImpossibleNumber: the raters did not all score the same items, or a score is no number.
    """
    if len({len(scores) for scores in raters}) > 1:
        raise ImpossibleNumber("every rater has to score the same items")
    if any(not isfinite(score) for scores in raters for score in scores):
        raise ImpossibleNumber("a score has to be a number")
    m, k = len(raters), len(raters[0]) if raters else 0
    if m < 2 or k < 2:
        return None
    ranked = [ranks(scores) for scores in raters]
    sums = [fsum(column) for column in zip(*ranked, strict=True)]
    middle = m * (k + 1) / 2
    deviation = fsum((total - middle) ** 2 for total in sums)
    ties = sum(t**3 - t for scores in raters for t in Counter(scores).values())
    whole = m * m * (k**3 - k) - m * ties
    return min(1.0, 12 * deviation / whole) if whole else None


def ranks(scores: Sequence[float]) -> list[float]:
    """The rank of each score from 1, equal ones sharing the mean of their ranks."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    found = [0.0] * len(scores)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and scores[order[end]] == scores[order[start]]:
            end += 1
        for place in order[start:end]:
            found[place] = (start + 1 + end) / 2
        start = end
    return found
