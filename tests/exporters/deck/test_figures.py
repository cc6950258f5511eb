"""A figure is read out of a phrase, with what it measures."""

import pytest

from exporters.deck.figures import read_figure


@pytest.mark.parametrize(
    ("phrase", "text", "detail", "size", "unit"),
    [
        ("5 h 10 min, three people", "5 h 10 min", "three people", 310, "time"),
        ("7 min, the shift lead", "7 min", "the shift lead", 7, "time"),
        ("90 s", "90 s", "", 1.5, "time"),
        ("2 days.", "2 days", "", 2880, "time"),
        ("38 pallets, not 410", "38 pallets", "not 410", 38, "pallets"),
        ("1,404 words", "1,404 words", "", 1404, "words"),
        ("98.6 %", "98.6 %", "", 98.6, "%"),
        ("2,5 h", "2,5 h", "", 150, "time"),
        ("12 000 kg", "12 000 kg", "", 12000, "kg"),
        ("9 of 30", "9 of 30", "", None, ""),
        ("m²", "m²", "", None, ""),
    ],
)
def test_figures_are_read(
    phrase: str, text: str, detail: str, size: float | None, unit: str
) -> None:
    figure = read_figure(phrase)
    assert figure is not None
    assert (figure.text, figure.detail, figure.unit) == (text, detail, unit)
    assert figure.size == (None if size is None else pytest.approx(size))


@pytest.mark.parametrize(
    "phrase", ["", "no comparable figure", "whole production day would have been withdrawn in 1999"]
)
def test_a_phrase_without_a_short_figure_has_none(phrase: str) -> None:
    assert read_figure(phrase) is None
