"""The baselines of a document, and the sheet that takes a new one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.versions import delete_baseline
from narrative_studio.past import Past
from tests.ui.versions import click, frame_in, press, told_words, wait_for_keyboard
from ui.session import Session
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.workspaces.versions.baseline_delegate import Act
from ui.workspaces.versions.baseline_model import BaselineModel
from ui.workspaces.versions.baseline_sheet import BaselineSheet
from ui.workspaces.versions.baselines_page import BaselinesPage
from ui.workspaces.versions.states import NOW, Compared, Kind, State

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def page(session: Session, compared: Compared, qtbot: QtBot) -> BaselinesPage:
    made = BaselinesPage(session, compared)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    wait_for_keyboard(qtbot, made.list_view, give=made.focus_view)
    return made


def spoken(model: BaselineModel) -> list[str]:
    return [str(model.index(row).data(SPOKEN)) for row in range(model.rowCount())]


def test_a_baseline_tells_who_when_why_and_what_changed_since(
    session: Session, page: BaselinesPage, qtbot: QtBot
) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.waitUntil(lambda: not page.model.is_counting)
    latest, first = spoken(page.model)
    assert latest.startswith("B-2. After the tests. ")
    assert latest.endswith(" · Ada Lovelace. Nothing changed since. The ask became smaller.")
    assert first.endswith("2 changes since")
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits")
    page.refresh()
    qtbot.waitUntil(lambda: "1 change since" in spoken(page.model)[0])


def test_operations_that_have_not_arrived_are_told(
    session: Session, page: BaselinesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Past, "missing_of", lambda _past, _baseline: 4)
    page.refresh()
    assert "4 changes of it not here yet" in spoken(page.model)[0]
    assert not page.grab().isNull()


def test_enter_and_the_link_compare_with_now(
    compared: Compared, page: BaselinesPage, qtbot: QtBot
) -> None:
    view = page.list_view
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.compare_asked):
        press(Qt.Key.Key_Return)
    first = compared.baselines()[-1]
    assert (compared.older, compared.newer) == (State(Kind.BASELINE, first.id), NOW)
    links = dict(view.delegate.links(view.visualRect(page.model.index(0))))
    with qtbot.waitSignal(page.compare_asked):
        click(view.viewport(), links[Act.COMPARE].center())
    assert compared.older == State(Kind.BASELINE, compared.baselines()[0].id)


def test_a_name_is_edited_in_place(
    session: Session, compared: Compared, page: BaselinesPage, qtbot: QtBot
) -> None:
    view = page.list_view
    links = dict(view.delegate.links(view.visualRect(page.model.index(1))))
    click(view.viewport(), links[Act.RENAME].center())
    editor = view.findChild(PlainLineEdit)
    assert isinstance(editor, PlainLineEdit)
    assert editor.text() == "First workshop"
    editor.clear()
    qtbot.keyClicks(editor, "The  very first")
    with qtbot.assertNotEmitted(page.compare_asked):
        press(Qt.Key.Key_Return, on=editor)
    first = compared.baselines()[-1].id
    qtbot.waitUntil(lambda: session.view.baselines[first].name == "The very first")
    assert not page.model.setData(page.model.index(0), "  ")


def test_deleting_says_what_stays_and_can_be_undone(session: Session, page: BaselinesPage) -> None:
    press(Qt.Key.Key_Delete)
    page.refresh()
    assert page.model.rowCount() == 1
    assert told_words(session) == ["Deleted baseline B-2; what it froze stays in the history"]
    session.undo()
    page.refresh()
    assert page.model.rowCount() == 2


def test_without_a_baseline_the_page_says_what_one_is_for(
    session: Session, compared: Compared, page: BaselinesPage, qtbot: QtBot
) -> None:
    for baseline in compared.baselines():
        delete_baseline(session.project, baseline=baseline.id)
    page.refresh()
    page.focus_view()
    button = page._empty.button
    assert button is not None
    assert button.isVisible()
    with qtbot.waitSignal(page.baseline_asked):
        button.click()


def test_the_cursor_goes_to_a_baseline_that_is_opened(
    compared: Compared, page: BaselinesPage
) -> None:
    first = compared.baselines()[-1]
    page.show_baseline(first.id)
    assert page.list_view.current == first
    page.show_baseline("unknown")
    assert page.list_view.current == first


@pytest.fixture
def sheet(session: Session, qtbot: QtBot) -> BaselineSheet:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 700)
    host.show()
    made = BaselineSheet(host, session)
    made.begin()
    wait_for_keyboard(qtbot, made.name, give=lambda: None)
    return made


def test_a_new_baseline_takes_name_and_note(
    session: Session, sheet: BaselineSheet, qtbot: QtBot
) -> None:
    sheet.name.setText("Before the fair")
    sheet.note.setPlainText("The ask is agreed.")
    with qtbot.waitSignal(sheet.taken) as taken:
        press(Qt.Key.Key_Return, on=sheet.name)
    (made,) = taken.args or [None]
    assert made is not None
    assert (made.code, made.name, made.note) == ("B-3", "Before the fair", "The ask is agreed.")
    assert told_words(session) == ["Took baseline B-3"]
    assert not sheet.is_open


def test_a_refusal_is_said_in_the_sheet(
    sheet: BaselineSheet, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Past, "waiting", property(lambda _past: 2))
    sheet.take()
    assert sheet.is_open
    assert "2 changes wait for an earlier one" in sheet.refusal
    assert len(session.view.baselines) == 2
