"""A text that is dropped on a window is read back, or becomes a storyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exporters import registry
from tests.ui.intake.test_deck import opened, panel_of, press, window, windows
from ui.main_window import MainWindow

__all__ = ["opened", "window", "windows"]


@pytest.fixture
def text(opened: MainWindow, tmp_path: Path) -> Path:
    assert opened.page is not None
    path = tmp_path / "own.md"
    registry.get("script").export(opened.page.session.view.narrative(), path, {})
    return path


def test_a_text_that_comes_back_unchanged_is_told(
    opened: MainWindow,
    text: Path,
    qtbot: QtBot,
) -> None:
    opened.take_files([text])
    qtbot.waitUntil(lambda: len(opened.messages.list) > 0)
    assert opened.messages.list[-1].text == "own.md: nothing was changed, 2 frames say the same"


def test_a_changed_text_is_reviewed_beside_the_work(
    opened: MainWindow,
    text: Path,
    qtbot: QtBot,
) -> None:
    source = text.read_text(encoding="utf-8")
    text.write_text(source.replace("### Frame 1: One", "### Frame 1: Once"), encoding="utf-8")
    opened.take_files([text])
    page = opened.page
    assert page is not None
    qtbot.waitUntil(lambda: page.beside.panel is not None)
    panel = panel_of(opened)
    qtbot.waitUntil(panel.list_view.hasFocus)
    qtbot.keyClick(panel.list_view, Qt.Key.Key_A)
    assert page.session.view.narrative().frames[0].headline == "Once"
    assert page.session.project.undo_state.undo[-1][1] == "Adopt headline from the text"
    page.session.undo()
    qtbot.waitUntil(lambda: panel.review.entries[0].is_open)


def test_notes_from_elsewhere_are_asked_about_and_may_become_a_narrative(
    opened: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("# Call\n\n## One\n\n## Two\n", encoding="utf-8")
    opened.take_files([notes])
    qtbot.waitUntil(lambda: opened.bars.question is not None)
    press(opened, "Add it as a narrative")
    page = opened.page
    assert page is not None
    assert page.session.story is not None
    assert page.session.story.narrative.title == "Call"
    assert opened.messages.list[-1].text == "notes.md: 2 frames came in"
    page.session.undo()
    assert len(page.session.view.narratives) == 1


def test_without_a_document_a_text_becomes_one(
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("# Call\n\n## One\n\n## Two\n", encoding="utf-8")
    window.take_files([notes])
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    assert window.page.session.view.project.title == "Call"
