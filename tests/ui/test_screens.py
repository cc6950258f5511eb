"""Tests of the screen that a widget is shown on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.screens import room_around

ROOT = Path(__file__).resolve().parent.parent.parent

GARBAGE_WITH_ITS_SCREEN = """
import gc
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from ui.screens import room_around

class Knot(QWidget):
    pass

app = QApplication([])
screen = QGuiApplication.primaryScreen()
knot = Knot()
knot.itself = knot
room_around(knot)
del screen, knot
gc.collect()
QWidget()
"""


def test_the_room_is_that_of_the_screen_under_the_middle(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    assert room_around(widget) == QGuiApplication.primaryScreen().availableGeometry()


def test_what_stands_on_no_screen_is_given_the_first(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setGeometry(QRect(-9000, -9000, 40, 40))
    expected = QGuiApplication.primaryScreen().availableGeometry()
    assert room_around(widget) == room_around(None) == expected


def test_a_widget_that_is_garbage_leaves_the_screen() -> None:
    """With ``widget.screen()`` in its place this breaks the process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", GARBAGE_WITH_ITS_SCREEN],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
