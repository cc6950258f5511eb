"""Buttons carry their kind, their size and, without words, their verb."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.buttons import (
    Button,
    ControlSize,
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
)


@pytest.mark.parametrize(
    ("size", "height"),
    [(ControlSize.REGULAR, 32), (ControlSize.SMALL, 28), (ControlSize.TINY, 24)],
)
def test_a_button_has_the_height_of_its_size(qtbot: QtBot, size: ControlSize, height: int) -> None:
    for kind in (PrimaryButton, SecondaryButton, QuietButton):
        button = kind("Compare", size=size)
        qtbot.addWidget(button)
        assert button.sizeHint().height() == height


def test_small_buttons_have_small_words_and_icons(qtbot: QtBot) -> None:
    small, regular = SecondaryButton("Frame", size=ControlSize.SMALL), SecondaryButton("Frame")
    for button in (small, regular):
        qtbot.addWidget(button)
        button.set_icon("plus")
    assert (small.font().pixelSize(), regular.font().pixelSize()) == (12, 13)
    assert (small.iconSize().width(), regular.iconSize().width()) == (14, 16)


def test_the_kinds_look_different(qtbot: QtBot) -> None:
    corners = set()
    for kind in (PrimaryButton, SecondaryButton, QuietButton):
        button = kind("Compare")
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
        corners.add(button.grab().toImage().pixelColor(20, 0).name())
    assert len(corners) == 3


def test_an_icon_button_speaks_its_verb_and_shows_its_keys(qtbot: QtBot) -> None:
    button = IconButton("arrow-back-up", "Undo", shortcut="Ctrl+Z")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Undo"
    assert button.toolTip() == "Undo (Ctrl+Z)"
    assert button.sizeHint().toTuple() == (32, 32)
    button.set_verb("Undo move of frame 8")
    assert button.toolTip() == "Undo move of frame 8"


def test_an_icon_button_can_be_reached_and_used_by_keyboard(qtbot: QtBot) -> None:
    button = IconButton("x", "Close")
    qtbot.addWidget(button)
    button.show()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_link_is_as_wide_as_its_words(qtbot: QtBot) -> None:
    link = LinkButton("Leave out")
    qtbot.addWidget(link)
    assert link.sizeHint().width() == link.fontMetrics().horizontalAdvance("Leave out") + 2


def test_no_button_answers_enter_for_another(qtbot: QtBot) -> None:
    button = Button("Say")
    qtbot.addWidget(button)
    assert not button.autoDefault()


def test_a_primary_button_paints_its_icon_in_the_color_of_its_words(qtbot: QtBot) -> None:
    button = PrimaryButton("", icon="player-play-filled")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    found = image.pixelColor(button.width() // 2, button.height() // 2)
    assert found == theme.current().on_accent


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_keyboard_answers_enter_and_space(qtbot: QtBot, key: Qt.Key) -> None:
    for button in (SecondaryButton("Merge a copy"), IconButton("arrow-back-up", "Undo")):
        qtbot.addWidget(button)
        pressed = QSignalSpy(button.clicked)
        QTest.keyClick(button, key)
        assert pressed.count() == 1
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert pressed.count() == 1, "with Ctrl it is a shortcut of somebody else"


def test_holding_enter_presses_a_button_once(qtbot: QtBot) -> None:
    button = SecondaryButton("New baseline")
    qtbot.addWidget(button)
    pressed = QSignalSpy(button.clicked)
    for is_repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "",
            is_repeated,
        )
        QApplication.sendEvent(button, event)
    assert pressed.count() == 1
