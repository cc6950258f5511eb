"""A table that is dropped on a window is shown before it comes in."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.studio import story
from ui.importing.table_sheet import TableSheet
from ui.importing.transcript_sheet import TranscriptSheet
from ui.intake import intake_of
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


def test_a_dropped_transcript_is_offered_whatever_it_was_saved_as(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    project = story(tmp_path, "One", "Two")
    project.publish()
    project.close()
    assert window.open_path(project.path)
    captions = tmp_path / "call.sbv"
    captions.write_text("0:00:00.599,0:00:04.160\n>> ANN: Half?\n", encoding="utf-8")
    said = tmp_path / "call.json"
    said.write_text('[{"speaker": "Ann", "start": 0.6, "end": 4, "text": "Half?"}]', "utf-8")
    for path in (captions, said):
        window.take_files([path])
        if path is said:
            assert window.bars.question is not None
            assert "Is it the transcript of a call?" in window.bars.question.words
            window.bars.question.buttons[0].click()
        qtbot.waitUntil(lambda: bool(window.findChildren(TranscriptSheet)))
        (sheet,) = window.findChildren(TranscriptSheet)
        sheet.close_sheet()
        sheet.deleteLater()
        qtbot.waitUntil(lambda: not window.findChildren(TranscriptSheet))
    assert window.bars.question is None
    intake = intake_of(Path("call.docx"))
    assert intake is not None
    assert intake.id == "transcript"
