"""A slide is painted item by item, in its own colours and proportions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from exporters.deck.geometry import Rect, pt
from exporters.deck.painting.painted import (
    Painted,
    PaintedBox,
    PaintedDrawing,
    PaintedLine,
    PaintedPicture,
    PaintedSlide,
)
from exporters.deck.placed import BoxKind
from exporters.deck.template.colours import from_css
from narrative_studio.charts.drawing.canvas import Box, Drawing, Ink, Place
from narrative_studio.charts.drawing.colours import colours
from ui.slide_painting import paint_slide

RED, BLUE = from_css("FF0000"), from_css("0000FF")
GROUND = from_css("F0F0F0")


def slide(*items: Painted) -> PaintedSlide:
    return PaintedSlide(1, "T", "", pt(400), pt(300), GROUND, items)


def drawn(*items: Painted, pixmap: QPixmap | None = None) -> tuple[QImage, list[QSize]]:
    """A slide of 400 by 300 points at half its size, with 10 pixels around it."""
    asked: list[QSize] = []

    def read(_key: str, room: QSize) -> QPixmap | None:
        asked.append(room)
        return pixmap

    image = QImage(220, 170, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    paint_slide(painter, slide(*items), QRectF(10, 10, 200, 150), read)
    painter.end()
    return image, asked


def color(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def test_the_ground_fills_the_place_and_nothing_else() -> None:
    image, _ = drawn()
    assert color(image, 10, 10) == color(image, 209, 159) == "#f0f0f0"
    assert color(image, 9, 80) == color(image, 210, 80) == color(image, 80, 160) == "#000000"


def test_boxes_stand_in_their_place_in_order() -> None:
    image, _ = drawn(
        PaintedBox(Rect(pt(100), pt(100), pt(100), pt(100)), fill=RED),
        PaintedBox(Rect(pt(150), pt(100), pt(100), pt(100)), fill=BLUE),
    )
    assert color(image, 61, 61) == "#ff0000"
    assert color(image, 86, 61) == "#0000ff"
    assert color(image, 59, 61) == color(image, 136, 61) == "#f0f0f0"


def test_a_line_ends_in_a_head() -> None:
    image, _ = drawn(PaintedLine((pt(50), pt(100)), (pt(250), pt(100)), RED, pt(8)))
    assert color(image, 80, 60) == "#ff0000"
    assert color(image, 80, 54) == "#f0f0f0"
    assert color(image, 125, 64) == "#ff0000"
    assert color(image, 140, 60) == color(image, 30, 60) == "#f0f0f0"
    same, _ = drawn(PaintedLine((pt(50), pt(100)), (pt(50), pt(100)), RED, pt(8)))
    assert color(same, 80, 60) == "#f0f0f0"


def test_what_reaches_over_the_edge_is_cut() -> None:
    image, _ = drawn(PaintedBox(Rect(pt(300), 0, pt(400), pt(300)), fill=RED))
    assert color(image, 209, 80) == "#ff0000"
    assert color(image, 211, 80) == "#000000"


def test_opacity_shows_the_ground() -> None:
    image, _ = drawn(PaintedBox(Rect(0, 0, pt(100), pt(100)), fill=RED.faded(0.5)))
    found = image.pixelColor(30, 30)
    assert found.red() > 240
    assert 110 < found.green() < 130


def test_round_boxes_have_round_corners_and_an_outline() -> None:
    box = PaintedBox(Rect(pt(100), pt(100), pt(100), pt(100)), BoxKind.ROUND, None, RED, pt(4))
    image, _ = drawn(box)
    assert color(image, 85, 60) == "#ff0000"
    assert color(image, 60, 60) != "#ff0000"
    assert color(image, 85, 85) == "#f0f0f0"


def test_a_tick_runs_from_left_down_and_up_to_the_right() -> None:
    box = PaintedBox(Rect(pt(100), pt(100), pt(100), pt(76)), BoxKind.TICK, None, RED, pt(8))
    image, _ = drawn(box)
    assert color(image, 78, 96) == "#ff0000"
    assert color(image, 109, 61) == "#ff0000"
    assert color(image, 61, 61) == "#f0f0f0"


def test_pictures_fill_their_place() -> None:
    pixmap = QPixmap(50, 50)
    pixmap.fill(QColor("#00ff00"))
    place = Rect(pt(100), pt(100), pt(100), pt(100))
    image, asked = drawn(PaintedPicture(place, "p"), pixmap=pixmap)
    assert asked == [QSize(50, 50)]
    assert color(image, 60, 60) == color(image, 109, 109) == "#00ff00"
    small, _ = drawn(PaintedPicture(place, "p"), pixmap=pixmap.scaled(10, 10))
    assert color(small, 61, 61) == color(small, 108, 108) == "#00ff00"


def test_a_picture_that_is_being_read_or_damaged_leaves_its_place_free() -> None:
    place = Rect(pt(100), pt(100), pt(100), pt(100))
    for nothing in (None, QPixmap()):
        image, _ = drawn(PaintedPicture(place, "p"), pixmap=nothing)
        assert color(image, 80, 80) == "#f0f0f0"


def test_a_chart_is_as_large_as_its_place_allows_and_keeps_its_proportions() -> None:
    drawing = Drawing(100, 50, (Box(Place(0, 0, 100, 50), fill=Ink.BLUE),))
    nothing = Drawing(0, 0, ())
    image, _ = drawn(
        PaintedDrawing(Rect(pt(100), pt(100), pt(200), pt(200)), drawing),
        PaintedDrawing(Rect(0, 0, pt(50), pt(50)), nothing),
    )
    blue = colours("light")[Ink.BLUE].lower()
    assert color(image, 62, 62) == color(image, 158, 108) == blue
    assert color(image, 62, 112) == color(image, 162, 62) == color(image, 12, 12) == "#f0f0f0"
