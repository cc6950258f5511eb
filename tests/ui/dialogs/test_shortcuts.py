"""The sheet of shortcuts: what it shows, and how keys are changed by pressing them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Settings
from ui.actions import Action
from ui.dialogs.shortcuts import ALWAYS, ShortcutModel, ShortcutSheet
from ui.keymap import Keymap

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def keymap(window: QWidget, tmp_path: Path) -> Keymap:
    made = Keymap(Settings(tmp_path / "settings.json"), window)
    for name, title, keys, scope in (
        ("window.save", "Save now", "Ctrl+S", ""),
        ("window.export", "Export", "Ctrl+E", ""),
        ("storyboard.add", "Add a frame", "Ctrl+Return", "storyboard"),
        ("storyboard.hide", "Hide as backup", "", "storyboard"),
    ):
        made.bind(Action(name, title, lambda: None, keys), owner=window, scope=scope)
    return made


@pytest.fixture
def sheet(window: QWidget, keymap: Keymap) -> ShortcutSheet:
    made = ShortcutSheet(window, keymap)
    made.begin()
    return made


def lines(sheet: ShortcutSheet) -> list[str]:
    model = sheet.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def press(
    qtbot: QtBot,
    sheet: ShortcutSheet,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(sheet.list, key, modifiers)


def keys_of(keymap: Keymap, action_id: str) -> str:
    return next(one.keys for one in keymap.bindings if one.id == action_id)


def test_the_model_keeps_the_rules_of_models(keymap: Keymap) -> None:
    model = ShortcutModel(keymap)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.find("frame")
    assert model.rowCount() > 0
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None


def test_shortcuts_stand_under_the_room_in_which_they_work(sheet: ShortcutSheet) -> None:
    shown = lines(sheet)
    assert shown[:3] == ["Everywhere", "Save now, Ctrl+S", "Export, Ctrl+E"]
    assert shown[3:6] == ["Storyboard", "Add a frame, Ctrl+Return", "Hide as backup, no keys"]
    assert shown[6] == "In every view"
    assert len(shown) == 7 + len(ALWAYS)


def test_the_search_finds_titles_and_keys(sheet: ShortcutSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.search, "ctrl+e")
    assert lines(sheet) == ["Everywhere", "Export, Ctrl+E"]


def test_enter_and_the_new_keys_change_a_line(
    sheet: ShortcutSheet, keymap: Keymap, qtbot: QtBot
) -> None:
    sheet.choose("window.export")
    press(qtbot, sheet, Qt.Key.Key_Return)
    assert "Press the new keys" in lines(sheet)[2]
    press(qtbot, sheet, Qt.Key.Key_J, CTRL)
    assert keys_of(keymap, "window.export") == "Ctrl+J"
    assert sheet.said == "Ctrl+J from now on."
    assert lines(sheet)[2] == "Export, Ctrl+J"


def test_keys_of_another_action_are_taken_at_the_second_press(
    sheet: ShortcutSheet, keymap: Keymap, qtbot: QtBot
) -> None:
    sheet.choose("window.export")
    press(qtbot, sheet, Qt.Key.Key_Return)
    press(qtbot, sheet, Qt.Key.Key_S, CTRL)
    assert keys_of(keymap, "window.export") == "Ctrl+E"
    assert "“Save now”" in sheet.said
    press(qtbot, sheet, Qt.Key.Key_S, CTRL)
    assert keys_of(keymap, "window.export") == "Ctrl+S"
    assert keys_of(keymap, "window.save") == ""


def test_a_letter_alone_is_refused_and_the_line_waits_on(
    sheet: ShortcutSheet, keymap: Keymap, qtbot: QtBot
) -> None:
    sheet.choose("window.export")
    press(qtbot, sheet, Qt.Key.Key_Return)
    press(qtbot, sheet, Qt.Key.Key_A)
    assert "Add Ctrl or Alt" in sheet.said
    press(qtbot, sheet, Qt.Key.Key_Tab)
    assert "moves about" in sheet.said
    assert "Press the new keys" in lines(sheet)[2]


def test_escape_leaves_the_line_first_and_the_sheet_then(
    sheet: ShortcutSheet, keymap: Keymap, qtbot: QtBot
) -> None:
    sheet.list.setFocus()
    sheet.choose("window.export")
    press(qtbot, sheet, Qt.Key.Key_Return)
    press(qtbot, sheet, Qt.Key.Key_Escape)
    assert sheet.is_open
    assert keys_of(keymap, "window.export") == "Ctrl+E"
    press(qtbot, sheet, Qt.Key.Key_Escape)
    assert not sheet.is_open


def test_delete_takes_the_keys_away_and_usual_brings_them_back(
    sheet: ShortcutSheet, keymap: Keymap, qtbot: QtBot
) -> None:
    sheet.choose("window.export")
    press(qtbot, sheet, Qt.Key.Key_Delete)
    assert keys_of(keymap, "window.export") == ""
    sheet._usual.click()
    assert keys_of(keymap, "window.export") == "Ctrl+E"
    sheet.choose("window.save")
    press(qtbot, sheet, Qt.Key.Key_Delete)
    sheet._all_usual.click()
    assert all(one.is_usual for one in keymap.bindings)


def test_keys_of_every_view_stay_as_they_are(sheet: ShortcutSheet, qtbot: QtBot) -> None:
    model = sheet.list.model()
    sheet.list.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    press(qtbot, sheet, Qt.Key.Key_Return)
    assert "stay as they are" in sheet.said
