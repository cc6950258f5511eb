"""What can be done by name in the room Demo & script."""

from __future__ import annotations

from ui.workspaces.demo import Demo
from ui.workspaces.demo.room_actions import ACTIONS


def test_every_action_names_a_method_of_the_room() -> None:
    assert [one.method for one in ACTIONS if not callable(getattr(Demo, one.method, None))] == []


def test_names_and_shortcuts_are_used_once() -> None:
    ids = [one.id for one in ACTIONS]
    keys = [one.shortcut for one in ACTIONS if one.shortcut]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
