"""The paragraphs of a slide are counted as its marks count them."""

from __future__ import annotations

from narrative_studio.importers.deck.read_deck import (
    Chart,
    Diagram,
    Para,
    Picture,
    Place,
    Sign,
    Table,
    Text,
)
from narrative_studio.importers.deck.slide_lines import note_lines, slide_lines
from narrative_studio.markup import Run


def para(text: str, sign: Sign = Sign.NONE, level: int = 0) -> Para:
    return Para((Run(text),), level, sign)


def test_paragraphs_with_words_are_lines_and_feet_are_none() -> None:
    blocks = (
        Text(Place.TITLE, (para("T"),)),
        Picture("a.png"),
        Text(Place.BODY, (para(" "), para("a  b", Sign.BULLET, 2))),
        Text(Place.FOOT, (para("7"),)),
        Chart("C"),
        Diagram((para("d"),)),
    )
    found = slide_lines(blocks)
    assert [(line.text, line.block, line.place) for line in found] == [
        ("T", 0, Place.TITLE),
        ("a b", 2, Place.BODY),
        ("d", 5, Place.FREE),
    ]
    assert (found[1].sign, found[1].level) == (Sign.BULLET, 2)


def test_a_row_of_a_table_is_one_line() -> None:
    rows = (((para("a"), para("b")), (para("c"),)), ((), ()))
    (line,) = slide_lines((Table(rows),))
    assert line.text == "a b | c"
    assert line.cells == ((Run("a"), Run(" "), Run("b")), (Run("c"),))


def test_notes_are_lines() -> None:
    assert [line.text for line in note_lines((para("a"), para(""), para("b")))] == ["a", "b"]
