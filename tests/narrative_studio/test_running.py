"""What a second start says to the studio that runs already, and where it looks for it."""

from __future__ import annotations

import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from narrative_studio import running
from narrative_studio.running import (
    ANSWER,
    LONGEST_BYTES,
    Asked,
    hand_over,
    listening_place,
    read_asked,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes have no folder")


@pytest.fixture
def session_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder of the session that is ours alone, with a short name."""
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="ns") as made:
        monkeypatch.setenv("XDG_RUNTIME_DIR", made)
        yield Path(made)


def answering(place: str, answer: bytes) -> Thread:
    """Somebody who answers one call at a place."""
    server = socket.socket(socket.AF_UNIX)
    server.bind(place)
    server.listen(1)

    def serve() -> None:
        with server:
            caller, _address = server.accept()
            with caller:
                caller.makefile("rb").readline()
                caller.sendall(answer)

    made = Thread(target=serve, daemon=True)
    made.start()
    return made


def test_what_is_asked_is_understood() -> None:
    asked = Asked((Path("/stories/ours.narrative"), Path("/stories/ökos 木.narrative")), "token")
    assert read_asked(asked.line()) == asked
    assert read_asked(Asked().line()) == Asked()


def test_files_are_named_from_where_the_second_start_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_asked(Asked((Path("ours.narrative"),)).line()) == Asked(
        (tmp_path / "ours.narrative",)
    )


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"GET / HTTP/1.1",
        b"[]",
        b'{"paths": []}',
        b'{"paths": "/a", "token": ""}',
        b'{"paths": [3], "token": ""}',
        b'{"paths": ["a.narrative"], "token": ""}',
        b'{"paths": [], "token": 4}',
        b"\xff\xfe",
        b"[" * 60_000,
    ],
)
def test_what_no_second_start_says_is_not_understood(line: bytes) -> None:
    assert read_asked(line) is None


def test_nobody_answers_where_nobody_is(session_folder: Path) -> None:
    assert not hand_over([Path("a.narrative")])
    assert list(session_folder.iterdir()) == []


def test_a_socket_that_nobody_listens_at_is_no_studio(session_folder: Path) -> None:
    place = listening_place()
    assert place is not None
    left = socket.socket(socket.AF_UNIX)
    left.bind(place)
    left.close()
    assert not hand_over([Path("a.narrative")])


@pytest.mark.parametrize(
    ("answer", "expected"), [(ANSWER, True), (b"hello\n", False), (b"", False)]
)
def test_files_are_handed_over_where_a_studio_answers(
    session_folder: Path, answer: bytes, expected: bool
) -> None:
    place = listening_place()
    assert place is not None
    server = answering(place, answer)
    assert hand_over([Path("a.narrative")]) is expected
    server.join()


def test_somebody_who_hangs_is_not_waited_for(
    session_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_PATIENCE_S", 0.05)
    place = listening_place()
    assert place is not None
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(place)
        server.listen(1)
        assert not hand_over([])


def test_more_files_than_can_be_told_are_opened_here(
    session_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_exchange", lambda *_given: pytest.fail("told"))
    assert not hand_over([Path("x" * LONGEST_BYTES)])


def test_each_home_has_a_place_of_its_own(
    session_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = listening_place()
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(session_folder / "other"))
    second = listening_place()
    assert first is not None
    assert first != second
    assert Path(first).parent == session_folder


def test_a_folder_that_others_can_enter_is_not_used(
    session_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_folder.chmod(0o755)
    monkeypatch.setattr(tempfile, "tempdir", str(session_folder))
    place = listening_place()
    assert place is not None
    folder = Path(place).parent
    assert folder != session_folder
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o777)
    assert listening_place() is None
    folder.rmdir()
    folder.symlink_to(session_folder)
    assert listening_place() is None


def test_a_path_that_is_too_long_for_a_socket_is_not_used(
    session_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = session_folder / ("d" * 90)
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    assert listening_place() is None
