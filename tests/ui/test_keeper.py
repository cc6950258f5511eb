"""Saving without being asked."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.errors import PublishFailed
from narrative_studio.project import Project
from tests.ui.studio import told
from ui import keeper as keeper_module
from ui.keeper import Keeper
from ui.session import Session


@pytest.fixture
def keeper(session: Session, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    monkeypatch.setattr(keeper_module, "PAUSE_MS", 5)
    monkeypatch.setattr(keeper_module, "RETRY_MS", 5)
    return Keeper(session)


def change(session: Session, headline: str = "Changed") -> None:
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline=headline)


def test_a_change_is_published_after_a_pause(
    session: Session, keeper: Keeper, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([keeper.kept, keeper.published], order="strict"):
        change(session)
    assert session.project.is_published
    assert session.project.path.exists()


def test_what_an_earlier_sitting_left_is_published_soon(
    session: Session, keeper: Keeper, qtbot: QtBot
) -> None:
    assert not session.project.is_published
    with qtbot.waitSignal(keeper.published):
        keeper.begin()


def test_a_place_that_refuses_is_told_once_and_tried_again(
    session: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_project: Project) -> None:
        raise PublishFailed("The disk is full.", "Free some space.")

    with monkeypatch.context() as patch:
        patch.setattr(Project, "publish", refuse)
        with qtbot.waitSignal(keeper.refused):
            change(session)
        with qtbot.waitSignal(keeper.refused):
            pass
        assert [m.text for m in told(session)] == ["The disk is full. Free some space."]
    with qtbot.waitSignal(keeper.published):
        pass
    assert told(session)[-1].text == "Published story.narrative"


def test_stopping_publishes_what_is_left(session: Session, keeper: Keeper) -> None:
    change(session)
    keeper.stop()
    assert session.project.is_published
