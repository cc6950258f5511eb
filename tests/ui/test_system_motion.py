"""Whether the system reduces movement."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from narrative_studio.settings import Settings
from ui import app, system_motion
from ui.system_motion import _Known


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Known, "is_reduced", None)


def test_nobody_knows_before_the_system_was_asked() -> None:
    assert system_motion.is_reduced() is None


def test_an_answer_is_kept_and_only_another_one_is_news() -> None:
    assert system_motion.look_up(lambda: True)
    assert system_motion.is_reduced() is True
    assert not system_motion.look_up(lambda: True)
    assert system_motion.look_up(lambda: False)


@pytest.mark.parametrize(
    ("set_here", "follows", "system", "expected"),
    [
        (False, True, True, True),
        (False, True, None, False),
        (False, False, True, False),
        (True, False, False, True),
    ],
)
def test_what_is_set_here_comes_before_what_the_system_says(
    settings: Settings, set_here: bool, follows: bool, system: bool | None, expected: bool
) -> None:
    settings.change(has_reduced_motion=set_here, follows_system_motion=follows)
    system_motion.look_up(lambda: system)
    assert app.is_motion_reduced(settings.values) is expected


@pytest.mark.parametrize(
    ("code", "said", "expected"), [(0, "1\n", True), (0, "0\n", False), (1, "", None)]
)
def test_a_mac_is_asked_for_its_defaults(
    monkeypatch: pytest.MonkeyPatch, code: int, said: str, expected: bool | None
) -> None:
    answer = SimpleNamespace(returncode=code, stdout=said)
    monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: answer)
    assert system_motion._ask_mac() is expected


def test_a_mac_without_the_command_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_arguments: object, **_options: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)
    assert system_motion._ask_mac() is None


@pytest.mark.skipif(sys.platform == "win32", reason="there it has an answer")
def test_windows_is_asked_only_there() -> None:
    assert system_motion._ask_windows() is None


def test_a_desktop_without_a_session_bus_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not system_motion._has_session_bus()
    assert system_motion._ask_portal() is None
    (tmp_path / "bus").touch()
    assert system_motion._has_session_bus()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert not system_motion._has_session_bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/somewhere")
    assert system_motion._has_session_bus()


class Wrapped:
    """A value as D-Bus hands it over."""

    def __init__(self, value: object) -> None:
        self._value = value

    def variant(self) -> object:
        return self._value


def test_a_value_is_unwrapped() -> None:
    assert system_motion._plain(Wrapped(Wrapped(False))) is False
    assert system_motion._plain(0) == 0
