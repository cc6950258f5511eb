"""Zones: their times against their budgets."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.analysis.story.zones import zone_findings, zone_times
from narrative_studio.model.storyboard import Zone
from tests.narrative_studio.analysis.told_story import Story


def plant(story: Story, name: str, budget_ms: int) -> Zone:
    return story.add(Zone, narrative="narrative", name=name, budget_ms=budget_ms)


def test_zones_come_in_the_order_in_which_they_are_told(story: Story) -> None:
    late, early, empty = (plant(story, name, 60_000) for name in ("Late", "Early", "Empty"))
    story.frame("proof", zone=late.id, planned_ms=30_000)
    story.frame("insight", zone=early.id, planned_ms=50_000)
    story.frame("insight", zone=early.id, planned_ms=50_000, is_backup=True)
    story.frame("the-ask", zone="gone")
    times = zone_times(story.view())
    assert [(time.name, time.planned_ms, len(time.frames)) for time in times] == [
        ("Early", 50_000, 1),
        ("Late", 30_000, 1),
        ("Empty", 0, 0),
    ]
    assert empty.id == times[2].zone.id


@pytest.mark.parametrize(
    ("planned_ms", "budget_ms", "words", "over_ms"),
    [
        (510_000, 600_000, "8:30 of 10:00", 0),
        (600_000, 600_000, "10:00 of 10:00", 0),
        (630_000, 600_000, "10:30 of 10:00, 0:30 over", 30_000),
        (60_000, 0, "1:00", 0),
    ],
)
def test_over_budget_is_said_in_words(
    story: Story, planned_ms: int, budget_ms: int, words: str, over_ms: int
) -> None:
    zone = plant(story, "", budget_ms)
    story.frame("insight", zone=zone.id, planned_ms=planned_ms)
    (time,) = zone_times(story.view())
    assert (time.words, time.over_ms, time.name) == (words, over_ms, "Zone without a name")


def test_a_zone_over_its_budget_is_found(story: Story) -> None:
    zone = plant(story, "Opening", 60_000)
    story.frame("insight", zone=zone.id, planned_ms=90_000)
    fine = plant(story, "Rest", 60_000)
    story.frame("proof", zone=fine.id, planned_ms=60_000)
    (found,) = zone_findings(story.view())
    assert (found.level, found.rule) == (Level.WARNING, Rule.ZONE_OVER_BUDGET)
    assert found.text == "The zone Opening takes 1:30, its budget is 1:00."
    assert found.hint == "Shorten its frames by 0:30 together, or raise the budget."
    assert (found.table, found.row_id) == ("zone", zone.id)
    assert found in findings(story.view())
