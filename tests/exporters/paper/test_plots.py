import io

import pytest
from PIL import Image

from build_spec.chart_samples import heat_table, heat_table_wide, pareto
from exporters.paper.model import Plot
from exporters.paper.plots import PX_PER_MM, plot_drawing, plot_png, plot_svg


def test_a_chart_is_as_wide_as_the_page_gives_and_no_wider_than_it_asks_for() -> None:
    assert plot_drawing(Plot(pareto(), 120), "en").width == pytest.approx(120 * PX_PER_MM)
    assert plot_drawing(Plot(pareto(), 120), "en", 90).width == pytest.approx(90 * PX_PER_MM)
    assert plot_drawing(Plot(pareto(), 120), "en", 500).width == pytest.approx(120 * PX_PER_MM)
    assert plot_drawing(Plot(heat_table_wide(), 120), "en").width > 120 * PX_PER_MM


def test_from_right_to_left_it_is_turned_around() -> None:
    plot = Plot(heat_table())
    left, right = plot_drawing(plot, "en"), plot_drawing(plot, "ar")
    assert right == left.mirrored()


def test_a_picture_of_it_is_three_times_as_fine_as_a_screen() -> None:
    drawing = plot_drawing(Plot(pareto(), 100), "en")
    picture = Image.open(io.BytesIO(plot_png(drawing)))
    assert picture.width == round(3 * drawing.width)
    assert round(picture.info["dpi"][0]) == 288


def test_as_svg_it_has_its_sentence_and_lies_on_any_ground() -> None:
    svg = plot_svg(Plot(heat_table()), "en", "one-")
    assert f"<title>{heat_table().headline}</title>" in svg
    assert 'id="one-hatch-border"' in svg
    assert "<defs>" in svg
    assert svg.count('width="642.52"') <= 1, "no rectangle covers the page"
