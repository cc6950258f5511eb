"""A deck that is dropped on a window is read back, or becomes a storyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from exporters import registry
from narrative_studio.settings import Settings
from tests.decks import rich_deck
from tests.ui.studio import ME, story
from ui.app import make_windows
from ui.main_window import MainWindow
from ui.returned.panel import ReturnedPanel
from ui.windows import Windows


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    settings = Settings()
    settings.change(person_id=ME.id, person_name=ME.name, last_folder=str(tmp_path))
    made = make_windows(settings)
    yield made
    made.close_all()
    made.delete()


@pytest.fixture
def window(windows: Windows, qtbot: QtBot) -> MainWindow:
    made = windows.add()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    project = story(tmp_path, "One", "Two")
    project.publish()
    project.close()
    assert window.open_path(project.path)
    return window


@pytest.fixture
def deck(opened: MainWindow, tmp_path: Path) -> Path:
    assert opened.page is not None
    path = tmp_path / "own.pptx"
    registry.get("deck").export(opened.page.session.view.narrative(), path, {})
    return path


def panel_of(window: MainWindow) -> ReturnedPanel:
    assert window.page is not None
    panel = window.page.beside.panel
    assert isinstance(panel, ReturnedPanel)
    return panel


def press(window: MainWindow, words: str) -> None:
    question = window.bars.question
    assert question is not None
    next(one for one in question.findChildren(QPushButton) if one.text() == words).click()


def test_a_deck_that_comes_back_unchanged_is_told(
    opened: MainWindow, deck: Path, qtbot: QtBot
) -> None:
    opened.take_files([deck])
    qtbot.waitUntil(lambda: len(opened.messages.list) > 0)
    assert opened.messages.list[-1].text == ("own.pptx: nothing was changed, 2 frames say the same")
    assert opened.page is not None
    assert opened.page.beside.panel is None


def test_a_changed_deck_is_reviewed_beside_the_work(
    opened: MainWindow, deck: Path, qtbot: QtBot
) -> None:
    edited = Presentation(str(deck))
    list(edited.slides)[1].shapes.title.text_frame.paragraphs[0].runs[0].text = "Once"
    edited.save(str(deck))
    opened.take_files([deck])
    page = opened.page
    assert page is not None
    qtbot.waitUntil(lambda: page.beside.panel is not None)
    panel = panel_of(opened)
    qtbot.waitUntil(panel.list_view.hasFocus)
    qtbot.keyClick(panel.list_view, Qt.Key.Key_A)
    assert page.session.view.narrative().frames[0].headline == "Once"
    page.go("versions")
    assert panel.isVisible()
    qtbot.keyClick(panel.list_view, Qt.Key.Key_Escape)
    assert page.beside.panel is None


def test_a_foreign_deck_is_asked_about_and_may_become_a_narrative(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.take_files([rich_deck(tmp_path / "autumn.pptx")])
    qtbot.waitUntil(lambda: opened.bars.question is not None)
    press(opened, "Add it as a narrative")
    page = opened.page
    assert page is not None
    story = page.session.story
    assert story is not None
    assert story.narrative.title == "Kiln & Co, autumn"
    assert opened.messages.list[-1].text == "autumn.pptx: 8 frames came in"
    page.session.undo()
    assert len(page.session.view.narratives) == 1


def test_a_foreign_deck_may_become_a_document(
    opened: MainWindow, windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.take_files([rich_deck(tmp_path / "autumn.pptx")])
    qtbot.waitUntil(lambda: opened.bars.question is not None)
    press(opened, "Make a document")
    qtbot.waitUntil(lambda: (tmp_path / "autumn.narrative").exists())
    qtbot.waitUntil(lambda: len(windows.all) == 2)


def test_without_a_document_a_deck_becomes_one(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.take_files([rich_deck(tmp_path / "autumn.pptx")])
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    assert window.page.session.view.project.title == "Kiln & Co, autumn"


def test_what_is_no_deck_is_said_and_nothing_is_lost(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "bad.pptx"
    path.write_bytes(b"hello")
    opened.take_files([path])
    qtbot.waitUntil(lambda: len(opened.messages.list) > 0)
    assert opened.messages.list[-1].text == (
        "“bad.pptx” is no PowerPoint deck. Choose a .pptx file."
    )


def test_reading_back_asks_for_a_deck(
    opened: MainWindow, deck: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def answer(_parent: object, title: str, _folder: str, names: str) -> tuple[str, str]:
        asked.append(f"{title}: {names}")
        return str(deck), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    opened.files.ask_read_back()
    qtbot.waitUntil(lambda: len(opened.messages.list) > 0)
    assert asked[0].startswith(
        "Read back a deck or Markdown: PowerPoint decks and Markdown texts (*.pptx"
    )
