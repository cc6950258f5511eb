"""The links of one row: rows that open what they point at, and suspect ones that are settled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.model.storyboard import LinkRole
from tests.ui.boards import Boards, told
from tests.ui.elements import by_code
from tests.ui.studio import told as messages
from ui.inspector.frame.link_rows import LinkRow, SuspectBlock, link_words
from ui.inspector.link_list import LinkList
from ui.session import Session

Shown = Callable[..., LinkList]


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


@pytest.fixture
def shown(session: Session, qtbot: QtBot) -> Shown:
    """Shows the links of a row in a list that follows the document."""

    def show(source: str, asks_role: str = "") -> LinkList:
        made = LinkList(session, asks_role=asks_role)
        qtbot.addWidget(made)
        made.resize(296, 400)
        made.show_links(session.view, source)
        session.changed.connect(lambda _changes, _by: made.show_links(session.view, source))
        return made

    return show


def frame(session: Session) -> str:
    return told(session).frames[7].id


def touchpoint(session: Session, ref: str) -> str:
    (found,) = session.view.touchpoints.of("ref", ref)
    return str(found.id)


def blocks(shown: LinkList) -> list[SuspectBlock]:
    return [block for row in shown.rows for block in row.findChildren(SuspectBlock)]


def entry(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu or of its submenus."""
    for action in menu.actions():
        inner = action.menu()
        if action.text() == words:
            action.trigger()
            return
        if isinstance(inner, QMenu):
            entry(inner, words)


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_suspect_links_stand_out_among_the_others(session: Session, shown: Shown) -> None:
    found = shown(frame(session))
    assert (len(found), len(found.rows), len(blocks(found))) == (5, 5, 1)


def test_a_row_opens_what_it_points_at(session: Session, shown: Shown, qtbot: QtBot) -> None:
    (row,) = [row for row in shown(touchpoint(session, "TP-2")).rows if isinstance(row, LinkRow)]
    with qtbot.waitSignal(session.row_opened) as opened:
        row.click()
    assert opened.args == ["element", by_code(session, "DF-2").id]


@pytest.mark.parametrize("is_frame", [True, False])
def test_clearing_with_a_reason_settles_the_link_and_can_be_undone(
    session: Session, shown: Shown, is_frame: bool
) -> None:
    source = frame(session) if is_frame else touchpoint(session, "TP-2")
    found = shown(source)
    blocks(found)[0].cleared.emit("It says the same")
    assert blocks(found) == []
    assert messages(session)[-1].text == "Suspect link cleared with a reason"
    links = session.view.links_from(source)
    assert "It says the same" in [link.cleared_because for link in links]
    session.undo()
    assert len(blocks(found)) == 1


def test_rows_that_read_the_same_stay(session: Session, shown: Shown) -> None:
    found = shown(frame(session))
    before = found.rows
    blocks(found)[0].cleared.emit("It still fits")
    after = found.rows
    assert [before[0], before[2], before[3]] == [after[0], after[2], after[3]]
    assert before[1] is not after[1]


def test_the_menu_changes_the_role_and_removes(session: Session, shown: Shown) -> None:
    found = shown(frame(session), asks_role="What the frame does for it")
    link = session.view.links_from(frame(session))[0]
    entry(found.menu_of(link_words(session.view, link)), "Expresses")
    assert session.view.links[link.id].role is LinkRole.EXPRESSES
    entry(found.menu_of(link_words(session.view, link)), "Remove the link")
    assert link.id not in session.view.links
    assert messages(session)[-1].text == "Link to Rework and partial-lot model removed"


def test_where_the_role_is_always_the_same_the_menu_does_not_ask(
    session: Session, shown: Shown
) -> None:
    source = touchpoint(session, "TP-2")
    found = shown(source)
    words = link_words(session.view, session.view.links_from(source)[0])
    assert entries(found.menu_of(words)) == ["Show the value theme", "Remove the link"]


def test_without_a_link_it_takes_no_room(session: Session, shown: Shown) -> None:
    found = shown(touchpoint(session, "TP-6"))
    assert (found.rows, found.isHidden()) == ([], True)
    found.show_links(session.view, frame(session))
    assert not found.isHidden()
    found.show_links(session.view, None)
    assert found.isHidden()
