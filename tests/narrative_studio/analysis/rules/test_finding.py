"""Findings have stable words for their rules and levels."""

from __future__ import annotations

import re

import pytest

from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from tests.narrative_studio.analysis.told_story import Story


def test_levels_rise() -> None:
    assert [level.weight for level in Level] == [0, 1, 2]
    assert max(Level, key=lambda level: level.weight) is Level.ERROR


@pytest.mark.parametrize("rule", Rule)
def test_rules_are_slugs(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule)


def test_a_finding_opens_the_row_that_it_is_about(story: Story) -> None:
    frame = story.frame()
    found = about(frame, Level.INFO, Rule.EMPTY_FRAME, "Frame 1 is empty.", "Write it.")
    assert found == Finding(
        Level.INFO, Rule.EMPTY_FRAME, "Frame 1 is empty.", "Write it.", "frame", frame.id
    )
