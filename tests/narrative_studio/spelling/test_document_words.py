"""A document knows the names and terms that are written down in it."""

from __future__ import annotations

from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Person
from narrative_studio.model.positioning import ElementKind, TermKind
from narrative_studio.spelling.document_words import TABLES, checker_of, document_words
from narrative_studio.spelling.lexicon import lexicon
from tests.narrative_studio.analysis.told_story import Story


def test_names_and_preferred_terms_are_known_and_unwanted_ones_are_not() -> None:
    story = Story()
    story.rows["person"]["p1"] = Person(PersonId("p1"), name="Okafor Ngozi")
    story.element(ElementKind.VALUE, "Recallability")
    story.proof(customer_alias="A saucemaker")
    story.term(TermKind.PREFERRED, "lotline-keeper")
    story.term(TermKind.BANNED, "synergise")
    words = document_words(story.whole())
    assert {"Okafor", "Recallability", "saucemaker", "lotline-keeper", "lotline"} <= words
    assert "synergise" not in words
    assert {"person", "element", "proof", "term", "project"} == TABLES


def test_the_checker_knows_the_dictionary_and_what_is_ignored_in_this_document() -> None:
    view = Story().whole()
    checker = checker_of(
        view,
        lexicon("en-GB"),
        dictionary=["Qwyjibo"],
        ignored=[(view.project.id, "xyzzy"), ("another", "plugh")],
    )
    assert [mark.words for mark in checker.marks("qwyjibo xyzzy plugh")] == ["plugh"]
