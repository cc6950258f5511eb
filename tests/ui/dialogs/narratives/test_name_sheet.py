"""The sheet that asks for a title."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.narratives.name_sheet import NameSheet
from ui.widgets.buttons import PrimaryButton
from ui.widgets.line_edit import LineEdit


def test_the_title_is_selected_and_given_on_enter_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    sheet = NameSheet(window, "Rename narrative", verb="Rename", title="Old")
    named = QSignalSpy(sheet.named)
    sheet.open()
    field = sheet.findChildren(LineEdit)[0]
    assert field.selectedText() == "Old"
    assert sheet.findChildren(PrimaryButton)[0].text() == "Rename"
    qtbot.keyClicks(field, "New   title")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [named.at(n)[0] for n in range(named.count())] == ["New title"]
    assert not sheet.is_open
