"""A card scrolls its words and keeps its buttons in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.recorder.card_frame import frame_card


def test_the_buttons_stay_in_sight_below_words_of_any_length(qtbot: QtBot) -> None:
    card, words = QWidget(), QWidget()
    aside, onward = QPushButton("Leave"), QPushButton("On")
    qtbot.addWidget(card)
    words.setMinimumHeight(3000)
    frame_card(card, words, aside, onward)
    card.resize(380, 600)
    card.show()
    for button in (aside, onward):
        place = button.rect().translated(button.mapTo(card, button.rect().topLeft()))
        assert card.rect().contains(place)
    assert onward.width() > aside.width()


def test_the_buttons_stand_under_the_words_in_a_wide_window(qtbot: QtBot) -> None:
    card, words = QWidget(), QWidget()
    aside, onward = QPushButton("Leave"), QPushButton("On")
    qtbot.addWidget(card)
    words.setMaximumWidth(560)
    frame_card(card, words, aside, onward)
    card.resize(1000, 600)
    card.show()
    left = words.mapTo(card, QPoint()).x()
    assert aside.mapTo(card, QPoint()).x() >= left
    assert onward.mapTo(card, QPoint(onward.width(), 0)).x() <= left + 560
