"""A rate and a difference of rates as they may be shown: with their n and an interval, or not."""

from __future__ import annotations

from dataclasses import dataclass

from narrative_studio.analysis.statistics.comparing import chance_better, fisher_better
from narrative_studio.analysis.statistics.honesty import USUAL, Standing, Thresholds
from narrative_studio.analysis.statistics.intervals import Interval, newcombe, wilson
from narrative_studio.analysis.statistics.numbers import part_of

DASH = "–"
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many: the only way in which a rate is handed on.

    ``planned`` is the number of tests that was planned before the first one, None for none. The
    share itself is given from ``thresholds.percent`` on only, and then with its interval.

    Raises:
        ImpossibleNumber: a count is none, there are more successes than n, or the planned number
            is not above zero.
    """

    successes: int
    n: int
    planned: int | None = None
    thresholds: Thresholds = USUAL

    def __post_init__(self) -> None:
        part_of(self.successes, self.n)
        Standing(self.n, self.planned, self.thresholds)

    @property
    def standing(self) -> Standing:
        """How much this many tests can carry."""
        return Standing(self.n, self.planned, self.thresholds)

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where there are too few for a percentage."""
        return self.successes / self.n if self.standing.has_percent else None

    @property
    def interval(self) -> Interval:
        """Wilson's 95 % interval, whatever n is; from 0 to 1 when it is 0."""
        return wilson(self.successes, self.n)

    @property
    def counted(self) -> str:
        """“6 of 10”, or that there is nothing yet."""
        return f"{self.successes} of {self.n}" if self.n else "not enough yet"

    @property
    def range(self) -> str:
        """“31–83 %”: the interval in whole percent; empty where there are too few for one."""
        if not self.standing.has_percent:
            return ""
        low, high = round(self.interval.low * 100), round(self.interval.high * 100)
        # Of very many tests the whole interval may round to an end that was not reached.
        if high == 0:
            return "under 1 %"
        if low == 100:
            return "over 99 %"
        return f"{low}{DASH}{high} %"

    def words(self, did: str) -> str:
        """Say it plainly: ``did`` is what they did, for example “took a next step”.

        “6 of 10 took a next step (31–83 %)”, “3 of 4 took a next step (anecdote)”.
        """
        if not self.n:
            return f"Not enough yet to say how many {did}"
        inside = "; ".join(filter(None, (self.range, self.standing.badge)))
        return f"{self.counted} {did}" + (f" ({inside})" if inside else "")


@dataclass(frozen=True, slots=True)
class Difference:
    """A rate beside the one it is compared with: the new pitch and the old, version B and A."""

    rate: Rate
    other: Rate

    @property
    def has_percent(self) -> bool:
        """Whether both sides are large enough for percentages."""
        return self.rate.standing.has_percent and self.other.standing.has_percent

    @property
    def points(self) -> float | None:
        """The rate less the other, 1.0 being 100 points; None where there are too few."""
        if self.rate.share is None or self.other.share is None:
            return None
        return self.rate.share - self.other.share

    @property
    def interval(self) -> Interval:
        """Newcombe's 95 % interval of that difference."""
        return newcombe(self.rate.successes, self.rate.n, self.other.successes, self.other.n)

    @property
    def chance_better(self) -> float:
        """How probable it is that the true rate is the higher one, from 0 to 1."""
        return chance_better(self.other.successes, self.other.n, self.rate.successes, self.rate.n)

    @property
    def chance_words(self) -> str:
        """The same in words: “95 of 100”, and never certainty."""
        hundredths = round(self.chance_better * 100)
        if hundredths in (0, 100):
            return "over 99 of 100" if hundredths else "under 1 of 100"
        return f"{hundredths} of 100"

    @property
    def p_better(self) -> float:
        """Fisher's one-sided p-value: how often chance alone would do as well."""
        return fisher_better(self.rate.successes, self.rate.n, self.other.successes, self.other.n)

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves zero out, with enough tests on both sides, at no early look.

        A look before the planned number is never clear: whoever looks after every test finds
        differences that are none.
        """
        is_interim = self.rate.standing.is_interim or self.other.standing.is_interim
        return self.has_percent and not is_interim and 0.0 not in self.interval

    @property
    def words(self) -> str:
        """“6 of 10 against 2 of 10: 40 points more (−2 to 67)”; without points while too few."""
        told = f"{self.rate.counted} against {self.other.counted}"
        points = self.points
        if points is None:
            return f"{told}: too few to compare in percent"
        low, high = self.interval.low, self.interval.high
        return f"{told}: {_points(points)} ({_signed(low)} to {_signed(high)})"


def _points(difference: float) -> str:
    """A difference in words: 40 points more, 1 point less, no difference."""
    points = abs(round(difference * 100))
    if not points:
        return "no difference"
    return f"{points} {'point' if points == 1 else 'points'} {'more' if difference > 0 else 'less'}"


def _signed(difference: float) -> str:
    points = round(difference * 100)
    return f"{MINUS}{-points}" if points < 0 else str(points)
