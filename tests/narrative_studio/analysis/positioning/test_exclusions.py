"""Who the positioning leaves out."""

from __future__ import annotations

from narrative_studio.analysis.positioning.exclusions import exclusions
from narrative_studio.model.customers import Disqualifier
from narrative_studio.model.ids import DisqualifierId
from narrative_studio.model.positioning import ElementKind
from tests.narrative_studio.analysis.told_story import Story


def test_target_customers_and_the_customer_model_are_read_once_each() -> None:
    story = Story()
    blends = story.element(ElementKind.CUSTOMER, not_for="Single-ingredient\nproduct")
    story.element(ElementKind.CUSTOMER, not_for=" ")
    for number, text in enumerate(("single-ingredient product.", "No auditor", " ")):
        one = Disqualifier(DisqualifierId(str(number)), rank=str(number), text=text)
        story.rows["disqualifier"][one.id] = one
    found = exclusions(story.whole())
    assert found.not_for == ((blends, "Single-ingredient product"),)
    assert found.disqualifiers == ("No auditor",)
    assert found


def test_nobody_is_left_out_at_first() -> None:
    story = Story()
    story.element(ElementKind.CUSTOMER)
    assert not exclusions(story.whole())
