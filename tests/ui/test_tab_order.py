"""Tab goes in the order of the layouts, whatever was made first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import tab_order


@pytest.fixture
def area(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 300)
    return made


def field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def names(area: QWidget) -> list[str]:
    return [one.accessibleName() for one in tab_order.stops_in(area)]


def test_a_field_that_is_put_in_later_stands_where_it_is_seen(area: QWidget) -> None:
    column = QVBoxLayout(area)
    column.addWidget(field("one"))
    column.addWidget(field("three"))
    column.insertWidget(1, field("two"))
    assert names(area) == ["one", "two", "three"]


def test_layouts_in_layouts_are_read_through(area: QWidget) -> None:
    row = QHBoxLayout(area)
    for pair in (("a", "b"), ("c", "d")):
        column = QVBoxLayout()
        for name in pair:
            column.addWidget(field(name))
        row.addLayout(column)
    assert names(area) == ["a", "b", "c", "d"]


def test_the_items_of_a_layout_are_never_handed_to_python(
    area: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrappers of items that Qt has deleted would stand for whatever comes to lie there."""
    column, row = QVBoxLayout(area), QHBoxLayout()
    column.addWidget(field("a"))
    column.addLayout(row)
    row.addWidget(field("b"))
    for name in ("itemAt", "takeAt"):
        monkeypatch.delattr(QBoxLayout, name)
    assert names(area) == ["a", "b"]


def test_a_grid_is_read_by_row(area: QWidget) -> None:
    grid = QGridLayout(area)
    for name, row, column in (("d", 1, 1), ("a", 0, 0), ("c", 1, 0), ("b", 0, 1)):
        grid.addWidget(field(name), row, column)
    assert names(area) == ["a", "b", "c", "d"]


def test_a_layout_from_right_to_left_is_turned_round(area: QWidget) -> None:
    row = QBoxLayout(QBoxLayout.Direction.RightToLeft, area)
    row.addWidget(field("right"))
    row.addWidget(field("left"))
    assert names(area) == ["left", "right"]


def test_what_is_hidden_or_disabled_is_passed_over(area: QWidget) -> None:
    column = QVBoxLayout(area)
    pages = QStackedWidget()
    for name in ("front", "behind"):
        pages.addWidget(field(name))
    dead = field("dead")
    dead.setEnabled(False)
    column.addWidget(pages)
    column.addWidget(dead)
    assert names(area) == ["front"]


def test_what_lies_over_the_layout_comes_last(area: QWidget) -> None:
    over = field("over")
    over.setParent(area)
    over.show()
    QVBoxLayout(area).addWidget(field("under"))
    assert names(area) == ["under", "over"]


def test_tab_goes_round_from_the_last_to_the_first(area: QWidget, qtbot: QtBot) -> None:
    column = QVBoxLayout(area)
    fields = [field("one"), field("two")]
    for one in fields:
        column.addWidget(one)
    area.show()
    area.activateWindow()
    fields[1].setFocus()
    qtbot.waitUntil(fields[1].hasFocus)
    assert tab_order.go(area, forward=True)
    assert fields[0].hasFocus()
    assert tab_order.go(area, forward=False)
    assert fields[1].hasFocus()


def test_from_nowhere_tab_begins_at_the_beginning(area: QWidget) -> None:
    column = QVBoxLayout(area)
    column.addWidget(field("one"))
    column.addWidget(field("two"))
    area.show()
    area.activateWindow()
    assert QTest.qWaitForWindowActive(area)
    focused: QWidget | None = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    tab_order.go(area, forward=True)
    assert area.focusWidget() is next(tab_order.stops_in(area))


def test_an_area_without_controls_leaves_the_keyboard_alone(area: QWidget) -> None:
    assert not tab_order.go(area, forward=True)


def test_what_tab_reaches_is_scrolled_into_sight(area: QWidget, qtbot: QtBot) -> None:
    inner = QWidget()
    column = QVBoxLayout(inner)
    fields = [field(str(n)) for n in range(40)]
    for one in fields:
        column.addWidget(one)
    scroll = QScrollArea()
    scroll.setWidget(inner)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    before = QPushButton("Before")
    whole = QVBoxLayout(area)
    whole.addWidget(before)
    whole.addWidget(scroll)
    area.show()
    area.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    tab_order.go(area, forward=False)
    assert fields[-1].hasFocus()
    assert not fields[-1].visibleRegion().isEmpty()


def test_a_list_shows_its_current_item_when_tab_reaches_it(area: QWidget, qtbot: QtBot) -> None:
    before, found = QPushButton("Before"), QListWidget()
    found.addItems([str(n) for n in range(200)])
    found.setCurrentRow(150)
    found.scrollToTop()
    whole = QVBoxLayout(area)
    whole.addWidget(before)
    whole.addWidget(found)
    area.show()
    area.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    tab_order.go(area, forward=True)
    assert found.viewport().rect().contains(found.visualItemRect(found.item(150)).center())
