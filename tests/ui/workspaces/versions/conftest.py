"""Fixtures of the room Versions: a document with a past, and the room and its states on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.project import Project
from narrative_studio.settings import Settings
from tests.ui.studio import session_of
from tests.ui.versions import oven_project, wait_for_keyboard
from ui.session import Session
from ui.workspaces.versions.room import Versions
from ui.workspaces.versions.states import Compared


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """A document with two baselines."""
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    made = oven_project(tmp_path)
    yield made
    made.close()


@pytest.fixture
def session(project: Project, settings: Settings) -> Iterator[Session]:
    """A session on that document."""
    made = session_of(project, settings)
    yield made
    made.background.stop()


@pytest.fixture
def compared(session: Session) -> Compared:
    """The two states that are compared at first."""
    return Compared(session)


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> Versions:
    """The room on screen, with the keyboard in its comparison."""
    made = Versions(session)
    qtbot.addWidget(made)
    made.resize(1190, 720)
    made.show()
    wait_for_keyboard(qtbot, made._compare.panel.view, give=made.focus_view)
    return made
