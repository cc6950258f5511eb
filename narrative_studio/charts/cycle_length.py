"""How long it took from the first call to the next step, one dot for each prospect."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import ClassVar

from narrative_studio.charts.chart import Chart, ChartTable
from narrative_studio.charts.sample import ANECDOTE_BELOW


@dataclass(frozen=True, slots=True)
class CycleDot:
    """One prospect: how many days it took, or has taken so far where ``is_open``."""

    key: str
    name: str
    days: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class CycleRow:
    """The prospects of one version.

    Raises:
        ValueError: it took fewer than 0 days.
    """

    name: str
    dots: tuple[CycleDot, ...]

    def __post_init__(self) -> None:
        for dot in self.dots:
            if dot.days < 0:
                raise ValueError(f"{dot.name} took {dot.days} days.")

    @property
    def middle(self) -> float | None:
        """The median of the days, of those that are done; None where they are too few."""
        done = [dot.days for dot in self.dots if not dot.is_open]
        return float(median(done)) if len(done) >= ANECDOTE_BELOW else None


@dataclass(frozen=True, kw_only=True)
class CycleLength(Chart):
    """Days for each prospect, a row for each version."""

    kind: ClassVar[str] = "Length of the cycle"

    rows: tuple[CycleRow, ...] = ()

    @property
    def is_bare(self) -> bool:
        return not any(row.dots for row in self.rows)

    def table(self) -> ChartTable:
        rows = [
            (row.name, dot.name, dot.days, "open" if dot.is_open else "done")
            for row in self.rows
            for dot in row.dots
        ]
        return ChartTable(("Version", "Prospect", "Days", "State"), tuple(rows))

    def said(self) -> tuple[str, ...]:
        told = []
        for row in self.rows:
            middle = f", middle {row.middle:g} days" if row.middle is not None else ""
            days = ", ".join(
                f"{dot.days}{' so far' if dot.is_open else ''}"
                for dot in sorted(row.dots, key=lambda dot: dot.days)
            )
            if row.dots:
                told.append(f"{row.name}, n = {len(row.dots)}, days {days}{middle}")
        return tuple(told)
