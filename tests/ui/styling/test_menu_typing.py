"""Letters that are typed in an open menu go to the entry that begins with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

PEOPLE = ("Ada Lovelace, marketing", "Tomasz Wren, sales", "Tina Ash, product", "Add a person …")


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    for words in PEOPLE:
        made.addAction(words).setCheckable(True)
    made.insertSeparator(made.actions()[-1])
    made.popup(QPoint(20, 20))
    return made


def chosen(menu: QMenu) -> str:
    active: QAction | None = menu.activeAction()
    return active.text() if active is not None else ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("t", "Tomasz Wren, sales"),
        ("ti", "Tina Ash, product"),
        ("wren", "Tomasz Wren, sales"),
        ("Ada L", "Ada Lovelace, marketing"),
        ("add", "Add a person …"),
        ("tt", "Tina Ash, product"),
        ("ttt", "Tomasz Wren, sales"),
        ("zebra", ""),
    ],
)
def test_what_is_typed_goes_to_the_entry_that_begins_with_it(
    menu: QMenu, typed: str, found: str, qtbot: QtBot
) -> None:
    qtbot.keyClicks(menu, typed)
    assert chosen(menu) == found


def test_enter_takes_what_was_typed(menu: QMenu, qtbot: QtBot) -> None:
    qtbot.keyClicks(menu, "tina")
    with qtbot.waitSignal(menu.triggered) as taken:
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert taken.args is not None
    assert taken.args[0].text() == "Tina Ash, product"


def test_space_takes_the_entry_that_is_chosen(menu: QMenu, qtbot: QtBot) -> None:
    menu.setActiveAction(menu.actions()[0])
    with qtbot.waitSignal(menu.triggered):
        qtbot.keyClick(menu, Qt.Key.Key_Space)


def test_a_menu_with_underlined_letters_is_left_to_them(menu: QMenu, qtbot: QtBot) -> None:
    menu.addAction("&Zoom")
    qtbot.keyClicks(menu, "a")
    assert chosen(menu) == ""


def test_a_menu_that_opens_again_begins_anew(menu: QMenu, qtbot: QtBot) -> None:
    qtbot.keyClicks(menu, "ti")
    menu.close()
    menu.popup(QPoint(20, 20))
    qtbot.keyClicks(menu, "ad")
    assert chosen(menu) == "Ada Lovelace, marketing"
