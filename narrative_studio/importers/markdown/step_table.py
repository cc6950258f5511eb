"""Reads the table of a demo script: a row for each step, and below some a row of what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrative_studio.importers.markdown.blocks import SourceBlock
from narrative_studio.importers.markdown.read_text import ReadStep
from narrative_studio.markup import plain_text
from narrative_studio.story_text import StepField
from narrative_studio.text_marks import find_mark, without_marks

_COLUMNS: Final = {
    StepField.DO: "do",
    StepField.SAY: "say",
    StepField.EXPECT: "expect",
    StepField.WHY: "why",
    StepField.FALLBACK: "fallback",
}
_ASK: Final = "ask"
_CHECKPOINT: Final = "checkpoint"
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MADE: Final = re.compile(r"\*\*★ Wow\*\*|\*Optional\*|\*Picture: .*\*")
_BOLD: Final = re.compile(r"\*\*(.*)\*\*", re.DOTALL)


def has_step_columns(table: SourceBlock) -> bool:
    """Whether a table has the columns of a run sheet, as also one whose marks are gone."""
    return {_COLUMNS[StepField.DO], _COLUMNS[StepField.SAY]} <= set(_columns(table).values())


def table_steps(table: SourceBlock, first_line: int) -> tuple[list[ReadStep], dict[str, str]]:
    """The steps of a table, and what its rows say of the frame itself."""
    columns = _columns(table)
    steps: list[ReadStep] = []
    frame: dict[str, str] = {}
    for row, line in zip(table.cells[1:], table.row_lines[1:], strict=True):
        word = plain_text(without_marks(row[0])).strip().casefold() if row else ""
        if word in (_ASK, _CHECKPOINT) and find_mark(row[0]) is None:
            said = next((_unbold(cell) for cell in row[1:] if cell.strip()), "")
            if word == _CHECKPOINT:
                frame[_CHECKPOINT] = said
            elif steps and _ASK not in steps[-1].fields:  # Else that of a row that was deleted.
                last = steps[-1]
                steps[-1] = ReadStep(last.mark, last.line, {**last.fields, _ASK: said}, True)
            continue
        if any(cell.strip() for cell in row):
            steps.append(_step(row, columns, line + first_line))
    return steps, frame


def cell_lines(cell: str) -> list[str]:
    """The lines of a cell, each Markdown of its own."""
    return [line.strip() for line in _BREAK.split(cell) if line.strip()]


def _columns(table: SourceBlock) -> dict[int, str]:
    """The cells of a step by the columns in which they stand."""
    heads = [" ".join(plain_text(head).split()).casefold() for head in table.cells[0]]
    return {
        heads.index(label.casefold()): name
        for label, name in _COLUMNS.items()
        if label.casefold() in heads
    }


def _step(row: Sequence[str], columns: dict[int, str], line: int) -> ReadStep:
    mark = find_mark(row[0])
    fields = {}
    for place, name in columns.items():
        if mark is not None and place < len(row) and mark.shows(place - 1, row[place]):
            continue
        lines = cell_lines(row[place]) if place < len(row) else []
        if name == "why" and mark is not None:
            lines = lines[mark.made :]
        fields[name] = "<br>".join(one for one in lines if not _MADE.fullmatch(one))
    if mark is not None:
        # A cell that nobody touched says what it said, however much a table leaves out of that.
        same = {name for name in columns.values() if name not in fields}
        known = {name: value for name, value in mark.fields.items() if name not in same}
        mark = replace(mark, fields=known)
    return ReadStep(mark, line, fields, is_cell=True)


def _unbold(cell: str) -> str:
    found = _BOLD.fullmatch(cell.strip())
    return found[1] if found and "**" not in found[1] else cell.strip()
