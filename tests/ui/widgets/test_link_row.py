"""The address of a link, as it is typed and as it is stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.link_row import LinkRow, address_of


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" https://x.org ", "https://x.org"),
        ("x.org", "https://x.org"),
        ("docs.x.org/a?b=1#c", "https://docs.x.org/a?b=1#c"),
        ("ada@x.org", "mailto:ada@x.org"),
        ("mailto:ada@x.org", "mailto:ada@x.org"),
        ("frame:8", "frame:8"),
        ("https://x.org/a (1)", "https://x.org/a%20%281%29"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_what_is_typed_becomes_an_address(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.fixture
def row(qtbot: QtBot) -> LinkRow:
    made = LinkRow()
    qtbot.addWidget(made)
    made.open("")
    return made


@pytest.mark.parametrize("typed", ["javascript:x", "file:///a", "localhost", "data:text/html,a"])
def test_other_addresses_are_refused(row: LinkRow, typed: str) -> None:
    applied = QSignalSpy(row.applied)
    row.field.setText(typed)
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert applied.count() == 0
    assert row.isVisible()
    assert row.field.accessibleDescription()


def test_the_button_does_what_enter_does(row: LinkRow) -> None:
    applied = QSignalSpy(row.applied)
    row.field.setText("x.org")
    (button,) = row.findChildren(QPushButton)
    button.click()
    assert applied.at(0) == ["https://x.org"]
    assert not row.isVisible()


def test_a_refusal_is_forgotten_when_the_row_is_opened_again(row: LinkRow) -> None:
    row.field.setText("javascript:x")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    row.open("x.org")
    assert row.field.accessibleDescription() == ""
