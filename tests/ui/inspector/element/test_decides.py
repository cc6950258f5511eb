"""Who decides on an element, and the next step."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.people import add_person
from narrative_studio.model.positioning import Element, Status
from tests.ui.boards import Boards
from tests.ui.elements import fill
from tests.ui.studio import ME
from ui.inspector.element.decides import DecidesSection
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session()


@pytest.fixture
def element(session: Session) -> Element:
    return fill(session, "V:Know in minutes")["Know in minutes"]


@pytest.fixture
def section(session: Session, element: Element, qtbot: QtBot) -> DecidesSection:
    made = DecidesSection(session)
    qtbot.addWidget(made)
    made.show_element(element)
    session.changed.connect(
        lambda _changes, _who: made.show_element(session.view.elements[element.id])
    )
    return made


def now(session: Session, element: Element) -> Element:
    return session.view.elements[element.id]


def test_the_one_who_added_it_drives_it(section: DecidesSection) -> None:
    assert section.driver.accessibleName() == "Driver: Ada Lovelace, other"
    assert section.approver.accessibleName() == "Approver: Nobody yet"


def test_a_draft_goes_to_review_and_is_approved(
    section: DecidesSection, session: Session, element: Element
) -> None:
    assert section.forward.text() == "Send to review"
    section.forward.click()
    assert now(session, element).status is Status.IN_REVIEW
    assert section.forward.text() == "Approve"
    section.forward.click()
    assert now(session, element).status is Status.APPROVED
    assert section.forward.isHidden() or not section.forward.isVisibleTo(section)


def test_it_may_go_back_to_draft(
    section: DecidesSection, session: Session, element: Element
) -> None:
    section.forward.click()
    section.back.click()
    assert now(session, element).status is Status.DRAFT


def test_another_approver_is_named_instead_of_offering_to_approve(
    section: DecidesSection, session: Session, element: Element
) -> None:
    wren = add_person(session.project, name="Tomasz Wren")
    section.approver.chosen.emit(wren.id)
    assert now(session, element).approver == wren.id
    section.forward.click()
    assert section.hint == "Tomasz Wren decides as approver."
    assert section.forward.isHidden()
    assert not section.back.isHidden()


def test_choosing_me_lets_me_approve(
    section: DecidesSection, session: Session, element: Element
) -> None:
    wren = add_person(session.project, name="Tomasz Wren")
    edit_cells(session.project, element, approver=wren.id)
    section.forward.click()
    section.approver.chosen.emit(ME.id)
    assert not section.forward.isHidden()
    section.driver.chosen.emit(None)
    assert now(session, element).driver is None


def test_a_draft_without_approver_says_what_comes_next(section: DecidesSection) -> None:
    assert section.hint == "Choose who approves the wording, then send it to review."
