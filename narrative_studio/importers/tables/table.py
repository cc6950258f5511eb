"""A table as it stands in a foreign file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

Cell = str | int | float | bool | date | datetime | timedelta | None
"""What a cell holds: text from text files, and what Excel made of it from workbooks."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its line in the file, from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns and the rows under them, each as long as there are names.

    ``lines`` holds for each row the line of the file, or the row of the sheet, at which it begins.
    ``bad`` are rows that do not fit the columns; ``notes`` what else should be known.
    """

    name: str
    headers: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int]
    bad: tuple[BadRow, ...] = ()
    notes: tuple[str, ...] = ()

    def column(self, header: str) -> list[Cell]:
        """All cells under one name.

        Raises:
            ValueError: there is no column of that name.
        """
        if header not in self.headers:
            raise ValueError(f"there is no column {header}")
        place = self.headers.index(header)
        return [row[place] for row in self.rows]
