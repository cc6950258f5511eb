"""Undo is the document's as soon as a field has nothing of its own to take back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.duration_edit import DurationEdit
from ui.widgets.line_edit import LineEdit
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.widgets.search_field import SearchField
from ui.widgets.text_area import TextArea

Field = LineEdit | TextArea | PlainLineEdit | SearchField | DurationEdit
MAKERS: list[Callable[[], Field]] = [
    lambda: LineEdit(""),
    lambda: TextArea(""),
    lambda: PlainLineEdit(name="Name"),
    lambda: SearchField("Find"),
    lambda: DurationEdit(0),
]


class Desk:
    """A window with one field and the shortcuts of a document."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.done: list[str] = []
        self.window = QWidget()
        QVBoxLayout(self.window).addWidget(field)
        for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
            QShortcut(QKeySequence(key), self.window, lambda key=key: self.done.append(key.name))

    def press(self, key: QKeySequence.StandardKey) -> None:
        QTest.keySequence(self.field, QKeySequence(key))


@pytest.fixture(params=MAKERS, ids=["line", "area", "plain", "search", "duration"])
def desk(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(request.param())
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.window.activateWindow()
    desk.field.setFocus()
    qtbot.waitUntil(desk.field.hasFocus)
    yield desk  # noqa: PT022 (the generator keeps the window alive)


def test_a_field_in_which_nothing_was_typed_leaves_both_to_the_document(desk: Desk) -> None:
    desk.press(QKeySequence.StandardKey.Undo)
    desk.press(QKeySequence.StandardKey.Redo)
    assert desk.done == ["Undo", "Redo"]


def test_typing_is_taken_back_and_brought_back_by_the_field(desk: Desk) -> None:
    before = desk.field.text()
    QTest.keyClicks(desk.field, "7")
    typed = desk.field.text()
    desk.press(QKeySequence.StandardKey.Undo)
    assert desk.field.text() == before
    desk.press(QKeySequence.StandardKey.Redo)
    assert desk.field.text() == typed
    assert desk.done == []


@pytest.mark.parametrize("make", [LineEdit, TextArea])
def test_what_is_stored_is_undone_by_the_document(
    qtbot: QtBot, make: Callable[[str], LineEdit | TextArea]
) -> None:
    desk = Desk(field := make("stored"))
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "!")
    field.flush()
    shown = field.text()
    desk.press(QKeySequence.StandardKey.Undo)
    assert desk.done == ["Undo"]
    assert field.text() == shown
