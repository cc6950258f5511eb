"""A menu that a key asks for is ready for Enter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.widgets.menu_opening import open_at_first


def test_enter_takes_the_first_entry_that_can_be_used(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    done: list[str] = []
    menu.addSection("Frames")
    menu.addAction("Gone").setEnabled(False)
    for words in ("Frame 1", "Frame 2"):
        menu.addAction(words).triggered.connect(lambda _on=False, words=words: done.append(words))
    open_at_first(menu, QPoint(20, 20))
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert done == ["Frame 1"]


def test_a_menu_without_entries_opens_all_the_same(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    open_at_first(menu, QPoint(20, 20))
    assert menu.activeAction() is None
