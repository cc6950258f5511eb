"""Fonts of slides take the room that the deck was set for."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from exporters.deck.widths import font_widths
from ui.slide_fonts import UNITS_PER_PT, load_fonts, slide_font

WORDS = "Name the pallets, not the production day"


@pytest.mark.parametrize("family", ["Georgia", "Calibri", "Arial", "Consolas", "Of Nobody"])
@pytest.mark.parametrize("is_bold", [False, True])
def test_a_line_is_about_as_wide_as_in_the_font_that_is_named(family: str, is_bold: bool) -> None:
    font = slide_font(family, 24, is_bold=is_bold)
    wanted = font_widths(family, bold=is_bold).width(WORDS) * 24 * UNITS_PER_PT
    assert QFontMetricsF(font).horizontalAdvance(WORDS) == pytest.approx(wanted, rel=0.06)


def test_size_and_marks_are_kept() -> None:
    font = slide_font("Georgia", 34, is_bold=True, is_italic=True)
    assert font.pixelSize() == 34 * UNITS_PER_PT
    assert (font.bold(), font.italic()) == (True, True)
    assert not slide_font("Georgia", 34).bold()


def test_the_named_font_comes_first_and_its_kind_is_kept() -> None:
    serif, sans = slide_font("Georgia", 20), slide_font("Calibri", 20)
    assert serif.families()[0] == "Georgia"
    assert sans.families()[:2] == ["Calibri", "Carlito"]
    assert serif.styleHint() == QFont.StyleHint.Serif
    assert sans.styleHint() == QFont.StyleHint.SansSerif


def test_the_fonts_of_our_own_decks_are_loaded_one_by_one(qapp: QApplication) -> None:
    assert len(list(load_fonts())) == 3
