"""The sheet in which a picture is cropped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.crop_sheet import CropSheet
from ui.widgets.buttons import PrimaryButton

Key, Held = Qt.Key, Qt.KeyboardModifier


def content() -> bytes:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def sheet(qtbot: QtBot) -> CropSheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 700)
    host.show()
    host.activateWindow()
    made = CropSheet(host, content())
    made.open(made.area)
    qtbot.waitUntil(made.area.hasFocus)
    return made


def button(sheet: CropSheet) -> PrimaryButton:
    (found,) = sheet.findChildren(PrimaryButton)
    return found


def at(sheet: CropSheet, x: int, y: int) -> QPoint:
    """Where a pixel of the picture is in the widget; the picture is shown as it is."""
    return (sheet.area.place().topLeft()).toPoint() + QPoint(x, y)


def drag(sheet: CropSheet, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(sheet.area, Qt.MouseButton.LeftButton, Held.NoModifier, start)
    QTest.mouseMove(sheet.area, end)
    QTest.mouseRelease(sheet.area, Qt.MouseButton.LeftButton, Held.NoModifier, end)


def test_the_whole_picture_needs_no_cropping(sheet: CropSheet) -> None:
    assert sheet.area.is_whole
    assert not button(sheet).isEnabled()


def test_a_part_is_dragged_and_given_back(sheet: CropSheet, qtbot: QtBot) -> None:
    drag(sheet, at(sheet, 100, 50), at(sheet, 199, 149))
    with qtbot.waitSignal(sheet.cropped) as cropped:
        button(sheet).click()
    box = cropped.args[0]
    assert abs(box.left() - 100) <= 1
    assert abs(box.width() - 100) <= 2
    assert abs(box.height() - 100) <= 2


def test_an_edge_and_the_part_itself_are_dragged(sheet: CropSheet) -> None:
    sheet.area.choose(QRect(100, 50, 100, 100))
    drag(sheet, at(sheet, 200, 100), at(sheet, 300, 100))
    assert abs(sheet.area.box.right() - 300) <= 1
    assert sheet.area.box.left() == 100
    drag(sheet, at(sheet, 200, 100), at(sheet, 150, 90))
    assert (sheet.area.box.left(), sheet.area.box.top()) == (50, 40)
    drag(sheet, at(sheet, 150, 90), at(sheet, -300, -300))
    assert sheet.area.box.topLeft() == QPoint(0, 0)


def test_keys_move_the_part_and_its_corners(sheet: CropSheet) -> None:
    sheet.area.choose(QRect(100, 50, 100, 100))
    QTest.keyClick(sheet.area, Key.Key_Right)
    assert sheet.area.box == QRect(108, 50, 100, 100)
    QTest.keyClick(sheet.area, Key.Key_Down, Held.ShiftModifier)
    assert sheet.area.box == QRect(108, 50, 100, 104)
    QTest.keyClick(sheet.area, Key.Key_Left, Held.AltModifier)
    assert sheet.area.box == QRect(100, 50, 108, 104)
    for _press in range(200):
        QTest.keyClick(sheet.area, Key.Key_Left, Held.ShiftModifier)
    assert sheet.area.box.width() >= 8


def test_the_part_never_leaves_the_picture(sheet: CropSheet) -> None:
    sheet.area.choose(QRect(390, 190, 100, 100))
    assert sheet.area.box == QRect(390, 190, 10, 10)
    sheet.area.choose(QRect(500, 500, 1, 1))
    assert QRect(0, 0, 400, 200).contains(sheet.area.box)


def test_enter_crops_and_esc_does_not(sheet: CropSheet, qtbot: QtBot) -> None:
    sheet.area.choose(QRect(0, 0, 50, 50))
    with qtbot.assertNotEmitted(sheet.cropped):
        QTest.keyClick(sheet.area, Key.Key_Escape)
    assert not sheet.is_open


def test_enter_gives_the_part_back(sheet: CropSheet, qtbot: QtBot) -> None:
    sheet.area.choose(QRect(0, 0, 50, 50))
    with qtbot.waitSignal(sheet.cropped):
        QTest.keyClick(sheet.area, Key.Key_Return)
