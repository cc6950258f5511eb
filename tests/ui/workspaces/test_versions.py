"""The workspace Versions as the window holds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.settings import Settings
from tests.ui.studio import session_of
from tests.ui.versions import frame_in, oven_project
from ui.session import Session
from ui.workspaces.versions import Versions


@pytest.fixture
def session(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    project = oven_project(tmp_path)
    yield session_of(project, settings)
    project.close()


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> Versions:
    made = Versions(session)
    qtbot.addWidget(made)
    made.resize(1190, 720)
    made.show()
    made.activateWindow()
    made.focus_view()
    qtbot.waitUntil(made._compare.panel.view.hasFocus)
    return made


def test_actions_have_names_of_their_own(room: Versions) -> None:
    ids = [action.id for action in room.actions_here()]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("versions.") for name in ids)


def test_f7_goes_to_the_next_change(room: Versions) -> None:
    room.next_change()
    assert room._compare.panel.view.currentIndex().row() == 1
    room.last_change()
    assert room._compare.panel.view.currentIndex().row() == 0


def test_the_room_follows_the_document(session: Session, room: Versions, qtbot: QtBot) -> None:
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    model = room._compare.history.model
    qtbot.waitUntil(lambda: model.index(0).data() == "Edit headline of frame")


def test_a_hidden_room_follows_when_it_is_shown(session: Session, room: Versions) -> None:
    room.hide()
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    room.show()
    assert room._compare.history.model.index(0).data() == "Edit headline of frame"


def test_the_status_says_how_many_baselines_there_are(room: Versions) -> None:
    assert room.status_left() == "2 baselines"
    assert "F7" in room.status_right()


def test_a_narrow_room_leaves_more_width_to_the_words(room: Versions) -> None:
    history = room._compare.history
    narrow_px = history.width()
    room.resize(1700, 800)
    assert history.width() > narrow_px
