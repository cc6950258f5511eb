"""A window whose fields have their spelling checked."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.session import Session
from ui.speller import Speller
from ui.widgets.text_area import TextArea


class SpellingWindow(QWidget):
    """Holds fields, and what judges them where they look for it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.speller = Speller(session, self)
        QVBoxLayout(self)
        self.resize(500, 400)

    def place(self, area: TextArea) -> TextArea:
        layout = self.layout()
        assert layout is not None
        layout.addWidget(area)
        return area


def shown(qtbot: QtBot, session: Session, area: TextArea) -> SpellingWindow:
    """A window that shows the field, with the words read."""
    window = SpellingWindow(session)
    qtbot.addWidget(window)
    window.place(area)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: has_words(window.speller))
    return window


def has_words(speller: Speller) -> bool:
    return speller.checker is not None and speller.checker.lexicon is not None
