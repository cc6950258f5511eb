from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from build_spec import apt, qt_libraries
from build_spec.environment import Environment


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """An environment whose interpreter is the one that runs the tests."""
    monkeypatch.setattr(Environment, "python", Path(sys.executable))
    return Environment(tmp_path)


def test_a_library_that_cannot_be_loaded_is_missing(environment: Environment) -> None:
    assert qt_libraries.missing(environment, ["libnowhere.so.9"]) == ["libnowhere.so.9"]


def test_the_packages_of_missing_libraries_are_asked_for(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sequence[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(qt_libraries, "missing", lambda _, names: list(names)[:2])
    monkeypatch.setattr(apt, "provide", lambda names, reason: asked.append(names))
    qt_libraries.provide(environment, qt_libraries.OFFSCREEN)
    assert asked == [["libgl1", "libegl1"]]


def test_nothing_is_asked_for_where_all_is_there(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(qt_libraries, "missing", lambda _, names: [])
    monkeypatch.setattr(apt, "provide", lambda *_, **__: pytest.fail("asked"))
    qt_libraries.provide(environment, qt_libraries.WINDOW)


def test_other_systems_bring_their_own(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(qt_libraries, "missing", lambda *_: pytest.fail("looked"))
    qt_libraries.provide(environment, qt_libraries.OFFSCREEN)


def test_a_platform_that_qt_knows_opens(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert qt_libraries.cannot_open_window(environment) == ""


def test_the_reason_why_no_window_opens_is_qts_own(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    assert "nonsense" in qt_libraries.cannot_open_window(environment)
