"""What the eye sees happen is said to assistive technology."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.announce import announce


@pytest.mark.parametrize(("is_active", "words"), [(True, "Moved"), (False, "Moved"), (True, "")])
def test_words_are_sent_only_where_somebody_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_active: bool, words: str
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    sent: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: is_active))
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        staticmethod(lambda event: sent.append(event.message())),
    )
    announce(widget, words)
    assert sent == (["Moved"] if is_active and words else [])
