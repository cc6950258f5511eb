"""The table of actions of the window."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from narrative_studio.settings import Settings
from ui.actions import WINDOW_ACTIONS
from ui.app import make_window
from ui.session import Session


def test_every_action_names_a_method_that_the_window_leads_to(session: Session) -> None:
    window = make_window(session.settings)
    session.project.publish()
    session.project.close()
    assert window.show_here(session.project.path)
    named = {one.id: attrgetter(one.method)(window) for one in WINDOW_ACTIONS}
    assert [name for name, method in named.items() if not callable(method)] == []
    window.close()


def test_what_needs_a_document_does_nothing_without_one(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    window = make_window(settings)
    for one in WINDOW_ACTIONS:
        if one.needs_document:
            window.verbs.do(one.method)
    assert window.page is None
    assert window.messages.list == ()


def test_ids_and_shortcuts_are_used_once_and_understood() -> None:
    ids = [one.id for one in WINDOW_ACTIONS]
    keys = [key for one in WINDOW_ACTIONS for key in one.shortcut.split(", ") if key]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if QKeySequence(key).isEmpty()] == []
