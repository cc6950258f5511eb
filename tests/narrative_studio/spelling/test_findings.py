"""Misspelt words are remarks on the rows they stand in, each once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.model.observed import Quote
from narrative_studio.model.positioning import ElementKind, TermKind
from narrative_studio.spelling.checking import Checker
from narrative_studio.spelling.findings import spelling_findings
from narrative_studio.spelling.lexicon import lexicon
from tests.narrative_studio.analysis.told_story import Story
from tests.story import make_story

CHECKER = Checker(lexicon("en-GB"))


def test_each_word_of_a_row_is_told_once_with_its_places_and_suggestions() -> None:
    story = Story()
    frame = story.frame(headline="To recieve", key_message="We recieve", script="Say `teh` end.")
    (found,) = spelling_findings(story.view(), CHECKER)
    assert (found.level, found.rule, found.row_id) == (Level.INFO, Rule.SPELLING, frame.id)
    assert "“recieve” in its headline and key message is no known word." in found.text
    assert found.hint.startswith("Did you mean “receive”")


def test_positioning_is_checked_and_the_vocabulary_is_not() -> None:
    story = Story()
    element = story.element(ElementKind.VALUE, "Know", statement="It is seperate")
    story.term(TermKind.AVOID, "wierdness")
    assert [one.row_id for one in spelling_findings(story.view(), CHECKER)] == [element.id]


def test_frames_of_another_narrative_are_left_out() -> None:
    story = Story()
    story.frame(script="We recieve", narrative="another")
    assert list(spelling_findings(story.view(), CHECKER)) == []


def test_what_was_heard_in_a_test_stays_as_it_was_said(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        before = list(spelling_findings(project.view().narrative(), CHECKER))
        quote = next(iter(project.view().quotes.values()))
        with project.op("Say it") as op:
            op.set(Quote, quote.id, text="We recieve it.")
        assert list(spelling_findings(project.view().narrative(), CHECKER)) == before
