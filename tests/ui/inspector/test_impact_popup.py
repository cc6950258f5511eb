"""The list of what hangs on something."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from narrative_studio.analysis.linking.impact import Impact, impact
from tests.ui.boards import Boards
from tests.ui.elements import by_code
from ui.inspector.element.main import ElementPanel
from ui.inspector.impact_popup import ImpactModel, ImpactPopup
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


def popup_of(session: Session, qtbot: QtBot, code: str = "DF-1") -> ImpactPopup:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ImpactPopup(impact(session.view, by_code(session, code)), parent)
    made.show()
    return made


def words(popup: ImpactPopup) -> str:
    return popup.model.line(popup.list.currentIndex().row()).words


def test_the_model_is_sound(session: Session, qtmodeltester: object) -> None:
    model = ImpactModel(impact(session.view, by_code(session, "DF-1")))
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_the_keyboard_walks_lines_and_groups_and_passes_over_headings(
    session: Session, qtbot: QtBot
) -> None:
    popup = popup_of(session, qtbot)
    assert words(popup) == "CA-1 “Binders and spreadsheets”"
    qtbot.keyClick(popup.list, Qt.Key.Key_Up)
    assert words(popup) == "CA-1 “Binders and spreadsheets”"
    qtbot.keyClick(popup.list, Qt.Key.Key_PageDown)
    assert words(popup) == "VA-1 “Know in minutes”"
    qtbot.keyClick(popup.list, Qt.Key.Key_PageUp)
    for _ in range(3):
        qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    assert words(popup) == "VA-1 “Know in minutes”"
    qtbot.keyClick(popup.list, Qt.Key.Key_End)
    last = popup.model.rowCount() - 1
    assert popup.list.currentIndex().row() == last
    qtbot.keyClick(popup.list, Qt.Key.Key_Home)
    assert popup.list.currentIndex().row() == 1


def test_enter_jumps_and_closes(session: Session, qtbot: QtBot) -> None:
    popup = popup_of(session, qtbot)
    jumps: list[tuple[str, str]] = []
    popup.jumped.connect(lambda table, row: jumps.append((table, row)))
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    assert jumps == [("element", by_code(session, "CA-1").id)]
    assert not isValid(popup) or not popup.isVisible()


def test_nothing_says_what_to_do(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    popup = ImpactPopup(Impact("MC-1", ()), parent)
    assert popup.lead.text().startswith("Nothing hangs on this yet.")


def test_it_is_in_the_menu_and_below_the_frames(session: Session, qtbot: QtBot) -> None:
    panel = ElementPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_row(by_code(session, "DF-1"))
    menu = QMenu(panel)
    panel.fill_menu(menu)
    (entry,) = (one for one in menu.actions() if one.text() == "What hangs on this")
    entry.trigger()
    (popup,) = panel.findChildren(ImpactPopup)
    opened: list[str] = []
    session.row_opened.connect(lambda table, _row: opened.append(table))
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    assert opened == ["element"]
    panel.carried.walk_button.click()
    again = [one for one in panel.findChildren(ImpactPopup) if one.isVisible()]
    assert len(again) == 1
    qtbot.keyClick(again[0].list, Qt.Key.Key_Escape)
    assert not isValid(again[0]) or not again[0].isVisible()
