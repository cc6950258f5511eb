"""Two versions of the narrative beside each other, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from narrative_studio.charts.chart import Chart, ChartTable, Value
from narrative_studio.charts.confusion import in_percent
from narrative_studio.charts.sample import Share


@dataclass(frozen=True, slots=True)
class BeforeAfterRow:
    """One frame in both versions; None where a version has not the frame.

    ``verdict`` is what may be said of the difference, as in ``Not yet separated from chance``.
    """

    key: str
    number: str
    title: str
    before: Share | None
    after: Share | None
    verdict: str = ""


@dataclass(frozen=True, kw_only=True)
class BeforeAfter(Chart):
    """Shares of two versions with their intervals; ``word`` is what the counted did."""

    kind: ClassVar[str] = "Before and after"

    before_name: str = "Before"
    after_name: str = "After"
    rows: tuple[BeforeAfterRow, ...] = ()
    word: str = "landed"

    @property
    def is_bare(self) -> bool:
        return not any(
            share is not None and share.of for row in self.rows for share in (row.before, row.after)
        )

    @property
    def has_rates(self) -> bool:
        """Whether any of its shares may be told in per cent."""
        return any(
            share is not None and share.is_rate
            for row in self.rows
            for share in (row.before, row.after)
        )

    def table(self) -> ChartTable:
        heads = ["Frame", "Headline"]
        for name in (self.before_name, self.after_name):
            heads += [f"{name} {self.word}", f"{name} n", f"{name} low %", f"{name} high %"]
        rows = [
            (row.number, row.title, *_cells(row.before), *_cells(row.after), row.verdict or None)
            for row in self.rows
        ]
        return ChartTable((*heads, "Difference"), tuple(rows))

    def said(self) -> tuple[str, ...]:
        return tuple(
            f"frame {row.number} {self.pair_words(row)}"
            + (f", {row.verdict[0].lower()}{row.verdict[1:]}" if row.verdict else "")
            for row in self.rows
        )

    def pair_words(self, row: BeforeAfterRow) -> str:
        """Both counts in words: ``v1 1 of 3, v3 3 of 4``."""
        pairs = ((self.before_name, row.before), (self.after_name, row.after))
        return ", ".join(f"{name} {share.counts if share else 'not in it'}"
                         for name, share in pairs)  # fmt: skip


def _cells(share: Share | None) -> tuple[Value, ...]:
    if share is None:
        return None, None, None, None
    low, high = share.interval or (None, None)
    return share.count, share.of, in_percent(low), in_percent(high)
