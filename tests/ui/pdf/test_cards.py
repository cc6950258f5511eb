"""Cards fill their sheets: from below the title, and with pictures as large as texts let them."""

from __future__ import annotations

from math import prod
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from exporters.paper.model import Card, Cards, Masthead, Tone, words
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
