"""The bars above the page."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.background import Background, Report
from ui.shell.bars import Bars, WorkBar
from ui.widgets.notice_bar import Choice, NoticeBar


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(Bars())
    column.addWidget(QLineEdit())
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def bars(page: QWidget) -> Bars:
    (found,) = page.findChildren(Bars)
    return found


def gone(qapp: QApplication) -> None:
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_without_bars_there_is_no_height(bars: Bars) -> None:
    assert bars.height() == 0


def test_a_question_takes_the_keyboard_and_gives_it_back(
    page: QWidget, bars: Bars, qtbot: QtBot
) -> None:
    (field,) = page.findChildren(QLineEdit)
    field.setFocus()
    asked = bars.ask("Merge it?", [Choice("Merge it", lambda: None)])
    qtbot.waitUntil(lambda: bars.height() > 30)
    assert QApplication.focusWidget() is asked.buttons[0]
    qtbot.keyClick(asked.buttons[0], Qt.Key.Key_Escape)
    assert bars.question is None
    assert QApplication.focusWidget() is field


def test_a_later_question_takes_the_place_of_an_earlier_one(bars: Bars, qapp: QApplication) -> None:
    bars.ask("First?", [])
    bars.ask("Second?", [])
    gone(qapp)
    assert [bar.words for bar in bars.findChildren(NoticeBar)] == ["Second?"]
    bars.clear_question()
    gone(qapp)
    assert bars.findChildren(NoticeBar) == []


def test_work_shows_how_far_it_is_and_can_be_stopped(
    bars: Bars, qtbot: QtBot, qapp: QApplication
) -> None:
    background, go_on = Background(), Event()

    def work(report: Report) -> None:
        report(3, 4, "Reading")
        while not go_on.wait(0.01):
            report(4, 4, "Reading")

    task = background.start(work)
    bars.show_work(task, "Importing given.json")
    (bar,) = bars.findChildren(WorkBar)
    with qtbot.waitSignal(task.progressed):
        background.go(task)
    with qtbot.waitSignal(task.cancelled):
        bar.row.cancel.click()
    # The bar may be gone before anybody looks: it is asked for, and never held.
    qtbot.waitUntil(lambda: not bars.findChildren(WorkBar))


def test_work_that_was_over_before_its_bar_came_leaves_none(bars: Bars, qtbot: QtBot) -> None:
    background = Background(bars)
    task = background.start(lambda _report: None)
    background.go(task)
    background._pool.waitForDone()
    bars.show_work(task, "Reading plain.md")
    assert bars.findChildren(WorkBar)
    qtbot.waitUntil(lambda: not bars.findChildren(WorkBar))
