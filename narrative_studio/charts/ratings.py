"""How ratings from 1 to 5 are spread; never a mean alone, which hides two camps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from narrative_studio.charts.chart import Chart, ChartTable
from narrative_studio.charts.sample import ANECDOTE_BELOW, RATE_FROM, Standing

STEPS: Final = 5


@dataclass(frozen=True, slots=True)
class RatingRow:
    """What was rated, and how many gave a 1, a 2, a 3, a 4, a 5.

    Raises:
        ValueError: a count is below 0.
    """

    key: str
    name: str
    counts: tuple[int, int, int, int, int]
    rate_from: int = RATE_FROM
    anecdote_below: int = ANECDOTE_BELOW

    def __post_init__(self) -> None:
        if min(self.counts) < 0:
            raise ValueError(f"{self.name} has the counts {self.counts}.")

    @property
    def n(self) -> int:
        """How many rated it."""
        return sum(self.counts)

    @property
    def standing(self) -> Standing:
        """What may be said of it."""
        if not self.n:
            return Standing.NOBODY
        if self.n < self.anecdote_below:
            return Standing.ANECDOTE
        return Standing.COUNTS if self.n < self.rate_from else Standing.RATE

    @property
    def middle(self) -> float | None:
        """The median; None of nobody."""
        given = [step for step, count in enumerate(self.counts, 1) for _ in range(count)]
        if not given:
            return None
        half = len(given) // 2
        return float(given[half]) if len(given) % 2 else (given[half - 1] + given[half]) / 2

    @property
    def middle_words(self) -> str:
        """The median in words: ``middle 4``, ``middle 3.5``."""
        return f"middle {self.middle:g}" if self.middle is not None else ""

    @property
    def spread(self) -> str:
        """The counts in words, the best first: ``5: 4, 4: 3, 2: 1``."""
        steps = zip(range(STEPS, 0, -1), reversed(self.counts), strict=True)
        return ", ".join(f"{step}: {count}" for step, count in steps if count)


@dataclass(frozen=True, kw_only=True)
class RatingDistribution(Chart):
    """Ratings as bars around their middle; ``low_words`` and ``high_words`` name 1 and 5."""

    kind: ClassVar[str] = "Ratings from 1 to 5"

    rows: tuple[RatingRow, ...] = ()
    low_words: str = "not at all"
    high_words: str = "very"

    @property
    def is_bare(self) -> bool:
        return not any(row.n for row in self.rows)

    def table(self) -> ChartTable:
        rows = [(row.name, *row.counts, row.n, row.middle) for row in self.rows]
        return ChartTable(("Rated", "1", "2", "3", "4", "5", "n", "Middle"), tuple(rows))

    def said(self) -> tuple[str, ...]:
        return tuple(
            f"{row.name}, {row.n} ratings, {row.spread}, {row.middle_words}"
            for row in self.rows
            if row.n
        )
