"""The inspector of the positioning: what it shows for which selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import add_element, delete_element
from narrative_studio.model.positioning import ElementKind
from tests.ui.boards import Boards
from tests.ui.elements import by_code
from ui.inspector.element.evidence import ObjectionPanel, ProofPanel
from ui.inspector.element.inspector import ElementInspector
from ui.inspector.element.main import ElementPanel
from ui.inspector.element.project import METHOD, ProjectPanel
from ui.session import Session
from ui.widgets.label import TextLabel


@pytest.fixture
def session(boards: Boards) -> Session:
    """A session on the sample."""
    return boards.sample_session()


@pytest.fixture
def inspector(session: Session, qtbot: QtBot) -> ElementInspector:
    """The inspector, on the screen."""
    made = ElementInspector(session)
    qtbot.addWidget(made)
    made.resize(320, 820)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_without_a_selection_it_shows_the_project_and_teaches_the_method(
    inspector: ElementInspector,
) -> None:
    panel = inspector.panel
    assert isinstance(panel, ProjectPanel)
    assert panel.head.name.text() == "Lotwarden first-call narrative"
    shown = {label.text() for label in panel.findChildren(TextLabel)}
    assert set(METHOD) <= shown


@pytest.mark.parametrize(
    ("code", "panel_type"),
    [("VA-2", ElementPanel), ("PF-1", ProofPanel), ("OB-3", ObjectionPanel)],
)
def test_each_kind_of_row_has_its_panel(
    inspector: ElementInspector, session: Session, code: str, panel_type: type
) -> None:
    row = by_code(session, code)
    session.select(row.table, [row.id])
    assert isinstance(inspector.panel, panel_type)
    assert inspector.panel.row is row


def test_a_selected_frame_is_not_for_this_inspector(
    inspector: ElementInspector, session: Session
) -> None:
    session.select("frame", [session.view.frames.ordered[0].id])
    assert isinstance(inspector.panel, ProjectPanel)


def test_it_follows_what_others_change(inspector: ElementInspector, session: Session) -> None:
    element = by_code(session, "VA-2")
    session.select("element", [element.id])
    panel = inspector.panel
    assert isinstance(panel, ElementPanel)
    edit_cells(session.project, element, name="Recall less")
    assert panel.head.name.text() == "Recall less"
    delete_element(session.project, element=session.view.elements[element.id].id)
    assert isinstance(inspector.panel, ProjectPanel)


def test_while_hidden_it_waits_and_then_catches_up(
    inspector: ElementInspector, session: Session
) -> None:
    element = by_code(session, "VA-2")
    session.select("element", [element.id])
    panel = inspector.panel
    assert isinstance(panel, ElementPanel)
    inspector.hide()
    edit_cells(session.project, element, name="Recall less")
    assert panel.head.name.text() == "Recall less product"
    inspector.show()
    assert panel.head.name.text() == "Recall less"


def test_escape_leads_back_with_everything_stored(
    inspector: ElementInspector, session: Session, qtbot: QtBot
) -> None:
    element = by_code(session, "VA-2")
    session.select("element", [element.id])
    inspector.focus_first()
    panel = inspector.panel
    assert isinstance(panel, ElementPanel)
    assert panel.head.name.hasFocus()
    qtbot.keyClicks(panel.head.name, "Recall little")
    with qtbot.waitSignal(inspector.left):
        qtbot.keyClick(panel.head.name, Qt.Key.Key_Escape)
    assert session.view.elements[element.id].name == "Recall little"


def test_typing_is_stored_before_another_row_is_shown(
    inspector: ElementInspector, session: Session, qtbot: QtBot
) -> None:
    first, second = by_code(session, "VA-2"), by_code(session, "VA-3")
    session.select("element", [first.id])
    inspector.focus_first()
    panel = inspector.panel
    assert isinstance(panel, ElementPanel)
    qtbot.keyClicks(panel.head.name, "Recall little")
    session.select("element", [second.id])
    assert session.view.elements[first.id].name == "Recall little"
    assert session.view.elements[second.id].name == "Walk into audits ready"
    assert panel.head.name.text() == "Walk into audits ready"


def test_the_keyboard_of_a_row_that_is_taken_back_is_given_up(
    inspector: ElementInspector, session: Session, qtbot: QtBot
) -> None:
    """It would fall into the title of the project, and what is typed next with it."""
    made = add_element(session.project, kind=ElementKind.TREND, name="Retailers audit")
    session.select("element", [made.id])
    inspector.focus_first()
    with qtbot.waitSignal(inspector.left):
        session.undo()
