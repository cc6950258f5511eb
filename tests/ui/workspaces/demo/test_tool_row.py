"""The row above the demo: each view has its own controls."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import SecondaryButton
from ui.workspaces.demo.tool_row import READY, RUN_SHEET, SCRIPT, ToolRow


@pytest.fixture
def row(qtbot: QtBot) -> ToolRow:
    made = ToolRow("Demo & script", SecondaryButton("Variant"))
    qtbot.addWidget(made)
    made.resize(1176, 48)
    made.show()
    return made


def visible(row: QWidget) -> list[str]:
    return [one.text() for one in row.findChildren(SecondaryButton) if one.isVisible()]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (RUN_SHEET, ["Variant", "Details", "Step"]),
        (SCRIPT, ["Variant", "Edit", "Read aloud"]),
        (READY, ["Untick all"]),
    ],
)
def test_a_view_brings_its_controls(row: ToolRow, key: str, words: list[str]) -> None:
    row.show_view(key, has_frames=True)
    assert (row.key, visible(row)) == (key, words)


def test_without_frames_there_is_nothing_to_read_or_to_show(row: ToolRow) -> None:
    for key in (RUN_SHEET, SCRIPT):
        row.show_view(key, has_frames=False)
        assert visible(row) == []


def test_choosing_a_view_or_a_control_is_told(row: ToolRow, qtbot: QtBot) -> None:
    row.show_view(SCRIPT, has_frames=True)
    by_words = {one.text(): one for one in row.findChildren(QAbstractButton)}
    with qtbot.waitSignal(row.reading):
        by_words["Read aloud"].click()
    with qtbot.waitSignal(row.editing) as editing:
        by_words["Edit"].click()
    assert editing.args == [True]
    row.check_editing(is_on=False)
    assert not by_words["Edit"].isChecked()
    row.check_details(is_on=True)
    assert by_words["Details"].isChecked()
