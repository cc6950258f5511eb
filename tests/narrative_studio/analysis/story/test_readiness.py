"""How far a demo stands ready."""

from __future__ import annotations

from narrative_studio.analysis.story.readiness import readiness
from narrative_studio.model.demo import ReadinessItem, ReadinessPhase
from tests.narrative_studio.analysis.told_story import Story


def item(story: Story, phase: ReadinessPhase, checked_on: str | None = None) -> None:
    story.add(
        ReadinessItem,
        narrative="narrative",
        phase=phase,
        text=phase.value,
        checked_on=checked_on,
    )


def now(story: Story) -> tuple[int, int, str | None, bool]:
    found = readiness(story.view())
    following = found.following.text if found.following is not None else None
    return found.checked, found.total, following, found.is_ready


def test_without_a_list_nothing_is_ready(story: Story) -> None:
    assert now(story) == (0, 0, None, False)


def test_what_is_put_back_afterwards_makes_nothing_ready(story: Story) -> None:
    item(story, ReadinessPhase.TWO_MINUTES)
    item(story, ReadinessPhase.RESET, checked_on="2026-04-01")
    item(story, ReadinessPhase.DAY_BEFORE)
    assert now(story) == (0, 2, "day before", False)


def test_the_next_item_is_the_first_that_nobody_has_seen_to(story: Story) -> None:
    item(story, ReadinessPhase.TWO_MINUTES)
    item(story, ReadinessPhase.DAY_BEFORE, checked_on="2026-04-01")
    assert now(story) == (1, 2, "2 minutes before", False)


def test_all_is_ready_when_all_was_seen_to(story: Story) -> None:
    item(story, ReadinessPhase.DAY_BEFORE, checked_on="2026-04-01")
    item(story, ReadinessPhase.HALF_HOUR, checked_on="2026-04-02")
    assert now(story) == (2, 2, None, True)
