"""Which elements of the positioning land with which segment, as far as is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.charts.chart import Chart, ChartTable
from narrative_studio.charts.sample import Share


class Evidence(StrEnum):
    """What the tests say of an element in a segment; its value is the word that is shown."""

    LANDS = "lands"
    DOES_NOT = "does not"
    NOT_YET = "not enough yet"
    NOT_TOLD = "not told"
    """No frame that carries it was reached."""


@dataclass(frozen=True, slots=True)
class EvidenceCell:
    """A verdict with the share that it rests on, None where there is none."""

    evidence: Evidence
    share: Share | None = None
    detail: str = ""

    @property
    def counts(self) -> str:
        """What it rests on: ``7 of 12``; empty where there is nothing."""
        return self.share.counts if self.share is not None and self.share.of else ""

    @property
    def words(self) -> str:
        """Verdict and count: ``lands, 7 of 12``."""
        return ", ".join(filter(None, (self.evidence.value, self.counts)))


@dataclass(frozen=True, slots=True)
class EvidenceColumn:
    """One segment, and how many of it were eligible."""

    key: str
    name: str
    n: int


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One element: its code, its words and a cell for each segment."""

    key: str
    code: str
    title: str
    cells: tuple[EvidenceCell, ...]


@dataclass(frozen=True, kw_only=True)
class EvidenceGrid(Chart):
    """Elements by segments.

    Raises:
        ValueError: a row has not as many cells as there are segments.
    """

    kind: ClassVar[str] = "Evidence by segment"

    columns: tuple[EvidenceColumn, ...] = ()
    rows: tuple[EvidenceRow, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{row.code} has {len(row.cells)} cells.")

    @property
    def is_bare(self) -> bool:
        return not self.rows or not self.columns

    def table(self) -> ChartTable:
        heads = [f"{column.name} (n = {column.n})" for column in self.columns]
        rows = [(row.code, row.title, *(cell.words for cell in row.cells)) for row in self.rows]
        return ChartTable(("Element", "Wording", *heads), tuple(rows))

    def said(self) -> tuple[str, ...]:
        told = []
        for row in self.rows:
            pairs = zip(self.columns, row.cells, strict=True)
            parts = [f"{column.name} {cell.words}" for column, cell in pairs]
            told.append(f"{row.title or row.code}: {', '.join(parts)}")
        return tuple(told)
