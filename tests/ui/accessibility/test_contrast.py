"""Text, icons and the edges of fields stand out from their ground, as they are on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility.conftest import Visit
from tests.ui.accessibility.pixels import Measured, measure
from tests.ui.test_theme import TEXT_PAIRS
from ui import theme
from ui.theme import Role

Census = tuple[Visit, ...]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=True))
    made = QWidget()
    made.resize(300, 200)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    window.show()


def weak(window: QWidget) -> list[Measured]:
    return [one for one in measure(window) if not one.is_enough]


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_everything_that_is_seen_stands_out(census: Census, look: str) -> None:
    faults = {
        f"{visit.place} | {one}"
        for visit in census
        if visit.look == look
        for one in visit.measured
        if not one.is_enough
    }
    assert sorted(faults) == []


def test_much_is_measured_in_both_themes(census: Census) -> None:
    for look in (theme.LIGHT, theme.DARK):
        measured = [one for visit in census if visit.look == look for one in visit.measured]
        assert len(measured) > 4000


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_inks_stand_on_grounds_that_the_palette_is_tested_for(census: Census, look: str) -> None:
    now = theme.load(look)
    roles = {now.color(role).name(): role for role in reversed(Role)}
    same = {now.color(role).name() for role in Role}
    tested = {(now.color(ink).name(), now.color(ground).name()) for ink, ground in TEXT_PAIRS}
    seen = {(one.ink, one.ground) for v in census if v.look == look for one in v.measured}
    untested = {
        f"{roles[ink]} on {roles[ground]}"
        for ink, ground in seen - tested
        if ink in same and ground in same
    }
    assert sorted(untested) == []


def test_faint_words_are_found(window: QWidget) -> None:
    label = QLabel("Hardly to be read")
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#B0B0B0"))
    label.setPalette(palette)
    put(window, label)
    assert ["Hardly" in one.what for one in weak(window)] == [True]


def test_large_words_need_less(window: QWidget) -> None:
    for size in (13, 30):
        label = QLabel(f"{size} px high")
        font = label.font()
        font.setPixelSize(size)
        label.setFont(font)
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor("#808080"))
        label.setPalette(palette)
        put(window, label)
    assert [one.what[1:3] for one in weak(window)] == ["13"]


def test_words_that_are_covered_are_not_judged(window: QWidget) -> None:
    under = QLabel("Under the scrim", window)
    palette = under.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#EEEEEE"))
    under.setPalette(palette)
    under.setGeometry(0, 0, 200, 40)
    over = QWidget(window)
    over.setAutoFillBackground(True)
    over.setGeometry(0, 0, 200, 40)
    window.show()
    assert weak(window) == []


def test_a_faint_icon_is_found(window: QWidget) -> None:
    picture = QPixmap(16, 16)
    picture.fill(QColor("#D8D8D8"))
    button = QPushButton(QIcon(picture), "")
    button.setFlat(True)
    put(window, button)
    assert [one.what[:4] for one in weak(window)] == ["icon"]


def test_a_field_without_an_edge_is_found(window: QWidget) -> None:
    field = QLineEdit()
    field.setAccessibleName("Title")
    field.setFrame(False)
    put(window, field)
    assert ["Title" in one.what for one in weak(window)] == [True]


def test_a_field_as_the_style_paints_it_is_well(window: QWidget) -> None:
    field = QLineEdit("Words")
    put(window, field)
    assert weak(window) == []
