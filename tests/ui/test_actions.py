"""The table of actions of the window."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from ui.actions import WINDOW_ACTIONS
from ui.main_window import MainWindow


def test_every_action_names_a_method_of_the_window() -> None:
    assert [one.id for one in WINDOW_ACTIONS if not callable(getattr(MainWindow, one.method))] == []


def test_ids_and_shortcuts_are_used_once_and_understood() -> None:
    ids = [one.id for one in WINDOW_ACTIONS]
    keys = [key for one in WINDOW_ACTIONS for key in one.shortcut.split(", ") if key]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if QKeySequence(key).isEmpty()] == []
