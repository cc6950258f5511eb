"""Marks are laid on what is misspelt or unwanted, and on nothing that the document knows."""

from __future__ import annotations

import pytest

from narrative_studio.model.ids import TermId
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.spelling.checking import Checker, MarkKind, personal
from narrative_studio.spelling.lexicon import lexicon

LEDGER = Term(TermId("t1"), TermKind.PREFERRED, "lot ledger")
TERMS = (
    LEDGER,
    Term(TermId("t2"), TermKind.BANNED, "blockchain", why="nobody buys it", instead=LEDGER.id),
    Term(TermId("t3"), TermKind.AVOID, "solution"),
    Term(TermId("t4"), TermKind.AVOID, "ledger"),
)


def checker(**parts: object) -> Checker:
    return Checker(lexicon("en-GB"), **parts)  # type: ignore[arg-type]


def misspelt(text: str, **parts: object) -> list[str]:
    return [mark.words for mark in checker(**parts).marks(text, is_markdown=True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We recieve the goods.", ["recieve"]),
        ("Recieve the goods", ["Recieve"]),
        ("The buyer's plants' records, they're ours, o'clock", []),
        ("The buyr's plants", ["buyr's"]),
        ("pre-approved, re-label, non-food, co-owner", []),
        ("pre-aproved", ["aproved"]),
        ("Don’t say `recieve`", []),
        ("VA-2, KPIs and PowerPoint", []),
    ],
)
def test_misspelt_words_are_marked_and_right_ones_are_not(text: str, found: list[str]) -> None:
    assert misspelt(text) == found


def test_words_of_the_document_are_known_in_their_capitals() -> None:
    own = frozenset({"Lotwarden", "traceback-ready"})
    assert misspelt("Lotwarden's LOTWARDEN ledger", own=own) == []
    assert misspelt("lotwarden", own=own) == ["lotwarden"]
    assert misspelt("lotwarden", own=own, ignored=personal(["lotwarden"])) == []
    assert misspelt("Xyzzy’s", ignored=personal(["xyzzy"])) == []


def test_unwanted_terms_are_told_from_misspelt_words() -> None:
    found = checker(terms=TERMS).marks("Blockchains are a solutoin; our solution is.")
    assert [(mark.kind, mark.words) for mark in found] == [
        (MarkKind.BANNED, "Blockchains"),
        (MarkKind.MISSPELT, "solutoin"),
        (MarkKind.AVOID, "solution"),
    ]
    assert (found[0].instead, found[0].why) == ("lot ledger", "nobody buys it")
    assert found[2].instead == ""


def test_an_unwanted_word_within_a_preferred_term_stays() -> None:
    found = checker(terms=TERMS).marks("The lot ledger, and the ledger")
    assert [(mark.start, mark.words) for mark in found] == [(24, "ledger")]


def test_without_a_list_only_the_vocabulary_is_marked() -> None:
    found = Checker(None, terms=TERMS).marks("Blockchain recieve")
    assert [mark.kind for mark in found] == [MarkKind.BANNED]
    assert Checker(None).suggestions("recieve") == ()


def test_marks_know_their_place_in_a_part_of_a_long_text() -> None:
    text = "right words\n" * 500 + "We recieve it\n" + "right words\n" * 500
    at = text.index("recieve")
    (mark,) = checker().marks(text, start=at - 100, end=at + 100)
    assert text[mark.start : mark.end] == "recieve"
    assert checker().marks(text, start=0, end=100) == []


@pytest.mark.parametrize("line", ["The quick recieve ", "The quick recieve\n", "recieve" * 3])
def test_a_window_on_a_million_characters_is_marked_in_the_window_alone(line: str) -> None:
    text = line * (1_000_000 // len(line))
    marks = checker(terms=TERMS).marks(text, is_markdown=True, start=500_000, end=503_000)
    assert len(marks) < 1_000
    assert marks or " " not in line
    assert all(480_000 < mark.start < 523_000 for mark in marks)


def test_suggestions_know_the_words_of_the_document() -> None:
    own = frozenset({"Lotwarden"})
    assert checker(own=own).suggestions("Lotwardn")[0] == "Lotwarden"
