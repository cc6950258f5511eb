"""A wrapped text some of whose words are set apart."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.runs_label import Emphasis, Run, RunsLabel

STRUCK = Emphasis.STRUCK


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


def test_words_are_set_apart_at_their_own_place_after_a_picture_character(qtbot: QtBot) -> None:
    label = RunsLabel((Run("😀😀 "), Run("shelf", Emphasis.STRONG), Run(" 😀"), Run("x", STRUCK)))
    qtbot.addWidget(label)
    found = [(part.start, part.length) for part in label.formats(theme.current())]
    assert found == [(5, 5), (13, 1)]


def test_strong_and_struck_words_look_different(qtbot: QtBot) -> None:
    plain, strong, struck, marked = (RunsLabel((Run("shelf", kind),)) for kind in Emphasis)
    for label in (plain, strong, struck, marked):
        qtbot.addWidget(label)
    assert dark_pixels(painted(strong)) > dark_pixels(painted(plain)) * 1.1
    assert painted(struck) != painted(plain)
    assert painted(marked) != painted(strong)


def test_of_an_enormous_text_the_beginning_is_laid_out(qtbot: QtBot) -> None:
    label = RunsLabel((Run("words " * 100), Run("and more " * 100_000, STRUCK)))
    qtbot.addWidget(label)
    assert label.heightForWidth(240) < 8_000
    assert label.text.endswith("and more ")
    (struck,) = label.formats(theme.current())
    assert struck.start == 600
    assert struck.length < 6_000
