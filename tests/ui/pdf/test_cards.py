"""Cards fill their sheets: from below the title, and with pictures as large as texts let them."""

from __future__ import annotations

from math import prod
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from exporters.paper.model import Block, Card, Cards, Labelled, Masthead, Prose, Tone, words
from narrative_studio.markup import parse
from narrative_studio.model.ids import PictureId
from tests.ui.pdf.test_room import pdf_of, prose


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Text is laid out with Qt."""


def test_a_long_title_leaves_its_page_to_cards_too() -> None:
    full = Card("", "Frame 1", Tone.SETUP, ("B",), "Heat", PictureId("p"), "", "", (prose(150),))
    slim = Masthead("Storyboard", "A long title of a document " * 6, ("facts",), is_slim=True)
    made = pdf_of(slim, Cards((full,) * 3, 3, 2, False), is_landscape=True)
    assert "Paragraph 0 says" in made.pages[0].extract_text()


def test_short_texts_leave_the_width_to_their_pictures() -> None:
    def width(text: str) -> float:
        card = Card("", "F", Tone.SETUP, ("B",), "Heat", PictureId("p"), "", "", (words(text),))
        stream: Any = pdf_of(Cards((card,), 1, 2, is_beside=True)).pages[0].get_contents()
        return prod(abs(float(one[0])) for one, sign in stream.operations if sign == b"cm")

    widest = width("short")
    assert width("words " * 100) / widest == pytest.approx(0.735, abs=0.01)
    assert width("words " * 300) / widest == pytest.approx(0.48, abs=0.01)


def test_a_picture_above_a_short_text_is_larger_than_one_beside_it() -> None:
    def stands(text: str) -> tuple[float, float]:
        card = Card("", "F", Tone.SETUP, ("B",), "Heat", PictureId("p"), "", "", (words(text),))
        page = pdf_of(Cards((card,) * 2, 1, 2, is_beside=True)).pages[0]
        lefts: list[float] = []

        def visit(found: str, _cm: object, place: list[float], *_: object) -> None:
            if found.strip() in ("Heat", "F"):
                lefts.append(place[4])

        page.extract_text(visitor_text=visit)
        return min(lefts), max(lefts)

    left, right = stands("short")
    assert right - left < 100
    left, right = stands("words " * 200)
    assert right - left > 500


def test_four_cards_of_a_usual_length_use_their_whole_width() -> None:
    told = (words("A message of the usual length, over two lines. " * 6),)
    card = Card("", "F", Tone.SETUP, ("B",), "Heat", PictureId("p"), "", "", told)
    page = pdf_of(Cards((card,) * 4, 2, 2, is_beside=True), is_landscape=True).pages[0]
    tops: list[float] = []

    def visit(found: str, _cm: object, place: list[float], *_: object) -> None:
        if found.strip() in ("Heat", "F"):
            tops.append(place[5])

    page.extract_text(visitor_text=visit)
    # The headline stands below the picture and not beside its top.
    assert abs(tops[0] - tops[1]) > 600


def test_full_cards_leave_no_page_nearly_empty() -> None:
    told = (prose(38),)
    cards = tuple(
        Card(f"frame:{n}", f"Frame {n}", Tone.SETUP, ("B",), f"Heat {n}", None, "", "", told)
        for n in range(1, 9)
    )
    made = pdf_of(Cards(cards, 2, 2, is_beside=True), is_landscape=True)
    said = [page.extract_text() for page in made.pages]
    counts = [text.count("Paragraph") for text in said]
    assert min(counts[:-1]) > max(counts) * 0.7
    assert said[1].count("continued") == 2
    assert "Heat 3" in said[1]
    assert "Frame 1" in said[1]


def test_a_card_that_ends_before_its_neighbour_is_not_said_again() -> None:
    long = Card("", "Frame 1", Tone.SETUP, ("B",), "Heat", None, "", "", (prose(60),))
    short = Card("", "Frame 2", Tone.FOLLOW, ("B",), "Cold", None, "", "", (words("k"),))
    _first, *others = pdf_of(Cards((long, short), 2, 2), is_landscape=True).pages
    assert others
    for page in others:
        said = page.extract_text()
        assert "Frame 1" in said
        assert "Frame 2" not in said


@pytest.mark.parametrize("lines", range(3))
def test_the_name_of_a_field_goes_over_with_its_text(lines: int) -> None:
    fields = tuple(Labelled(f"Field {n}", (words("one"), words("two"))) for n in range(40))
    card = Card(
        "", "Frame", Tone.SETUP, ("B",), "Heat", None, "", "", (*[words("x")] * lines, *fields)
    )
    for page in pdf_of(Cards((card,), 3, 2), is_landscape=True).pages:
        said = page.extract_text().splitlines()
        last = [line for line in said if line.startswith(("Field", "one", "two"))][-1]
        assert not last.startswith("Field")


def test_paragraphs_of_a_script_stand_apart_and_lines_of_a_list_do_not() -> None:
    def step(*blocks: Block) -> float:
        told = (Labelled("Script", blocks),)
        card = Card("", "Frame", Tone.SETUP, ("B",), "Heat", None, "", "", told)
        page = pdf_of(Cards((card,), 3, 2), is_landscape=True).pages[0]
        heights: dict[str, float] = {}

        def visit(found: str, _cm: object, place: list[float], *_: object) -> None:
            heights[found.strip()] = place[5]

        page.extract_text(visitor_text=visit)
        return abs(heights["one"] - heights["two"])

    apart = step(Prose(parse("one\n\ntwo")))
    close = step(words("one"), words("two"))
    assert apart > close * 1.1
