"""At twice the size of text nothing is cut off, and everything can be reached on a small screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.accessibility.cuts import cuts, out_of_reach
from tests.ui.accessibility.places import PLACES
from tests.ui.accessibility.stage import LARGE, SMALL, settle, staged
from ui import dressing, theme

_TWICE_PCT = 200
_TURNS = 4


@dataclass(frozen=True, slots=True)
class Fitting:
    """What does not fit at a place."""

    place: str
    cuts: tuple[str, ...]
    small_cuts: tuple[str, ...]
    """The same on a small screen, where one can only be as large as there is room."""
    out_of_reach: tuple[str, ...]


@pytest.fixture(scope="module")
def fittings(
    qapp: QApplication, collector: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Fitting, ...]]:
    """Go everywhere with text of twice the size, on a large screen and on a small one."""
    dressing.install(qapp)
    found: list[Fitting] = []
    with staged(tmp_path_factory, scale_pct=_TWICE_PCT, size=LARGE) as stage:
        for place in PLACES:
            if place.name.startswith("menu"):
                continue  # A menu is as large as it needs to be.
            place.reach(stage)
            stage.wait()
            front = stage.front()[-1]
            cut = small_cut = tuple(cuts(front))
            if front.window() is stage.window:
                stage.window.resize(SMALL)
                for _ in range(_TURNS):  # Fields learn their height from their width, one by one.
                    settle()
                small_cut = tuple(cuts(front))
            found.append(Fitting(place.name, cut, small_cut, tuple(out_of_reach(front))))
            stage.window.resize(LARGE)
            stage.clear()
    yield tuple(found)
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=True))


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=True))
    made = QWidget()
    made.resize(QSize(200, 100))
    qtbot.addWidget(made)
    return made


def test_no_words_are_cut_off_on_a_large_screen(fittings: tuple[Fitting, ...]) -> None:
    assert [f"{one.place}: {cut}" for one in fittings for cut in one.cuts] == []


def test_no_words_are_cut_off_on_a_small_screen(fittings: tuple[Fitting, ...]) -> None:
    assert [f"{one.place}: {cut}" for one in fittings for cut in one.small_cuts] == []


def test_every_control_can_be_reached_on_a_small_screen(fittings: tuple[Fitting, ...]) -> None:
    assert [f"{one.place}: {what}" for one in fittings for what in one.out_of_reach] == []


@pytest.mark.parametrize(
    ("place", "side"),
    [
        (QRect(10, 10, 60, 30), "right"),
        (QRect(10, 10, 180, 9), "below"),
    ],
)
def test_words_that_are_cut_off_are_found(window: QWidget, place: QRect, side: str) -> None:
    label = QLabel("Words that need room", window)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setGeometry(place)
    window.show()
    (found,) = cuts(window)
    assert found.startswith(f"QLabel “Words that need room” is cut {side}")


def test_words_with_room_are_well(window: QWidget) -> None:
    QVBoxLayout(window).addWidget(QLabel("Words that need room"))
    window.show()
    assert list(cuts(window)) == []


def test_words_that_are_scrolled_away_are_not_cut_off(window: QWidget) -> None:
    inner = QLabel("\n".join(f"Line {n}" for n in range(40)))
    scroll = QScrollArea()
    scroll.setWidget(inner)
    QVBoxLayout(window).addWidget(scroll)
    window.show()
    assert list(cuts(window)) == []


def test_a_long_text_in_a_field_can_be_walked_through_but_a_figure_cannot(window: QWidget) -> None:
    for words, top in (("a title that is longer than its field", 10), ("1:40:00", 50)):
        field = QLineEdit(words, window)
        field.setGeometry(10, top, 60 if top == 10 else 40, 30)
    window.show()
    (found,) = cuts(window)
    assert "1:40:00" in found


def test_words_over_words_are_found(window: QWidget) -> None:
    class Both(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.drawText(10, 30, "One thing")
            painter.drawText(20, 34, "Another")

    made = Both(window)
    made.setGeometry(0, 0, 200, 100)
    window.show()
    assert list(cuts(window)) == ["Both writes “One thing” over “Another”"]


def test_a_control_that_sticks_out_is_found(window: QWidget) -> None:
    button = QPushButton("Export", window)
    button.setGeometry(150, 10, 120, 32)
    window.show()
    assert list(out_of_reach(window)) == ["QPushButton “” sticks out of QWidget by 70 px"]


def test_a_control_that_can_be_scrolled_to_is_well(window: QWidget) -> None:
    inner = QWidget()
    column = QVBoxLayout(inner)
    for _ in range(20):
        column.addWidget(QPushButton("Export"))
    scroll = QScrollArea()
    scroll.setWidget(inner)
    QVBoxLayout(window).addWidget(scroll)
    window.show()
    assert list(out_of_reach(window)) == []
