"""The links of a frame."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.model.storyboard import Frame, LinkRole
from tests.ui.boards import Boards, told
from tests.ui.studio import told as messages
from ui.inspector.frame_link_rows import LinkRow, SuspectBlock, link_words
from ui.inspector.frame_links import LinksPart
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


def frame(session: Session) -> Frame:
    return told(session).frames[7]


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> LinksPart:
    made = LinksPart(session)
    qtbot.addWidget(made)
    made.resize(296, 400)
    made.show()
    made.show_frame(told(session), frame(session))
    session.changed.connect(
        lambda _changes, _initiator: made.show_frame(told(session), frame(session))
    )
    return made


def blocks(part: LinksPart) -> list[SuspectBlock]:
    return [block for row in part.rows for block in row.findChildren(SuspectBlock)]


def entry(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu or of its submenus."""
    for action in menu.actions():
        inner = action.menu()
        if action.text() == words:
            action.trigger()
            return
        if isinstance(inner, QMenu):
            entry(inner, words)


def test_suspect_links_stand_out_among_the_others(part: LinksPart) -> None:
    assert part.head.accessibleName() == "Links, 5"
    assert len(part.rows) == 5
    assert len(blocks(part)) == 1


def test_a_row_opens_what_it_points_at(session: Session, part: LinksPart, qtbot: QtBot) -> None:
    row = part.rows[0]
    assert isinstance(row, LinkRow)
    with qtbot.waitSignal(session.row_opened) as opened:
        row.click()
    assert opened.args is not None
    assert opened.args[0] == "element"


def test_clearing_with_a_reason_settles_the_link_and_can_be_undone(
    session: Session, part: LinksPart
) -> None:
    blocks(part)[0].cleared.emit("The frame says the same")
    assert blocks(part) == []
    assert messages(session)[-1].text == "Suspect link cleared with a reason"
    links = session.view.links_from(frame(session).id)
    assert "The frame says the same" in [link.cleared_because for link in links]
    session.undo()
    assert len(blocks(part)) == 1


def test_rows_that_read_the_same_stay(session: Session, part: LinksPart) -> None:
    before = part.rows
    blocks(part)[0].cleared.emit("It still fits")
    after = part.rows
    assert [before[0], before[2], before[3]] == [after[0], after[2], after[3]]
    assert before[1] is not after[1]


def test_a_link_is_added_from_the_list(
    session: Session, part: LinksPart, qapp: QApplication
) -> None:
    picker = part.open_picker()
    assert picker is not None
    linked = {link.target for link in session.view.links_from(frame(session).id)}
    offered = [picker.model.line(row).target for row in range(picker.model.rowCount())]
    assert not linked & {target.row.id for target in offered if target is not None}
    target = next(target for target in offered if target is not None)
    picker.picked.emit(target.row)
    picker.close()
    assert part.head.accessibleName() == "Links, 6"
    assert target.row.id in {link.target for link in session.view.links_from(frame(session).id)}


def test_the_menu_changes_the_role_and_removes(session: Session, part: LinksPart) -> None:
    link = session.view.links_from(frame(session).id)[0]
    entry(part.link_menu(link_words(session.view, link)), "Expresses")
    assert session.view.links[link.id].role is LinkRole.EXPRESSES
    entry(part.link_menu(link_words(session.view, link)), "Remove the link")
    assert link.id not in session.view.links
    assert messages(session)[-1].text == "Link to Rework and partial-lot model removed"


def test_a_frame_without_links_says_what_they_are_for(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session("insight:A")
    part = LinksPart(session)
    qtbot.addWidget(part)
    part.show_frame(told(session), told(session).frames[0])
    assert part.head.accessibleName() == "Links, None"
    assert part.rows == []
