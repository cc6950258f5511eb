"""The rail and the top bar under the keyboard."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.shell.rail import Rail
from ui.shell.top_bar import Logo, TopBar
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.workspaces import ROOMS

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A rail beside a field that has the keyboard."""
    made = QWidget()
    qtbot.addWidget(made)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    field = QLineEdit()
    row.addWidget(field)
    keys = {room.id: f"Ctrl+{place}" for place, room in enumerate(ROOMS, start=1)}
    row.addWidget(Rail(ROOMS, keys_of=lambda room_id: keys[room_id]))
    made.resize(500, 600)
    made.show()
    made.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return made


@pytest.fixture
def rail(window: QWidget) -> Rail:
    found = window.findChild(Rail)
    assert found is not None
    return found


@pytest.fixture
def bar(qtbot: QtBot) -> TopBar:
    made = TopBar()
    qtbot.addWidget(made)
    made.resize(1280, 48)
    made.show()
    return made


def test_arrows_go_round(rail: Rail, qtbot: QtBot) -> None:
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_Down):
        qtbot.keyClick(rail, key)
    ids = [room.id for room in ROOMS]
    assert chosen == [ids[-1], ids[0], ids[1]]


def test_the_room_that_is_shown_is_not_gone_to_again(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        qtbot.mouseClick(rail, Qt.MouseButton.LeftButton, pos=rail.item_rect(0).center())
        qtbot.mouseClick(rail, Qt.MouseButton.LeftButton, pos=QPoint(30, 590))


def test_the_keyboard_is_seen_on_the_rail(rail: Rail, qtbot: QtBot) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Key.Key_Tab)
    assert rail.hasFocus()
    shape, _radius = rail.focus_shape()
    assert shape == rail.item_rect(0)
    corner = rail.mapTo(rail.window(), shape.topLeft())
    image = rail.window().grab().toImage()
    ring = image.pixelColor(corner.x() + shape.width() // 2, corner.y() - 3)
    assert ring == theme.current().focus


def test_a_hovered_room_says_its_keys(rail: Rail, qtbot: QtBot) -> None:
    qtbot.mouseMove(rail, rail.item_rect(1).center())
    assert rail.toolTip() == f"{ROOMS[1].title} (Ctrl+2)"
    qtbot.mouseMove(rail, QPoint(30, 590))
    assert rail.toolTip() == ""


def test_rooms_do_not_overlap_at_any_size_of_text(rail: Rail, qapp: QApplication) -> None:
    for scale in (0.8, 1.0, 1.6):
        theme.apply(qapp, theme.load(theme.LIGHT, font_scale=scale))
        rects = [rail.item_rect(place) for place in range(len(ROOMS))]
        assert all(not a.intersects(b) for a, b in pairwise(rects))


def test_every_button_of_the_bar_asks_for_its_thing(bar: TopBar, qtbot: QtBot) -> None:
    bar.show_undo("Move frame", "Move frame")
    bar.show_findings(2, 0)
    undo, redo, menu = bar.findChildren(IconButton)
    (findings,) = [one for one in bar.findChildren(QuietButton) if "finding" in one.text()]
    (export,) = bar.findChildren(PrimaryButton)
    for button, signal in (
        (undo, bar.undo_asked),
        (redo, bar.redo_asked),
        (findings, bar.findings_asked),
        (export, bar.export_asked),
        (menu, bar.menu_asked),
    ):
        with qtbot.waitSignal(signal):
            button.click()
    logo = bar.findChild(Logo)
    assert logo is not None
    with qtbot.waitSignal(bar.home_asked):
        qtbot.mouseClick(logo, Qt.MouseButton.LeftButton)


def test_long_names_leave_the_search_and_the_buttons_their_room(bar: TopBar) -> None:
    bar.show_document("A very long name of a narrative " * 20, "v3 · positioning r3 " * 10)
    bar.show_undo("Edit headline and key message of frame " * 10, None)
    bar.show_findings(1234, 0)
    QApplication.processEvents()
    assert bar.minimumSizeHint().width() <= 1024
    search = bar.search.geometry()
    assert abs(search.center().x() - bar.width() // 2) < 120
    for button in bar.findChildren(QWidget):
        if button.isVisible() and button.parentWidget() is bar:
            assert bar.rect().contains(button.geometry())


def test_a_room_without_keys_says_its_name(qtbot: QtBot) -> None:
    rail = Rail(ROOMS)
    qtbot.addWidget(rail)
    rail.show()
    qtbot.mouseMove(rail, rail.item_rect(1).center())
    assert rail.toolTip() == ROOMS[1].title
