"""Footnotes of a PDF are linked both ways, and pictures of the document are shown in its texts."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from exporters.paper.model import Cell, Column, Grid, Prose, Row
from narrative_studio.markup import parse
from tests.ui.pdf.test_room import paper_of, pdf_of, picture
from ui.pdf.writer import write_pdf


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Text is laid out with Qt."""


def links(made: PdfReader) -> list[tuple[int, int]]:
    """Where each link on the first page stands and where it leads, as heights on the page."""
    found = []
    for note in made.pages[0].get("/Annots", ()):
        one: Any = note.get_object()
        goal = one.get("/Dest")
        if goal is None:
            continue
        place = made.named_destinations.get(goal)
        assert place is not None
        top: Any = place["/Top"]
        found.append((round(float(one["/Rect"][3])), round(float(top))))
    return found


def test_marks_lead_to_their_footnotes_and_these_back() -> None:
    made = pdf_of(Prose(parse("a[^x] and again[^x]\n\n[^x]: said")))
    assert "said" in made.pages[0].extract_text()
    there, again, back = links(made)
    assert there[1] == again[1]
    assert there[0] == again[0] > back[0]
    assert abs(back[1] - there[0]) < 20
    assert abs(there[1] - back[0]) < 20


def test_footnotes_in_cells_are_linked_too() -> None:
    rows = tuple(Row((Cell((Prose(parse(f"{n}[^x]\n\n[^x]: said {n}")),)),)) for n in range(2))
    made = pdf_of(Grid("Steps", (Column("Do"),), rows))
    assert len(set(links(made))) == 4


def test_a_picture_of_the_document_is_shown_in_a_text() -> None:
    held = parse(f"- before ![x](picture:{'a' * 64}) after\n\n![gone](picture:{'b' * 64})")
    file = io.BytesIO()
    write_pdf(paper_of(Prose(held)), file, lambda key: picture() if key == "a" * 64 else None)
    made = PdfReader(file, strict=True)
    assert len(made.pages[0].images) == 1
    words = made.pages[0].extract_text()
    assert "before" in words
    assert "after" in words
    assert "Picture: gone" in words


def test_a_picture_in_a_cell_is_shown_and_one_that_is_gone_is_told() -> None:
    held, gone = f"![x](picture:{'a' * 64})", f"![gone](picture:{'b' * 64})"
    blocks = parse(f"| Line | Seen |\n|---|---|\n| Mixing | words {held} |\n| Filling | {gone} |")
    file = io.BytesIO()
    write_pdf(paper_of(Prose(blocks)), file, lambda key: picture() if key == "a" * 64 else None)
    page = PdfReader(file, strict=True).pages[0]
    assert len(page.images) == 1
    words = page.extract_text()
    assert "words" in words
    assert "gone" in words


def sign_and_word(text: str, *, language: str = "en") -> tuple[float, float]:
    """How far from the left the sign of an item stands, and its first word."""
    found: list[tuple[float, str]] = []

    def visit(said: str, _cm: object, place: list[float], _font: object, _size: float) -> None:
        if said.strip():
            found.append((place[4], said))

    pdf_of(Prose(parse(text)), language=language).pages[0].extract_text(visitor_text=visit)
    places = {said.strip()[:1]: left for left, said in found}
    return places["•"], next(left for sign, left in places.items() if sign != "•")


def test_the_sign_of_an_arabic_item_stands_at_its_right() -> None:
    sign, word = sign_and_word("- plain words")
    assert sign < word
    sign, word = sign_and_word("- \u0643\u0644\u0645\u0629")
    assert sign > word


def test_a_latin_item_has_its_sign_where_the_others_of_an_arabic_paper_have_it() -> None:
    sign, word = sign_and_word("- plain words", language="ar")
    assert sign > word
