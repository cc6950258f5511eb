"""The panel of an element as a whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.positioning.gap import GapKind
from narrative_studio.model.positioning import Element, Status
from tests.ui.boards import Boards
from tests.ui.elements import by_code, fill
from ui.inspector.element.main import ElementPanel
from ui.session import Session


def panel_of(session: Session, element: Element, qtbot: QtBot) -> ElementPanel:
    panel = ElementPanel(session)
    qtbot.addWidget(panel)
    panel.show_row(element)
    return panel


def test_it_is_named_after_the_element(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    element = by_code(session, "VA-2")
    assert isinstance(element, Element)
    panel = panel_of(session, element, qtbot)
    assert panel.accessibleName() == "Value theme Recall less product"


def test_connections_stand_open_only_where_one_is_missing(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    whole, gap = by_code(session, "CA-1"), by_code(session, "CA-4")
    assert isinstance(whole, Element)
    panel = panel_of(session, whole, qtbot)
    states = [panel.connected.is_open]
    for row in (gap, whole):
        panel.show_row(row)
        states.append(panel.connected.is_open)
    assert states == [False, True, False]
    panel.connected.head.click()
    panel.show_row(whole)
    assert panel.connected.is_open, "once used, it stays as it was left"


def test_connections_stay_open_while_the_last_one_is_made(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, "A:Binders", "D:Genealogy", "V:Minutes", joins=("Binders-Genealogy",))
    differentiator = made["Genealogy"]
    panel = panel_of(session, differentiator, qtbot)
    panel.connected.parts[1].added.emit(panel.connected.parts[1].group, made["Minutes"])
    panel.connected.parts[2].made.emit(panel.connected.parts[2].group, "Set up in a day")
    panel.show_row(session.view.elements[differentiator.id])
    assert all(part.rows.rows for part in panel.connected.parts), "nothing is lacking now"
    assert panel.connected.is_open, "it must not close under the hands"
    panel.show_row(session.view.elements[made["Binders"].id])
    assert not panel.connected.is_open


@pytest.mark.parametrize(
    ("code", "kind", "verb"),
    [
        ("CA-1", GapKind.UNANSWERED, "Lacks: connect one more"),
        ("DF-1", GapKind.NOT_DIFFERENT, "Absent in: connect one more"),
        ("DF-1", GapKind.SO_WHAT, "Gives: connect one more"),
        ("VA-1", GapKind.NOT_GIVEN, "Given by: connect one more"),
        ("VA-1", GapKind.NOT_PROVED, "Proved by: connect one more"),
        ("VA-1", GapKind.WHO_CARES, "Matters to: connect one more"),
        ("TC-1", GapKind.NOT_CARED_FOR, "Cares about: connect one more"),
        ("TC-1", GapKind.NOT_CARRIED, "Link to a frame"),
    ],
)
def test_what_is_to_be_connected_is_pointed_at(
    boards: Boards, qtbot: QtBot, code: str, kind: GapKind, verb: str
) -> None:
    session = boards.sample_session()
    element = by_code(session, code)
    assert isinstance(element, Element)
    panel = panel_of(session, element, qtbot)
    panel.resize(300, 500)
    panel.show()
    panel.activateWindow()
    assert QTest.qWaitForWindowActive(panel)
    panel.connected.set_open(False)
    panel.answer(kind)
    button = panel.focusWidget()
    assert isinstance(button, QAbstractButton)
    assert verb in (button.accessibleName(), button.text())
    assert panel.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange), "its ring is shown"
    top = button.mapTo(panel, button.rect().topLeft()).y()
    assert 0 <= top <= panel.height() - button.height(), "it can be seen"


def test_sections_stay_as_they_were_left(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    element = by_code(session, "CA-1")
    assert isinstance(element, Element)
    panel = panel_of(session, element, qtbot)
    panel.history.set_open(False)
    again = panel_of(session, element, qtbot)
    assert not again.history.is_open
    assert not again.note.is_open


def test_the_menu_offers_the_other_states_and_delete(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    element = fill(session, "A:Binders")["Binders"]
    panel = panel_of(session, element, qtbot)
    menu = QMenu(panel)
    panel.fill_menu(menu)
    entries = {action.text(): action for action in menu.actions() if action.text()}
    assert list(entries) == ["Send to review", "Approve", "What hangs on this", "Delete"]
    entries["Send to review"].trigger()
    assert session.view.elements[element.id].status is Status.IN_REVIEW
    entries["Delete"].trigger()
    assert not session.view.elements
