"""Letter widths are those of the office fonts, or a fair guess."""

import pytest

from exporters.deck.widths import font_widths


@pytest.mark.parametrize(
    ("family", "letter", "thousandths"),
    # From the published metrics of the fonts.
    [("Calibri", "H", 623), ("Calibri", "i", 229), ("Arial", "H", 722), ("Georgia", "H", 815)],
)
def test_known_letters_have_known_widths(family: str, letter: str, thousandths: int) -> None:
    assert font_widths(family).width(letter) * 1000 == pytest.approx(thousandths, abs=3)


def test_text_is_as_wide_as_its_letters() -> None:
    font = font_widths("Calibri")
    assert font.width("ab") == pytest.approx(font.width("a") + font.width("b"))
    assert font.width("") == 0


def test_bold_is_wider_and_the_name_is_read_loosely() -> None:
    bold, regular = font_widths("Calibri", bold=True), font_widths(" calibri ")
    assert bold.width("Hello") > regular.width("Hello")


def test_likely_fonts_stand_in_for_others() -> None:
    assert font_widths("Carlito").width("abc") == font_widths("Calibri").width("abc")
    assert font_widths("Verdana").width("abc") > font_widths("Arial").width("abc")
    assert font_widths("Consolas").width("iiii") == pytest.approx(2.4)


def test_an_unknown_font_is_taken_to_be_wide_rather_than_narrow() -> None:
    assert font_widths("No Such Font").width("Hello") > font_widths("Arial").width("Hello")


def test_unknown_letters_are_guessed() -> None:
    font = font_widths("Calibri")
    assert font.width("漢字") == 2
    assert 0.3 < font.width("\u16a0") < 0.8


def test_lines_have_a_height() -> None:
    assert font_widths("Calibri").line == pytest.approx(1.221)
    assert font_widths("Georgia").line == pytest.approx(1.136)
    assert font_widths("Consolas").line > 1
