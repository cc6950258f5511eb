"""A second start of the program is answered by the first, and by no other."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from narrative_studio.running import LONGEST_BYTES, Asked, hand_over, listening_place
from ui.instance import Instance
from ui.main_window import MainWindow
from ui.windows import Windows


@pytest.fixture
def instance(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Instance]:
    """A studio that does not listen yet, in a session of its own."""
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="ns") as made:
        monkeypatch.setenv("XDG_RUNTIME_DIR", made)
        monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
        monkeypatch.delenv("DESKTOP_STARTUP_ID", raising=False)
        it = Instance()
        yield it
        it.stop()


def place() -> str:
    found = listening_place()
    assert found is not None
    return found


def test_files_of_a_second_start_are_asked_for(
    instance: Instance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert instance.listen()
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "from the launcher")
    handed: list[bool] = []
    path = Path("/stories/ours.narrative")
    second = Thread(target=lambda: handed.append(hand_over([path])))
    with qtbot.waitSignal(instance.asked) as signal:
        second.start()
    qtbot.waitUntil(lambda: not second.is_alive())
    assert signal.args == [Asked((path,), "from the launcher")]
    assert handed == [True]
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "from the launcher"


def test_nobody_else_may_speak_to_it(instance: Instance) -> None:
    assert instance.listen()
    assert Path(place()).stat().st_mode & 0o077 == 0


def test_a_second_studio_leaves_the_place_to_the_first(instance: Instance) -> None:
    assert instance.listen()
    second = Instance()
    assert not second.listen()
    second.stop()
    assert Path(place()).exists()


def test_what_a_killed_studio_left_is_taken_away(instance: Instance) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(place())
    assert instance.listen()
    instance.stop()
    assert not Path(place()).exists()


@pytest.mark.parametrize("words", [b"GET / HTTP/1.1\n", b"x" * (LONGEST_BYTES + 9)])
def test_whoever_says_something_else_is_turned_away(
    instance: Instance, qtbot: QtBot, words: bytes
) -> None:
    assert instance.listen()
    asked: list[object] = []
    instance.asked.connect(asked.append)
    caller = QLocalSocket()
    caller.connectToServer(place())
    with qtbot.waitSignal(caller.disconnected):
        caller.write(words)
    assert asked == []


def test_a_document_is_opened_in_a_window_of_its_own_and_comes_forward(
    windows: Windows, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forward: list[str] = []
    come = MainWindow.come_forward

    def come_forward(window: MainWindow) -> None:
        forward.append(window.name)
        come(window)

    monkeypatch.setattr(MainWindow, "come_forward", come_forward)
    windows.add().show()
    windows.take(Asked((path,)))
    assert [window.name for window in windows.all] == ["Our story"]
    other = path.with_name("other.narrative")
    windows.all[0].start_new("Another story", "sales-pitch-8", 1_800_000)
    assert not other.exists()
    windows.take(Asked((path,)))
    assert [window.name for window in windows.all] == ["Another story", "Our story"]
    assert forward[-1] == "Our story"
    windows.take(Asked((path,)))
    assert len(windows.all) == 2
    windows.take(Asked())
    assert len(windows.all) == 2
