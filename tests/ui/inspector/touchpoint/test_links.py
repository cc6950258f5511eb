"""The section Tells: links of a touchpoint, and what to do with a suspect one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards
from tests.ui.elements import by_code
from ui.inspector.touchpoint.links import TellsSection
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


@pytest.fixture
def section(session: Session, qtbot: QtBot) -> TellsSection:
    made = TellsSection(session)
    qtbot.addWidget(made)
    made.resize(296, 400)
    show(session, made, "TP-2")
    made.show()
    session.changed.connect(lambda _changes, _by: show(session, made, "TP-2"))
    return made


def show(session: Session, section: TellsSection, ref: str) -> None:
    (touchpoint,) = session.view.touchpoints.of("ref", ref)
    section.show_touchpoint(touchpoint)


def test_an_element_is_linked_from_the_list(session: Session, section: TellsSection) -> None:
    picker = section.choose()
    assert picker is not None
    picker.picked.emit(by_code(session, "VA-3"))
    assert len(section.list.rows) == 3
    picker.close()


def test_without_a_link_it_says_what_that_means(session: Session, section: TellsSection) -> None:
    show(session, section, "TP-6")
    assert section.list.rows == []
