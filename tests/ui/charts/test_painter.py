import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from build_spec.chart_samples import FILLED, heat_table
from narrative_studio.charts.chart import Chart
from narrative_studio.charts.drawing.canvas import (
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
from tests.chart_rules import colliding, outside
from ui import theme
from ui.charts.painter import paint_drawing
from ui.charts.qt_measure import QtMeasure, measure


def _painted(drawing: Drawing, look: str = "light", ratio: float = 1.0) -> QImage:
    size = round(drawing.width * ratio), round(drawing.height * ratio)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(colours(look)[Ink.SURFACE]))
    painter = QPainter(image)
    paint_drawing(painter, drawing, measure(), look)
    painter.end()
    return image


def _pixels(image: QImage, place: Place) -> set[str]:
    xs = range(round(place.x), round(place.right))
    ys = range(round(place.y), round(place.bottom))
    return {image.pixelColor(x, y).name() for x in xs for y in ys}


def _shape(shape: Shape) -> QImage:
    return _painted(Drawing(40, 40, (shape,)))


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_state_of_a_cell_looks_otherwise(look: str) -> None:
    drawing = draw(heat_table(), Room(1000), measure())
    image = _painted(drawing, look)
    places = {target.key: target.place for target in drawing.targets}
    # Landed, confused, objected, neutral, unknown, skipped, and neutral but not counted.
    keys = ("f2/T01", "f4/T01", "f8/T01", "f1/T01", "f12/T12", "f6/T10", "f1/T03")
    grounds = [frozenset(_pixels(image, places[key])) for key in keys]
    fills = [
        next((name for name in colours(look).values() if name.lower() in ground), "")
        for ground in grounds
    ]
    assert len(set(grounds)) == len(keys)
    assert fills[:3] == [colours(look)[ink] for ink in (Ink.LANDED, Ink.CONFUSED, Ink.OBJECTED)]


@pytest.mark.parametrize("sign", [sign for sign in Sign if sign is not Sign.CIRCLE])
def test_every_sign_has_a_form_of_its_own(sign: Sign) -> None:
    circle = _shape(Glyph(20, 20, 16, Sign.CIRCLE, Ink.BLUE))
    other = _shape(Glyph(20, 20, 16, sign, Ink.BLUE))
    assert other != circle
    assert other != _shape(Glyph(20, 20, 16, sign, Ink.BLUE, is_hollow=True)) or sign is Sign.CROSS


def test_a_hollow_mark_shows_the_ground_in_its_middle() -> None:
    image = _shape(Glyph(20, 20, 16, Sign.CIRCLE, Ink.BLUE, is_hollow=True))
    assert image.pixelColor(20, 20).name() == colours("light")[Ink.SURFACE].lower()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_level_lines_are_as_crisp_as_the_screen_allows(ratio: float) -> None:
    image = _painted(Drawing(20, 20, (Stroke(((0, 10), (20, 10)), Ink.TEXT),)), ratio=ratio)
    column = [image.pixelColor(5, y).name() for y in range(image.height())]
    ink = colours("light")[Ink.TEXT].lower()
    assert column.count(ink) == ratio
    assert set(column) == {ink, colours("light")[Ink.SURFACE].lower()}


def test_a_hatch_stays_inside_its_place() -> None:
    image = _shape(Box(Place(10, 10, 20, 20), hatch=Ink.TEXT))
    ground = {colours("light")[Ink.SURFACE].lower()}
    around = Place(0, 0, 40, 10), Place(0, 30, 40, 10), Place(0, 0, 10, 40), Place(30, 0, 10, 40)
    for beside in around:
        assert _pixels(image, beside) == ground
    assert len(_pixels(image, Place(12, 12, 16, 16))) > 1


def test_areas_and_boxes_are_faded_as_they_say() -> None:
    square = ((5.0, 5.0), (35.0, 5.0), (35.0, 35.0), (5.0, 35.0))
    for shape in (Area(square, Ink.BLUE, 0.2), Box(Place(5, 5, 30, 30), Ink.BLUE, fade=0.2)):
        middle = _shape(shape).pixelColor(20, 20)
        assert QColor(colours("light")[Ink.BLUE]).lightness() < middle.lightness() < 255


def test_dashed_outlines_have_gaps() -> None:
    image = _shape(Box(Place(5, 5, 30, 30), line=Ink.TEXT, is_dashed=True))
    along = [image.pixelColor(x, 5).lightness() for x in range(8, 32)]
    assert min(along) < 80
    assert max(along) > 200


def test_words_are_painted_where_they_stand() -> None:
    image = _shape(Words("Mm", Place(10, 10, 28, 16)))
    assert len(_pixels(image, Place(10, 10, 28, 16))) > 2
    assert len(_pixels(image, Place(0, 27, 40, 12))) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("chart", FILLED.values(), ids=FILLED)
def test_every_chart_is_whole_in_the_fonts_of_the_window(chart: Chart, scale: float) -> None:
    fonts = QtMeasure(theme.load(theme.LIGHT, font_scale=scale))
    for width in (420, 640, 1100):
        drawing = draw(chart, Room(width), fonts)
        assert outside(drawing) == []
        assert colliding(drawing, fonts) == []
    assert _painted(drawing) != _painted(Drawing(drawing.width, drawing.height, ()))


def test_a_part_is_painted_as_in_the_whole() -> None:
    drawing = draw(heat_table(), Room(1000), measure())
    part = QRect(200, 60, 300, 120)
    whole, only = _painted(drawing), QImage(1000, round(drawing.height), QImage.Format.Format_RGB32)
    only.fill(QColor(colours("light")[Ink.SURFACE]))
    painter = QPainter(only)
    painter.setClipRect(part)
    paint_drawing(painter, drawing, measure(), "light", part)
    painter.end()
    assert only.copy(part) == whole.copy(part)
    assert only.copy(0, 0, 150, 50) != whole.copy(0, 0, 150, 50)
