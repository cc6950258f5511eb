"""A wrapped text some of whose words are set apart."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Type
from ui.widgets.runs_label import Emphasis, Run, RunsLabel


def dark_pixels(image: QImage) -> int:
    ink = QColor(theme.current().text).lightness() + 60
    return sum(
        image.pixelColor(x, y).lightness() < ink
        for x in range(image.width())
        for y in range(image.height())
    )


def painted(label: RunsLabel) -> QImage:
    label.resize(240, label.heightForWidth(240))
    return label.grab().toImage()


def test_it_is_read_as_one_text(qtbot: QtBot) -> None:
    label = RunsLabel((Run("The pallets "), Run("and the rest", Emphasis.STRONG)))
    qtbot.addWidget(label)
    assert label.accessibleName() == "The pallets and the rest"


def test_it_takes_more_lines_where_it_is_narrower(qtbot: QtBot) -> None:
    label = RunsLabel((Run("words " * 30),))
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > label.heightForWidth(400) >= 16


def test_strong_words_are_heavier_even_after_a_picture_character(qtbot: QtBot) -> None:
    smile = "😀" * 6
    plain = RunsLabel((Run(f"{smile}shelf"),))
    strong = RunsLabel((Run(smile), Run("shelf", Emphasis.STRONG)))
    struck = RunsLabel((Run(smile), Run("shelf", Emphasis.STRUCK)))
    for label in (plain, strong, struck):
        qtbot.addWidget(label)
    metrics = QFontMetrics(theme.current().font(Type.SUPPORT))
    left = metrics.horizontalAdvance(smile)
    word = QRect(left, 0, metrics.horizontalAdvance("shelf") + 8, 16)
    assert dark_pixels(painted(strong).copy(word)) > dark_pixels(painted(plain).copy(word)) * 1.1
    assert painted(struck) != painted(plain)
