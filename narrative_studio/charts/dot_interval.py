"""Rates with their intervals, one below the other, against the rate of old."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from narrative_studio.charts.chart import Chart, ChartTable
from narrative_studio.charts.confusion import in_percent
from narrative_studio.charts.sample import Share


@dataclass(frozen=True, slots=True)
class DotRow:
    """A share under its name; ``is_strong`` for the row that sums up the others."""

    key: str
    name: str
    share: Share
    is_strong: bool = False


@dataclass(frozen=True, kw_only=True)
class DotInterval(Chart):
    """Rates as dots with intervals; ``baseline`` is the row that the others are held against.

    ``word`` is what is counted, as in ``agreed a next step``.
    """

    kind: ClassVar[str] = "Rates with intervals"

    rows: tuple[DotRow, ...] = ()
    baseline: DotRow | None = None
    word: str = "count"

    @property
    def all_rows(self) -> tuple[DotRow, ...]:
        """The rows, the baseline last."""
        return (*self.rows, self.baseline) if self.baseline else self.rows

    @property
    def is_bare(self) -> bool:
        return not any(row.share.of for row in self.all_rows)

    def table(self) -> ChartTable:
        rows = []
        for row in self.all_rows:
            low, high = row.share.interval or (None, None)
            part = in_percent(row.share.part) if row.share.is_rate else None
            ends = (in_percent(low), in_percent(high))
            rows.append((row.name, row.share.count, row.share.of, part, *ends))
        heads = ("Row", self.word.capitalize(), "n", "Rate %", "Low %", "High %")
        return ChartTable(heads, tuple(rows))

    def said(self) -> tuple[str, ...]:
        return tuple(f"{row.name} {row.share.spoken}" for row in self.all_rows)
