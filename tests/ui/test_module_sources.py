"""No source is read only to find out that it switches on nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ui import module_sources

_PROGRAM = """
import linecache, ui
from PySide6.QtCore import QObject
import decimal_like
print(decimal_like.__file__ in linecache.cache, QObject().objectName() == "")
"""


def test_modules_are_imported_unread(tmp_path: Path) -> None:
    (tmp_path / "decimal_like.py").write_text("from PySide6.QtCore import QObject\n")
    (tmp_path / "program.py").write_text(_PROGRAM)
    root = str(Path(__file__).parents[2])
    answer = subprocess.run(
        [sys.executable, str(tmp_path / "program.py")],
        env={"PYTHONPATH": root, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.stderr, answer.stdout.split()) == ("", ["False", "True"])


def test_another_pyside_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = sys.modules["shibokensupport.feature"]
    monkeypatch.delattr(reader, "_mod_uses_pyside")
    module_sources.leave_unread()
    assert not hasattr(reader, "_mod_uses_pyside")
