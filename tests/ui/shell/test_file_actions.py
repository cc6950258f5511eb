"""Where the file of a document is, and how it is put elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from narrative_studio.commands.editing import edit_cells
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from tests.ui.studio import ME
from ui.main_window import MainWindow
from ui.shell.file_actions import folder_words
from ui.widgets.saved_label import SavedLabel
from ui.widgets.toast import Toast


def said(window: MainWindow) -> str:
    return window.messages.list[-1].text


def test_a_new_narrative_says_where_its_file_is_and_can_be_put_elsewhere(
    window: MainWindow, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.start_new("Our story", "sales-pitch-8", 40 * 60_000)
    told = window.messages.list[-1]
    assert (told.text, told.action) == (f"Kept as Our story.narrative in {tmp_path}", "Move it")
    assert window.windowTitle() == "Our story - Our story.narrative - Narrative Studio"
    there = tmp_path / "customers" / "Anker.narrative"
    there.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
    toast = window.findChild(Toast)
    assert toast is not None
    assert toast.link is not None
    toast.link.click()
    assert window.windowTitle() == "Our story - Anker.narrative - Narrative Studio"
    assert said(window) == f"Kept as Anker.narrative in {there.parent}"
    assert not (tmp_path / "Our story.narrative").exists()
    assert [one.path for one in settings.values.recent] == [str(there)]
    assert window.page is not None
    session = window.page.session
    edit_cells(session.project, session.view.project, title="Told there")
    window.close_document()
    assert Project.read(there, me=ME).view().project.title == "Told there"


def test_a_place_that_refuses_leaves_the_moved_file_where_it_was(
    window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_path(path)
    missing = tmp_path / "no folder" / "story.narrative"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(missing), ""))
    window.files.ask_move()
    assert window.messages.list[-1].is_trouble
    assert path.exists()
    assert window.windowFilePath() == str(path)


def test_the_folder_of_the_file_is_shown_and_the_status_bar_tells_it(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window.open_path(path)
    window.files.show_folder()
    assert opened == [str(path.parent)]
    assert window.page is not None
    saved = window.page.findChild(SavedLabel)
    assert saved is not None
    assert saved.toolTip() == f"{path.name}\nin {path.parent}"
    window.save_as(path.with_name("other.narrative"))
    assert saved.toolTip().startswith("other.narrative\n")


def test_a_folder_is_said_from_the_home_folder_on() -> None:
    assert folder_words(Path.home() / "Documents") == "Documents"
    assert folder_words(Path.home()) == "your home folder"
    assert folder_words(Path("/srv/stories")) == "/srv/stories"
