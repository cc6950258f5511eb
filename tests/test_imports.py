"""What starting the command line loads, and what it must leave alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("PySide6", "shiboken6", "pptx")


@pytest.mark.parametrize("modules", ["narrative_studio.cli, exporters.registry"])
def test_the_command_line_starts_without_qt_and_the_deck_library(modules: str) -> None:
    program = f"import {modules}, sys; print(*(set({HEAVY}) & set(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (answer.stderr, answer.stdout.split()) == ("", [])
