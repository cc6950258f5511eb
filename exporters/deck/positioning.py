"""The positioning behind the story as slides: the chain to the customer, and the comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from exporters.deck.slides import BACKUP, Column, Diagram, Grid, Node, Role, Slide, plain_run
from exporters.deck.slots import LayoutName
from narrative_studio.analysis.positioning.chain import chain_of
from narrative_studio.analysis.positioning.comparison import Comparison, comparisons
from narrative_studio.markup import Alignment, Runs
from narrative_studio.model.positioning import (
    CHAIN,
    Delivery,
    Element,
    ElementKind,
    RelationKind,
)
from narrative_studio.model.view import NarrativeView

_COLUMNS: Final = (
    (ElementKind.ALTERNATIVE, "tx1"),
    (ElementKind.DIFFERENTIATOR, "accent2"),
    (ElementKind.VALUE, "accent1"),
    (ElementKind.CUSTOMER, "accent4"),
)
_MOST_IN_COLUMN: Final = 6
"""With more boxes one above the other, every value theme has a slide of its own."""
_MOST_ALTERNATIVES: Final = 5
_FOUND: Final = {
    RelationKind.LACKS: "Lacks it",
    RelationKind.HAS_PARTLY: "In part",
    RelationKind.HAS: "Has it",
    None: "Not looked at",
}


def positioning_slides(view: NarrativeView) -> tuple[Slide, ...]:
    """The value chain and the comparison with the alternatives, as far as there are any."""
    return (*_chains(view), *_comparisons(view))


def _chains(view: NarrativeView) -> Iterator[Slide]:
    columns = [[e for e in view.whole.elements_of(kind) if _name(e)] for kind, _ in _COLUMNS]
    if sum(map(bool, columns)) < 2:
        return
    title = "From alternatives to value"
    if max(map(len, columns)) <= _MOST_IN_COLUMN:
        yield _slide(title, diagram=_diagram(view, columns))
        return
    for value in columns[2]:
        chain = chain_of(view.whole, value.id).elements
        own = [[e for e in column if e.id in chain][:_MOST_IN_COLUMN] for column in columns]
        yield _slide(f"{title}: {_name(value)}", diagram=_diagram(view, own))


def _diagram(view: NarrativeView, columns: Sequence[Sequence[Element]]) -> Diagram:
    shown = {element.id for column in columns for element in column}
    return Diagram(
        tuple(
            Column(kind.plural, tuple(map(_node, elements)), colour)
            for (kind, colour), elements in zip(_COLUMNS, columns, strict=True)
            if elements
        ),
        tuple(
            (str(relation.source), str(relation.target))
            for relation in view.whole.relations.ordered
            if relation.kind in CHAIN and {relation.source, relation.target} <= shown
        ),
    )


def _node(element: Element) -> Node:
    is_there = (
        element.kind is not ElementKind.DIFFERENTIATOR or element.delivery is Delivery.AVAILABLE
    )
    return Node(element.id, _name(element), "" if is_there else str(element.delivery))


def _comparisons(view: NarrativeView) -> Iterator[Slide]:
    rows = [row for row in comparisons(view.whole) if row and _name(row[0].differentiator)]
    count = len(rows[0]) if rows else 0
    for start in range(0, count, _MOST_ALTERNATIVES):
        part = [row[start : start + _MOST_ALTERNATIVES] for row in rows]
        header = ((), *(plain_run(_name(cell.alternative)) for cell in part[0]))
        grid = Grid(
            header,
            tuple((plain_run(_name(row[0].differentiator)), *map(_found, row)) for row in part),
            (Alignment.LEFT,) * len(header),
            has_row_headings=True,
        )
        yield _slide("What the alternatives lack", grid=grid)


def _found(cell: Comparison) -> Runs:
    return plain_run(_FOUND[cell.found])


def _slide(title: str, *, diagram: Diagram | None = None, grid: Grid | None = None) -> Slide:
    return Slide(
        Role.TEXT,
        title,
        beat="Positioning",
        layout=LayoutName.BACKUP,
        diagram=diagram,
        grid=grid,
        is_hidden=True,
        use=BACKUP,
    )


def _name(element: Element) -> str:
    return " ".join((element.name or element.statement).split())
