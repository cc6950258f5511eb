"""The screen stays on as each system is asked for it, and whatever fails is only told."""

from __future__ import annotations

import ctypes
import os
import subprocess
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from ui.presenter import staying_awake
from ui.presenter.staying_awake import (
    Caffeinate,
    NoWay,
    ScreenSaverBus,
    StayingAwake,
    WindowsPower,
)


class Running:
    """A command that was started."""

    def __init__(self, command: list[str], **_streams: object) -> None:
        self.command = command
        self.is_over = False

    def terminate(self) -> None:
        self.is_over = True

    def wait(self, _seconds: float) -> None:
        raise subprocess.TimeoutExpired(self.command, 1)


def test_a_mac_is_kept_awake_by_a_command_that_ends_with_the_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[Running] = []

    def start(command: list[str], **streams: object) -> Running:
        started.append(Running(command, **streams))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    way = Caffeinate()
    assert way.hold()
    assert started[0].command == ["caffeinate", "-d", "-i", "-w", str(os.getpid())]
    way.release()
    way.release()
    assert started[0].is_over


def test_a_mac_without_the_command_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_given: object, **_more: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "Popen", missing)
    assert not Caffeinate().hold()


def test_windows_is_told_what_this_thread_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []

    def set_state(state: int) -> int:
        told.append(state)
        return 1

    kernel = SimpleNamespace(SetThreadExecutionState=set_state)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    way = WindowsPower()
    assert way.hold()
    way.release()
    assert told == [0x80000003, 0x80000000]


def test_elsewhere_windows_is_not_there_to_be_told() -> None:
    assert not hasattr(ctypes, "windll")
    assert not WindowsPower().hold()


def test_without_a_bus_the_screen_may_go_dark(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PySide6.QtDBus")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    way = ScreenSaverBus()
    assert not way.hold()
    way.release()


@pytest.mark.parametrize("is_error", [True, False])
def test_a_bus_without_a_screen_saver_says_so_later(qtbot: QtBot, is_error: bool) -> None:
    way = ScreenSaverBus()
    told: list[bool] = []
    way.refused.connect(lambda: told.append(True))
    way._on_waiting_finished()
    assert told == [], "it was released meanwhile"
    way._waiting = SimpleNamespace(isError=lambda: is_error)
    way._on_waiting_finished()
    assert told == [True] * is_error


def test_a_refusal_is_told_once_for_each_time_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staying_awake, "_way_here", lambda _owner: NoWay())
    awake = StayingAwake()
    told: list[bool] = []
    awake.refused.connect(lambda: told.append(awake.is_held))
    awake.release()
    for _time in range(2):
        awake.hold()
        awake.hold()
        awake.release()
    assert told == [True, True]
