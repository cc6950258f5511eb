"""What every test of the window gets: the theme in force, and no exception lost in a slot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.analysis import newness
from narrative_studio.settings import Settings
from tests.ui.boards import Boards
from tests.ui.studio import ME, session_of, story
from ui import dressing, theme
from ui.app import make_window, make_windows, release_clipboard
from ui.background import Background
from ui.garbage import GarbageCollector
from ui.main_window import MainWindow
from ui.session import Session
from ui.windows import Windows


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    """Let no background thread of a test collect the widgets of the test before."""
    made = GarbageCollector()
    yield made
    made.stop()
    release_clipboard()


@pytest.fixture(scope="session")
def copies(qapp: QApplication) -> list[bool]:
    """An entry for each time that something was copied since the clipboard was cleared."""
    made: list[bool] = []
    qapp.clipboard().dataChanged.connect(lambda: made.append(True))
    return made


@pytest.fixture(autouse=True)
def tidy(qapp: QApplication, collector: GarbageCollector, copies: list[bool]) -> Iterator[None]:
    """Collect the garbage of the test in this thread, and leave nothing that it copied."""
    yield
    collector.collect_if_due()
    if copies:
        qapp.clipboard().clear()
        copies.clear()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Hold the widgets of the test until its end: qtbot alone lets the garbage take them."""
    held: list[QWidget] = []
    add = qtbot.addWidget

    def add_and_hold(widget: QWidget, **options: Any) -> None:
        held.append(widget)
        add(widget, **options)

    monkeypatch.setattr(qtbot, "addWidget", add_and_hold)
    return qtbot


@pytest.fixture(autouse=True)
def windows_gone(qapp: QApplication) -> Iterator[None]:
    """Delete the windows of the test at once: left to the garbage they go in no good order."""
    yield
    for window in qapp.topLevelWidgets():
        if isinstance(window, QMainWindow):
            window.deleteLater()
            qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def light(qapp: QApplication) -> theme.Theme:
    """The light theme without motion, which was brought into force."""
    dressing.install(qapp)
    made = theme.load(theme.LIGHT, reduced_motion=True)
    theme.apply(qapp, made)
    return made


@pytest.fixture(autouse=True)
def look(qapp: QApplication, light: theme.Theme) -> Iterator[theme.Theme]:
    """Have the light theme, without motion, in force before and after the test."""
    if theme.current() != light:
        theme.apply(qapp, light)
    yield light
    if theme.current() != light:
        theme.apply(qapp, light)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of somebody who has said who they are, and knows the first steps."""
    made = Settings(tmp_path / "settings" / "settings.json")
    made.change(person_id=ME.id, person_name=ME.name, theme="light", shows_first_steps=False)
    return made


@pytest.fixture
def session(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """A session on a story of three frames."""
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    project = story(tmp_path, "First", "Second", "Third")
    made = session_of(project, settings)
    yield made
    made.background.stop()
    project.close()


@pytest.fixture
def background() -> Iterator[Background]:
    """What runs work beside the window; it has stopped when the test ends."""
    made = Background()
    yield made
    made.stop()


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """An empty place as large as a window, for a sheet to stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def window(
    tmp_path: Path, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window of the studio, on its welcome page."""
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    settings.change(last_folder=str(tmp_path))
    made = make_window(settings)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def windows(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Windows]:
    """All windows of the studio, none of them open yet."""
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    settings.change(last_folder=str(tmp_path))
    made = make_windows(settings)
    yield made
    made.close_all()
    made.delete()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A published document with two frames."""
    project = story(tmp_path, "One", "Two")
    project.publish()
    project.close()
    return project.path


@pytest.fixture
def boards(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Boards]:
    """Makes documents with frames in the beats that a test names."""
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    made = Boards(tmp_path, settings)
    yield made
    made.close()


@pytest.fixture
def is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take nothing for so new that it is not asked yet for what it lacks."""
    monkeypatch.setattr(newness, "NEW_DAYS", 0)
