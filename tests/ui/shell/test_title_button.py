"""The title in the top bar: cut where room is short, spoken whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.shell.title_button import TitleButton


@pytest.fixture
def button(qtbot: QtBot) -> TitleButton:
    made = TitleButton()
    qtbot.addWidget(made)
    made.show_title("Cats & dogs, first call")
    return made


def test_the_whole_title_is_spoken_and_in_the_tooltip(button: TitleButton) -> None:
    assert button.title == "Cats & dogs, first call"
    assert button.accessibleName() == "Narrative: Cats & dogs, first call"
    assert button.toolTip().startswith(button.title)


def test_it_can_be_cut_to_little_and_wants_its_words(button: TitleButton) -> None:
    wanted = button.sizeHint().width()
    button.show_title(button.title * 20)
    assert button.sizeHint().width() > 5 * wanted
    assert button.minimumSizeHint().width() < wanted
    button.resize(100, 32)
    assert not button.grab().isNull()


def test_a_mirrored_button_starts_at_the_right(button: TitleButton) -> None:
    button.resize(400, 32)
    plain = button.grab().toImage()
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button.grab().toImage() != plain
