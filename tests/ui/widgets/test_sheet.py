"""A sheet keeps the keyboard, gives it back, and never leaves its window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.sheet import Sheet
from ui.widgets.text_area import TextArea


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setObjectName("window")
    column = QVBoxLayout(made)
    behind = QLineEdit("behind")
    column.addWidget(behind)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    behind.setFocus()
    qtbot.waitUntil(behind.hasFocus)
    return made


@pytest.fixture
def sheet(window: QWidget) -> Sheet:
    made = Sheet(window, "Export", subtitle="Lotwarden", width_px=500, height_px=300, keep=True)
    made.body_layout.addWidget(QLineEdit("first"))
    made.body_layout.addWidget(QLineEdit("second"))
    made.foot_layout.addStretch(1)
    made.foot_layout.addWidget(SecondaryButton("Cancel"))
    made.foot_layout.addWidget(PrimaryButton("Export 12 slides"))
    return made


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_it_opens_on_its_first_field_and_covers_the_window(sheet: Sheet, window: QWidget) -> None:
    sheet.open()
    assert sheet.geometry() == window.rect()
    assert isinstance(focused(), QLineEdit)
    assert focused() is sheet.findChildren(QLineEdit)[0]


def test_it_opens_on_the_field_asked_for(sheet: Sheet) -> None:
    second = sheet.findChildren(QLineEdit)[1]
    sheet.open(second)
    assert second.hasFocus()


def test_tab_goes_round_within_the_sheet(sheet: Sheet) -> None:
    sheet.open()
    seen = []
    for _step in range(5):
        seen.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert len(set(map(id, seen))) == 5
    assert all(sheet.isAncestorOf(widget) for widget in seen)
    assert focused() is seen[0]


def test_shift_tab_goes_the_other_way(sheet: Sheet) -> None:
    sheet.open()
    QTest.keyClick(focused(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(focused(), IconButton)
    QTest.keyClick(focused(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(focused(), PrimaryButton)


def test_escape_closes_it_and_gives_the_focus_back(sheet: Sheet, window: QWidget) -> None:
    told: list[str] = []
    sheet.closed.connect(lambda: told.append("closed"))
    sheet.open()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not sheet.is_open
    assert told == ["closed"]
    assert focused() is window.findChildren(QLineEdit)[0]


def test_its_cross_closes_it(sheet: Sheet) -> None:
    sheet.open()
    cross = sheet.findChildren(IconButton)[0]
    assert cross.accessibleName() == "Close"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not sheet.is_open


def test_shortcuts_of_the_window_do_not_fire_behind_it(sheet: Sheet, window: QWidget) -> None:
    fired: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+2"), window)
    shortcut.activated.connect(lambda: fired.append("room"))
    behind = window.findChildren(QLineEdit)[0]
    QTest.keyClick(behind, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert fired == ["room"]
    sheet.open()
    QTest.keyClick(focused(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert fired == ["room"]
    sheet.close_sheet()
    QTest.keyClick(behind, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert fired == ["room", "room"]


def test_typing_still_reaches_its_fields(sheet: Sheet) -> None:
    sheet.open()
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClicks(focused(), "!")
    assert sheet.findChildren(QLineEdit)[0].text() == "first!"


def test_it_follows_the_window_and_never_leaves_it(sheet: Sheet, window: QWidget) -> None:
    sheet.open()
    window.resize(400, 260)
    dialog = sheet.findChildren(QWidget)[0]
    assert sheet.geometry() == window.rect()
    assert sheet.rect().contains(dialog.geometry())


def test_the_scrim_darkens_the_window_and_the_head_is_chrome(sheet: Sheet, window: QWidget) -> None:
    before = window.grab().toImage().pixelColor(10, 600).lightness()
    sheet.open()
    image = window.grab().toImage()
    assert image.pixelColor(10, 600).lightness() < before * 0.7
    head = image.pixelColor(window.width() // 2, (window.height() - 300) // 2 + 10)
    assert head == theme.current().chrome


def test_a_sheet_that_is_not_kept_goes_for_good(window: QWidget, qtbot: QtBot) -> None:
    once = Sheet(window, "Once")
    once.open()
    with qtbot.waitSignal(once.destroyed):
        once.close_sheet()


def test_the_focus_is_not_given_to_what_was_deleted(window: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet(window, "Export", keep=True)
    sheet.open()
    behind = window.findChildren(QLineEdit)[0]
    with qtbot.waitSignal(behind.destroyed):
        behind.deleteLater()
    sheet.close_sheet()
    assert not sheet.is_open


def test_without_a_height_it_takes_what_its_content_needs(window: QWidget) -> None:
    sheet = Sheet(window, "Small", keep=True)
    sheet.body_layout.addWidget(QLineEdit())
    sheet.open()
    dialog = sheet.findChildren(QWidget)[0]
    assert dialog.height() == 56 + 16 + 32 + 16


def test_enter_on_a_choice_presses_the_primary_button_while_it_can_be(sheet: Sheet) -> None:
    choice = ComboBox([("a", "Strategic shift"), ("b", "Promised land")])
    sheet.body_layout.addWidget(choice)
    (primary,) = sheet.findChildren(PrimaryButton)
    pressed: list[bool] = []
    primary.clicked.connect(lambda: pressed.append(True))
    sheet.open(choice)
    primary.setEnabled(False)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert not pressed
    primary.setEnabled(True)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert len(pressed) == 1
    field = sheet.findChildren(QLineEdit)[0]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(pressed) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_presses_the_primary_button_once_from_everywhere(
    sheet: Sheet, window: QWidget, key: Qt.Key
) -> None:
    (primary,) = sheet.findChildren(PrimaryButton)
    others = (TextArea(name="Note"), QListWidget(), QCheckBox("With notes"), QSpinBox())
    for other in others:
        sheet.body_layout.addWidget(other)
    pressed: list[str] = []
    primary.clicked.connect(lambda: pressed.append("primary"))
    for field in sheet.findChildren(QLineEdit):
        field.returnPressed.connect(lambda: pressed.append("field"))
    behind = QShortcut(QKeySequence("Ctrl+Return"), window)
    behind.activated.connect(lambda: pressed.append("behind"))
    sheet.open()
    places = (*sheet.findChildren(QLineEdit)[:2], *others, *sheet.findChildren(QPushButton))
    for count, place in enumerate(places, start=1):
        place.setFocus()
        assert place.hasFocus()
        QTest.keyClick(place, key, Qt.KeyboardModifier.ControlModifier)
        assert pressed == ["primary"] * count, place
        assert primary.hasFocus(), "what it asks next is seen"


def test_ctrl_enter_does_nothing_while_the_primary_button_is_off(sheet: Sheet) -> None:
    (primary,) = sheet.findChildren(PrimaryButton)
    pressed: list[bool] = []
    primary.clicked.connect(lambda: pressed.append(True))
    primary.setEnabled(False)
    sheet.open()
    field = focused()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not pressed
    assert field.hasFocus()
