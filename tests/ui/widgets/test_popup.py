"""Small windows under the control that opened them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.screens import room_around
from ui.theme import Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.widgets.popup import Popup


@pytest.fixture
def anchor(qtbot: QtBot) -> QPushButton:
    button = QPushButton("Open")
    qtbot.addWidget(button)
    button.resize(100, 30)
    button.move(400, 300)
    with qtbot.waitExposed(button):
        button.show()
    return button


def make(words: str) -> tuple[Popup, PlainLineEdit]:
    popup = Popup("Add a proof", width_px=240)
    field = PlainLineEdit(name="Name")
    popup.column.addWidget(TextLabel(words, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
    popup.column.addWidget(field)
    return popup, field


def test_it_is_as_high_as_its_wrapped_words_need(anchor: QPushButton, qtbot: QtBot) -> None:
    short, field = make("Short")
    qtbot.addWidget(short)
    short.open_below(anchor, field)
    long, other = make("A longer text that goes over several lines of so narrow a window. " * 2)
    qtbot.addWidget(long)
    long.open_below(anchor, other)
    assert long.height() >= short.height() + 3 * 16


@pytest.mark.parametrize(("at_end", "left"), [(False, 0), (True, 100 - 240)])
def test_it_stands_under_its_control(
    anchor: QPushButton, qtbot: QtBot, *, at_end: bool, left: int
) -> None:
    popup, field = make("Short")
    qtbot.addWidget(popup)
    popup.open_below(anchor, field, at_end=at_end)
    assert popup.pos() == anchor.mapToGlobal(QPoint(left, 34))


def test_it_stays_on_the_screen(anchor: QPushButton, qtbot: QtBot) -> None:
    room = room_around(anchor)
    anchor.move(room.right() - 20, room.bottom() - 20)
    popup, field = make("Short")
    qtbot.addWidget(popup)
    popup.open_below(anchor, field)
    assert room.contains(popup.geometry())
