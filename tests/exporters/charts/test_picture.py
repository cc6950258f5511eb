import io

import pytest
from PIL import Image, ImageColor

from build_spec.chart_samples import FILLED, heat_table
from exporters.charts.picture import InterMeasure, png_bytes
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
    Use,
    Words,
)
from narrative_studio.charts.drawing.colours import colours
from narrative_studio.charts.drawing.draw import draw
from narrative_studio.charts.drawing.sheet import Room
from narrative_studio.charts.heat_table import (
    HeatCell,
    HeatColumn,
    HeatGroup,
    HeatRow,
    HeatState,
    HeatTable,
)
from tests.chart_rules import outside


def _picture(*shapes: Shape) -> Image.Image:
    return Image.open(io.BytesIO(png_bytes(Drawing(40, 40, shapes), "light", scale=2)))


def _rgb(ink: Ink) -> tuple[int, ...]:
    return ImageColor.getrgb(colours("light")[ink])


def test_a_picture_is_as_many_times_larger_as_asked_and_says_how_fine_it_is() -> None:
    picture = _picture()
    assert picture.size == (80, 80)
    assert round(picture.info["dpi"][0]) == 192
    assert picture.getpixel((5, 5)) == _rgb(Ink.SURFACE)


def test_shapes_are_painted_where_they_stand_in_their_colours() -> None:
    picture = _picture(
        Box(Place(5, 5, 10, 10), fill=Ink.BLUE),
        Glyph(30, 10, 10, Sign.SQUARE, Ink.TEAL),
        Area(((5, 25), (15, 25), (15, 35), (5, 35)), Ink.ORANGE),
        Stroke(((20, 30), (40, 30)), Ink.TEXT, 2),
    )
    assert picture.getpixel((20, 20)) == _rgb(Ink.BLUE)
    assert picture.getpixel((60, 20)) == _rgb(Ink.TEAL)
    assert picture.getpixel((20, 60)) == _rgb(Ink.ORANGE)
    assert picture.getpixel((60, 60)) == _rgb(Ink.TEXT)


@pytest.mark.parametrize("sign", list(Sign))
def test_every_sign_is_painted_and_hollow_ones_show_the_ground(sign: Sign) -> None:
    full = _picture(Glyph(20, 20, 16, sign, Ink.BLUE))
    assert full.getpixel((40, 40)) == _rgb(Ink.BLUE)
    if sign is not Sign.CROSS:
        hollow = _picture(Glyph(20, 20, 16, sign, Ink.BLUE, is_hollow=True, is_dashed=True))
        assert hollow.getpixel((40, 40)) == _rgb(Ink.SURFACE)


def test_hatches_and_dashes_leave_the_ground_between_them() -> None:
    picture = _picture(
        Box(Place(5, 5, 30, 30), hatch=Ink.TEXT, line=Ink.CONTROL, is_dashed=True, radius=3)
    )
    row = {picture.getpixel((x, 40)) for x in range(14, 66)}
    assert _rgb(Ink.SURFACE) in row
    assert len(row) > 1
    outline = [picture.getpixel((x, 10)) for x in range(14, 66)]
    assert len(set(outline)) > 1


def test_solid_outlines_are_closed() -> None:
    picture = _picture(Box(Place(5, 5, 30, 30), line=Ink.TEXT))
    assert all(picture.getpixel((x, 10)) == _rgb(Ink.TEXT) for x in range(12, 68))


def test_words_are_painted_in_the_typeface_they_are_measured_in() -> None:
    wide = InterMeasure().width("Mmm", Use.BODY)
    picture = _picture(Words("Mmm", Place(2, 10, 38, 16))).convert("L")
    box = picture.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    assert (box[2] - box[0]) / 2 == pytest.approx(wide, abs=2.5)


@pytest.mark.parametrize("name", FILLED)
def test_every_chart_is_whole_without_a_window(name: str) -> None:
    drawing = draw(FILLED[name], Room(640), InterMeasure())
    assert outside(drawing) == []


def test_the_same_chart_gives_the_same_picture() -> None:
    drawing = draw(heat_table(), Room(640), InterMeasure()).framed(16)
    assert png_bytes(drawing, "dark", scale=1) == png_bytes(drawing, "dark", scale=1)


@pytest.mark.parametrize("text", ["", "\n", "a\x00b", "\ud800", "😀" * 20, "שלום " * 20, "मुंबई"])
def test_texts_of_strangers_are_measured_and_painted(text: str) -> None:
    code = HeatColumn("a", text, text)
    row = HeatRow("r", text, text, (HeatCell(HeatState.OBJECTED),))
    chart = HeatTable(headline=text, groups=(HeatGroup(text, (code,)),), rows=(row,))
    for width in (1, 40, 300):
        assert png_bytes(draw(chart, Room(width), InterMeasure()), "light", scale=1)
