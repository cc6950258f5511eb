"""A file that was exported here and comes back unchanged is told with what changed since."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from exporters import registry
from exporters.protocol import no_progress
from narrative_studio.commands.editing import edit_cells
from tests.ui.studio import story
from ui.dialogs.exported import ExportedSheet
from ui.exporting import make_file, note_file
from ui.intake.taking import take_files
from ui.main_window import MainWindow
from ui.session import Session
from ui.windows import Windows


@pytest.fixture
def window(windows: Windows, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = windows.add()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    project = story(tmp_path, "One", "Two")
    project.publish()
    project.close()
    assert made.open_path(project.path)
    return made


def session_of(window: MainWindow) -> Session:
    assert window.page is not None
    return window.page.session


def exported(window: MainWindow, format_id: str, target: Path) -> Path:
    """Make a file as the export sheet does, and give a copy of it under another name."""
    session = session_of(window)
    assert session.story is not None
    made = make_file(registry.get(format_id), session.story, target, {}, no_progress)
    note_file(session, session.settings, made, session.story, {})
    return Path(shutil.copy(target, target.with_name(f"from-a-rep{target.suffix}")))


def question(window: MainWindow) -> str:
    found = window.bars.question
    return found.accessibleName() if found is not None else ""


@pytest.mark.parametrize(
    ("format_id", "name"), [("deck", "a.pptx"), ("script", "a.docx"), ("script", "a.html")]
)
def test_it_is_told_what_it_is_and_what_changed_since(
    window: MainWindow, tmp_path: Path, format_id: str, name: str
) -> None:
    copy = exported(window, format_id, tmp_path / name)
    take_files(window, [copy])
    assert f"“{copy.name}” is the " in question(window)
    assert "It says what the document says." in question(window)
    session = session_of(window)
    assert session.story is not None
    edit_cells(session.project, session.story.frames[1], headline="Reworded", script="Anew")
    take_files(window, [copy])
    assert "Since then: frame 2 changed." in question(window)
    assert not [one for one in window.messages.list if one.is_trouble]


def test_it_leads_to_the_exported_files(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    take_files(window, [exported(window, "script", tmp_path / "a.docx")])
    bar = window.bars.question
    assert bar is not None
    words = [one.text() for one in bar.findChildren(QPushButton)]
    assert "Take it anyway" not in words
    (button,) = [one for one in bar.findChildren(QPushButton) if one.text().startswith("Show")]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.findChild(ExportedSheet) is not None


def test_a_deck_can_be_taken_all_the_same(window: MainWindow, tmp_path: Path) -> None:
    take_files(window, [exported(window, "deck", tmp_path / "a.pptx")])
    bar = window.bars.question
    assert bar is not None
    assert "Take it anyway" in [one.text() for one in bar.findChildren(QPushButton)]


@pytest.mark.parametrize("name", ["a.docx", "a.html"])
def test_a_changed_copy_is_known_by_its_marks(
    window: MainWindow, tmp_path: Path, name: str
) -> None:
    copy = exported(window, "script", tmp_path / name)
    copy.write_bytes(copy.read_bytes() + b"more")
    take_files(window, [copy])
    assert "is the script of " in question(window)
    assert "somebody changed it, or it was exported once more" in question(window)
    assert not [one for one in window.messages.list if one.is_trouble]


def test_a_page_without_marks_is_refused_as_one_that_is_not_known(
    window: MainWindow, tmp_path: Path
) -> None:
    copy = exported(window, "script", tmp_path / "a.html")
    copy.write_bytes(copy.read_bytes().replace(b"narrative-studio-export", b"x"))
    take_files(window, [copy])
    assert question(window) == ""
    (trouble,) = [one for one in window.messages.list if one.is_trouble]
    assert "it was not exported from this document as it is" in trouble.text
