"""Which of two versions people prefer who have seen both."""

from __future__ import annotations

from dataclasses import dataclass

from narrative_studio.analysis.statistics.numbers import whole
from narrative_studio.analysis.statistics.urn import binomial_tail


@dataclass(frozen=True, slots=True)
class Preference:
    """What people said who saw both: for the first, for the second, or neither.

    Raises:
        ImpossibleNumber: one of the three is no count.
    """

    first: int
    second: int
    undecided: int = 0

    def __post_init__(self) -> None:
        for name in ("first", "second", "undecided"):
            whole(getattr(self, name), name)

    @property
    def decided(self) -> int:
        """How many preferred one of the two."""
        return self.first + self.second

    @property
    def n(self) -> int:
        """How many were asked."""
        return self.decided + self.undecided

    @property
    def p_first(self) -> float:
        """The one-sided p-value of the exact sign test that the first is preferred.

        Who is undecided is left out: Dixon and Mood (1946), JASA 41, 557-566. It is 1 when nobody
        decided.
        """
        return binomial_tail(self.first, n=self.decided)

    @property
    def p_either(self) -> float:
        """The two-sided p-value of the exact sign test: that one of the two is preferred."""
        return min(1.0, 2 * binomial_tail(max(self.first, self.second), n=self.decided))

    def words(self, first: str = "the first", second: str = "the second") -> str:
        """Say it in one sentence, with everybody who was asked."""
        if not self.n:
            return "Nobody has compared the two yet."
        told = f"{self.first} of {self.n} preferred {first}, {self.second} {second}"
        return f"{told}, {self.undecided} neither." if self.undecided else f"{told}."
