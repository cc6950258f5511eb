"""The start of the window."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Recent, Settings
from tests.ui.studio import ME, story
from ui import app, theme
from ui.background import Report
from ui.focus_ring import FocusRing
from ui.main_window import MainWindow
from ui.style import StudioStyle


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "home"
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(made))
    Settings().change(person_id=ME.id, person_name=ME.name, theme="dark", font_scale_pct=110)
    return made


Sitting = Callable[[MainWindow], None]


@pytest.fixture
def run(home: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Runs the studio for one sitting: what is done with its window until that is closed."""

    def run_(*paths: Path, sitting: Sitting) -> None:
        opened: list[MainWindow] = []

        def loop() -> int:
            (window,) = opened
            sitting(window)
            window.close()
            return 0

        monkeypatch.setattr(QApplication, "exec", lambda *_given: loop())
        assert app.run(paths, begun=opened.append) == 0

    return run_


def test_the_application_is_named_and_dressed(qapp: QApplication) -> None:
    assert app.make_application() is qapp
    assert qapp.applicationDisplayName() == "Narrative Studio"
    assert isinstance(qapp.style(), StudioStyle)
    assert len(qapp.findChildren(FocusRing)) == 1


def test_the_window_starts_in_the_look_that_was_set(run: Callable[..., None]) -> None:
    def sitting(window: MainWindow) -> None:
        assert window.isVisible()
        assert theme.current().is_dark
        assert theme.current().font_scale == pytest.approx(1.1)
        assert not window.windowIcon().isNull()

    run(sitting=sitting)


def test_the_first_of_the_documents_that_are_given_is_opened(
    run: Callable[..., None], tmp_path: Path
) -> None:
    project = story(tmp_path, "One", "Two")
    project.publish()
    project.close()

    def sitting(window: MainWindow) -> None:
        assert window.page is not None
        assert window.windowTitle().startswith("Our story")

    run(tmp_path / "story.narrative", tmp_path / "other.narrative", sitting=sitting)


def test_a_document_that_cannot_be_opened_is_told_of(
    run: Callable[..., None], tmp_path: Path
) -> None:
    def sitting(window: MainWindow) -> None:
        assert window.page is None
        assert "is not there" in window.messages.list[-1].text

    run(tmp_path / "missing.narrative", sitting=sitting)


def test_a_bug_in_the_background_is_told_and_reported(
    run: Callable[..., None], home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_given: None)

    def fail(_report: Report) -> None:
        raise ZeroDivisionError

    def sitting(window: MainWindow) -> None:
        task = window.background.start(fail)
        window.background.go(task)
        qtbot.waitUntil(lambda: window.sheets.is_open)

    run(sitting=sitting)
    (report,) = (home / "crashes").iterdir()
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


def test_hooks_and_garbage_are_given_back_at_the_end(
    run: Callable[..., None],
) -> None:
    before, was_enabled = sys.excepthook, gc.isenabled()
    gc.enable()
    seen: list[object] = []

    def sitting(_window: MainWindow) -> None:
        seen.extend((sys.excepthook is not before, gc.isenabled()))

    run(sitting=sitting)
    assert seen == [True, False]
    assert sys.excepthook is before
    assert gc.isenabled()
    if not was_enabled:
        gc.disable()


@pytest.mark.parametrize(
    ("wanted", "scheme", "name"),
    [
        ("light", Qt.ColorScheme.Dark, theme.LIGHT),
        ("dark", Qt.ColorScheme.Light, theme.DARK),
        ("system", Qt.ColorScheme.Dark, theme.DARK),
        ("system", Qt.ColorScheme.Light, theme.LIGHT),
        ("sepia", Qt.ColorScheme.Unknown, theme.LIGHT),
    ],
)
def test_the_theme_is_the_one_set_else_that_of_the_system(
    wanted: str, scheme: Qt.ColorScheme, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return scheme

    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: Hints())
    assert app.theme_name(wanted) == name


def test_a_switch_is_remembered(settings: Settings) -> None:
    app.apply_settings(settings)
    app.switch_theme(settings)
    assert theme.current().is_dark
    assert settings.values.theme == "dark"
    app.switch_theme(settings)
    assert settings.values.theme == "light"


def test_motion_is_reduced_as_set(settings: Settings) -> None:
    settings.change(has_reduced_motion=True)
    app.apply_settings(settings)
    assert theme.current().motion_ms(200) == 0


_COPYING = """
import sys
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from ui.app import make_application, release_clipboard

app = make_application()
data = QMimeData()
data.setText("kept")
QGuiApplication.clipboard().setMimeData(data)
release_clipboard()
assert QGuiApplication.clipboard().text() == "kept"
"""


def test_a_copy_on_the_clipboard_does_not_crash_the_end() -> None:
    found = subprocess.run(
        [sys.executable, "-c", _COPYING], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr.strip()) == (0, "")


def test_what_was_open_comes_up_at_the_start_where_that_is_wanted(
    run: Callable[..., None], tmp_path: Path
) -> None:
    project = story(tmp_path, "One")
    project.publish()
    project.close()
    Settings().change(last_open=(str(project.path), str(tmp_path / "gone.narrative")))
    shown: list[bool] = []
    run(sitting=lambda window: shown.append(window.page is not None))
    Settings().change(last_open=(str(project.path),), reopens=True)
    run(sitting=lambda window: shown.append(window.page is not None))
    assert shown == [False, True]


def test_the_folders_of_pinned_documents_are_offered_before_those_of_later_ones(
    settings: Settings,
) -> None:
    settings.change(
        recent=(
            Recent("/new/a.narrative", "A"),
            Recent("/pinned/b.narrative", "B", is_pinned=True),
            Recent("/new/c.narrative", "C"),
        )
    )
    assert [one.as_posix() for one in app.recent_folders(settings)] == ["/pinned", "/new"]
