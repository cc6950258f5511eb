"""The section Tells: links of a touchpoint, and what to do with a suspect one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards
from tests.ui.elements import by_code
from ui.inspector.frame_link_rows import LinkRow, SuspectBlock, link_words
from ui.inspector.touchpoint_links import TellsSection
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


def test_a_suspect_link_is_cleared_with_a_reason(session: Session, section: TellsSection) -> None:
    (block,) = [row for row in section.rows if isinstance(row, SuspectBlock)]
    block.cleared.emit("It still says half a day")
    assert all(isinstance(row, LinkRow) for row in section.rows)
    session.undo()
    assert any(isinstance(row, SuspectBlock) for row in section.rows)


def test_an_element_is_linked_from_the_list(session: Session, section: TellsSection) -> None:
    picker = section.choose()
    assert picker is not None
    picker.picked.emit(by_code(session, "VA-3"))
    assert len(section.rows) == 3
    picker.close()


def test_the_menu_removes_a_link(session: Session, section: TellsSection) -> None:
    (touchpoint,) = session.view.touchpoints.of("ref", "TP-2")
    words = link_words(session.view, session.view.links_from(touchpoint.id)[0])
    menu = section.link_menu(words)
    (entry,) = [action for action in menu.actions() if action.text() == "Remove the link"]
    entry.trigger()
    assert len(section.rows) == 1


def test_a_row_leads_to_its_element(session: Session, section: TellsSection, qtbot: QtBot) -> None:
    (row,) = [row for row in section.rows if isinstance(row, LinkRow)]
    with qtbot.waitSignal(session.row_opened) as opened:
        row.click()
    assert opened.args == ["element", by_code(session, "DF-2").id]


def test_without_a_link_it_says_what_that_means(session: Session, section: TellsSection) -> None:
    show(session, section, "TP-6")
    assert section.rows == []
