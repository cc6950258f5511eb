"""The sheet that finds and replaces: what it shows while one types, and what it changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.wording.find_text import Asked
from narrative_studio.commands.editing import edit_cells
from tests.ui.studio import told
from ui.dialogs.find_replace import FindReplaceSheet, PlacesModel
from ui.session import Session


@pytest.fixture
def sheet(host: QWidget, session: Session) -> FindReplaceSheet:
    """Over a document with two frames, in whose words "lot" stands three times."""
    assert session.story is not None
    first, second = session.story.frames[:2]
    edit_cells(session.project, first, headline="One lot is one Lot", script="No batch.")
    edit_cells(session.project, second, headline="Slots", script="Each lot counts.")
    made = FindReplaceSheet(host, session)
    made.begin()
    return made


def ask(qtbot: QtBot, sheet: FindReplaceSheet, words: str, new: str = "") -> None:
    sheet.find_field.setText(words)
    sheet.new_field.setText(new)
    sheet.look()


def headlines(session: Session) -> list[str]:
    assert session.story is not None
    return [frame.headline for frame in session.story.frames[:2]]


def lines(sheet: FindReplaceSheet) -> list[str]:
    model, role = sheet.places, Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row).data(role)) for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_models(sheet: FindReplaceSheet, qtbot: QtBot) -> None:
    QAbstractItemModelTester(sheet.places, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ask(qtbot, sheet, "lot")
    sheet.places.toggle(sheet.places.index(0))
    sheet.places.choose_all(is_chosen=False)
    sheet.places.show(Asked("x"), ())
    assert PlacesModel().rowCount() == 0


def test_places_come_while_one_types(sheet: FindReplaceSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.find_field, "lot")
    qtbot.waitUntil(lambda: sheet.places.rowCount() == 4)
    assert sheet.said.startswith("4 of 4 places chosen, in 2 things.")
    assert lines(sheet)[0].startswith("Frame 1 “One lot is one Lot”, headline: One lot is one Lot")
    assert lines(sheet)[0].endswith(", chosen")


def test_case_and_whole_words_narrow_the_search(sheet: FindReplaceSheet, qtbot: QtBot) -> None:
    ask(qtbot, sheet, "lot")
    sheet.whole_box.click()
    assert sheet.places.rowCount() == 3
    sheet.case_box.click()
    assert sheet.places.rowCount() == 2


def test_words_that_stand_nowhere_and_no_words_say_so(
    sheet: FindReplaceSheet, qtbot: QtBot
) -> None:
    assert "Looks through" in sheet.said
    ask(qtbot, sheet, "zeppelin")
    assert sheet.said == "These words stand nowhere."
    assert not sheet._replace.isEnabled()


def test_all_chosen_places_are_replaced_and_undone_at_once(
    sheet: FindReplaceSheet, session: Session, qtbot: QtBot
) -> None:
    ask(qtbot, sheet, "lot", "batch")
    sheet._replace.click()
    assert headlines(session) == ["One batch is one Batch", "Sbatchs"]
    assert sheet.said.startswith("Replaced 4 places")
    assert told(session)[-1].text == "Replaced 4 places"
    session.undo()
    assert headlines(session) == ["One lot is one Lot", "Slots"]


def test_space_and_a_click_on_the_box_leave_a_place_out(
    sheet: FindReplaceSheet, session: Session, qtbot: QtBot
) -> None:
    ask(qtbot, sheet, "lot", "batch")
    qtbot.keyClick(sheet.find_field, Qt.Key.Key_Return)
    assert sheet.list.hasFocus()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    assert lines(sheet)[0].endswith("left out")
    rect = sheet.list.visualRect(sheet.places.index(2))
    qtbot.mouseClick(
        sheet.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(rect.left() + 18, rect.center().y()),
    )
    assert len(sheet.places.chosen) == 2
    sheet.replace()
    assert headlines(session) == ["One lot is one Batch", "Slots"]


def test_leave_all_out_and_choose_all_take_turns(sheet: FindReplaceSheet, qtbot: QtBot) -> None:
    ask(qtbot, sheet, "lot")
    sheet._all.click()
    assert sheet.places.chosen == ()
    assert sheet._all.text() == "Choose all"
    sheet._all.click()
    assert len(sheet.places.chosen) == 4


def test_enter_on_a_place_shows_it(sheet: FindReplaceSheet, session: Session, qtbot: QtBot) -> None:
    ask(qtbot, sheet, "counts")
    qtbot.keyClick(sheet.find_field, Qt.Key.Key_Return)
    assert session.story is not None
    with qtbot.waitSignal(sheet.row_chosen) as shown:
        qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert shown.args == ["frame", session.story.frames[1].id]
    assert not sheet.is_open


def test_what_stands_against_it_is_said(sheet: FindReplaceSheet, qtbot: QtBot) -> None:
    ask(qtbot, sheet, "lot", "lot")
    sheet.replace()
    assert "Write others" in sheet.said
