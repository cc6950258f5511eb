"""One slide on its paper: shown, spoken, and left by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exporters.deck.geometry import Rect, pt
from exporters.deck.painting.painted import PaintedBox, PaintedPicture, PaintedSlide
from exporters.deck.template.colours import WHITE, from_css
from tests.exporters.deck.conftest import png
from ui import theme
from ui.models.thumbnails import Thumbnails
from ui.widgets import slide_preview
from ui.widgets.slide_preview import SlidePreview

RED = PaintedBox(Rect(0, 0, pt(960), pt(540)), fill=from_css("FF0000"))


def slide(number: int = 3, *, cx: int = pt(960), hidden: bool = False) -> PaintedSlide:
    return PaintedSlide(number, "Recall", "One\nTwo", cx, pt(540), WHITE, (), hidden)


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[SlidePreview]:
    pictures = Thumbnails(lambda: {"p": png(96, 54, 0)}.get)
    made = SlidePreview(pictures)
    qtbot.addWidget(made)
    made.resize(482, 272)
    made.show()  # Hidden widgets are told of a new size before each grab.
    yield made
    pictures.wait()


def test_its_name_says_slide_title_and_words(preview: SlidePreview) -> None:
    preview.show_slide(slide(), count=12)
    assert preview.accessibleName() == "Slide 3 of 12: Recall"
    assert preview.accessibleDescription() == "One\nTwo"
    preview.show_slide(slide(hidden=True), count=12)
    assert preview.accessibleName() == "Slide 3 of 12, hidden: Recall"


@pytest.mark.parametrize(
    ("key", "by"),
    [
        (Qt.Key.Key_Left, -1),
        (Qt.Key.Key_PageUp, -1),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageDown, 1),
    ],
)
def test_keys_ask_for_the_slides_beside_it(
    preview: SlidePreview, qtbot: QtBot, key: Qt.Key, by: int
) -> None:
    with qtbot.waitSignal(preview.stepped) as signal:
        QTest.keyClick(preview, key)
    assert signal.args == [by]


def test_home_and_end_ask_for_the_ends(preview: SlidePreview, qtbot: QtBot) -> None:
    for key, way in ((Qt.Key.Key_Home, -1), (Qt.Key.Key_End, 1)):
        with qtbot.waitSignal(preview.ended) as signal:
            QTest.keyClick(preview, key)
        assert signal.args == [way]


def test_the_paper_has_the_proportions_of_the_slide(preview: SlidePreview) -> None:
    preview.show_slide(slide(), count=1)
    wide = preview.paper()
    assert (wide.width(), wide.height()) == (480, 270)
    assert preview.height_for(482) == 272
    preview.show_slide(slide(cx=pt(720)), count=1)
    narrow = preview.paper()
    assert narrow.width() / narrow.height() == pytest.approx(4 / 3)
    assert narrow.height() == 270
    assert abs(narrow.center().x() - 241) <= 1


def test_the_slide_keeps_its_colours_and_is_dimmed_with_the_paper_in_dark(
    preview: SlidePreview, qapp: QApplication
) -> None:
    preview.show_slide(slide(), count=1)
    assert preview.grab().toImage().pixelColor(100, 100) == QColor("white")
    theme.apply(qapp, theme.load(theme.DARK))
    assert preview.grab().toImage().pixelColor(100, 100) == theme.current().paper


def test_nothing_shows_of_what_lay_in_memory_before(
    preview: SlidePreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def used_before(size: QSize) -> QPixmap:
        made = QPixmap(size)
        made.fill(QColor("magenta"))
        return made

    monkeypatch.setattr(slide_preview, "QPixmap", used_before)
    preview.resize(600, 151)
    preview.show_slide(slide(), count=1)
    paper = preview.paper()
    assert paper.width() % 1 > 0.5, "its edge lies within a pixel"
    shown = preview.grab().toImage()
    edge = [shown.pixelColor(int(paper.right()), y) for y in range(20, 130)]
    assert all(colour.red() <= colour.green() + 8 for colour in edge)


def test_another_slide_is_painted_at_once(preview: SlidePreview) -> None:
    preview.show_slide(slide(), count=2)
    preview.grab()
    red = PaintedSlide(2, "Red", "", pt(960), pt(540), WHITE, (RED,))
    preview.show_slide(red, count=2)
    assert preview.grab().toImage().pixelColor(100, 100) == QColor("#ff0000")


def test_a_picture_appears_when_it_was_read(preview: SlidePreview, qtbot: QtBot) -> None:
    whole = PaintedPicture(Rect(0, 0, pt(960), pt(540)), "p")
    preview.show_slide(PaintedSlide(1, "P", "", pt(960), pt(540), WHITE, (whole,)), count=1)
    assert preview.grab().toImage().pixelColor(100, 100) == QColor("white")
    qtbot.waitUntil(lambda: preview.grab().toImage().pixelColor(100, 100) == QColor("black"))


def test_it_says_why_there_is_nothing_to_see(preview: SlidePreview) -> None:
    preview.show_slide(slide(), count=1)
    preview.show_words("The template is damaged.")
    assert preview.slide is None
    assert preview.accessibleDescription() == "The template is damaged."
    image = preview.grab().toImage()
    assert any(image.pixelColor(x, 136).lightness() < 160 for x in range(20, 460)), (
        "no words are painted"
    )


def test_the_focus_can_be_seen_around_a_slide_of_any_colour(
    preview: SlidePreview, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field = QLineEdit()
    column.addWidget(field)
    column.addWidget(preview)
    preview.show_slide(slide(), count=1)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    shape, _radius = preview.focus_shape()
    at = preview.mapTo(window, shape.topLeft())
    ring = window.grab().toImage().pixelColor(at.x() - 3, at.y() + shape.height() // 2)
    assert ring == theme.current().focus


@pytest.fixture
def door(qtbot: QtBot) -> Iterator[SlidePreview]:
    pictures = Thumbnails(lambda: lambda _picture: None)
    made = SlidePreview(pictures, opens="See it in large")
    qtbot.addWidget(made)
    made.resize(262, 148)
    made.show()
    yield made
    pictures.wait()


def test_where_it_opens_something_it_is_a_button_that_says_so(
    door: SlidePreview, qtbot: QtBot
) -> None:
    assert door.toolTip() == ""
    door.show_slide(slide(), count=0, remarks="Text set at 70 %")
    assert (door.toolTip(), door.spoken_role) == ("See it in large", QAccessible.Role.Button)
    assert door.accessibleName() == "Slide 3: Recall"
    assert door.accessibleDescription() == "One\nTwo\nText set at 70 %"
    with qtbot.waitSignal(door.opened):
        door.spoken_press()
    door.show_words("Nothing")
    assert door.toolTip() == ""
    with qtbot.assertNotEmitted(door.opened):
        door.spoken_press()


def test_a_press_that_ends_elsewhere_opens_nothing(door: SlidePreview, qtbot: QtBot) -> None:
    door.show_slide(slide(), count=0)
    left = Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(door.opened):
        QTest.mousePress(door, left, pos=QPoint(20, 20))
        QTest.mouseRelease(door, left, pos=QPoint(20, 400))
        QTest.mouseClick(door, Qt.MouseButton.RightButton)
