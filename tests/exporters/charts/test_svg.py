import pytest
from lxml import etree

from build_spec.chart_samples import FILLED
from exporters.charts.picture import InterMeasure
from exporters.charts.svg import svg_text
from narrative_studio.charts.chart import Chart
from narrative_studio.charts.drawing.canvas import (
    Align,
    Area,
    Box,
    Drawing,
    Glyph,
    Ink,
    Place,
    Shape,
    Sign,
    Stroke,
    Words,
)
from narrative_studio.charts.drawing.colours import colours
from narrative_studio.charts.drawing.draw import draw
from narrative_studio.charts.drawing.sheet import Room
from tests.chart_rules import said

SVG = "{http://www.w3.org/2000/svg}"


def _svg(*shapes: Shape) -> etree._Element:
    drawing = Drawing(100, 50, shapes)
    text = svg_text(drawing, "light", InterMeasure(), title="A < B", description="C & D")
    return etree.fromstring(text)


@pytest.mark.parametrize("chart", FILLED.values(), ids=FILLED)
def test_every_word_of_a_chart_is_text_in_the_picture(chart: Chart) -> None:
    drawing = draw(chart, Room(720), InterMeasure())
    text = svg_text(
        drawing, "dark", InterMeasure(), title=chart.headline, description=chart.described()
    )
    root = etree.fromstring(text)
    assert [one.text for one in root.iter(SVG + "text")] == said(drawing)
    assert root.findtext(SVG + "desc") == chart.described()
    assert float(root.get("width")) == pytest.approx(drawing.width, abs=0.01)


def test_shapes_stand_where_they_were_laid_out() -> None:
    root = _svg(
        Box(Place(10, 20, 30, 10), fill=Ink.BLUE, radius=3),
        Glyph(50, 25, 10, Sign.CIRCLE, Ink.ORANGE),
        Stroke(((0, 1), (9.5, 2)), Ink.TEXT, 2, is_dashed=True),
        Area(((0, 0), (5, 0), (5, 5)), Ink.TEAL, 0.25),
        Words("n = 3", Place(60, 10, 40, 16), align=Align.END),
    )
    _ground, box = root.findall(SVG + "rect")
    known = colours("light")
    assert (box.get("x"), box.get("width"), box.get("rx")) == ("10", "30", "3")
    assert box.get("fill") == known[Ink.BLUE]
    circle, line = root.find(SVG + "circle"), root.find(SVG + "polyline")
    assert (circle.get("cx"), circle.get("r")) == ("50", "5")
    assert (line.get("points"), line.get("stroke-dasharray")) == ("0,1 9.5,2", "4 3")
    assert root.find(SVG + "polygon").get("fill-opacity") == "0.25"
    text = root.find(SVG + "text")
    assert (text.get("x"), text.get("text-anchor"), text.text) == ("100", "end", "n = 3")


def test_hollow_hatched_and_crossed_marks_are_told_apart() -> None:
    root = _svg(
        Box(Place(0, 0, 10, 10), line=Ink.CONTROL, hatch=Ink.BORDER, is_dashed=True),
        Glyph(20, 20, 10, Sign.TRIANGLE, Ink.TEXT2, is_hollow=True, is_dashed=True),
        Glyph(20, 20, 10, Sign.CROSS, Ink.BROWN),
    )
    outline, hatch = root.findall(SVG + "rect")[1:]
    assert (outline.get("fill"), outline.get("x")) == ("none", "0.5")
    patterns = {pattern.get("id") for pattern in root.iter(SVG + "pattern")}
    assert hatch.get("fill")[5:-1] in patterns
    assert root.find(SVG + "polygon").get("stroke") == colours("light")[Ink.TEXT2]
    assert root.find(SVG + "path").get("stroke") == colours("light")[Ink.BROWN]


def test_text_from_right_to_left_keeps_its_place() -> None:
    root = _svg(Words("שלום", Place(10, 0, 50, 16)))
    text = root.find(SVG + "text")
    assert (text.get("direction"), text.get("text-anchor"), text.get("x")) == ("rtl", "end", "10")


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert _svg(Words("a\x00<b>", Place(0, 0, 50, 16))).findtext(SVG + "text") == "a<b>"
    assert _svg().findtext(SVG + "title") == "A < B"


def test_it_can_lie_on_any_ground() -> None:
    drawing = Drawing(10, 10, ())
    text = svg_text(drawing, "light", InterMeasure(), title="", description="", has_ground=False)
    assert etree.fromstring(text).find(SVG + "rect") is None
