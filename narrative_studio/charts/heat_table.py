"""What each prospect did at each frame: one cell, one prospect, one frame."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.charts.chart import Chart, ChartTable


class HeatState(StrEnum):
    """How a prospect took a frame; its value is the word that is shown."""

    LANDED = "landed"
    CONFUSED = "confused"
    OBJECTED = "objected"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"
    """Nothing was noted: that is not a no."""
    SKIPPED = "skipped"
    """The prospect did not reach the frame."""

    @property
    def is_telling(self) -> bool:
        """Whether it stands in colour."""
        return self in (HeatState.LANDED, HeatState.CONFUSED, HeatState.OBJECTED)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known of it, so that it is hatched."""
        return self in (HeatState.UNKNOWN, HeatState.SKIPPED)


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """One session: its short code, the alias of the prospect, and the key to open it by."""

    key: str
    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class HeatGroup:
    """Sessions that belong together: those of a version, or those that are not counted."""

    title: str
    columns: tuple[HeatColumn, ...]
    is_counted: bool = True

    @property
    def heading(self) -> str:
        """Its title with how many they are, where they count."""
        return f"{self.title}, n = {len(self.columns)}" if self.is_counted else self.title


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A state; ``detail`` is what is said of it on asking, such as the words of the prospect."""

    state: HeatState
    detail: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One frame: its number, its headline, and a cell for each column of the table."""

    key: str
    number: str
    title: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, kw_only=True)
class HeatTable(Chart):
    """Frames by prospects, the prospects grouped; those not counted stand apart at the end.

    Raises:
        ValueError: a row has not as many cells as there are columns.
    """

    kind: ClassVar[str] = "Heat table"

    groups: tuple[HeatGroup, ...] = ()
    rows: tuple[HeatRow, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"Row {row.number} has {len(row.cells)} cells.")

    @property
    def columns(self) -> tuple[HeatColumn, ...]:
        """All sessions, group by group."""
        return tuple(column for group in self.groups for column in group.columns)

    @property
    def counted(self) -> tuple[bool, ...]:
        """For each column whether it counts."""
        return tuple(group.is_counted for group in self.groups for _ in group.columns)

    @property
    def is_bare(self) -> bool:
        return not self.rows or not self.columns

    def table(self) -> ChartTable:
        heads = [
            f"{column.code} {column.name}".strip() + f" ({group.title})"
            for group in self.groups
            for column in group.columns
        ]
        rows = [(row.number, row.title, *(cell.state.value for cell in row.cells))
                for row in self.rows]  # fmt: skip
        return ChartTable(("Frame", "Headline", *heads), tuple(rows))

    def said(self) -> tuple[str, ...]:
        told = []
        for row in self.rows:
            counts = self.tally(row)
            parts = [f"{counts[state]} {state.value}" for state in HeatState
                     if state.is_telling and counts[state]]  # fmt: skip
            if parts:
                told.append(f"frame {row.number} {', '.join(parts)}")
        return tuple(told)

    def tally(self, row: HeatRow) -> dict[HeatState, int]:
        """How many counted cells of a row are in each state."""
        counts = dict.fromkeys(HeatState, 0)
        for cell, is_counted in zip(row.cells, self.counted, strict=True):
            counts[cell.state] += is_counted
        return counts
