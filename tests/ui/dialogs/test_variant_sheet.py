"""The sheet that names a variant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.variant_sheet import VariantSheet
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.line_edit import LineEdit


@pytest.fixture
def sheet(qtbot: QtBot) -> VariantSheet:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    made = VariantSheet(window, "New variant", verb="Make", call_length_ms=2_400_000)
    made.open()
    return made


def test_name_audience_and_length_are_given_together(sheet: VariantSheet, qtbot: QtBot) -> None:
    named = QSignalSpy(sheet.named)
    name, audience = sheet.findChildren(LineEdit)
    (length,) = sheet.findChildren(DurationEdit)
    qtbot.keyClicks(name, "Ten  minutes")
    qtbot.keyClicks(audience, "A plant manager")
    length.selectAll()
    qtbot.keyClicks(length, "10:00")
    qtbot.keyClick(length, Qt.Key.Key_Return)
    assert named.at(0) == ["Ten minutes", "A plant manager", 600_000]
    assert not sheet.is_open


def test_a_variant_needs_a_name(sheet: VariantSheet, qtbot: QtBot) -> None:
    name, _audience = sheet.findChildren(LineEdit)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert sheet.is_open
    assert "needs a name" in name.accessibleDescription()
