"""A field for one paragraph."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from ui.widgets.headline_area import HeadlineArea


@pytest.fixture
def field(qtbot: QtBot) -> HeadlineArea:
    made = HeadlineArea("Old", name="Headline")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def test_enter_commits_and_starts_no_line(field: HeadlineArea, qtbot: QtBot) -> None:
    field.select_all()
    qtbot.keyClicks(field, "New")
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed.args == ["New"]
    assert field.text() == "New"


def test_several_lines_come_in_as_one(field: HeadlineArea) -> None:
    data = QMimeData()
    data.setText("one\ntwo")
    field.select_all()
    field.insertFromMimeData(data)
    assert field.text() == "one two"
