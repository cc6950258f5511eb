"""A table that is dropped on a window is shown before it comes in."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.studio import story
from ui.importing.table_sheet import TableSheet
from ui.main_window import MainWindow


def test_a_dropped_table_opens_over_the_window_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    calls = tmp_path / "calls.csv"
    calls.write_text("Session,Date,Alias\nT1,2026-03-04,Mill\n", encoding="utf-8")
    window.take_files([calls])
    assert not window.findChildren(TableSheet)
    project = story(tmp_path, "One", "Two")
    project.publish()
    project.close()
    assert window.open_path(project.path)
    window.take_files([calls])
    qtbot.waitUntil(lambda: bool(window.findChildren(TableSheet)))
    window.take_files([calls])
    (sheet,) = window.findChildren(TableSheet)
    assert sheet.go.text() == "Import 1 session"
