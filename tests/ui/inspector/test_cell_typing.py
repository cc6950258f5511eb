"""What is typed into a cell rests on what it showed, and is kept until it is stored."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame
from tests.ui.studio import HER, standing_in
from ui.inspector.cell_typing import CellTyping
from ui.session import Session

_DRAFT_MS = 200


def value(session: Session) -> Element:
    (found,) = session.view.elements.values()
    return found


def first(session: Session) -> Frame:
    assert session.story is not None
    return session.story.frames[0]


def current(session: Session) -> set[object]:
    return standing_in(session, value(session), "name")


def test_what_is_stored_rests_on_what_was_shown(session: Session) -> None:
    typing = CellTyping(session)
    element = value(session)
    typing.begin(element, "name")
    session.project.be(HER)
    edit_cells(session.project, element, name="Hers")
    assert typing.store(element, "name", "Mine")
    assert current(session) == {"Hers", "Mine"}


def test_typing_goes_on_from_what_was_stored(session: Session) -> None:
    typing = CellTyping(session)
    typing.begin(value(session), "name")
    assert typing.store(value(session), "name", "One")
    assert typing.store(value(session), "name", "Two")
    assert current(session) == {"Two"}


def test_another_cell_rests_on_nothing_that_was_noted(session: Session) -> None:
    typing = CellTyping(session)
    typing.begin(value(session), "name")
    assert typing.bases(value(session), "name")
    assert typing.bases(value(session), "statement") is None
    typing.end()
    assert typing.bases(value(session), "name") is None


def test_a_draft_outlives_a_program_that_did_not_store_it(session: Session, qtbot: QtBot) -> None:
    typing = CellTyping(session)
    typing.begin(value(session), "name")
    typing.note("Half a na")
    qtbot.wait(_DRAFT_MS)
    assert session.project.recover_drafts() == 1
    assert value(session).name == "Half a na"


def test_what_is_stored_or_given_up_leaves_no_draft(session: Session, qtbot: QtBot) -> None:
    typing = CellTyping(session)
    typing.begin(value(session), "name")
    typing.note("Whole")
    qtbot.wait(_DRAFT_MS)
    typing.store(value(session), "name", "Whole")
    typing.note("Whole again")
    qtbot.wait(_DRAFT_MS)
    typing.end()
    assert session.project.recover_drafts() == 0


def test_half_a_time_is_no_draft(session: Session, qtbot: QtBot) -> None:
    typing = CellTyping(session)
    typing.begin(first(session), "planned_ms")
    typing.note("2:")
    qtbot.wait(_DRAFT_MS)
    assert session.project.recover_drafts() == 0


def test_a_row_that_is_gone_refuses_and_is_followed_no_longer(session: Session) -> None:
    from narrative_studio.commands.positioning import delete_element

    typing = CellTyping(session)
    element = value(session)
    typing.begin(element, "name")
    delete_element(session.project, element=element.id)
    assert not typing.store(element, "name", "Too late")
    assert not typing.has_begun
