"""What starting the command line loads, and what it must leave alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("PySide6", "shiboken6", "pptx")
LATER = (
    "markdown_it",
    "narrative_studio.analysis.rules.findings",
    "ui.presenter.reading_window",
    "ui.preview.composer",
)
"""What a document that opens can be shown without."""


@pytest.mark.parametrize("modules", ["narrative_studio.cli, exporters.registry"])
def test_the_command_line_starts_without_qt_and_the_deck_library(modules: str) -> None:
    program = f"import {modules}, sys; print(*(set({HEAVY}) & set(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (answer.stderr, answer.stdout.split()) == ("", [])


@pytest.mark.parametrize(
    ("modules", "later"),
    [
        ("ui.shell.welcome", (*LATER, "narrative_studio.model.catalog")),
        ("ui.studio_page, ui.workspaces.storyboard.workspace", LATER),
    ],
)
def test_a_window_waits_for_nothing_that_it_does_not_show(
    modules: str, later: tuple[str, ...]
) -> None:
    program = f"import ui.app, {modules}, sys; print(*(set({later}) & set(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (answer.stderr, answer.stdout.split()) == ("", [])
