"""What is found at differentiators that are not there in full yet."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.analysis.rules.roadmap import roadmap_findings
from narrative_studio.model.positioning import Delivery, ElementKind
from tests.narrative_studio.analysis.told_story import Story

PLANNED, LIMITED, AVAILABLE = Delivery.PLANNED, Delivery.LIMITED, Delivery.AVAILABLE
BEHIND = "planned-without-roadmap-item"
PASSED = "roadmap-date-passed"


def found(kind: ElementKind = ElementKind.DIFFERENTIATOR, **cells: Any) -> list[Rule]:
    story = Story()
    story.element(kind, "Floor capture", **cells)
    return [one.rule for one in roadmap_findings(story.whole(today="2026-04-21"))]


@pytest.mark.parametrize(
    ("delivery", "item", "due", "expected"),
    [
        (PLANNED, "", None, [BEHIND]),
        (PLANNED, "  ", "2026-04-20", [BEHIND, PASSED]),
        (PLANNED, "Release 4", None, []),
        (PLANNED, "Release 4", "2026-04-21", []),
        (PLANNED, "Release 4", "2026-04-20", [PASSED]),
        (LIMITED, "", None, []),
        (LIMITED, "", "2026-04-20", [PASSED]),
        (AVAILABLE, "", "2026-04-20", []),
        (Delivery.NOT_OFFERED, "", "2026-04-20", []),
    ],
)
def test_what_is_promised_needs_something_behind_it(
    delivery: Delivery, item: str, due: str | None, expected: list[str]
) -> None:
    assert found(delivery=delivery, roadmap_item=item, roadmap_on=due) == expected


def test_only_differentiators_are_asked() -> None:
    assert found(ElementKind.VALUE, delivery=PLANNED, roadmap_on="2026-04-20") == []


def test_a_passed_day_is_a_warning_that_names_it() -> None:
    story = Story()
    story.element(
        ElementKind.DIFFERENTIATOR, "Floor capture", delivery=LIMITED, roadmap_on="2026-04-20"
    )
    (one,) = roadmap_findings(story.whole(today="2026-04-21"))
    assert one.level is Level.WARNING
    assert one.text == "“Floor capture” was due on 20 April 2026 and is still limited."
