"""Why a frame needs no link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.linking.coverage import coverage
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link, unlink
from narrative_studio.model.storyboard import Frame
from tests.ui.boards import Boards, told
from ui.inspector.frame.links import LinksPart
from ui.session import Session

PLACE = 11
"""Where the frame stands in the sample."""


@pytest.fixture
def session(boards: Boards) -> Session:
    made = boards.sample_session()
    for one in made.view.links_from(told(made).frames[PLACE].id):
        unlink(made.project, link_id=one.id)
    return made


def frame(session: Session) -> Frame:
    return told(session).frames[PLACE]


@pytest.fixture
def part(show_links: Callable[[int], LinksPart]) -> LinksPart:
    return show_links(PLACE)


def test_a_frame_without_links_can_say_why(session: Session, part: LinksPart, qtbot: QtBot) -> None:
    assert frame(session) in coverage(told(session)).orphans
    part.excuse.ask_button.click()
    field = part.excuse.reason_row.field
    qtbot.keyClicks(field, "It only sets a date")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert frame(session).no_link_because == "It only sets a date"
    assert part.excuse.said == "Needs no link because it only sets a date."
    assert part.head.accessibleName() == "Links, Needs none"
    assert coverage(told(session)).orphans == ()


def test_it_is_taken_back_by_undo_and_by_asking_again(session: Session, part: LinksPart) -> None:
    edit_cells(session.project, frame(session), no_link_because="CEO asked for it.")
    assert part.excuse.said == "Needs no link because CEO asked for it."
    part.excuse.withdraw_button.click()
    assert frame(session).no_link_because == ""
    assert part.excuse.said == ""
    assert part.excuse.ask_button.isVisibleTo(part)
    session.undo()
    assert frame(session).no_link_because == "CEO asked for it."
    assert not part.excuse.ask_button.isVisibleTo(part)


def test_a_frame_that_carries_an_element_is_not_asked(session: Session, part: LinksPart) -> None:
    assert part.excuse.isVisibleTo(part)
    element = next(iter(session.view.elements.values()))
    link(session.project, source=frame(session), target=element)
    assert not part.excuse.isVisibleTo(part)


def test_esc_puts_the_question_away_and_nothing_is_lost(part: LinksPart, qtbot: QtBot) -> None:
    part.excuse.ask_button.click()
    field = part.excuse.reason_row.field
    qtbot.keyClicks(field, "It")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert part.excuse.ask_button.isVisibleTo(part)
    part.excuse.ask_button.click()
    assert field.text() == "It"
