"""Fixtures of the room Demo & script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Settings
from tests.ui.studio import session_of
from tests.ui.workspaces.demo.stage import demo_project
from ui.session import Session
from ui.workspaces.demo.run_sheet_painter import FRAME_ROW_PX
from ui.workspaces.demo.run_sheet_view import RunSheetView


@pytest.fixture
def session(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """A session on a document with a demo."""
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    project = demo_project(tmp_path)
    made = session_of(project, settings)
    yield made
    made.background.stop()
    project.close()


@pytest.fixture
def sheet(session: Session, qtbot: QtBot) -> RunSheetView:
    """The run sheet on screen, with the keyboard in it."""
    made = RunSheetView(session)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    qtbot.waitUntil(lambda: made.rowHeight(0) == FRAME_ROW_PX)
    return made
