"""The ring follows the keyboard, never the mouse, and surrounds the right part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.focus_ring import give_back, reason_here
from ui.painting import RING_REACH_PX
from ui.widgets.segmented import Segment, SegmentedControl


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    for widget in (QLineEdit(), QPushButton("One"), QPushButton("Two"), QCheckBox("Box")):
        column.addWidget(widget)
    control = SegmentedControl([Segment("a", "Board"), Segment("b", "Grid")], name="View")
    column.addWidget(control)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    window.findChildren(QLineEdit)[0].setFocus()
    qtbot.waitUntil(window.findChildren(QLineEdit)[0].hasFocus)
    yield window  # noqa: PT022 (the generator keeps the window alive)


def ring_of(window: QWidget) -> QRect | None:
    """Return where the ring is without its reach, or None where there is none."""
    for child in window.findChildren(QWidget):
        if type(child).__name__ == "_Overlay" and child.isVisible():
            reach = RING_REACH_PX
            return child.geometry().adjusted(reach, reach, -reach, -reach)
    return None


def tab(window: QWidget, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(window, Qt.Key.Key_Tab)


def test_tab_puts_the_ring_around_a_button(window: QWidget) -> None:
    tab(window)
    button = window.findChildren(QPushButton)[0]
    assert button.hasFocus()
    assert ring_of(window) == button.geometry()


def test_the_ring_is_painted_in_the_focus_color_with_a_gap(window: QWidget) -> None:
    tab(window)
    button = window.findChildren(QPushButton)[0].geometry()
    image = window.grab().toImage()
    middle = button.center().x()
    assert image.pixelColor(middle, button.top() - 3) == theme.current().focus
    assert image.pixelColor(middle, button.top() - 1) == theme.current().window


def test_a_click_shows_no_ring(window: QWidget) -> None:
    button = window.findChildren(QPushButton)[0]
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ring_of(window) is None


def test_after_the_mouse_a_moved_focus_shows_no_ring(window: QWidget) -> None:
    QTest.mouseClick(window.findChildren(QLineEdit)[0], Qt.MouseButton.LeftButton)
    window.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)
    assert ring_of(window) is None


def test_a_click_takes_the_ring_of_a_focused_button_away(window: QWidget) -> None:
    tab(window)
    QTest.mouseClick(window.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert ring_of(window) is None


def test_fields_mark_focus_themselves(window: QWidget) -> None:
    tab(window)
    QTest.keyClick(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.findChildren(QLineEdit)[0].hasFocus()
    assert ring_of(window) is None


def test_the_ring_of_a_check_box_surrounds_its_box_alone(window: QWidget) -> None:
    tab(window, 3)
    box = window.findChildren(QCheckBox)[0]
    ring = ring_of(window)
    assert box.hasFocus()
    assert ring is not None
    assert ring.size().toTuple() == (16, 16)
    assert box.geometry().contains(ring)


def test_the_ring_of_a_segmented_control_moves_with_the_choice(window: QWidget) -> None:
    tab(window, 4)
    first = ring_of(window)
    QTest.keyClick(window.findChildren(SegmentedControl)[0], Qt.Key.Key_Right)
    second = ring_of(window)
    assert first is not None
    assert second is not None
    assert second.left() > first.left()


def test_the_ring_moves_with_its_button(window: QWidget) -> None:
    tab(window)
    button = window.findChildren(QPushButton)[0]
    button.move(button.pos() + QPoint(0, 5))
    assert ring_of(window) == button.geometry()


def test_the_ring_goes_with_its_button(window: QWidget) -> None:
    tab(window)
    window.findChildren(QPushButton)[0].hide()
    ring = ring_of(window)
    assert ring is None or ring != window.findChildren(QPushButton)[0].geometry()


def test_a_click_into_another_window_is_the_mouse_at_work(window: QWidget, qtbot: QtBot) -> None:
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert reason_here() is Qt.FocusReason.ShortcutFocusReason
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    assert reason_here() is Qt.FocusReason.OtherFocusReason


def test_a_closed_window_does_not_break_the_next_ring(qtbot: QtBot) -> None:
    rings = []
    for _round in range(2):
        window = QWidget()
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = QVBoxLayout(window)
        row.addWidget(QLineEdit())
        button = QPushButton("Next")
        row.addWidget(button)
        window.show()
        window.activateWindow()
        window.findChildren(QLineEdit)[0].setFocus()
        qtbot.waitUntil(window.findChildren(QLineEdit)[0].hasFocus)
        tab(window)
        rings.append(ring_of(window) == button.geometry())
        with qtbot.waitSignal(window.destroyed):
            window.close()
    assert rings == [True, True]


def test_the_reason_tells_whether_a_key_or_the_mouse_came_last(
    window: QWidget, qtbot: QtBot
) -> None:
    def reason() -> Qt.FocusReason:
        return reason_here()

    handle = window.windowHandle()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is handle)
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert reason() is Qt.FocusReason.ShortcutFocusReason
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert reason() is Qt.FocusReason.OtherFocusReason


def test_a_field_gets_the_keyboard_back_with_its_cursor_where_it_stood(window: QWidget) -> None:
    (line,) = [one for one in window.findChildren(QLineEdit) if one.parent() is window]
    line.setText("Tide")
    line.setCursorPosition(2)
    window.findChildren(QPushButton)[0].setFocus()
    give_back(line, Qt.FocusReason.ShortcutFocusReason)
    assert line.hasFocus()
    assert (line.selectedText(), line.cursorPosition()) == ("", 2)
