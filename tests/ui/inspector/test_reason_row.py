"""A reason is asked for in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.inspector.reason_row import ReasonRow


def row_of(qtbot: QtBot) -> ReasonRow:
    row = ReasonRow("Say so", placeholder="Because …")
    qtbot.addWidget(row)
    row.show()
    return row


def test_nothing_is_given_without_words(qtbot: QtBot) -> None:
    row = row_of(qtbot)
    given: list[str] = []
    row.given.connect(given.append)
    qtbot.keyClicks(row.field, "  ")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert not row.give_button.isEnabled()
    qtbot.keyClicks(row.field, "it fits")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert given == ["  it fits"]


def test_esc_closes_and_keeps_the_words(qtbot: QtBot) -> None:
    row = row_of(qtbot)
    dropped: list[bool] = []
    row.dropped.connect(lambda: dropped.append(True))
    qtbot.keyClicks(row.field, "it fits")
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert dropped == [True]
    assert row.field.text() == "it fits"
