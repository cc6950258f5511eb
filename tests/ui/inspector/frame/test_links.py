"""The links of a frame."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.model.storyboard import Frame
from tests.ui.boards import Boards, told
from ui.inspector.frame.link_rows import SuspectBlock
from ui.inspector.frame.links import LinksPart
from ui.session import Session

PLACE = 7
"""Where the frame stands in the sample."""


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


def frame(session: Session) -> Frame:
    return told(session).frames[PLACE]


@pytest.fixture
def part(show_links: Callable[[int], LinksPart]) -> LinksPart:
    return show_links(PLACE)


def blocks(part: LinksPart) -> list[SuspectBlock]:
    return [block for row in part.list.rows for block in row.findChildren(SuspectBlock)]


def test_suspect_links_stand_out_among_the_others(part: LinksPart) -> None:
    assert part.head.accessibleName() == "Links, 5"
    assert len(part.list.rows) == 5
    assert len(blocks(part)) == 1


def test_a_link_is_added_from_the_list(
    session: Session, part: LinksPart, qapp: QApplication
) -> None:
    picker = part.open_picker()
    assert picker is not None
    linked = {link.target for link in session.view.links_from(frame(session).id)}
    lines = [picker.model.line(row) for row in range(picker.model.rowCount())]
    offered = [line.target for line in lines if line.can_be_picked]
    assert not linked & {target.row.id for target in offered if target is not None}
    target = next(target for target in offered if target is not None)
    picker.picked.emit(target.row)
    picker.close()
    assert part.head.accessibleName() == "Links, 6"
    assert target.row.id in {link.target for link in session.view.links_from(frame(session).id)}


def test_a_frame_without_links_says_what_they_are_for(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session("insight:A")
    part = LinksPart(session)
    qtbot.addWidget(part)
    part.show_frame(told(session), told(session).frames[0])
    assert part.head.accessibleName() == "Links, None"
    assert part.list.rows == []
