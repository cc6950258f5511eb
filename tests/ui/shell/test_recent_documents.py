"""Recent documents on the welcome page of a window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Settings
from tests.ui.studio import ME, story
from ui.main_window import MainWindow
from ui.shell.recent_list import RecentList
from ui.shell.recent_model import ROW
from ui.widgets.toast import Toast


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    made = Settings()
    made.change(person_id=ME.id, person_name=ME.name, last_folder=str(tmp_path))
    return made


@pytest.fixture
def path(tmp_path: Path, window: MainWindow) -> Path:
    """A document that was open and is closed again."""
    project = story(tmp_path, "One", "Two")
    project.publish()
    project.close()
    window.open_path(project.path)
    window.close_document()
    return project.path


def view(window: MainWindow) -> RecentList:
    found = window.findChild(RecentList)
    assert found is not None
    return found


def is_missing(window: MainWindow) -> bool:
    return bool(view(window).model().index(1, 0).data(ROW).is_missing)


def paths(settings: Settings) -> list[str]:
    return [one.path for one in settings.values.recent]


def test_a_file_that_is_away_is_shown_as_such_until_it_is_back(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    path.rename(path.with_name("moved.narrative"))
    window._recent.refresh()
    qtbot.waitUntil(lambda: is_missing(window))
    path.with_name("moved.narrative").rename(path)
    window._recent.refresh()
    qtbot.waitUntil(lambda: not is_missing(window))


def test_opening_what_has_just_gone_says_so_and_marks_it(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    path.unlink()
    view(window).opened.emit(str(path))
    assert "is not there" in window.messages.list[-1].text
    qtbot.waitUntil(lambda: is_missing(window))


def test_a_missing_document_is_located_and_opened(
    window: MainWindow, path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = path.with_name("moved.narrative")
    path.rename(moved)
    settings.pin(str(path), is_pinned=True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(moved), ""))
    view(window).located.emit(str(path))
    assert window.page is not None
    assert paths(settings) == [str(moved)]
    assert settings.values.recent[0].is_pinned


def test_another_document_is_not_taken_for_the_missing_one(
    window: MainWindow, path: Path, settings: Settings, tmp_path: Path
) -> None:
    path.unlink()
    (tmp_path / "more").mkdir()
    other = story(tmp_path / "more", "Other")
    other.publish()
    other.close()
    window._recent.locate(str(path), other.path)
    assert "is another document than “Our story”" in window.messages.list[-1].text
    assert window.page is None
    assert paths(settings) == [str(path)]


def test_what_is_taken_off_the_list_can_be_put_back(
    window: MainWindow, path: Path, settings: Settings
) -> None:
    view(window).forgotten.emit(str(path))
    assert paths(settings) == []
    assert path.exists()
    toast = window.findChild(Toast)
    assert toast is not None
    assert toast.link is not None
    toast.link.click()
    assert paths(settings) == [str(path)]


def test_a_pin_is_kept_when_the_document_is_opened_again(
    window: MainWindow, path: Path, settings: Settings
) -> None:
    view(window).pinned.emit(str(path), True)
    assert settings.values.recent[0].is_pinned
    window.open_path(path)
    window.close_document()
    assert settings.values.recent[0].is_pinned
    view(window).pinned.emit(str(path), False)
    assert not settings.values.recent[0].is_pinned


def test_a_recent_document_opens_in_a_window_of_its_own(window: MainWindow, path: Path) -> None:
    view(window).opened_beside.emit(str(path))
    assert window.page is None
    other = window._windows.all[1]
    assert other.page is not None
    other.close()
