"""Results are gathered once, and say when they are a look before time."""

from __future__ import annotations

from exporters.results.gathered import Results, gather
from narrative_studio.model.prospects import Answer
from tests.exporters.results.tested import held, interim
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


def test_a_word_of_theirs_is_counted_for_all_and_shown_as_those_said_it_who_may_be_quoted() -> None:
    story = Story()
    story.frame(headline="We trace every pallet", key_message="", script="")
    held(story, "T1", recall="Like a handbag.", held_on="2026-03-01")
    for code, recall in (("T2", "My secret handbag."), ("T3", "A secret binder.")):
        held(story, code, recall=recall, held_on="2026-03-02", may_quote=Answer.UNKNOWN)
    held(story, "T4", recall="Another secret binder.", may_quote=Answer.NO)
    (word,) = gather(story.view()).heard
    assert (word.word, len(word.prospects), word.example) == ("handbag", 2, "Like a handbag.")
    assert [one.text for one in word.sayings] == ["Like a handbag."]


def test_a_story_without_a_title_has_a_name_all_the_same() -> None:
    assert gather(Story().view()).title == "the narrative"
