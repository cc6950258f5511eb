"""Crash reports keep the work and hold no content."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.crash import CrashGuard, write_report

SECRET = "the price is 40000"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path))
    return tmp_path


def fail() -> None:
    raise ValueError(SECRET)


def test_a_report_names_the_place_but_no_content(home: Path) -> None:
    try:
        fail()
    except ValueError as error:
        place = write_report(type(error), error.__traceback__)
    assert place is not None
    text = place.read_text(encoding="utf-8")
    assert "test_crash.py" in text
    assert "ValueError" in text
    assert SECRET not in text
    assert str(home) not in text


def test_the_guard_writes_a_report_and_tells_of_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    guard = CrashGuard()
    guard.install()
    with qtbot.waitSignal(guard.caught) as signal:
        sys.excepthook(ValueError, ValueError(SECRET), None)
    guard.remove()
    assert signal.args is not None
    assert signal.args[0].exists()


def test_an_unwritable_folder_costs_the_report_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(blocked))
    assert write_report(ValueError, None) is None
