"""Findings about what is promised for later: what stands behind it, and when it was due."""

from collections.abc import Iterator
from datetime import date

from narrative_studio.analysis.naming import day, quoted
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.model.positioning import Delivery, Element, ElementKind
from narrative_studio.model.view import ProjectView

STILL_TO_COME = (Delivery.PLANNED, Delivery.LIMITED)
"""The delivery states that a roadmap item stands behind."""


def lacks_item(element: Element) -> bool:
    """Whether a differentiator is planned and nothing stands behind it."""
    return (
        element.kind is ElementKind.DIFFERENTIATOR
        and element.delivery is Delivery.PLANNED
        and not element.roadmap_item.strip()
    )


def is_overdue(element: Element, today: date) -> bool:
    """Whether the day on which it was to be there has passed."""
    return (
        element.kind is ElementKind.DIFFERENTIATOR
        and element.delivery in STILL_TO_COME
        and element.roadmap_on is not None
        and element.roadmap_on < today.isoformat()
    )


def roadmap_findings(whole: ProjectView) -> Iterator[Finding]:
    """Look for planned differentiators without a roadmap item, and for days that passed."""
    for element in whole.elements_of(ElementKind.DIFFERENTIATOR):
        name = quoted(element.name)
        if lacks_item(element):
            yield about(
                element,
                Level.INFO,
                Rule.PLANNED_WITHOUT_ITEM,
                f"{name} is planned, but no roadmap item stands behind it.",
                "Name the roadmap item and the day it is due, or drop the differentiator.",
            )
        if element.roadmap_on is not None and is_overdue(element, whole.today):
            yield about(
                element,
                Level.WARNING,
                Rule.ROADMAP_PASSED,
                f"{name} was due on {day(element.roadmap_on)} and is still {element.delivery}.",
                "Set its delivery to available, or give it a new day.",
            )
