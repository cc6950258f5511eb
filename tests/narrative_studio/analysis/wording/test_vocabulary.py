"""Unwanted words are found whatever their form, and not inside other words."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.wording.vocabulary import Vocabulary
from narrative_studio.model.positioning import Term, TermKind
from tests.narrative_studio.analysis.told_story import Story

BANNED, AVOID, PREFERRED = TermKind.BANNED, TermKind.AVOID, TermKind.PREFERRED


def terms(*texts: str, preferred: tuple[str, ...] = ()) -> list[Term]:
    story = Story()
    made = [story.term(AVOID, text) for text in texts]
    return made + [story.term(PREFERRED, text) for text in preferred]


def unwanted(text: str, *texts: str, preferred: tuple[str, ...] = ()) -> list[str]:
    vocabulary = Vocabulary(terms(*texts, preferred=preferred))
    found = [term.text for term in vocabulary.unwanted(text)]
    assert vocabulary.is_in(text) is bool(found)
    return found


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("guarantee", "We guarantee it."),
        ("guarantee", "GUARANTEE"),
        ("guarantee", "no guarantees"),
        ("fire drill", "two fire\ndrills"),
        ("fire drill", "a fire-drill, then"),
        ("tool", "tools for all"),
        ("HACCP", "a HACCP plan"),
        ("SHOUTY", "a shouty slide"),
        ("end-to-end", "End to end, really"),
        ("end-to-end", "an end-to-end view"),
        ("AI-powered", "it is ai-powered."),
        ("AI", "an AI model"),
        ("audit bundle", "(audit bundle)"),
        ("C++", "written in C++, then"),
        ("fall back", "we fall back"),
        ("Nürnberg", "in NÜRNBERG"),
        ("impacted SKUs", "the impacted SKUs"),
        ("supplier", "the supplier's list"),
    ],
)
def test_a_word_is_found(term: str, text: str) -> None:
    assert unwanted(text, term) == [term]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("guarantee", "guaranteed by nobody"),
        ("drill", "a drillmaster"),
        ("lead", "misleading, plead"),
        ("AI", "he said ai ai"),
        ("AI", "MAIN, AIR, fair"),
        ("IT", "it is what it is"),
        ("us", "uses, used, using"),
        ("fire drill", "fire the drill"),
        ("fire drill", "a campfire drill"),
        ("box", "boxes, since three letters have no plural here"),
        ("HACCP", "haccp"),
        ("end-to-end", "from end to the end"),
        ("snake", "snake_case"),
    ],
)
def test_another_word_is_left_alone(term: str, text: str) -> None:
    assert unwanted(text, term) == []


def test_words_come_once_in_the_order_of_the_text() -> None:
    text = "A recall drill is a fire drill is a recall drill."
    assert unwanted(text, "fire drill", "recall drill") == ["recall drill", "fire drill"]


def test_a_word_inside_a_preferred_term_is_meant() -> None:
    assert unwanted("a mock recall", "recall", preferred=("mock recall",)) == []
    both = "a mock recall, then the recall"
    assert unwanted(both, "recall", preferred=("mock recall",)) == ["recall"]
    assert unwanted("mock recalls", "recall", preferred=("mock recall",)) == []


def test_a_preferred_acronym_shields_in_its_own_case_only() -> None:
    assert unwanted("an AI desk", "AI", preferred=("AI desk",)) == []
    assert unwanted("an AI Desk", "AI", preferred=("AI desk",)) == ["AI"]


def test_terms_without_a_letter_are_passed_over() -> None:
    assert unwanted("really!!!", "!!!", "—", " ") == []


def test_preferred_words_are_never_unwanted() -> None:
    assert unwanted("a mock recall", preferred=("mock recall",)) == []


def test_a_banned_word_is_unwanted_too() -> None:
    story = Story()
    banned = story.term(BANNED, "guarantee")
    assert Vocabulary([banned]).unwanted("We guarantee it.") == [banned]


def test_every_place_of_an_unwanted_term_is_known_in_the_order_of_the_text() -> None:
    vocabulary = Vocabulary(terms("tool", "fire drill", preferred=("power tool",)))
    text = "İt is a tool, a power tool and two fire-drills; Tools"
    found = vocabulary.spots(text)
    assert [text[start:end] for start, end, _term in found] == ["tool", "fire-drills", "Tools"]
    assert [term.text for _start, _end, term in found] == ["tool", "fire drill", "tool"]
    assert Vocabulary(terms("tool")).spots("nothing of it") == []
    assert Vocabulary([]).spots("tool") == []
