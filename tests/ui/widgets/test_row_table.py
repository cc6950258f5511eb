"""Keys do the same with a row in every table of the room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QTableWidget
from pytestqt.qtbot import QtBot

from ui.widgets.row_table import RowAct, prepare, row_act, sort_by_head

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.mark.parametrize(
    ("key", "modifier", "act"),
    [
        (Key.Key_Return, Mod.NoModifier, RowAct.OPEN),
        (Key.Key_Enter, Mod.KeypadModifier, RowAct.OPEN),
        (Key.Key_F2, Mod.NoModifier, RowAct.EDIT),
        (Key.Key_Delete, Mod.NoModifier, RowAct.DISCARD),
        (Key.Key_Up, Mod.AltModifier, RowAct.MOVE_UP),
        (Key.Key_Down, Mod.AltModifier, RowAct.MOVE_DOWN),
        (Key.Key_Up, Mod.NoModifier, None),
        (Key.Key_Delete, Mod.AltModifier, None),
        (Key.Key_A, Mod.NoModifier, None),
    ],
)
def test_what_a_key_does(key: Qt.Key, modifier: Qt.KeyboardModifier, act: object) -> None:
    assert row_act(QKeyEvent(QEvent.Type.KeyPress, key, modifier)) is act


def test_the_head_sorts_and_can_be_told_to_stop(qtbot: QtBot) -> None:
    table = QTableWidget(2, 3)
    qtbot.addWidget(table)
    sorted_by: list[tuple[int, Qt.SortOrder]] = []
    head = table.horizontalHeader()
    sort_by_head(head, lambda column, order: sorted_by.append((column, order)), stretched=1)
    assert head.sortIndicatorSection() == -1
    head.setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    assert sorted_by == [(2, Qt.SortOrder.DescendingOrder)]
    assert head.isSortIndicatorClearable()
    assert head.sectionResizeMode(1) is head.ResizeMode.Stretch


def test_a_table_is_named_and_never_scrolls_sideways(qtbot: QtBot) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    prepare(table, name="Touchpoints")
    assert table.accessibleName() == "Touchpoints"
    assert table.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
