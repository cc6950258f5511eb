"""Typing is committed at a pause, on leaving and on demand, and is never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.committing import PAUSE_MS, Committing
from ui.widgets.line_edit import LineEdit
from ui.widgets.text_area import TextArea

Field = LineEdit | TextArea


@pytest.fixture(params=[LineEdit, TextArea])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Field]:
    """A focused field that holds "stored", beside another one."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field: Field = request.param("stored")
    column.addWidget(field)
    column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield field  # noqa: PT022 (the generator keeps the window alive)


def typed(field: Field, words: str) -> None:
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, words)


def text_of(field: Field) -> str:
    return field.text()


def test_the_pause_is_the_one_of_the_design() -> None:
    assert PAUSE_MS == 800


def test_each_key_is_told_and_nothing_is_committed_yet(field: Field) -> None:
    edited: list[str] = []
    committed: list[str] = []
    field.edited.connect(edited.append)
    field.committed.connect(committed.append)
    typed(field, " x")
    assert edited == ["stored ", "stored x"]
    assert committed == []
    assert field.is_dirty


def test_a_pause_commits(qtbot: QtBot) -> None:
    editor = QLineEdit("stored")
    qtbot.addWidget(editor)
    watch = Committing(editor, pause_ms=1)
    with qtbot.waitSignal(watch.committed) as told:
        QTest.keyClicks(editor, "!")
    assert told.args == ["stored!"]


def test_leaving_the_field_commits_once(field: Field) -> None:
    committed: list[str] = []
    field.committed.connect(committed.append)
    typed(field, "!")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    field.flush()
    assert committed == ["stored!"]
    assert not field.is_dirty


def test_hiding_the_field_commits(field: Field) -> None:
    committed: list[str] = []
    field.committed.connect(committed.append)
    typed(field, "!")
    field.hide()
    assert committed == ["stored!"]


def test_hiding_commits_what_was_put_in_without_the_focus(field: Field) -> None:
    committed: list[str] = []
    field.committed.connect(committed.append)
    field.clearFocus()
    if isinstance(field, TextArea):
        field.insertPlainText("new ")
    else:
        field.setCursorPosition(0)
        field.insert("new ")
    field.hide()
    assert committed == ["new stored"]


def test_nothing_is_committed_where_nothing_changed(field: Field) -> None:
    committed: list[str] = []
    field.committed.connect(committed.append)
    typed(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    field.flush()
    assert committed == []


def test_stored_text_is_shown_without_a_signal(field: Field) -> None:
    told: list[str] = []
    field.edited.connect(told.append)
    field.committed.connect(told.append)
    field.set_text("from elsewhere")
    field.flush()
    assert field.text() == "from elsewhere"
    assert told == []


def test_what_is_being_typed_survives_a_change_from_outside(field: Field) -> None:
    committed: list[str] = []
    field.committed.connect(committed.append)
    typed(field, " mine")
    field.set_text("theirs")
    assert field.text() == "stored mine"
    field.flush()
    assert committed == ["stored mine"]


def test_typing_back_what_was_stored_wins_over_a_change_from_outside(field: Field) -> None:
    committed: list[str] = []
    field.committed.connect(committed.append)
    typed(field, "x")
    field.set_text("theirs")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    field.flush()
    assert committed == ["stored"]


def test_the_echo_of_a_commit_does_not_disturb_the_field(field: Field) -> None:
    field.committed.connect(field.set_text)
    typed(field, "!")
    field.flush()
    assert field.text() == "stored!"
    typed(field, "?")
    assert field.text() == "stored!?"


def test_the_cursor_stays_where_it_was_when_stored_text_arrives(field: Field) -> None:
    if isinstance(field, TextArea):
        cursor = field.textCursor()
        cursor.setPosition(3)
        field.setTextCursor(cursor)
        field.set_text("stormy")
        assert field.textCursor().position() == 3
    else:
        field.setCursorPosition(3)
        field.set_text("stormy")
        assert field.cursorPosition() == 3


def test_enter_commits_a_line(qtbot: QtBot) -> None:
    field = LineEdit("stored")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.committed) as told:
        typed(field, "!")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["stored!"]


def test_a_wrong_field_says_why_once_and_takes_it_back(field: Field) -> None:
    told: list[str] = []
    field.refused.connect(told.append)
    field.set_wrong("Too long")
    field.set_wrong("Too long")
    assert field.accessibleDescription() == "Too long"
    field.set_wrong("")
    assert told == ["Too long", ""]


def test_an_older_text_shown_while_a_commit_is_under_way_takes_nothing(field: Field) -> None:
    def store(_text: str) -> None:
        field.set_text("stored")  # Something else has changed first, and everything is shown anew.
        field.set_text("stored one")

    field.committed.connect(store)
    typed(field, " one ")
    field.flush()
    assert text_of(field) == "stored one ", "the space that begins the next word stays"
    assert not field.is_dirty
