"""The palette: where the keyboard comes from and goes back to, and what is found."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from ui.actions import Action
from ui.session import Session
from ui.shell.palette import Palette
from ui.shell.palette_ranking import Offer
from ui.widgets.search_field import SearchField

Key = Qt.Key
Reason = Qt.FocusReason
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@dataclass
class Stage:
    """A window with two fields, the search and its palette."""

    window: QWidget
    first: QLineEdit
    second: QPushButton
    search: SearchField
    palette: Palette
    done: list[str] = field(default_factory=list)

    @property
    def view(self) -> QListView:
        (found,) = self.palette.findChildren(QListView)
        return found

    def lines(self, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[str]:
        model = self.view.model()
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def current(self) -> int:
        return self.view.currentIndex().row()


@pytest.fixture
def stage(session: Session, qtbot: QtBot) -> Stage:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second, search = QLineEdit(), QPushButton("Second"), SearchField("Find")
    for widget in (search, first, second):
        column.addWidget(widget)
    done: list[str] = []
    actions = [
        Action(f"a{n}", f"Action {n}", lambda n=n: done.append(f"a{n}"), "Ctrl+A")
        for n in range(30)
    ]
    palette = Palette(
        search,
        story=lambda: session.story,
        offers=lambda: [Offer(action) for action in actions],
        window=window,
    )
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    return Stage(window, first, second, search, palette, done)


def test_the_list_keeps_the_rules_of_models(stage: Stage, qtbot: QtBot) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(stage.view.model(), fatal)
    stage.palette.open()
    qtbot.keyClicks(stage.search, "second")
    qtbot.keyClicks(stage.search, "zzz")
    assert tester.model() is stage.view.model()


@pytest.mark.parametrize("where", ["first", "second"])
def test_escape_gives_the_keyboard_back_however_it_came(
    stage: Stage, qtbot: QtBot, where: str
) -> None:
    before: QWidget = getattr(stage, where)
    for come in (
        stage.palette.open,
        lambda: QTest.mouseClick(stage.search, Qt.MouseButton.LeftButton),
        lambda: stage.search.setFocus(Qt.FocusReason.TabFocusReason),
    ):
        before.setFocus()
        come()
        qtbot.keyClick(stage.search, Key.Key_Escape)
        assert not stage.palette.isVisible()
        assert before.hasFocus()


def test_what_had_the_keyboard_may_have_gone(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.open()
    with qtbot.waitSignal(stage.first.destroyed):
        stage.first.deleteLater()
    qtbot.keyClick(stage.search, Key.Key_Escape)
    assert not stage.palette.isVisible()
    assert not stage.search.hasFocus()


def test_a_list_gets_the_keyboard_back_where_its_field_has_gone(stage: Stage, qtbot: QtBot) -> None:
    cards = QListView(stage.window)
    cards.setGeometry(0, 0, 100, 100)
    cards.show()
    editor = QLineEdit(cards.viewport())
    editor.show()
    editor.setFocus()
    stage.palette.open()
    with qtbot.waitSignal(editor.destroyed):
        editor.deleteLater()
    qtbot.keyClick(stage.search, Key.Key_Escape)
    assert cards.hasFocus()


def test_it_opens_again_while_the_field_has_the_keyboard(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.open()
    stage.palette.hide()
    stage.palette.open()
    assert stage.palette.isVisible()
    stage.palette.hide()
    qtbot.keyClicks(stage.search, "a")
    assert stage.palette.isVisible()


def test_it_does_not_open_in_a_window_that_shows_something_else(stage: Stage) -> None:
    stage.window.hide()
    stage.palette.open()
    stage.window.show()
    assert not stage.palette.isVisible()


def test_another_field_that_takes_the_keyboard_closes_it(stage: Stage) -> None:
    stage.palette.open()
    stage.second.setFocus()
    assert not stage.palette.isVisible()


def test_rows_come_before_actions_and_say_what_they_are(
    session: Session, stage: Stage, qtbot: QtBot
) -> None:
    assert session.story is not None
    edit_cells(session.project, session.story.frames[1], headline="Action of the buyer")
    stage.palette.open()
    qtbot.keyClicks(stage.search, "action")
    assert stage.lines()[:2] == ["Action of the buyer", "Action 0"]
    assert stage.lines(SPOKEN)[0].startswith("Action of the buyer, Frame 2")
    assert stage.lines(SPOKEN)[1] == "Action 0, Ctrl+A"


def test_every_word_counts_in_any_order(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.open()
    qtbot.keyClicks(stage.search, "12 act")
    assert stage.lines() == ["Action 12"]


def test_the_line_that_says_nothing_was_found_stays(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.open()
    qtbot.keyClicks(stage.search, "zebra")
    qtbot.keyClick(stage.search, Key.Key_Return)
    assert stage.palette.isVisible()
    assert stage.search.text() == "zebra"


def test_arrows_and_pages_stop_at_the_ends(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.open()
    qtbot.keyClick(stage.search, Key.Key_Up)
    assert stage.current() == 0
    qtbot.keyClick(stage.search, Key.Key_PageDown)
    assert stage.current() == 9
    for _page in range(9):
        qtbot.keyClick(stage.search, Key.Key_PageDown)
    assert stage.current() == 29
    qtbot.keyClick(stage.search, Key.Key_Return)
    assert stage.done == ["a29"]


def test_a_click_does_what_a_line_says_and_gives_the_keyboard_back(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.palette.open()
    place = stage.view.visualRect(stage.view.model().index(2, 0)).center()
    qtbot.mouseClick(stage.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stage.done == ["a2"]
    assert stage.first.hasFocus()
    assert stage.search.text() == ""


def test_it_stays_below_its_field_inside_a_window_of_any_width(stage: Stage) -> None:
    stage.palette.open()
    for width in (900, 620, 480):
        stage.window.resize(width, 600)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        assert stage.palette.geometry().top() >= stage.search.geometry().bottom()
        assert stage.window.rect().contains(stage.palette.geometry())


@pytest.mark.parametrize("reason", [Reason.TabFocusReason, Reason.ShortcutFocusReason])
def test_who_walks_past_the_field_gets_no_list(stage: Stage, reason: Reason) -> None:
    stage.search.setFocus(reason)
    assert stage.search.hasFocus()
    assert not stage.palette.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return, Key.Key_A])
def test_a_key_in_the_field_opens_the_list(stage: Stage, key: Key) -> None:
    stage.search.setFocus(Reason.TabFocusReason)
    QTest.keyClick(stage.search, key)
    assert stage.palette.isVisible()
    assert stage.current() == 0
    assert not stage.done


def test_a_click_opens_the_list_of_a_field_that_has_the_keyboard(stage: Stage) -> None:
    stage.search.setFocus(Reason.TabFocusReason)
    QTest.mouseClick(stage.search, Qt.MouseButton.LeftButton)
    assert stage.palette.isVisible()
