"""Several windows: each its own document, or one document that all of them follow."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from narrative_studio.commands.editing import edit_cells
from narrative_studio.errors import PublishFailed
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.ui.studio import ME, story
from ui.crash import Crash
from ui.main_window import MainWindow
from ui.session import Session
from ui.windows import Windows


@pytest.fixture
def first(windows: Windows, qtbot: QtBot) -> MainWindow:
    made = windows.add()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def document(folder: Path, name: str, *headlines: str) -> Path:
    project = story(folder, *headlines)
    path = folder / f"{name}.narrative"
    project.move_to(path)
    project.close()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return document(tmp_path, "one", "One", "Two")


def session_of(window: MainWindow) -> Session:
    assert window.page is not None
    return window.page.session


def frame(window: MainWindow) -> Frame:
    shown = session_of(window).story
    assert shown is not None
    return shown.frames[0]


def change(window: MainWindow, headline: str) -> None:
    edit_cells(session_of(window).project, frame(window), headline=headline)


def second_of(windows: Windows, first: MainWindow) -> MainWindow:
    first.same_in_new_window()
    assert windows.all[0] is first
    return windows.all[1]


def test_a_new_window_shows_the_welcome_page_beside_the_first(
    windows: Windows, first: MainWindow, path: Path
) -> None:
    first.open_path(path)
    first.new_window()
    second = windows.all[1]
    assert second.page is None
    assert second.isVisible()
    assert second.size() == first.size()
    assert second.pos() != first.pos()


def test_two_windows_on_a_document_follow_each_other_at_once(
    windows: Windows, first: MainWindow, path: Path
) -> None:
    first.open_path(path)
    second = second_of(windows, first)
    change(first, "From the first")
    assert frame(second).headline == "From the first"
    change(second, "From the second")
    assert frame(first).headline == "From the second"
    session_of(first).undo()
    assert frame(second).headline == "From the first"


def test_a_window_is_called_like_its_document_also_when_that_is_renamed(
    windows: Windows, first: MainWindow, path: Path
) -> None:
    first.open_path(path)
    second = second_of(windows, first)
    session = session_of(second)
    edit_cells(session.project, session.view.project, title="Your story")
    assert first.windowTitle() == "Your story (1) - one.narrative - Narrative Studio"
    assert second.windowTitle() == "Your story (2) - one.narrative - Narrative Studio"
    session.undo()
    assert first.windowTitle() == "Our story (1) - one.narrative - Narrative Studio"


def test_two_windows_on_a_document_are_told_apart_by_number(
    windows: Windows, first: MainWindow, path: Path
) -> None:
    first.open_path(path)
    assert first.windowTitle() == "Our story - one.narrative - Narrative Studio"
    second = second_of(windows, first)
    assert first.windowTitle() == "Our story (1) - one.narrative - Narrative Studio"
    assert second.windowTitle() == "Our story (2) - one.narrative - Narrative Studio"
    second.close()
    assert first.windowTitle() == "Our story - one.narrative - Narrative Studio"


def test_what_is_being_typed_in_one_window_is_not_recovered_by_the_next(
    windows: Windows, first: MainWindow, path: Path
) -> None:
    first.open_path(path)
    session = session_of(first)
    session.project.keep_draft(frame(first), "headline", "Half a wo", bases={})
    second = second_of(windows, first)
    assert frame(second).headline == "One"
    assert not any("Recovered" in one.text for one in second.messages.list)


def test_a_document_stays_open_until_its_last_window_closes(
    windows: Windows, first: MainWindow, path: Path
) -> None:
    first.open_path(path)
    second = second_of(windows, first)
    project = session_of(first).project
    states = []
    first.close()
    states.append(project.is_closed)
    change(second, "Still here")
    second.go_home()
    states.append(project.is_closed)
    assert states == [False, True]
    assert Project.read(path, me=ME).view().narrative().frames[0].headline == "Still here"


def test_a_window_that_is_not_the_last_goes_for_good(
    windows: Windows, first: MainWindow, qapp: QApplication
) -> None:
    first.new_window()
    second = windows.all[1]
    second.close()
    qapp.sendPostedEvents(second, QEvent.Type.DeferredDelete.value)
    assert not isValid(second)
    assert windows.all == (first,)
    first.close()
    assert isValid(first)


def test_a_document_that_a_window_shows_comes_forward_instead_of_opening_again(
    windows: Windows, first: MainWindow, path: Path, tmp_path: Path
) -> None:
    other = document(tmp_path, "other", "Other")
    first.open_path(path)
    first.open_beside(other)
    second = windows.all[1]
    assert frame(second).headline == "Other"
    assert second.open_path(path)
    assert frame(second).headline == "Other"
    assert len(windows.all) == 2
    assert windows.showing(path) is first
    first.open_beside(path)
    assert len(windows.all) == 2


def test_the_palette_leads_to_the_other_windows(
    windows: Windows, first: MainWindow, path: Path
) -> None:
    first.open_path(path)
    second_of(windows, first)
    first.new_window()
    named = [action.title for action in first.verbs.now() if action.id.startswith("window.show")]
    assert named == ["Go to the window Our story (2)", "Go to the window Welcome page"]


def test_quitting_keeps_what_is_being_typed_in_every_window(
    windows: Windows, first: MainWindow, path: Path, tmp_path: Path
) -> None:
    other = document(tmp_path, "other", "Other")
    first.open_path(path)
    first.open_beside(other)
    for window, words in zip(windows.all, ("Typed here", "Typed there"), strict=True):
        project, typed_in = session_of(window).project, frame(window)
        session_of(window).on_flush(partial(edit_cells, project, typed_in, headline=words))
    first.quit()
    assert windows.all == ()
    for place, words in ((path, "Typed here"), (other, "Typed there")):
        assert Project.read(place, me=ME).view().narrative().frames[0].headline == words


def test_quitting_stops_where_a_window_has_something_to_say(
    windows: Windows, first: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first.open_path(path)
    change(first, "Not written")
    publish = Project.publish

    def refuse(_project: Project) -> None:
        raise PublishFailed("The disk is full.", "Free some space.")

    monkeypatch.setattr(Project, "publish", refuse)
    first.quit()
    assert windows.all == (first,)
    monkeypatch.setattr(Project, "publish", publish)


def test_nobody_saves_over_a_document_that_another_window_shows(
    windows: Windows, first: MainWindow, path: Path, tmp_path: Path
) -> None:
    other = document(tmp_path, "other", "Other")
    first.open_path(path)
    first.open_beside(other)
    first.save_as(other)
    assert "is open in another window" in first.messages.list[-1].text
    assert frame(windows.all[1]).headline == "Other"
    assert first.windowFilePath() == str(path)


def test_a_new_place_is_known_to_every_window_of_the_document(
    windows: Windows, first: MainWindow, path: Path, tmp_path: Path
) -> None:
    first.open_path(path)
    second = second_of(windows, first)
    first.save_as(tmp_path / "moved.narrative")
    assert second.windowFilePath() == str(tmp_path / "moved.narrative")


def test_a_crash_is_told_in_front(windows: Windows, first: MainWindow) -> None:
    first.new_window()
    windows.tell_crash(Crash("report", None))
    assert [window.sheets.is_open for window in windows.all].count(True) == 1


def test_keys_that_are_chosen_hold_in_every_window(windows: Windows, first: MainWindow) -> None:
    first.new_window()
    second = windows.all[1]
    first.keymap.assign("window.help", "Ctrl+Alt+H")
    keys = [shortcut.key().toString() for shortcut in second.findChildren(QShortcut)]
    assert "Ctrl+Alt+H" in keys


def test_what_is_open_is_remembered_for_the_next_start(
    windows: Windows, first: MainWindow, path: Path, tmp_path: Path
) -> None:
    other = document(tmp_path, "other", "Other")
    first.open_path(path)
    first.open_beside(other)
    both = (str(path), str(other))
    assert windows._settings.values.last_open == both
    first.quit()
    assert windows._settings.values.last_open == both


def test_a_document_that_was_closed_is_not_opened_at_the_next_start(
    windows: Windows, first: MainWindow, path: Path
) -> None:
    first.open_path(path)
    first.close_document()
    assert windows._settings.values.last_open == ()
