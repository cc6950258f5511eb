"""The words that a document knows of itself: its names, its terms, what others are called in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from narrative_studio.model.positioning import TermKind
from narrative_studio.model.view import ProjectView
from narrative_studio.spelling.checking import Checker, personal
from narrative_studio.spelling.lexicon import Lexicon
from narrative_studio.spelling.splitting import words_of

TABLES = frozenset({"project", "person", "element", "term", "proof"})
"""The tables that these words come from: after a change to another one they are the same."""


def checker_of(
    view: ProjectView,
    words: Lexicon | None,
    *,
    dictionary: Iterable[str],
    ignored: Iterable[tuple[str, str]],
) -> Checker:
    """What judges the texts of a document by the words of its language.

    ``dictionary`` are words that the user wants known everywhere, ``ignored`` pairs of a document's
    id and a word that is known there.
    """
    here = [word for document, word in ignored if document == view.project.id]
    return Checker(
        words,
        own=document_words(view),
        ignored=frozenset(word.lower() for word in personal([*dictionary, *here])),
        terms=tuple(view.terms.ordered),
    )


def document_words(view: ProjectView) -> frozenset[str]:
    """The words of the names and preferred terms of a document, as they are written there.

    People, company, product, elements, and what customers are called where the story is told.
    """
    words: set[str] = set()
    for text in _texts(view):
        for word in words_of(text):
            words.add(word.text.replace("’", "'"))
            if word.whole != word.text:
                words.add(word.whole.replace("’", "'"))
    return frozenset(words)


def _texts(view: ProjectView) -> Iterator[str]:
    project = view.project
    yield from (project.title, project.company, project.product)
    yield from (one.name for one in view.people.ordered)
    yield from (one.name for one in view.elements.ordered)
    yield from (one.customer_alias for one in view.proofs.ordered)
    for term in view.terms.ordered:
        if term.kind is TermKind.PREFERRED:
            yield term.text
