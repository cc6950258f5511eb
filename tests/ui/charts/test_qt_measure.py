from narrative_studio.charts.drawing.canvas import Use
from narrative_studio.charts.drawing.measure import SIZES, cut
from ui import theme
from ui.charts.qt_measure import measure


def test_texts_are_measured_in_the_fonts_they_are_painted_in() -> None:
    fonts = measure()
    for use, (size, line, weight) in SIZES.items():
        assert fonts.font(use).pixelSize() == size
        assert fonts.font(use).weight() == weight
        assert fonts.line(use) == line
    assert fonts.width("confused", Use.MARK) > fonts.width("confused", Use.SMALL)


def test_figures_are_equally_wide() -> None:
    assert measure().width("111", Use.BODY) == measure().width("888", Use.BODY)


def test_larger_text_is_measured_larger() -> None:
    large = theme.load(theme.LIGHT, font_scale=1.5)
    from ui.charts.qt_measure import QtMeasure

    assert QtMeasure(large).width("word", Use.BODY) > 1.4 * measure().width("word", Use.BODY)
    assert QtMeasure(large).line(Use.BODY) == 24


def test_a_text_is_cut_to_what_is_painted() -> None:
    fonts = measure()
    short = cut("A recall is decided long before it is announced", Use.BODY, 120, fonts)
    assert short.endswith("…")
    assert fonts.width(short, Use.BODY) <= 120
