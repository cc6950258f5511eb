"""Marks without a footnote and footnotes without a mark are told, quietly."""

from __future__ import annotations

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.analysis.rules.footnote import footnote_findings
from tests.narrative_studio.analysis.told_story import Story


def found(story: Story) -> list[tuple[Rule, str]]:
    told = list(footnote_findings(story.view()))
    assert all(one.level is Level.INFO for one in told)
    return [(one.rule, one.text) for one in told]


def test_a_mark_without_a_footnote_and_a_footnote_without_a_mark_are_told(story: Story) -> None:
    story.frame(bullets="- a[^1] b[^2] c[^1]\n\n[^2]: b\n[^x]: left")
    lost, left = found(story)
    assert lost[0] is Rule.FOOTNOTE_MISSING
    assert "“1” in its bullets" in lost[1]
    assert left[0] is Rule.FOOTNOTE_UNUSED
    assert "“x” in its bullets" in left[1]


def test_footnotes_in_order_code_and_plain_words_are_quiet(story: Story) -> None:
    story.frame(bullets="- `[^1]` a[^2]\n\n[^2]: b", script="> c[^1]\n\n[^1]: d")
    assert found(story) == []


def test_scripts_and_steps_are_looked_at_too(story: Story) -> None:
    frame = story.frame(script="> c[^1]")
    story.step(frame, say="Look[^2]")
    assert ["script" in found(story)[0][1], "say" in found(story)[1][1]] == [True, True]
