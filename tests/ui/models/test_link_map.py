"""The model of the map: rows by component, columns by frame, words for every meeting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester

from narrative_studio.commands.demo import add_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.positioning import Element, ElementKind
from tests.ui.boards import Boards, named, told
from ui.models.link_map import LinkMapModel
from ui.session import Session

ROLE = Qt.ItemDataRole
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "alternatives:B", "the-ask:C")


@pytest.fixture
def value(session: Session) -> Element:
    return add_element(session.project, kind=ElementKind.VALUE, name="Recall less", statement="S")


@pytest.fixture
def model(session: Session, value: Element, qtmodeltester: ModelTester) -> LinkMapModel:
    made = LinkMapModel(session)
    assert made.row_of(value.id) == 1
    qtmodeltester.check(made)
    return made


def sentence(model: LinkMapModel, element: Element, column: int) -> str:
    index = model.index(model.row_of(element.id), column)
    return str(index.data(ROLE.AccessibleTextRole))


def test_elements_stand_under_their_component(
    model: LinkMapModel, session: Session, value: Element
) -> None:
    rival = add_element(session.project, kind=ElementKind.ALTERNATIVE, name="Binders")
    rows = [model.row(row).key for row in range(model.rowCount())]
    assert rows == ["competitive alternative", rival.id, "value theme", value.id]
    assert model.headerData(0, DOWN) == "Competitive alternatives"
    assert not model.index(0, 0).flags()
    assert model.columnCount() == 3


def test_a_cell_says_what_ties_its_two_ends(
    model: LinkMapModel, session: Session, value: Element
) -> None:
    code = value.code
    assert sentence(model, value, 0) == f"Frame 1 A and {code} Recall less: not linked"
    link(session.project, source=named(session, "A"), target=value)
    step = add_step(session.project, frame=named(session, "B").id)
    link(session.project, source=step, target=value)
    assert sentence(model, value, 0).endswith("Recall less: expresses")
    assert sentence(model, value, 1).endswith("demonstrates by step 2.1")
    edit_cells(session.project, value, statement="Another")
    assert sentence(model, value, 0).endswith("expresses, suspect link")
    assert model.index(1, 1).data(ROLE.ToolTipRole) == sentence(model, value, 1)


def test_the_headings_have_the_totals(
    model: LinkMapModel, session: Session, value: Element
) -> None:
    assert str(model.headerData(1, DOWN, ROLE.ToolTipRole)).endswith("No frame carries this")
    assert model.headerData(0, ACROSS, ROLE.ToolTipRole) == "Frame 1, A, carries no element"
    link(session.project, source=named(session, "A"), target=value)
    assert str(model.headerData(1, DOWN, ROLE.AccessibleTextRole)).endswith("Carried by 1 frame")
    assert model.headerData(0, ACROSS, ROLE.ToolTipRole) == "Frame 1, A, carries 1 element"
    edit_cells(session.project, named(session, "B"), no_link_because="It only greets.")
    words = model.headerData(1, ACROSS, ROLE.ToolTipRole)
    assert words == "Frame 2, B, carries no element: It only greets."
    assert model.headerData(2, ACROSS) == "3"


def test_links_change_cells_and_frames_change_columns(
    model: LinkMapModel, session: Session, value: Element
) -> None:
    resets, changes = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    link(session.project, source=named(session, "A"), target=value)
    assert (resets.count(), changes.count()) == (0, 1)
    narrative = told(session).narrative.id
    add_frame(session.project, narrative=narrative, beat="proof", headline="New")
    assert resets.count() == 1
    assert model.columnCount() == 4


def test_while_nobody_looks_nothing_is_computed(
    model: LinkMapModel, session: Session, value: Element
) -> None:
    model.set_asleep(is_asleep=True)
    link(session.project, source=named(session, "A"), target=value)
    assert sentence(model, value, 0).endswith("not linked")
    model.set_asleep(is_asleep=False)
    assert sentence(model, value, 0).endswith("expresses")
