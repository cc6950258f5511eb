"""The report on the screen: to read, to copy, to keep; and back to work."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.crash import Crash
from ui.dialogs.crash_sheet import CrashSheet

REPORT = "Narrative Studio crash report.\n\nexception builtins.ValueError\n"


@pytest.fixture
def sheet(host: QWidget, tmp_path: Path) -> CrashSheet:
    made = CrashSheet(host, Crash(REPORT, tmp_path / "crash-1.txt"), has_document=True)
    made.begin()
    return made


def test_the_whole_report_is_there_to_read(sheet: CrashSheet) -> None:
    assert sheet.report == REPORT


def test_enter_goes_on_working(sheet: CrashSheet, qtbot: QtBot) -> None:
    focused = sheet.window().focusWidget()
    assert focused is sheet.go_on
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert not sheet.is_open


def test_it_can_be_copied(sheet: CrashSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.told):
        sheet.copy.click()
    assert QGuiApplication.clipboard().text() == REPORT


def test_it_can_be_saved_anywhere(
    sheet: CrashSheet, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    with qtbot.waitSignal(sheet.told) as signal:
        sheet.save.click()
    assert signal.args == ["Saved the report as mine.txt"]
    assert target.read_text(encoding="utf-8") == REPORT


def test_a_place_that_cannot_be_written_is_told(
    sheet: CrashSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(sheet.told) as signal:
        sheet.save_to(tmp_path / "no folder" / "mine.txt")
    assert signal.args is not None
    assert "could not be saved there" in signal.args[0]


def test_the_document_can_be_opened_again_where_there_is_one(
    host: QWidget, sheet: CrashSheet, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sheet.reopen_asked):
        sheet.reopen.click()
    without = CrashSheet(host, Crash(REPORT, None), has_document=False)
    without.begin()
    assert not without.reopen.isVisible()
