import pytest

from exporters.deck.charts.inks import contrast, fill_colour, with_inks
from exporters.deck.charts.native import Form, NativeChart, Series
from exporters.deck.template.colours import BLACK, WHITE, ColourScheme, from_css

SCHEME = ColourScheme(
    {"bg1": WHITE, "tx1": BLACK, "accent1": from_css("0B6570"), "accent3": from_css("9BBB59")}
)


def _ink(accent: str) -> str:
    chart = NativeChart(Form.BARS, ("1",), (Series("a", (1.0,), accent=accent),))
    return with_inks(chart, SCHEME).series[0].ink


def test_labels_are_paper_on_dark_colours_and_ink_on_light_ones() -> None:
    assert _ink("accent1") == "bg1"
    assert _ink("accent3") == "tx1"
    assert _ink("accent1|40") == "tx1"


def test_a_faded_colour_shows_the_paper() -> None:
    assert fill_colour("tx1|0", SCHEME) == WHITE
    assert fill_colour("tx1", SCHEME) == BLACK
    assert fill_colour("tx1|40", SCHEME).red == 153


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1
