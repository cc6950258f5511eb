"""The keyboard goes into an area at its first control."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.areas import first_control, has_focus


@pytest.fixture
def area(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for words in ("Off", "Hidden", "Clicked"):
        column.addWidget(QPushButton(words))
    column.addWidget(QLineEdit())
    off, hidden, clicked = made.findChildren(QPushButton)
    off.setEnabled(False)
    clicked.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    made.show()
    hidden.hide()
    made.activateWindow()
    return made


def test_what_cannot_take_the_keyboard_by_tab_is_passed_over(area: QWidget) -> None:
    assert isinstance(first_control(area), QLineEdit)


def test_an_area_without_a_control_takes_it_itself(area: QWidget) -> None:
    area.findChildren(QLineEdit)[0].setEnabled(False)
    assert first_control(area) is area


def test_the_keyboard_is_in_an_area_when_one_of_its_controls_has_it(
    area: QWidget, qtbot: QtBot
) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    first_control(area).setFocus()
    qtbot.waitUntil(lambda: has_focus(area))
    assert not has_focus(other)
