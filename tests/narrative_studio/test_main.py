"""The start: the window or a command, and nobody else's packages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from narrative_studio import __main__
from narrative_studio.__main__ import foreign_package, main, names_document

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("new", "export")


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    program = "from narrative_studio.__main__ import main; raise SystemExit(main())"
    kept = {name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_our_rooms_are_ours() -> None:
    assert foreign_package() is None


@pytest.mark.parametrize("room", ["ui", "exporters", "resources"])
def test_a_foreign_package_of_the_same_name_is_refused(tmp_path: Path, room: str) -> None:
    (tmp_path / room).mkdir()
    (tmp_path / room / "__init__.py").write_text("raise RuntimeError('imported')")
    answer = start(tmp_path, "formats")
    assert answer.returncode == 1
    assert answer.stderr.startswith("narrative-studio: ")
    assert f"{room} is not part of Narrative Studio" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_foreign_module_of_the_same_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ui.py").write_text("")
    assert "ui.py is not part of Narrative Studio" in start(tmp_path, "formats").stderr


@pytest.mark.parametrize(
    ("argument", "expected"),
    [("a.narrative", True), ("new", False), ("--help", False), ("exprot", False)],
)
def test_a_document_is_told_from_a_command(argument: str, expected: bool) -> None:
    assert names_document(argument, COMMANDS) is expected


def test_a_file_that_exists_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "story").touch()
    assert names_document(str(tmp_path / "story"), COMMANDS)
    assert not names_document("x" * 5000, COMMANDS)


def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[Path]] = []
    alone: list[bool] = []

    def open_window(paths: list[Path], *_begun: object, is_alone: bool) -> int:
        opened.append(paths)
        alone.append(is_alone)
        return 7

    monkeypatch.setattr("narrative_studio.__main__._open_window", open_window)
    assert main([]) == 7
    assert main(["a.narrative", "b.narrative"]) == 7
    assert main(["--new-process"]) == 7
    assert main(["--new-process", "a.narrative"]) == 7
    assert main([], begun=opened.append) == 7
    assert opened == [
        [],
        [Path("a.narrative"), Path("b.narrative")],
        [],
        [Path("a.narrative")],
        [],
    ]
    assert alone == [False, False, True, True, True]


def test_a_studio_that_runs_already_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[Path]] = []

    def hand_over(paths: list[Path]) -> bool:
        handed.append(paths)
        return True

    monkeypatch.setattr(__main__, "hand_over", hand_over)
    monkeypatch.setattr(__main__, "_load_and_run", lambda *_given, **_how: 7)
    assert main(["a.narrative"]) == 0
    assert main(["--new-process", "a.narrative"]) in (1, 7)
    assert handed == [[Path("a.narrative")]]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    answer = start(tmp_path)
    assert answer.returncode == 1
    assert answer.stderr == (
        "narrative-studio: There is no display to open the window on. "
        "The commands work without one: see narrative-studio --help.\n"
    )


def test_a_missing_library_of_the_window_is_named(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from narrative_studio.__main__ import main; raise SystemExit(main())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert answer.stderr.startswith("narrative-studio: The window cannot be opened: ")
    assert answer.stderr.count("\n") == 1


def test_a_library_that_would_end_the_process_is_named_before_qt_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":7")
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(__main__, "_XCB_CURSOR", "libnowhere.so.0")
    assert main([]) == 1
    said = capsys.readouterr().err
    assert "needs the library libnowhere.so.0" in said
    assert "apt-get install libxcb-cursor0" in said
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert __main__._missing_library() is None


def test_a_pdf_needs_no_display(tmp_path: Path) -> None:
    assert start(tmp_path, "new", "s.narrative", "--sample").returncode == 0
    # Whatever screen the environment speaks of is not looked for.
    answer = start(
        tmp_path, "export", "script", "s.narrative", "-o", "s.pdf", QT_QPA_PLATFORM="xcb"
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF-")


def test_without_what_qt_needs_a_pdf_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "s.narrative", "--sample"]) == 0
    capsys.readouterr()
    # As if a library of the system were missing: the module cannot be loaded.
    monkeypatch.setitem(sys.modules, "ui.pdf.writer", None)
    real = __import__

    def refuse(name: str, *arguments: object, **more: object) -> object:
        if name == "ui.pdf.writer":
            raise ImportError("libEGL.so.1: cannot open shared object file")
        return real(name, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("builtins.__import__", refuse)
    assert main(["export", "script", "s.narrative", "-o", "s.pdf"]) == 1
    said = capsys.readouterr().err
    assert "PDF cannot be made here: libEGL.so.1" in said
    assert "export a Word document or a web page instead" in said
    assert not (tmp_path / "s.pdf").exists()
