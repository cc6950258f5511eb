"""What stands beside each other begins at the side where people begin to read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from exporters.paper.model import Beside, Card, Cards, Cell, Column, Grid, Pairs, Row, Tone, words
from tests.ui.pdf.test_room import pdf_of


def test_a_latin_fact_stands_beside_its_label_also_at_the_right() -> None:
    pairs = Pairs((("Label", (words("fact"),)),))
    label, fact = lefts(pdf_of(words("loose"), pairs, language="he"), "Label", "fact")
    (loose,) = lefts(pdf_of(words("loose"), pairs, language="he"), "loose")
    (plain,) = lefts(pdf_of(words("loose"), pairs), "loose")
    assert label > fact > label * 0.7
    assert loose > plain * 4


def lefts(made: PdfReader, *wanted: str) -> list[float]:
    """How far from the left edge each of some words stands."""
    found: dict[str, float] = {}

    def visit(text: str, _matrix: Any, place: Any, _font: Any, _size: Any) -> None:
        for word in wanted:
            if word in text:
                found.setdefault(word, place[4])

    made.pages[0].extract_text(visitor_text=visit)
    return [found[word] for word in wanted]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_stands_beside_each_other_begins_at_the_side_of_the_language(language: str) -> None:
    columns = (Column("Do", 2), Column("Say", 3))
    row = Row((Cell((words("clicked"),)), Cell((words("spoken"),))))
    card = Card("", "Frame", Tone.SETUP, (), "Firstcard", None, "", "", ())
    made = pdf_of(
        Grid("Steps", columns, (row,)),
        Pairs((("Label", (words("fact"),)),)),
        Beside((words("leftside"),), (words("rightside"),)),
        Cards((card, replace(card, headline="Secondcard")), 2, 3),
        language=language,
    )
    is_right = language == "ar"
    for pair in (
        ("clicked", "spoken"), ("Label", "fact"), ("leftside", "rightside"),
        ("Firstcard", "Secondcard"),
    ):  # fmt: skip
        first, second = lefts(made, *pair)
        assert (first > second) is is_right, pair
