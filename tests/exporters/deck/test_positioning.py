"""The chain and the comparison of the positioning become hidden slides at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exporters.deck.positioning import positioning_slides
from exporters.deck.slides import Slide
from exporters.deck.storyboard import DeckOptions, storyboard_deck
from narrative_studio.markup import runs_text
from narrative_studio.model.ids import ElementId, RelationId
from narrative_studio.model.positioning import (
    Delivery,
    Element,
    ElementKind,
    Relation,
    RelationKind,
)
from narrative_studio.model.view import NarrativeView

Story = Callable[..., NarrativeView]
KINDS = (
    ElementKind.ALTERNATIVE, ElementKind.DIFFERENTIATOR, ElementKind.VALUE, ElementKind.CUSTOMER,
)  # fmt: skip


def element(kind: ElementKind, name: str, **cells: Any) -> Element:
    return Element(ElementId(name), kind, rank=name, name=name, **cells)


def line(source: str, target: str, kind: RelationKind) -> Relation:
    return Relation(RelationId(f"{source}-{target}"), kind, ElementId(source), ElementId(target))


ROWS = (
    element(ElementKind.ALTERNATIVE, "binders"),
    element(ElementKind.ALTERNATIVE, "suite"),
    element(ElementKind.DIFFERENTIATOR, "model"),
    element(ElementKind.DIFFERENTIATOR, "offline", delivery=Delivery.PLANNED),
    element(ElementKind.VALUE, "minutes"),
    element(ElementKind.CUSTOMER, "blenders"),
    line("binders", "model", RelationKind.LACKS),
    line("suite", "model", RelationKind.HAS_PARTLY),
    line("model", "minutes", RelationKind.GIVES),
    line("minutes", "blenders", RelationKind.MATTERS_TO),
)


def table(slide: Slide) -> list[list[str]]:
    assert slide.grid is not None
    return [[runs_text(cell) for cell in row] for row in (slide.grid.header, *slide.grid.rows)]


def test_the_chain_has_a_column_for_each_component(story: Story) -> None:
    chain, _ = positioning_slides(story(*ROWS))
    assert chain.diagram is not None
    assert [
        (column.heading, [n.text for n in column.nodes]) for column in chain.diagram.columns
    ] == [
        ("Competitive alternatives", ["binders", "suite"]),
        ("Differentiators", ["model", "offline"]),
        ("Value themes", ["minutes"]),
        ("Target customers", ["blenders"]),
    ]
    assert set(chain.diagram.lines) == {
        ("binders", "model"),
        ("model", "minutes"),
        ("minutes", "blenders"),
    }


def test_what_is_planned_is_not_shown_as_available(story: Story) -> None:
    chain, _ = positioning_slides(story(*ROWS))
    assert chain.diagram is not None
    assert [node.remark for node in chain.diagram.columns[1].nodes] == ["", "planned"]


def test_the_comparison_says_what_was_found_and_what_nobody_looked_at(story: Story) -> None:
    _, comparison = positioning_slides(story(*ROWS))
    assert table(comparison) == [
        ["", "binders", "suite"],
        ["model", "Lacks it", "In part"],
        ["offline", "Not looked at", "Not looked at"],
    ]
    assert comparison.is_hidden


def test_many_boxes_give_every_value_theme_a_slide_with_its_own_chain(story: Story) -> None:
    more = [element(ElementKind.CUSTOMER, f"other {n}") for n in range(7)]
    more.append(element(ElementKind.VALUE, "trust"))
    lines = [line("trust", "other 1", RelationKind.MATTERS_TO)]
    first, second, _ = positioning_slides(story(*ROWS, *more, *lines))
    assert (first.title, second.title) == (
        "From alternatives to value: minutes",
        "From alternatives to value: trust",
    )
    assert first.diagram is not None
    assert second.diagram is not None
    assert [len(column.nodes) for column in first.diagram.columns] == [1, 1, 1, 1]
    assert [column.heading for column in second.diagram.columns] == [
        "Value themes",
        "Target customers",
    ]


def test_many_alternatives_take_several_tables(story: Story) -> None:
    more = [element(ElementKind.ALTERNATIVE, f"suite {n}") for n in range(4)]
    _, first, second = positioning_slides(story(*ROWS, *more))
    assert [len(table(one)[0]) for one in (first, second)] == [6, 2]


def test_nothing_is_made_of_nothing(story: Story) -> None:
    assert positioning_slides(story()) == ()
    assert positioning_slides(story(element(ElementKind.VALUE, "alone"))) == ()


def test_they_stand_last_in_a_section_of_their_own(story: Story) -> None:
    deck = storyboard_deck(story(*ROWS), DeckOptions(has_positioning=True))
    assert [slide.title for slide in deck.slides][-2:] == [
        "From alternatives to value",
        "What the alternatives lack",
    ]
    assert (deck.sections[-1].title, deck.sections[-1].count) == ("Positioning", 2)
    assert sum(section.count for section in deck.sections) == len(deck.slides)
    assert len(storyboard_deck(story(*ROWS), DeckOptions()).slides) == len(deck.slides) - 2
