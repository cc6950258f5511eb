"""People write minutes and seconds; the program gets milliseconds or says what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.duration_edit import DurationEdit


@pytest.fixture
def edit(qtbot: QtBot) -> DurationEdit:
    made = DurationEdit(420_000)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def enter(edit: DurationEdit, words: str) -> None:
    edit.selectAll()
    QTest.keyClicks(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_it_shows_minutes_and_seconds(edit: DurationEdit) -> None:
    assert edit.text() == "7:00"


@pytest.mark.parametrize(
    ("words", "ms", "shown"),
    [("2:30", 150_000, "2:30"), ("150 s", 150_000, "2:30"), ("2 min", 120_000, "2:00")],
)
def test_it_commits_milliseconds_and_shows_them_evenly(
    edit: DurationEdit, words: str, ms: int, shown: str
) -> None:
    committed: list[int] = []
    edit.committed.connect(committed.append)
    enter(edit, words)
    assert committed == [ms]
    assert edit.value_ms == ms
    assert edit.text() == shown


def test_what_cannot_be_read_stays_and_is_explained(edit: DurationEdit) -> None:
    committed: list[int] = []
    told: list[str] = []
    edit.committed.connect(committed.append)
    edit.refused.connect(told.append)
    enter(edit, "soon")
    assert told == ["Use minutes and seconds, for example 2:30"]
    assert edit.text() == "soon"
    assert edit.accessibleDescription() == told[0]
    assert committed == []
    assert edit.value_ms == 420_000


def test_the_next_key_takes_the_message_away(edit: DurationEdit) -> None:
    told: list[str] = []
    enter(edit, "soon")
    edit.refused.connect(told.append)
    QTest.keyClicks(edit, "x")
    assert told == [""]


def test_the_same_duration_is_not_committed_again(edit: DurationEdit) -> None:
    committed: list[int] = []
    edit.committed.connect(committed.append)
    enter(edit, "420 s")
    assert committed == []
    assert edit.text() == "7:00"


def test_leaving_commits(edit: DurationEdit) -> None:
    committed: list[int] = []
    edit.committed.connect(committed.append)
    edit.selectAll()
    QTest.keyClicks(edit, "1:30")
    edit.clearFocus()
    assert committed == [90_000]


def test_stored_time_does_not_overwrite_what_is_being_typed(edit: DurationEdit) -> None:
    edit.selectAll()
    QTest.keyClicks(edit, "1:3")
    edit.set_value_ms(60_000)
    assert edit.text() == "1:3"
    QTest.keyClicks(edit, "0")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.value_ms == 90_000


def test_stored_time_is_shown_and_clears_a_mistake(edit: DurationEdit) -> None:
    enter(edit, "soon")
    edit.clearFocus()
    edit.set_value_ms(60_000)
    assert edit.text() == "1:00"
    assert edit.accessibleDescription() == ""
