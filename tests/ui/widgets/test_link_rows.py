"""Rows that lead somewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.widgets.badge import Badge, Tone
from ui.widgets.link_rows import LinkRow, LinkRows, LinkRowsModel

ROWS = (
    LinkRow("Three things a good answer would do", "a", lead="5"),
    LinkRow(
        "Name the pallets", "b", lead="8", badge=Badge("Suspect", Tone.WARN), is_removable=True
    ),
    LinkRow("Know in minutes", "c", icon="star", spoken="Value theme, Know in minutes"),
)


@pytest.fixture
def rows(qtbot: QtBot) -> LinkRows:
    made = LinkRows("Carried by")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_rows(ROWS)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def test_the_model_passes_the_tester(qtmodeltester: ModelTester) -> None:
    model = LinkRowsModel()
    model.show(ROWS)
    qtmodeltester.check(model)


def test_it_is_as_high_as_its_rows(rows: LinkRows) -> None:
    assert rows.height() == 3 * 24
    rows.show_rows(ROWS[:1])
    assert rows.height() == 24


def test_rows_are_read_with_number_and_badge(rows: LinkRows) -> None:
    spoken = [
        rows.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)
    ]
    assert spoken == [
        "5, Three things a good answer would do",
        "8, Name the pallets, Suspect",
        "Value theme, Know in minutes",
    ]


def test_enter_opens_and_delete_removes_what_may_be_removed(rows: LinkRows, qtbot: QtBot) -> None:
    rows.setCurrentIndex(rows.model().index(0, 0))
    with qtbot.waitSignal(rows.opened) as opened:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert opened.args == ["a"]
    with qtbot.assertNotEmitted(rows.removed):
        qtbot.keyClick(rows, Qt.Key.Key_Delete)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.removed) as removed:
        qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert removed.args == ["b"]


def test_a_click_opens_and_the_cross_removes(rows: LinkRows, qtbot: QtBot) -> None:
    place = rows.visualRect(rows.model().index(1, 0))
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(rows.opened) as opened, qtbot.assertNotEmitted(rows.removed):
        qtbot.mouseClick(rows.viewport(), left, pos=place.center())
    assert opened.args == ["b"]
    cross = QPoint(place.right() - 10, place.center().y())
    with qtbot.waitSignal(rows.removed) as removed, qtbot.assertNotEmitted(rows.opened):
        qtbot.mouseClick(rows.viewport(), left, pos=cross)
    assert removed.args == ["b"]


def test_the_current_row_stays_current(rows: LinkRows) -> None:
    rows.setCurrentIndex(rows.model().index(2, 0))
    rows.show_rows(ROWS[1:])
    assert rows.currentIndex().row() == 1
