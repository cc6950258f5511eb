"""Ratings from 1 to 5 as what they are: a distribution, never a mean alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber, whole
from narrative_studio.model.prospects import LEAST_RATING, MOST_RATING

LOW_AT_MOST: Final = 2
"""From here down a rating is a complaint."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """How many gave 1, 2, 3, 4 and 5; ``unknown`` is how many were asked and gave none.

    Raises:
        ImpossibleNumber: there are not five counts, or one of them is none.
    """

    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    unknown: int = 0

    def __post_init__(self) -> None:
        if len(self.counts) != MOST_RATING:
            raise ImpossibleNumber(f"ratings have {MOST_RATING} counts, not {len(self.counts)}")
        for rating, count in enumerate(self.counts, start=LEAST_RATING):
            whole(count, f"the count of rating {rating}")
        whole(self.unknown, "unknown")

    @classmethod
    def of(cls, given: Iterable[int | None]) -> Self:
        """Count ratings one by one; None is an unknown one.

        Raises:
            ImpossibleNumber: a rating is not one of 1, 2, 3, 4, 5.
        """
        found: Counter[int | None] = Counter()
        for rating in given:
            if rating is not None and (
                isinstance(rating, bool) or rating not in range(LEAST_RATING, MOST_RATING + 1)
            ):
                raise ImpossibleNumber(f"a rating is 1, 2, 3, 4 or 5, not {rating!r}")
            found[rating] += 1
        one, two, three, four, five = (
            found[rating] for rating in range(LEAST_RATING, MOST_RATING + 1)
        )
        return cls((one, two, three, four, five), found[None])

    @property
    def n(self) -> int:
        """How many ratings were given."""
        return sum(self.counts)

    @property
    def total(self) -> int:
        """The sum of all ratings; divided by ``n`` it is their mean."""
        return sum(rating * count for rating, count in enumerate(self.counts, LEAST_RATING))

    @property
    def low(self) -> int:
        """How many rated 2 or less."""
        return self.at_most(LOW_AT_MOST)

    def at_most(self, rating: int) -> int:
        """How many rated it this or lower.

        Raises:
            ImpossibleNumber: that is no rating.
        """
        if rating not in range(LEAST_RATING, MOST_RATING + 1):
            raise ImpossibleNumber(f"a rating is 1, 2, 3, 4 or 5, not {rating!r}")
        return sum(self.counts[:rating])

    @property
    def median(self) -> float | None:
        """The rating in the middle, of an even number the middle of the two; None without any."""
        n = self.n
        if not n:
            return None
        return (self._at((n - 1) // 2) + self._at(n // 2)) / 2

    @property
    def mean(self) -> float | None:
        """The mean, to stand beside the distribution and never for it; None without any."""
        return self.total / self.n if self.n else None

    @property
    def words(self) -> str:
        """Say it in words: the median, who rated low, and the mean behind them."""
        if self.median is None or self.mean is None:
            return "not rated yet"
        low = f"{self.low} of {self.n} rated it {LOW_AT_MOST} or less"
        return f"median {self.median:g}, {low} (mean {self.mean:.1f})"

    def _at(self, place: int) -> int:
        """The rating at this place, from 0, of all ratings in order."""
        for rating, count in enumerate(self.counts, start=LEAST_RATING):
            if place < count:
                return rating
            place -= count
        raise AssertionError("the place is one of the ratings")
