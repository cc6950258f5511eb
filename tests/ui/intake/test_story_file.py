"""What is read beside the window arrives at the document that it was read for, or nowhere."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.importers.markdown.reading import read_text
from narrative_studio.model.view import ProjectView
from tests.ui.intake.test_deck import opened, window, windows
from ui.background import Report
from ui.intake.story_file import StoryFile, take_story
from ui.main_window import MainWindow
from ui.returned.file import TextFile

__all__ = ["opened", "window", "windows"]


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_document_that_was_closed_meanwhile_is_not_asked(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot, *, is_closed: bool
) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Notes\n\nSaid.\n", encoding="utf-8")
    may_end = Event()

    def read(path: Path, _whole: ProjectView, _report: Report) -> StoryFile:
        may_end.wait(10)
        return StoryFile(TextFile(read_text(path)), None, lambda: pytest.fail("nobody chose it"))

    take_story(opened, path, read, icon="file-import")
    if is_closed:
        assert opened.page is not None
        # Closing waits for what is read, which so comes to its end meanwhile.
        opened.page.session.on_flush(may_end.set)
        opened.close_document()
        assert may_end.is_set()
        qtbot.wait(100)
    else:
        may_end.set()
        qtbot.waitUntil(lambda: opened.bars.question is not None)
    assert (opened.bars.question is None) == is_closed
