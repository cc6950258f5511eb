"""What the chain of the positioning says, for every page that shows it."""

from __future__ import annotations

from typing import Final

from exporters.stakeholder.gathered import StakeholderCopy
from narrative_studio.model.positioning import Delivery, Element, ElementKind, RelationKind

QUESTIONS: Final = {
    ElementKind.ALTERNATIVE: "What customers would use or do if the product did not exist.",
    ElementKind.DIFFERENTIATOR: "What the alternatives lack, and can be checked.",
    ElementKind.VALUE: "So what? What buyers get from it.",
    ElementKind.CUSTOMER: "What makes some buyers care a lot, and whom it is not for.",
    ElementKind.CATEGORY: "The frame of reference that makes the value obvious.",
    ElementKind.TREND: "Why now.",
}
"""What each component answers."""

LINES: Final = {
    ElementKind.ALTERNATIVE: (("Lacks", RelationKind.LACKS, "source"),),
    ElementKind.DIFFERENTIATOR: (
        ("Gives", RelationKind.GIVES, "source"),
        ("Absent in", RelationKind.LACKS, "target"),
    ),
    ElementKind.VALUE: (
        ("Matters to", RelationKind.MATTERS_TO, "source"),
        ("Comes from", RelationKind.GIVES, "target"),
    ),
    ElementKind.CUSTOMER: (("Cares about", RelationKind.MATTERS_TO, "target"),),
    ElementKind.CATEGORY: (),
    ElementKind.TREND: (),
}
"""The lines of each component: what they are called from there, and at which end it stands."""


def ends(
    shown: StakeholderCopy, element: Element, kind: RelationKind, here: str
) -> tuple[Element, ...]:
    """What the lines of a kind lead to from an element that is at the end ``here`` of them."""
    there = "source" if here == "target" else "target"
    found = [one for one in shown.whole.lines(here, element.id) if one.kind is kind]
    ids = {str(getattr(one, there)) for one in found}
    return tuple(one for one in shown.elements if one.id in ids)


def delivery_caution(element: Element) -> str:
    """What is to be said where a differentiator is not simply there; else nothing."""
    if element.kind is not ElementKind.DIFFERENTIATOR or element.delivery is Delivery.AVAILABLE:
        return ""
    return str(element.delivery)
