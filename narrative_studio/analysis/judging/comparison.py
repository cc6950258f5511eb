"""Whether one rate may be called higher than another, and the sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from narrative_studio.analysis.statistics.rate import Difference, Rate


class Finding(StrEnum):
    """What may be said of two rates."""

    TOO_FEW = "too few to compare"
    INTERIM = "not to be decided yet"
    NOT_SEPARATED = "not yet separated from chance"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rates of the same thing: ``now`` beside ``before``, or version B beside version A."""

    now: Rate
    before: Rate
    now_name: str = "the new pitch"
    before_name: str = "the old pitch"

    @property
    def difference(self) -> Difference:
        """The two as a difference with its interval."""
        return Difference(self.now, self.before)

    @property
    def finding(self) -> Finding:
        """What may be said; nothing before both sides have the numbers that were planned.

        Where a side is too small for percentages, nothing is said at all, however large the
        difference: two or three tests are an anecdote.
        """
        difference = self.difference
        if not difference.has_percent:
            return Finding.TOO_FEW
        if self.now.standing.is_interim or self.before.standing.is_interim:
            return Finding.INTERIM
        if 0.0 in difference.interval:
            return Finding.NOT_SEPARATED
        return Finding.HIGHER if difference.interval.low > 0 else Finding.LOWER

    @property
    def surprise(self) -> float:
        """Fisher's one-sided p-value towards the side that is ahead."""
        difference = self.difference
        if self.now.successes * self.before.n >= self.before.successes * self.now.n:
            return difference.p_better
        return Difference(self.before, self.now).p_better

    def words(self, did: str) -> str:
        """Say it in two sentences: what was counted, and what follows from it.

        ``did`` is what was counted, for example “took a next step”.
        """
        counts = (
            f"{self.now.counted} {did} with {self.now_name}, "
            f"{self.before.counted} with {self.before_name}."
        )
        return f"{counts} {self._conclusion()}"

    def _conclusion(self) -> str:
        match self.finding:
            case Finding.TOO_FEW:
                least = max(self.now.thresholds.percent, self.before.thresholds.percent)
                return f"That is too few to compare: it takes at least {least} on each side."
            case Finding.INTERIM:
                return f"{self._interim()} Nothing is decided before that."
            case Finding.NOT_SEPARATED:
                return f"That is not yet separated from chance: {by_chance(self.surprise)}."
            case Finding.HIGHER | Finding.LOWER:
                return f"That is more than chance: {by_chance(self.surprise)}."

    def _interim(self) -> str:
        sides = ((self.now, self.now_name), (self.before, self.before_name))
        waiting = [
            f"{rate.n} of {rate.planned} planned tests of {name}"
            for rate, name in sides
            if rate.standing.is_interim
        ]
        return f"Only {' and '.join(waiting)} have been counted."


def by_chance(p_value: float) -> str:
    """A p-value in words: “if both were equally good, 8 of 100 such series would look so”."""
    told = "if both were equally good,"
    if p_value < 0.001:
        return f"{told} fewer than 1 of 1,000 such series would look so"
    if p_value < 0.01:
        return f"{told} fewer than 1 of 100 such series would look so"
    return f"{told} {round(p_value * 100)} of 100 such series would look so or clearer"
