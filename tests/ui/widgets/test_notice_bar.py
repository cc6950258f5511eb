"""A bar that asks without standing in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import IconButton
from ui.widgets.notice_bar import Choice, NoticeBar


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def bar(qtbot: QtBot, done: list[str]) -> NoticeBar:
    made = NoticeBar(
        "Another copy of this document.",
        [
            Choice("Merge it here", lambda: done.append("merged")),
            Choice("Open it", lambda: done.append("opened")),
        ],
    )
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_choice_is_taken_by_mouse_and_the_bar_goes(
    bar: NoticeBar, done: list[str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar.buttons[1], Qt.MouseButton.LeftButton)
    assert done == ["opened"]
    assert not bar.isVisible()


def test_a_choice_is_taken_with_the_keyboard(bar: NoticeBar, done: list[str], qtbot: QtBot) -> None:
    bar.focus_first()
    assert QApplication.focusWidget() is bar.buttons[0]
    qtbot.keyClick(bar.buttons[0], Qt.Key.Key_Return)
    assert done == ["merged"]


def test_it_can_be_left_without_a_choice(bar: NoticeBar, done: list[str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.buttons[0], Qt.Key.Key_Escape)
    assert done == []


def test_its_cross_has_a_name(bar: NoticeBar, done: list[str], qtbot: QtBot) -> None:
    (cross,) = bar.findChildren(IconButton)
    assert cross.accessibleName() == "Leave it"
    cross.click()
    assert (done, bar.isVisible()) == ([], False)
