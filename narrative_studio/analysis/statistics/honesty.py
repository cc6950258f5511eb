"""From how many tests on what may be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber, whole

FEWEST_FOR_A_PATTERN: Final = 5
"""Fewer tests than this are an anecdote."""
FEWEST_FOR_PERCENT: Final = 10
"""Fewer tests than this get no percentages and no colours."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which n on there is a pattern, and percentages.

    Raises:
        ImpossibleNumber: one of them is no count.
    """

    pattern: int = FEWEST_FOR_A_PATTERN
    percent: int = FEWEST_FOR_PERCENT

    def __post_init__(self) -> None:
        whole(self.pattern, "the fewest tests for a pattern")
        whole(self.percent, "the fewest tests for percentages")


USUAL: Final = Thresholds()


@dataclass(frozen=True, slots=True)
class Standing:
    """How much ``n`` tests can carry, of ``planned`` ones; None when no number was planned.

    Raises:
        ImpossibleNumber: n is no count, or the planned number no count above zero.
    """

    n: int
    planned: int | None = None
    thresholds: Thresholds = USUAL

    def __post_init__(self) -> None:
        whole(self.n, "n")
        if self.planned is not None and not whole(self.planned, "the planned n"):
            raise ImpossibleNumber("the planned n has to be above zero")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say yet."""
        return self.n == 0

    @property
    def is_anecdote(self) -> bool:
        """Whether there are too few to call it a pattern."""
        return 0 < self.n < self.thresholds.pattern

    @property
    def is_interim(self) -> bool:
        """Whether this is a look before the planned number was reached."""
        return self.planned is not None and self.n < self.planned

    @property
    def has_percent(self) -> bool:
        """Whether percentages and colours may be shown."""
        return self.n >= max(1, self.thresholds.percent)

    @property
    def badge(self) -> str:
        """The word to set beside a number: not enough yet, anecdote, interim, or none."""
        if self.is_empty:
            return "not enough yet"
        interim = f"interim, {self.n} of {self.planned}" if self.is_interim else ""
        anecdote = "anecdote" if self.is_anecdote else ""
        return ", ".join(filter(None, (anecdote, interim)))
