"""What ends the process at once is told at the next start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.fatal import FatalLog, left_behind

SECRET = "Recall less product"

_DYING = """
import faulthandler
from ui.fatal import FatalLog

def price_is_secret():
    faulthandler._sigsegv()

log = FatalLog()
log.begin()
price_is_secret()
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / SECRET
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(made))
    return made


def die(folder: Path) -> None:
    """Run a process that ends in the middle of things."""
    program = folder / f"{SECRET}.py"
    program.write_text(_DYING, encoding="utf-8")
    root = Path(__file__).resolve().parent.parent.parent
    environment = {**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, str(program)], env=environment, capture_output=True, check=False
    )
    assert ended.returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="a fault is told otherwise there")
def test_a_process_that_died_left_a_report_without_any_content(tmp_path: Path, home: Path) -> None:
    die(tmp_path)
    found = left_behind()
    assert found is not None
    assert "exception Segmentation fault" in found.text
    assert "(outside the program):" in found.text
    assert "price_is_secret" in found.text
    assert SECRET not in found.text
    assert str(tmp_path) not in found.text
    assert found.path is not None
    assert found.path.read_text(encoding="utf-8") == found.text
    assert left_behind() is None, "it is told once"
    assert [file.name for file in (home / "crashes").iterdir()] == [found.path.name]


def test_a_process_that_ends_as_it_should_leaves_nothing(home: Path) -> None:
    log = FatalLog()
    log.begin()
    assert left_behind() is None, "it is still running"
    log.end()
    assert list((home / "crashes").iterdir()) == []
    log.end()


def test_a_process_that_was_killed_has_nothing_to_tell(home: Path) -> None:
    (home / "crashes").mkdir(parents=True)
    (home / "crashes" / "running-1.log").write_bytes(b"")
    assert left_behind() is None
    assert list((home / "crashes").iterdir()) == []


def test_a_folder_that_cannot_be_written_costs_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(blocked))
    log = FatalLog()
    log.begin()
    log.end()
    assert left_behind() is None
