"""Quotes stand under their codes, and only those that may leave the team."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.quotable import for_outside
from narrative_studio.model.observed import Quote, QuoteCode
from narrative_studio.model.prospects import Answer, Code
from narrative_studio.model.view import ProjectView
from narrative_studio.results.readings import read
from narrative_studio.results.wall import quotable, quotes_wall
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def test_the_code_given_most_often_comes_first(tested: ProjectView) -> None:
    wall = quotes_wall(read(tested.narrative()), most=3)
    assert (wall.groups[0].code, len(wall.groups[0].cards)) == ("value-echo", 3)
    assert wall.headline == "30 quotes, 27 may be quoted; most often coded: value-echo, 10"
    assert wall.subtitle == "18 of 27 quotes"
    assert [group.code for group in wall.groups if group.asks] == ["risk"]


def test_who_does_not_count_or_may_not_be_quoted_is_left_out() -> None:
    story = Story()
    silent = held(story, "T1", may_quote=Answer.NO)
    unfit = held(story, "T2", qualified=Answer.NO)
    for session in (silent, unfit):
        story.add(Quote, session=session.id, text="Hm.")
    story.add(Quote, session=held(story, "T3").id, text=" \n")
    assert quotable(read(story.view())) == (), "nor what says nothing"
    headline = quotes_wall(read(story.view())).headline
    assert headline == "2 quotes, none of which may leave the team; none is coded yet"


def test_codes_are_counted_whether_or_not_their_words_may_be_shown() -> None:
    story = Story()
    doubt, joy = story.add(Code, word="doubt"), story.add(Code, word="joy")
    for number, (word, consent) in enumerate(
        [(doubt, Answer.NO), (doubt, Answer.UNKNOWN), (joy, Answer.YES)]
    ):
        session = held(story, f"T{number}", may_quote=consent)
        quote = story.add(Quote, session=session.id, text=f"Said {number}.")
        story.add(QuoteCode, quote=quote.id, code=word.id)
    wall = quotes_wall(read(for_outside(story.view())))
    assert wall.headline == "3 quotes, 1 may be quoted; most often coded: doubt, 2"
    assert [(group.code, len(group.cards)) for group in wall.groups] == [("joy", 1)]


def test_without_any_quote_the_wall_says_so() -> None:
    assert quotes_wall(read(Story().view())).headline == (
        "No quote was noted in a counted session yet"
    )


def test_quotes_without_a_code_are_shown_as_such() -> None:
    story = Story()
    quote = story.add(Quote, session=held(story).id, text="Hm.")
    wall = quotes_wall(read(story.view()))
    assert (wall.headline, wall.groups[0].code) == ("1 quote; none is coded yet", "No code")
    code = story.add(Code, word="doubt")
    story.add(QuoteCode, quote=quote.id, code=code.id)
    assert quotes_wall(read(story.view())).headline == "1 quote; most often coded: doubt, 1"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("risk doubt", "2 quotes; most often coded: doubt and risk, 1 each"),
        ("joy risk doubt joy risk", "5 quotes; most often coded: joy and risk, 2 each"),
        ("a b c d", "4 quotes; no code stands out: 4 codes, 1 each"),
    ],
)
def test_codes_that_tie_are_named_together_or_none_is(words: str, told: str) -> None:
    story = Story()
    session = held(story)
    codes = {word: story.add(Code, word=word) for word in words.split()}
    for word in words.split():
        quote = story.add(Quote, session=session.id, text=f"Of {word}.")
        story.add(QuoteCode, quote=quote.id, code=codes[word].id)
    assert quotes_wall(read(story.view())).headline == told
