"""Results are gathered once, and say when they are a look before time."""

from __future__ import annotations

from exporters.results.gathered import Results, gather
from tests.exporters.results.tested import interim
from tests.narrative_studio.analysis.told_story import Story


def test_both_verdicts_stand_in_the_headline(results: Results) -> None:
    assert results.headline == "The pitch passes by the rule, and the numbers alone are no proof"
    assert results.interim == ""
    assert results.title == "Lotwarden first-call narrative"


def test_every_chart_says_that_it_is_a_look_before_the_planned_number() -> None:
    found = gather(interim().view())
    assert found.interim == "Interim: 1 of 12 planned sessions"
    *figures, _quotes = found.charts()
    assert {chart.interim for chart in figures} == {found.interim}


def test_a_story_without_a_title_has_a_name_all_the_same() -> None:
    assert gather(Story().view()).title == "the narrative"
