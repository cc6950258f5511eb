"""The list of recent documents: by mouse, by keys and as it is spoken."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Recent
from tests.ui.workspaces.demo.stage import click
from ui.shell.recent_delegate import pin_place
from ui.shell.recent_list import RecentList
from ui.shell.recent_model import ROW, RecentModel

Key = Qt.Key
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
A = Recent("/f/a.narrative", "A", "12 frames")
B = Recent("/f/b.narrative", "B")
PINNED = Recent("/f/c.narrative", "C", is_pinned=True)


@pytest.fixture
def view(qtbot: QtBot) -> RecentList:
    made = RecentList()
    qtbot.addWidget(made)
    made.resize(320, 480)
    made.show_recent((A, B, PINNED))
    made.show()
    qtbot.waitExposed(made)
    QApplication.processEvents()
    return made


def lines(view: RecentList) -> list[str]:
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def go_to(view: RecentList, title: str) -> QPoint:
    """Put the cursor on a document, and give the middle of its row."""
    index = view.model().index(lines(view).index(title), 0)
    view.setCurrentIndex(index)
    return view.visualRect(index).center()


def words(menu: QMenu) -> list[str]:
    return [entry.text().partition("\t")[0] for entry in menu.actions()]


def test_the_model_keeps_the_rules_of_models() -> None:
    model = RecentModel()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    model.show((A, PINNED))
    model.show_missing([A.path])
    model.show(())
    assert tester.model() is model


def test_pinned_documents_stand_first_under_a_heading_of_their_own(view: RecentList) -> None:
    assert lines(view) == ["Pinned", "C", "Recent", "A", "B"]
    assert not view.model().flags(view.model().index(0, 0))
    view.show_recent((A,))
    assert lines(view) == ["Recent", "A"]


def test_the_cursor_is_never_on_a_heading(view: RecentList, qtbot: QtBot) -> None:
    assert view.currentIndex().data() == "C"
    qtbot.keyClick(view, Key.Key_Down)
    assert view.currentIndex().data() == "A"


def test_a_click_and_enter_open(view: RecentList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.opened) as signal:
        click(view.viewport(), go_to(view, "A"))
    assert signal.args == [A.path]
    go_to(view, "B")
    with qtbot.waitSignal(view.opened) as signal:
        qtbot.keyClick(view, Key.Key_Return)
    assert signal.args == [B.path]
    with qtbot.waitSignal(view.opened_beside) as signal:
        qtbot.keyClick(view, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert signal.args == [B.path]


def test_delete_takes_off_the_list(view: RecentList, qtbot: QtBot) -> None:
    go_to(view, "A")
    with qtbot.waitSignal(view.forgotten) as signal:
        qtbot.keyClick(view, Key.Key_Delete)
    assert signal.args == [A.path]


def test_a_document_is_pinned_by_key_and_by_mouse(view: RecentList, qtbot: QtBot) -> None:
    go_to(view, "A")
    with qtbot.waitSignal(view.pinned) as signal:
        qtbot.keyClick(view, Key.Key_P)
    assert signal.args == [A.path, True]
    go_to(view, "C")
    with qtbot.waitSignal(view.pinned) as signal, qtbot.assertNotEmitted(view.opened):
        click(view.viewport(), pin_place(view.visualRect(view.currentIndex())).center())
    assert signal.args == [PINNED.path, False]


def test_what_was_just_pinned_keeps_the_cursor(view: RecentList) -> None:
    go_to(view, "B")
    view.show_recent((A, Recent(B.path, "B", is_pinned=True), PINNED))
    assert view.currentIndex().data() == "B"


def test_the_menu_offers_what_can_be_done(view: RecentList) -> None:
    menu = view.make_menu(view.model().index(3, 0).data(ROW))
    assert words(menu) == [
        "Open",
        "Open in a new window",
        "Show in folder",
        "Pin to the top",
        "Remove from list",
    ]


def test_a_missing_document_offers_to_be_located_or_removed(view: RecentList, qtbot: QtBot) -> None:
    view.show_missing([A.path])
    index = view.model().index(3, 0)
    menu = view.make_menu(index.data(ROW))
    assert words(menu) == ["Locate…", "Pin to the top", "Remove from list"]
    with qtbot.waitSignal(view.located) as signal:
        menu.actions()[0].trigger()
    assert signal.args == [A.path]
    go_to(view, "A")
    with qtbot.assertNotEmitted(view.opened):
        qtbot.keyClick(view, Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
    view.show_missing([])
    with qtbot.waitSignal(view.opened):
        qtbot.keyClick(view, Key.Key_Return)


def test_the_key_of_menus_opens_it_at_the_cursor(view: RecentList) -> None:
    go_to(view, "B")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    view.contextMenuEvent(event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert words(popup)[0] == "Open"
    popup.close()


def spoken(one: Recent, *, is_missing: bool = False) -> object:
    model = RecentModel()
    model.show((one,))
    model.show_missing([one.path] * is_missing)
    return model.index(1).data(SPOKEN)


@pytest.mark.parametrize(("days_ago", "said"), [(0, "today"), (1, "yesterday")])
def test_near_days_are_called_by_their_name(days_ago: int, said: str) -> None:
    day = date.today() - timedelta(days=days_ago)  # noqa: DTZ011 - this computer's calendar
    one = Recent("/f/a.narrative", "A", "12 frames", day.isoformat())
    assert spoken(one) == f"A, 12 frames, {said}, a.narrative"


@pytest.mark.parametrize(
    ("opened_on", "said"),
    [("2019-11-06", "6 November 2019, "), ("", ""), ("soon", "")],
)
def test_far_days_are_written_out(opened_on: str, said: str) -> None:
    assert spoken(Recent("/f/a.narrative", "A", "x", opened_on)) == f"A, x, {said}a.narrative"


def test_pins_and_missing_files_are_spoken() -> None:
    assert spoken(PINNED, is_missing=True) == "C, c.narrative, pinned, not at its place"


def test_long_titles_stay_in_their_row(view: RecentList) -> None:
    view.show_recent((Recent("/" + "f" * 300 + ".narrative", "Title " * 60, "12 frames"),))
    QApplication.processEvents()
    assert view.visualRect(view.model().index(1, 0)).width() <= view.viewport().width()
    assert not view.viewport().grab().isNull()
