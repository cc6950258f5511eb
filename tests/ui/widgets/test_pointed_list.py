"""A list that follows the pointer, but only one that moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QStringListModel, Qt
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.pointed_list import PointedList


@pytest.fixture
def view(qtbot: QtBot) -> PointedList:
    made = PointedList()
    qtbot.addWidget(made)
    made.setModel(QStringListModel(["One", "Two", "Three", "Four"], made))
    made.resize(200, 200)
    made.move(0, 0)
    made.show()
    place = made.visualRect(made.model().index(2, 0)).center()
    QCursor.setPos(made.viewport().mapToGlobal(place))
    made.hide()
    made.show()
    made.setCurrentIndex(made.model().index(0, 0))
    return made


def move(view: PointedList, row: int, *, by: int = 0) -> None:
    place = QPointF(view.visualRect(view.model().index(row, 0)).center()) + QPointF(by, 0)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        view.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def current(view: PointedList) -> int:
    return view.currentIndex().row()


def test_a_pointer_at_rest_chooses_nothing(view: PointedList) -> None:
    move(view, 2)
    assert current(view) == 0


def test_a_pointer_that_moves_chooses_what_is_below_it(view: PointedList) -> None:
    move(view, 2, by=3)
    assert current(view) == 2
    move(view, 1)
    assert current(view) == 1


def test_the_keyboard_goes_on_from_there_while_the_pointer_rests(
    view: PointedList, qtbot: QtBot
) -> None:
    move(view, 1)
    qtbot.keyClick(view, Qt.Key.Key_Down, delay=-1)
    qtbot.keyClick(view, Qt.Key.Key_Down, delay=-1)
    move(view, 1)
    assert current(view) == 3


def test_below_the_last_row_nothing_is_chosen(view: PointedList) -> None:
    move(view, 3)
    place = QPointF(20, 195)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        view.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert current(view) == 3
