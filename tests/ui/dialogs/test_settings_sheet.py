"""The settings: each holds as soon as it is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Settings
from ui.dialogs.settings_sheet import SettingsSheet
from ui.widgets.buttons import SecondaryButton
from ui.widgets.label import TextLabel


@pytest.fixture
def applied() -> list[int]:
    return []


@pytest.fixture
def sheet(settings: Settings, applied: list[int], qtbot: QtBot) -> SettingsSheet:
    settings.change(person_role="Marketer", theme="system")
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    qtbot.waitExposed(host)
    made = SettingsSheet(host, settings, apply_settings=lambda: applied.append(1))
    made.begin()
    return made


def test_it_shows_what_is_set(settings: Settings, qtbot: QtBot) -> None:
    settings.change(theme="dark", font_scale_pct=125, has_reduced_motion=True, reopens=True)
    settings.change(checks_spelling=False)
    host = QWidget()
    qtbot.addWidget(host)
    shown = SettingsSheet(host, settings, apply_settings=lambda: None)
    keys = [one.key for one in (shown.theme, shown.scale, shown.motion, shown.start)]
    assert keys == ["dark", "125", "reduced", "last"]
    assert not shown.spelling.isChecked()


def test_the_keyboard_begins_at_the_first_setting(sheet: SettingsSheet) -> None:
    assert QApplication.focusWidget() is sheet.theme


def test_a_theme_and_a_size_of_text_hold_at_once(
    sheet: SettingsSheet, settings: Settings, applied: list[int], qtbot: QtBot
) -> None:
    qtbot.keyClick(sheet.theme, Qt.Key.Key_End)
    assert settings.values.theme == "dark"
    qtbot.keyClick(sheet.scale, Qt.Key.Key_Right)
    assert settings.values.font_scale_pct == 110
    assert len(applied) == 2


@pytest.mark.parametrize(
    ("key", "is_reduced", "follows"),
    [("reduced", True, False), ("full", False, False), ("system", False, True)],
)
def test_movement_is_as_the_system_has_it_or_as_chosen(
    sheet: SettingsSheet, settings: Settings, key: str, is_reduced: bool, follows: bool
) -> None:
    settings.change(has_reduced_motion=not is_reduced, follows_system_motion=not follows)
    sheet.motion.chosen.emit(key)
    values = settings.values
    assert (values.has_reduced_motion, values.follows_system_motion) == (is_reduced, follows)


def test_what_comes_up_at_the_start_is_chosen(sheet: SettingsSheet, settings: Settings) -> None:
    sheet.start.chosen.emit("last")
    assert settings.values.reopens
    sheet.start.chosen.emit("home")
    assert not settings.values.reopens


def test_spelling_is_switched_off_and_told(
    sheet: SettingsSheet, settings: Settings, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sheet.spelling_switched) as signal:
        sheet.spelling.click()
    assert signal.args == [False]
    assert not settings.values.checks_spelling


def test_it_says_who_sits_here_and_leads_to_the_question(
    sheet: SettingsSheet, qtbot: QtBot
) -> None:
    texts = [label.text() for label in sheet.findChildren(TextLabel)]
    assert any(words.startswith("Ada Lovelace, Marketer, speaks for marketing") for words in texts)
    (change,) = [b for b in sheet.findChildren(SecondaryButton) if b.text() == "Change…"]
    with qtbot.waitSignal(sheet.who_asked):
        change.click()
    assert not sheet.is_open


def test_it_leads_to_the_shortcuts(sheet: SettingsSheet, qtbot: QtBot) -> None:
    (keys,) = [b for b in sheet.findChildren(SecondaryButton) if b.text().startswith("Show")]
    with qtbot.waitSignal(sheet.shortcuts_asked):
        keys.click()
