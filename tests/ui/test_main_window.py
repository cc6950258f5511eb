"""The window: what is open, what is said, and that nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.errors import NarrativeError
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from tests.ui.studio import ME, story
from ui import theme
from ui.app import make_window
from ui.main_window import MainWindow
from ui.shell.who import WhoAreYou


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    made = Settings()
    made.change(person_id=ME.id, person_name=ME.name, theme="light", last_folder=str(tmp_path))
    return made


@pytest.fixture
def window(settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    made = make_window(settings)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def path(tmp_path: Path, settings: Settings) -> Path:
    project = story(tmp_path, "One", "Two")
    project.publish()
    project.close()
    return tmp_path / "story.narrative"


def headlines(window: MainWindow) -> list[str]:
    assert window.page is not None
    shown = window.page.session.story
    assert shown is not None
    return [frame.headline for frame in shown.frames]


def said(window: MainWindow) -> str:
    return window.messages.list[-1].text


def change(window: MainWindow, headline: str) -> None:
    assert window.page is not None
    session = window.page.session
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline=headline)


def test_the_first_start_asks_who_is_here_and_then_welcomes(
    settings: Settings, qtbot: QtBot
) -> None:
    settings.change(person_name="")
    window = make_window(settings)
    window.show()
    asked = window.findChild(WhoAreYou)
    assert asked is not None
    asked.answered.emit("Grace Hopper", "Admiral", "product")
    assert settings.identity().name == "Grace Hopper"
    assert window._stack.currentWidget() is window._welcome
    window.close()


def test_a_new_narrative_gets_a_file_of_its_own_name(window: MainWindow, tmp_path: Path) -> None:
    window.start_new("Our / story?", "sales-pitch-8", 40 * 60_000)
    assert (tmp_path / "Our story.narrative").exists()
    window.start_new("Our / story?", "sales-pitch-8", 40 * 60_000)
    assert (tmp_path / "Our story 2.narrative").exists()


def test_closing_publishes_and_remembers(
    window: MainWindow, path: Path, settings: Settings
) -> None:
    window.open_path(path)
    change(window, "Changed")
    window.close_document()
    assert window.page is None
    assert settings.values.recent[0].path == str(path)
    project = Project.read(path, me=ME)
    assert project.view().narrative().frames[0].headline == "Changed"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "is not there"),
        (b"", "is empty"),
        (b"hello" * 100, "is not a Narrative Studio document"),
    ],
)
def test_a_file_that_cannot_be_opened_leaves_the_present_one_alone(
    window: MainWindow, path: Path, tmp_path: Path, content: bytes | None, words: str
) -> None:
    window.open_path(path)
    change(window, "Still here")
    other = tmp_path / "other.narrative"
    if content is not None:
        other.write_bytes(content)
    assert not window.open_path(other)
    assert words in said(window)
    assert headlines(window) == ["Still here", "Two"]


def test_the_same_document_is_opened_again_as_it_is(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    change(window, "Changed")
    assert window.open_path(path)
    assert headlines(window) == ["Changed", "Two"]


def test_a_dropped_document_is_opened(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.page is not None)
    assert headlines(window) == ["One", "Two"]


def test_save_as_goes_on_in_the_new_file(
    window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_path(path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy"), ""))
    window.ask_save_as()
    change(window, "Only in the copy")
    window.close_document()
    copy = Project.read(tmp_path / "copy.narrative", me=ME)
    assert copy.view().narrative().frames[0].headline == "Only in the copy"
    assert Project.read(path, me=ME).view().narrative().frames[0].headline == "One"


def test_undo_and_redo_reach_the_document(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    change(window, "Changed")
    window.undo()
    assert headlines(window)[0] == "One"
    window.redo()
    assert headlines(window)[0] == "Changed"


def test_the_theme_and_the_size_of_text_change_at_once_and_are_remembered(
    window: MainWindow, settings: Settings
) -> None:
    window.switch_theme()
    assert theme.current().is_dark
    assert settings.values.theme == "dark"
    window.larger_text()
    assert theme.current().font_scale == pytest.approx(1.1)
    window.usual_text()
    window.smaller_text()
    assert theme.current().font_scale == pytest.approx(0.9)
    window.usual_text()
    window.switch_theme()


def test_the_next_area_goes_all_round(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    seen = []
    for _ in range(8):
        window.next_area()
        QApplication.processEvents()
        seen.append(window.focusWidget())
    assert len(set(seen)) >= 4
    assert seen[:4] == seen[4:]


def test_a_row_is_brought_before_the_eyes_in_the_room_that_has_it(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    assert window.page is not None
    (element,) = window.page.session.view.elements.values()
    window.page.open_row("element", element.id)
    assert window.page.workspace.id == "positioning"
    assert window.page.session.selection.ids == (element.id,)


def test_a_crash_is_told_without_losing_the_window(window: MainWindow, tmp_path: Path) -> None:
    window.tell_crash(tmp_path / "crash.txt")
    assert "every change you made is kept" in said(window)
    assert "crash.txt" in said(window)


def test_trouble_with_an_action_of_a_message(window: MainWindow) -> None:
    done: list[int] = []
    window.messages.trouble(
        NarrativeError("It broke.", "Try."), action="Try again", act=lambda: done.append(1)
    )
    toast = window._toasts.toast
    assert toast is not None
    assert toast.link is not None
    toast.link.click()
    assert done == [1]
