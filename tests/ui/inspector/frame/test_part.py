"""What the sections of the frame inspector have in common."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards, named, told
from ui.inspector.frame.part import FramePart


class Noting(FramePart):
    """Notes what it was asked to show."""

    def refresh(self) -> None:
        assert self.story is not None
        self.set_summary(self.frame.headline if self.frame is not None else "nothing")


def test_a_part_shows_the_frame_it_is_given_and_lets_go_of_it(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session("insight:A")
    part = Noting(session, "Part")
    qtbot.addWidget(part)
    part.show_frame(told(session), named(session, "A"))
    assert part.head.accessibleName() == "Part, A"
    part.show_frame(told(session), None)
    assert part.head.accessibleName() == "Part, nothing"


def test_a_part_has_to_say_what_it_shows(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session("insight:A")
    part = FramePart(session, "Part")
    qtbot.addWidget(part)
    with pytest.raises(NotImplementedError):
        part.show_frame(told(session), None)
