"""Measures of Word, and the names of its styles."""

from __future__ import annotations

from exporters.paper.model import PageSize
from exporters.word.look import HEADINGS, colour, dxa, emu, margin_mm, page_mm


def test_lengths_are_in_the_units_of_word() -> None:
    assert dxa(25.4) == 1440
    assert emu(25.4) == 914_400


def test_a_page_across_is_the_upright_one_turned() -> None:
    upright = page_mm(PageSize.LETTER, is_landscape=False)
    assert page_mm(PageSize.LETTER, is_landscape=True) == upright[::-1]
    assert margin_mm(is_landscape=True) < margin_mm(is_landscape=False)


def test_colours_are_those_of_the_window() -> None:
    assert colour("accent") == "0B6570"


def test_headings_go_down() -> None:
    assert [style[-1] for style in HEADINGS] == list("123456")
