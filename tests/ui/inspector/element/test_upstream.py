"""The note about what changed upstream."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.positioning import Element, Status
from tests.ui.boards import Boards, told
from tests.ui.elements import by_code
from ui.inspector.element.main import ElementPanel
from ui.inspector.frame.link_rows import LinkRow, link_words
from ui.session import Session


def element_of(session: Session, code: str) -> Element:
    found = by_code(session, code)
    assert isinstance(found, Element)
    return found


def panel_of(session: Session, qtbot: QtBot) -> ElementPanel:
    panel = ElementPanel(session)
    qtbot.addWidget(panel)
    panel.show_row(element_of(session, "VA-3"))
    session.changed.connect(lambda *_: panel.show_row(element_of(session, "VA-3")))
    return panel


def test_a_change_upstream_is_said_until_it_is_approved_again(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    panel = panel_of(session, qtbot)
    assert not panel.upstream.isVisibleTo(panel)
    edit_cells(session.project, element_of(session, "VA-3"), approver=session.project.me.id)
    edit_cells(session.project, element_of(session, "DF-3"), statement="Runs a timed recall.")
    assert panel.upstream.isVisibleTo(panel)
    (row,) = panel.upstream.rows.rows
    assert row.words == "Mock recall clock and evidence pack"
    panel.upstream.review_button.click()
    assert element_of(session, "VA-3").status is Status.IN_REVIEW
    assert not panel.upstream.review_button.isVisibleTo(panel)
    assert "Approving it says so" in panel.upstream.hint
    panel.decides.forward.click()
    assert not panel.upstream.isVisibleTo(panel)


def test_a_row_opens_what_changed(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    panel = panel_of(session, qtbot)
    edit_cells(session.project, element_of(session, "DF-3"), statement="Runs a timed recall.")
    opened: list[str] = []
    session.row_opened.connect(lambda _table, row: opened.append(row))
    panel.upstream.rows.opened.emit(element_of(session, "DF-3").id)
    assert opened == [element_of(session, "DF-3").id]


def test_a_frame_says_so_at_its_link_and_is_not_suspect(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    edit_cells(session.project, element_of(session, "DF-3"), statement="Runs a timed recall.")
    whole = session.view
    links = whole.links_from(told(session).frames[4].id)
    words = next(one for one in (link_words(whole, link) for link in links) if one.upstream)
    assert words.upstream == "Upstream changed: “Mock recall clock and evidence pack”"
    assert not words.state.is_suspect
    row = LinkRow(words)
    qtbot.addWidget(row)
    assert row.accessibleName().endswith(words.upstream)
    assert not row.grab().isNull()
