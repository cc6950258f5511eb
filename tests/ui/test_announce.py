"""What the eye sees happen is said to assistive technology."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.announce import announce, announce_item


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


def test_an_item_is_said_as_assistive_technology_has_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = QWidget()
    qtbot.addWidget(field)
    sent: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        staticmethod(lambda event: sent.append(event.message())),
    )
    model = QStandardItemModel()
    for word, spoken in (("VA-2", "Recall less product, value theme"), ("Undo", "")):
        item = QStandardItem(word)
        item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        model.appendRow(item)
    for row in range(2):
        announce_item(field, model.index(row, 0))
    assert sent == ["Recall less product, value theme", "Undo"]
