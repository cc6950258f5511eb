"""What can be done by name in the room Demo & script."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.workspaces.demo.stage import frames
from ui import icons
from ui.session import Session
from ui.workspaces.demo import Demo
from ui.workspaces.demo.room_actions import actions_of


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> Demo:
    made = Demo(session)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    return made


def test_names_and_shortcuts_are_used_once_and_have_icons(room: Demo) -> None:
    actions = actions_of(room)
    ids = [one.id for one in actions]
    keys = [one.shortcut for one in actions if one.shortcut]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert all(not icons.icon(one.icon).isNull() for one in actions)


def test_every_action_can_be_called_where_nothing_is_chosen(room: Demo, session: Session) -> None:
    before = [
        step for frame in frames(session) for step in session.view.steps.of("frame", frame.id)
    ]
    for action in actions_of(room):
        if action.id not in ("demo.add-step", "demo.add-check"):
            action.handler()
    after = [step for frame in frames(session) for step in session.view.steps.of("frame", frame.id)]
    assert len(after) in (len(before), len(before) - 1)
