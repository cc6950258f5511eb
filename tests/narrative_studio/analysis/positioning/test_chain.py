"""The chain of an element."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.analysis.positioning.chain import chain_of
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import ElementKind
from tests.narrative_studio.analysis.told_story import Story

ALTERNATIVE, DIFFERENTIATOR, VALUE, CUSTOMER, CATEGORY, TREND = ElementKind


class TestChain:
    def test_a_chain_runs_up_and_down_but_never_zigzag(self, story: Story) -> None:
        first, second = story.element(ALTERNATIVE), story.element(ALTERNATIVE)
        here, beside = story.element(DIFFERENTIATOR), story.element(DIFFERENTIATOR)
        value, other = story.element(VALUE), story.element(VALUE)
        customer = story.element(CUSTOMER)
        up = [story.relate(first, here), story.relate(second, here)]
        story.relate(first, beside)
        middle = story.relate(here, value)
        story.relate(beside, value)
        story.relate(beside, other)
        down = story.relate(value, customer)
        story.relate(other, customer)
        chain = chain_of(story.whole(), here.id)
        assert chain.elements == {first.id, second.id, here.id, value.id, customer.id}
        assert chain.relations == {*(line.id for line in up), middle.id, down.id}

    def test_an_element_alone_is_its_chain(self, story: Story) -> None:
        category = story.element(CATEGORY)
        chain = chain_of(story.whole(), category.id)
        assert chain.elements == {category.id}
        assert not chain.relations

    def test_lines_in_a_circle_end_somewhere(self, story: Story) -> None:
        # No verb draws such lines, but a merge of two documents may.
        a, b = story.element(DIFFERENTIATOR), story.element(VALUE)
        story.relate(a, b)
        back = story.relate(a, b)
        rows = story.rows["relation"]
        rows[back.id] = replace(back, source=b.id, target=a.id)
        assert chain_of(story.whole(), ElementId(a.id)).elements == {a.id, b.id}
