"""Tooltips follow the keys of the user's choice."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Settings
from ui.actions import Action
from ui.key_tips import KeyTips, set_key_tip
from ui.keymap import Keymap


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def keymap(window: QWidget, settings: Settings) -> Keymap:
    made = Keymap(settings, window)
    made.bind(Action("window.undo", "Undo", lambda: None, "Ctrl+Z"), owner=window)
    return made


def button_in(window: QWidget) -> QPushButton:
    made = QPushButton("Undo")
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    return made


def test_the_keys_follow_the_words(window: QWidget, keymap: Keymap) -> None:
    tips = KeyTips(keymap, window)
    button = button_in(window)
    set_key_tip(button, "Undo", action="window.undo")
    tips.refresh()
    assert button.toolTip() == "Undo (Ctrl+Z)"
    set_key_tip(button, "Undo Rename frame")
    assert button.toolTip() == "Undo Rename frame (Ctrl+Z)"


def test_other_keys_are_shown_at_once(window: QWidget, keymap: Keymap) -> None:
    tips = KeyTips(keymap, window)
    button = button_in(window)
    set_key_tip(button, "Undo", action="window.undo")
    tips.refresh()
    keymap.assign("window.undo", "Ctrl+U")
    assert button.toolTip() == "Undo (Ctrl+U)"
    keymap.assign("window.undo", "")
    assert button.toolTip() == "Undo"


def test_an_action_that_is_not_there_leaves_the_words_alone(
    window: QWidget, keymap: Keymap
) -> None:
    tips = KeyTips(keymap, window)
    button = button_in(window)
    set_key_tip(button, "Export", action="window.export")
    tips.refresh()
    assert button.toolTip() == "Export"


def test_the_words_can_be_the_name_too(window: QWidget) -> None:
    button = button_in(window)
    set_key_tip(button, "Add a frame")
    assert button.accessibleName() == ""
    set_key_tip(button, "Add a frame", is_name=True)
    assert button.accessibleName() == "Add a frame"
