"""What is objected most, by whom, and how far the first few reach."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from narrative_studio.charts.chart import Chart, ChartTable, Value


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """One objection and how often it was raised by each role of the chart."""

    key: str
    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How often it was raised in all."""
        return sum(self.counts)


@dataclass(frozen=True, kw_only=True)
class Pareto(Chart):
    """Objections with the most frequent first, each bar made up of the buying roles.

    ``others`` is how often those were raised that have no bar of their own.

    Raises:
        ValueError: a bar has not a count for each role, or one below 0.
    """

    kind: ClassVar[str] = "Objections, most frequent first"

    roles: tuple[str, ...] = ()
    bars: tuple[ParetoBar, ...] = ()
    others: int = 0

    def __post_init__(self) -> None:
        for bar in self.bars:
            if len(bar.counts) != len(self.roles) or min(bar.counts, default=0) < 0:
                raise ValueError(f"{bar.name} has the counts {bar.counts}.")

    @property
    def sorted_bars(self) -> tuple[ParetoBar, ...]:
        """The bars, the longest first; equal ones as they were given."""
        return tuple(sorted(self.bars, key=lambda bar: -bar.total))

    @property
    def total(self) -> int:
        """How many objections there are in all, also of those without a bar."""
        return sum(bar.total for bar in self.bars) + self.others

    @property
    def reached(self) -> tuple[int, ...]:
        """For each sorted bar how many it and those above it are together."""
        return tuple(accumulate(bar.total for bar in self.sorted_bars))

    @property
    def is_bare(self) -> bool:
        return not self.total

    def table(self) -> ChartTable:
        rows: list[tuple[Value, ...]] = [
            (bar.name, *bar.counts, bar.total, so_far)
            for bar, so_far in zip(self.sorted_bars, self.reached, strict=True)
        ]
        return ChartTable(("Objection", *self.roles, "All", "So far"), tuple(rows))

    def said(self) -> tuple[str, ...]:
        return tuple(
            f"{bar.name} {bar.total}, {self.by_role(bar)}" for bar in self.sorted_bars if bar.total
        )

    def by_role(self, bar: ParetoBar) -> str:
        """Who raised it, in words: ``champion 2, user 1``."""
        pairs = zip(self.roles, bar.counts, strict=True)
        return ", ".join(f"{role} {count}" for role, count in pairs if count)
