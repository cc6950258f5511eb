"""What is found at touchpoints: old looks, no links, suspect links, words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.analysis.rules.touchpoint import (
    OLD_AFTER_DAYS,
    Check,
    check_of,
    is_suspect,
    told_by,
    touchpoint_name,
)
from narrative_studio.model.ids import TouchpointId
from narrative_studio.model.positioning import ElementKind, TermKind
from narrative_studio.model.touchpoints import Touchpoint
from tests.narrative_studio.analysis.told_story import Story


def found(story: Story) -> list[Finding]:
    return [one for one in findings(story.view()) if one.table == "touchpoint"]


def linked(story: Story, **cells: Any) -> Touchpoint:
    made = story.touchpoint(**cells)
    story.link(made, story.element(ElementKind.VALUE, "Know in minutes"))
    return made


def test_a_fresh_linked_touchpoint_is_fine() -> None:
    story = Story()
    linked(story)
    assert found(story) == []


def test_one_that_nobody_checked_is_a_remark() -> None:
    story = Story()
    linked(story, checked_on=None)
    (one,) = found(story)
    assert (one.rule, one.level) == (Rule.TOUCHPOINT_UNCHECKED, Level.INFO)
    assert one.text == "Touchpoint “Home page” was never checked."


def test_a_look_is_old_after_a_quarter() -> None:
    story = Story()
    today = story.view().whole.today
    last = today - timedelta(days=OLD_AFTER_DAYS)
    made = linked(story, checked_on=last.isoformat())
    assert found(story) == []
    assert check_of(made, today) is Check.FRESH
    made = linked(story, checked_on=(last - timedelta(days=1)).isoformat())
    (one,) = found(story)
    assert one.text.startswith("Touchpoint “Home page” was last checked on")
    assert check_of(made, today) is Check.OLD


def test_one_without_a_link_is_a_remark() -> None:
    story = Story()
    story.touchpoint()
    (one,) = found(story)
    assert (one.rule, one.level) == (Rule.UNLINKED_TOUCHPOINT, Level.INFO)


def test_a_change_of_what_it_tells_makes_it_suspect() -> None:
    story = Story()
    made = story.touchpoint()
    value = story.element(ElementKind.VALUE, "Know in minutes")
    story.link(made, value, seen=1, now=2)
    (one,) = found(story)
    assert (one.rule, one.level) == (Rule.SUSPECT_LINK, Level.WARNING)
    expected = "Touchpoint “Home page” has a suspect link to “Know in minutes”: "
    assert one.text == expected + "read at revision 1, now at 2."
    whole = story.view().whole
    assert is_suspect(whole, made)
    assert told_by(whole, made) == (value,)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [(TermKind.BANNED, Rule.BANNED_WORD), (TermKind.AVOID, Rule.WORD_TO_AVOID)],
)
def test_unwanted_words_are_found_in_its_wording(kind: TermKind, rule: Rule) -> None:
    story = Story()
    linked(story, wording="An end-to-end solution")
    story.term(kind, "end-to-end")
    (one,) = found(story)
    assert one.rule is rule
    assert "Touchpoint “Home page”" in one.text
    assert "in its wording" in one.text


def test_one_without_a_name_is_called_so() -> None:
    assert touchpoint_name(Touchpoint(TouchpointId("t"))) == "A touchpoint without a name"
