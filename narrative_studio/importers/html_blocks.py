"""Puts paragraphs, lists, quotes, code and tables together as Markdown source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from narrative_studio.importers.markdown_runs import Runs, source_of

MOST_COLUMNS: Final = 40
"""A table with more columns becomes lines of text."""

_DEEPEST: Final = 12
"""Lists and quotes within one another beyond this stay at this depth."""


@dataclass(slots=True)
class _Level:
    """One list that is open: its depth by whatever measure, and how far its items are indented."""

    depth: float
    is_ordered: bool
    number: int
    indent: int = 2


@dataclass(slots=True)
class Table:
    """A table in the making: the source of its cells."""

    rows: list[list[str]] = field(default_factory=list)
    alignments: dict[int, str] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """The rows as Markdown has them; a single column or far too many are lines of text."""
        rows = [row for row in self.rows if any(row)]
        width = max(
            (column for row in rows for column, cell in enumerate(row, 1) if cell), default=0
        )
        if width <= 1 or width > MOST_COLUMNS:
            return [" ".join(filter(None, row)) for row in rows]
        full = [[*row[:width], *[""] * (width - len(row))] for row in rows]
        bars = {"center": ":---:", "right": "---:"}
        rule = [bars.get(self.alignments.get(column, ""), "---") for column in range(width)]
        return [f"| {' | '.join(row)} |" for row in (full[0], rule, *full[1:])]

    @property
    def is_grid(self) -> bool:
        """Whether it is written as a table."""
        lines = self.lines()
        return bool(lines) and lines[0].startswith("| ")


class Blocks:
    """The source that was written so far; blocks are added in order.

    ``is_literal`` says that a dash or number at the beginning of a text is part of it.
    """

    def __init__(self, *, is_literal: bool = False) -> None:
        self._is_literal = is_literal
        self._lines: list[str] = []
        self._was_item = False
        self._quotes = 0
        self._quote = ""
        self._lists: list[_Level] = []
        self._loose: list[_Level] = []
        self._marker = ""

    @property
    def source(self) -> str:
        """All of it, without empty lines around."""
        return "\n".join(self._lines).strip("\n")

    def begin_part(self) -> None:
        """What follows stands apart from what is there, such as the text of another shape."""
        self._was_item = False
        self._loose.clear()

    def begin_quote(self) -> None:
        """What follows is quoted."""
        self._quotes += 1

    def end_quote(self) -> None:
        """What follows is quoted once less."""
        self._quotes = max(0, self._quotes - 1)

    def begin_list(self, *, is_ordered: bool, start: int = 1) -> None:
        """A list begins, within the item that is open if one is."""
        self._lists.append(_Level(len(self._lists), is_ordered, start - 1))

    def end_list(self) -> None:
        """The innermost list ends."""
        if self._lists:
            self._lists.pop()
        self._marker = ""

    def begin_item(self) -> None:
        """An item of the innermost list begins; without a list it is a bullet."""
        if not self._lists:
            self._marker = "- "
            return
        level = self._lists[-1]
        level.number += 1
        self._marker = f"{level.number}. " if level.is_ordered else "- "
        level.indent = len(self._marker)

    def task(self, *, is_done: bool) -> None:
        """The item that has just begun is a task."""
        if self._marker and not self._marker.endswith("] "):
            self._marker += "[x] " if is_done else "[ ] "

    def paragraph(self, runs: Runs, *, heading: int = 0) -> None:
        """Add a paragraph or a heading; one without words adds nothing."""
        text = source_of(runs, in_cell=bool(heading), is_literal=self._is_literal)
        if not text:
            return
        if heading:
            text = f"{'#' * heading} {text}"
        self._add(text.split("\n"))

    def item(self, runs: Runs, *, depth: float, number: int | None) -> None:
        """Add an item that only looks like one: its depth is a level or a margin.

        ``number`` is None for a bullet and 0 where only the order is known.
        """
        text = source_of(runs, is_literal=self._is_literal)
        if not text:
            return
        loose, is_ordered = self._loose, number is not None
        while loose and loose[-1].depth > depth + 0.5:
            loose.pop()
        if not loose or loose[-1].depth < depth - 0.5:
            loose.append(_Level(depth, is_ordered, 0))
        level = loose[-1]
        level.number = 0 if level.is_ordered != is_ordered else level.number
        level.is_ordered = is_ordered
        level.number = number or level.number + 1
        self._marker = f"{level.number}. " if is_ordered else "- "
        level.indent = len(self._marker)
        before = sum(one.indent for one in loose[:-1][:_DEEPEST])
        self._add(text.split("\n"), before=before)

    def code(self, text: str) -> None:
        """Add text in fixed pitch, its lines as they are."""
        inner = text.strip("\n")
        fence = "```"
        while fence in inner:
            fence += "`"
        if inner.strip():
            self._add([fence, *inner.split("\n"), fence])

    def rule(self) -> None:
        """Add a horizontal line."""
        self._add(["---"])

    def table(self, table: Table) -> None:
        """Add a table, or its words where it is only there for the layout."""
        if table.is_grid:
            self._add(table.lines())
        else:
            for line in table.lines():
                self._add([line])

    def _add(self, lines: list[str], *, before: int | None = None) -> None:
        """Add the lines of one block; ``before`` is the indent of an item that is in no list."""
        marker, self._marker = self._marker, ""
        if before is None:
            self._loose.clear()
            before = sum(level.indent for level in self._lists[:_DEEPEST])
            if marker and self._lists and len(self._lists) <= _DEEPEST:
                before -= self._lists[-1].indent
        else:
            before += sum(level.indent for level in self._lists[:_DEEPEST])
        quote = "> " * min(self._quotes, _DEEPEST)
        if self._lines and not (self._was_item and marker):
            self._lines.append(min(quote, self._quote).rstrip())
        first, rest = " " * before + marker, " " * (before + _width(marker))
        for place, line in enumerate(lines):
            lead = quote + (rest if place else first)
            self._lines.append(lead + line if line else lead.rstrip())
        self._was_item, self._quote = bool(marker), quote


def _width(marker: str) -> int:
    """How far the other lines of an item are indented; the box of a task is part of its text."""
    return len(marker.split("[", 1)[0])
