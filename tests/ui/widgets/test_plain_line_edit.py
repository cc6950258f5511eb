"""The field that stores nothing by itself."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.styling.buttons import SIZE, ControlSize
from ui.widgets.plain_line_edit import PlainLineEdit


def test_it_has_a_name_a_hint_and_a_size(qtbot: QtBot) -> None:
    field = PlainLineEdit(name="Name", placeholder="Binders", size=ControlSize.TINY)
    qtbot.addWidget(field)
    assert field.accessibleName() == "Name"
    assert field.placeholderText() == "Binders"
    assert field.property(SIZE) == ControlSize.TINY.value


def test_what_is_taken_out_of_it_does_not_come_back_by_undo(qtbot: QtBot) -> None:
    field = PlainLineEdit(name="Name")
    qtbot.addWidget(field)
    QTest.keyClicks(field, " Binders ")
    assert field.take() == "Binders"
    field.undo()
    assert field.text() == ""
