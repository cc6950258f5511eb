"""Findings about touchpoints: who has looked at them last, and what they are tied to."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from narrative_studio.analysis.naming import day, quoted
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.model.positioning import Element
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.view import NarrativeView, ProjectView

OLD_AFTER_DAYS = 90
"""A touchpoint is looked at once a quarter."""


class Check(StrEnum):
    """When somebody looked at a touchpoint last."""

    NEVER = "never checked"
    OLD = "check again"
    FRESH = "checked"


def check_of(touchpoint: Touchpoint, today: date) -> Check:
    """How fresh the last look is."""
    if touchpoint.checked_on is None:
        return Check.NEVER
    age = (today - date.fromisoformat(touchpoint.checked_on)).days
    return Check.OLD if age > OLD_AFTER_DAYS else Check.FRESH


def told_by(view: ProjectView, touchpoint: Touchpoint) -> tuple[Element, ...]:
    """The elements that a touchpoint tells, in the order of the positioning."""
    targets = {link.target for link in view.links_from(touchpoint.id)}
    return tuple(element for element in view.elements.ordered if element.id in targets)


def is_suspect(view: ProjectView, touchpoint: Touchpoint) -> bool:
    """Whether something that it tells has changed since somebody looked."""
    return any(view.link_state(link).is_suspect for link in view.links_from(touchpoint.id))


def touchpoint_name(touchpoint: Touchpoint) -> str:
    """How findings call a touchpoint."""
    if not touchpoint.name:
        return "A touchpoint without a name"
    return f"Touchpoint {quoted(touchpoint.name)}"


def touchpoint_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look for touchpoints that nobody has checked for a quarter, or that tell nothing."""
    whole = view.whole
    for touchpoint in whole.touchpoints.ordered:
        name = touchpoint_name(touchpoint)
        check = check_of(touchpoint, whole.today)
        if check is not Check.FRESH:
            checked = touchpoint.checked_on
            when = f"was last checked on {day(checked)}" if checked else "was never checked"
            yield about(
                touchpoint,
                Level.INFO,
                Rule.TOUCHPOINT_UNCHECKED,
                f"{name} {when}.",
                "Compare its wording with the positioning, then note the day.",
            )
        if not whole.links_from(touchpoint.id):
            yield about(
                touchpoint,
                Level.INFO,
                Rule.UNLINKED_TOUCHPOINT,
                f"{name} is not linked to any element.",
                "Link it to what it tells, so that it is found when that changes.",
            )
