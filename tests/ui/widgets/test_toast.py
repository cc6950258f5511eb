"""Toasts say what was done, can be taken back, and wait for whoever reads them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui import tab_order, theme
from ui.widgets.sheet import Sheet
from ui.widgets.toast import STAYS_MS, Toast, ToastPlace


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.field = QLineEdit(made)  # type: ignore[attr-defined]
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def place(window: QWidget) -> ToastPlace:
    return ToastPlace(window, bottom_px=56)


def toast_of(place: ToastPlace) -> Toast:
    assert place.toast is not None
    return place.toast


def test_it_stands_in_the_middle_above_a_status_bar_with_a_ribbon(
    place: ToastPlace, window: QWidget
) -> None:
    place.show_message("Frame 8 moved before frame 7", action="Undo")
    toast = toast_of(place)
    assert toast.height() == 47
    assert toast.geometry().bottom() + 1 == 600 - 56 - 16
    assert abs(toast.geometry().center().x() - 400) <= 1
    window.resize(1000, 700)
    assert abs(toast.geometry().center().x() - 500) <= 1


def test_it_is_as_low_as_a_low_status_bar(place: ToastPlace) -> None:
    place.set_bottom_px(32)
    place.show_message("Saved", action="Undo")
    toast = toast_of(place)
    assert (toast.geometry().top(), toast.height()) == (600 - 32, 32)
    assert toast.link is not None
    assert toast.link.height() <= 28


def test_without_a_status_bar_it_stands_free_and_beside_the_controls(
    place: ToastPlace, window: QWidget
) -> None:
    place.set_bottom_px(0)
    place.show_message("Saved")
    free = toast_of(place).geometry()
    assert abs(free.center().x() - 400) <= 1
    window.findChildren(QLineEdit)[0].setGeometry(free)
    place.show_message("Saved")
    assert not toast_of(place).geometry().intersects(free)


@pytest.mark.parametrize("height_px", [300, 900])
def test_it_covers_nothing_that_a_sheet_asks(
    place: ToastPlace, window: QWidget, height_px: int
) -> None:
    sheet = Sheet(window, "Export", height_px=height_px)
    field = QLineEdit()
    sheet.body_layout.addWidget(field, 1)
    button = QPushButton("Write it")
    sheet.foot_layout.addWidget(button)
    sheet.open()
    place.show_message("Frame 8 moved before frame 7", action="Undo")
    toast = toast_of(place).geometry()
    for control in tab_order.stops_in(sheet):
        assert not toast.intersects(QRect(control.mapTo(window, QPoint()), control.size()))
    assert window.rect().contains(toast)
    sheet.close_sheet()
    after = toast_of(place).geometry()
    assert after.bottom() + 1 == 600 - 56 - 16
    assert abs(after.center().x() - 400) <= 1, "its own button is in nobody's way"


def test_it_is_in_swapped_colors(place: ToastPlace) -> None:
    place.show_message("Frame 8 moved before frame 7")
    image = toast_of(place).grab().toImage()
    assert image.pixelColor(8, 10) == theme.current().text


def test_undo_tells_which_change_to_take_back_and_closes(place: ToastPlace) -> None:
    told: list[object] = []
    place.acted.connect(told.append)
    place.show_message("Frame 8 moved before frame 7", action="Undo", key="op-1")
    link = toast_of(place).link
    assert link is not None
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert told == ["op-1"]
    assert place.toast is None


def test_it_goes_after_eight_seconds(place: ToastPlace) -> None:
    assert STAYS_MS == 8000
    told: list[object] = []
    place.dismissed.connect(told.append)
    place.show_message("Saved", key=7)
    toast_of(place).dismissed.emit()
    assert place.toast is None
    assert told == [7]


def test_it_waits_while_the_pointer_is_on_it(place: ToastPlace) -> None:
    place.show_message("Saved")
    toast = toast_of(place)
    waits = [toast.is_waiting]
    at = QPointF(5, 5)
    for event in (QEnterEvent(at, at, at), QEvent(QEvent.Type.Leave)):
        QApplication.sendEvent(toast, event)
        waits.append(toast.is_waiting)
    assert waits == [True, False, True]


def test_it_waits_while_its_action_has_the_focus(place: ToastPlace, window: QWidget) -> None:
    place.show_message("Saved", action="Undo")
    toast = toast_of(place)
    assert toast.link is not None
    toast.link.setFocus()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not toast.is_waiting
    window.findChildren(QLineEdit)[0].setFocus()
    assert toast.is_waiting


def test_escape_closes_it(place: ToastPlace) -> None:
    place.show_message("Saved", action="Undo")
    link = toast_of(place).link
    assert link is not None
    QTest.keyClick(link, Qt.Key.Key_Escape)
    assert place.toast is None


def test_a_new_one_takes_the_place_of_the_old(place: ToastPlace, window: QWidget) -> None:
    place.show_message("One")
    place.show_message("Two")
    shown = [toast for toast in window.findChildren(Toast) if toast.isVisible()]
    assert [toast.accessibleName() for toast in shown] == ["Two"]


def test_a_long_message_stays_inside_the_window(place: ToastPlace, window: QWidget) -> None:
    place.show_message("Frame 8 moved " * 40, action="Undo")
    assert window.rect().contains(toast_of(place).geometry())


def test_it_slides_in_only_where_motion_is_wanted(place: ToastPlace, qapp: QApplication) -> None:
    place.show_message("One")
    rest = toast_of(place).geometry()
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=False))
    place.show_message("One")
    assert toast_of(place).geometry().top() > rest.top()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_keyboard_goes_back_to_where_it_was(
    place: ToastPlace, window: QWidget, key: Qt.Key
) -> None:
    other = QPushButton("First of all", window)
    other.show()
    field = window.findChildren(QLineEdit)[0]
    field.setFocus()
    place.show_message("Saved", action="Undo")
    link = toast_of(place).link
    assert link is not None
    link.setFocus()
    QTest.keyClick(link, key)
    assert place.toast is None
    assert field.hasFocus()


def test_it_makes_way_for_what_is_typed_into(place: ToastPlace, window: QWidget) -> None:
    place.show_message("Frame 12 contrasts CA-2 now", action="Undo")
    before = toast_of(place).geometry()
    field = QLineEdit(window)
    field.setGeometry(before.center().x() - 30, before.top(), 60, before.height())
    field.show()
    field.setFocus()
    assert not toast_of(place).geometry().intersects(field.geometry())
