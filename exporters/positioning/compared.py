"""What was found of each differentiator at each competitive alternative, and how it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from exporters.paper.model import Block, Cell, Column, Facts, Grid, Named, Row, typed, words
from exporters.stakeholder.gathered import StakeholderCopy
from narrative_studio.analysis.naming import day
from narrative_studio.analysis.positioning.comparison import Comparison, comparisons
from narrative_studio.model.positioning import RelationKind

_WORDS: Final = {
    RelationKind.LACKS: "Lacks it",
    RelationKind.HAS_PARTLY: "Has part of it",
    RelationKind.HAS: "Has it",
}


def compared(shown: StakeholderCopy) -> Iterator[Block]:
    """A table with a row for each finding, those of one differentiator together."""
    rows = [
        row
        for line in comparisons(shown.whole)
        for row in _rows([cell for cell in line if cell.relation is not None])
    ]
    if rows:
        columns = (
            Column("Differentiator", 3.6),
            Column("Competitive alternative", 3.6),
            Column("Found", 2.4),
            Column("Evidence", 5.4, is_support=True),
            Column("Looked at", 2.4, is_support=True),
        )
        yield Grid("Comparison", columns, tuple(rows))


def _rows(line: Sequence[Comparison]) -> Iterator[Row]:
    """The differentiator stands out in its first row, and is named in each: pages break."""
    for place, one in enumerate(line):
        yield _row(one, is_first=place == 0)


def _row(one: Comparison, *, is_first: bool) -> Row:
    relation = one.relation
    assert relation is not None
    name = one.differentiator.name or one.differentiator.statement
    checked = (Facts((day(relation.checked_on),)),) if relation.checked_on else ()
    return Row(
        (
            Cell((Named(name, is_strong=is_first),)),
            Cell(typed(one.alternative.name or one.alternative.statement)),
            Cell((words(_WORDS[relation.kind], bold=relation.kind is RelationKind.LACKS),)),
            Cell(typed(relation.evidence)),
            Cell(checked),
        )
    )
