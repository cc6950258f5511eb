"""Where windows stand."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Settings
from ui.screens import room_around
from ui.shell.window_place import keep_place, restore_place


def test_a_window_stands_where_the_last_one_was_left(settings: Settings, qtbot: QtBot) -> None:
    left, next_one = QMainWindow(), QMainWindow()
    qtbot.addWidget(left)
    qtbot.addWidget(next_one)
    left.setGeometry(40, 30, 700, 500)
    keep_place(left, settings)
    restore_place(next_one, settings)
    assert next_one.size() == left.size()


@pytest.mark.parametrize("place", [(5000, 3000), (-4000, 20), (10, -2500)])
def test_a_window_that_was_on_a_screen_that_is_gone_comes_back_into_sight(
    settings: Settings, qtbot: QtBot, place: tuple[int, int]
) -> None:
    left, next_one = QMainWindow(), QMainWindow()
    qtbot.addWidget(left)
    qtbot.addWidget(next_one)
    left.setGeometry(*place, 700, 500)
    keep_place(left, settings)
    restore_place(next_one, settings)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(next_one.frameGeometry())


def test_a_window_from_a_larger_screen_fits_the_one_that_is_there(
    settings: Settings, qtbot: QtBot
) -> None:
    left, next_one = QMainWindow(), QMainWindow()
    qtbot.addWidget(left)
    qtbot.addWidget(next_one)
    left.setGeometry(100, 100, 5000, 4000)
    keep_place(left, settings)
    restore_place(next_one, settings)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(next_one.frameGeometry())


def test_the_first_window_fits_the_screen(settings: Settings, qtbot: QtBot) -> None:
    made = QMainWindow()
    qtbot.addWidget(made)
    settings.change(window_geometry="no geometry")
    restore_place(made, settings)
    assert room_around(made).width() >= made.width()
