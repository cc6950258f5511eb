"""The frame inspector as a whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from tests.ui.boards import Boards, named, told
from ui.inspector.frame.inspector import FrameInspector
from ui.inspector.frame.message import MessagePart
from ui.session import Session
from ui.shell.areas import has_focus

PARTS = ["message", "links", "steps", "script", "bullets", "visual", "questions", "history"]


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "proof:C")


@pytest.fixture
def inspector(session: Session, qtbot: QtBot) -> FrameInspector:
    made = FrameInspector(session)
    qtbot.addWidget(made)
    made.resize(296, 696)
    made.show()
    return made


def select(session: Session, *names: str) -> None:
    session.select("frame", [named(session, name).id for name in names])


def headline(inspector: FrameInspector) -> str:
    part = inspector.part("message")
    assert isinstance(part, MessagePart)
    return part.headline.text()


def test_with_nothing_selected_it_shows_the_narrative(inspector: FrameInspector) -> None:
    assert inspector.overview.isVisibleTo(inspector)
    assert inspector.overview.title.text() == "Our story"


def test_it_follows_the_selection(session: Session, inspector: FrameInspector) -> None:
    select(session, "B")
    assert inspector.head.isVisibleTo(inspector)
    assert (inspector.head.number, headline(inspector)) == ("Frame 2", "B")
    select(session, "B", "C")
    assert inspector.many.isVisibleTo(inspector)
    assert inspector.many.words == "2 frames"
    select(session)
    assert inspector.overview.isVisibleTo(inspector)


def test_it_follows_changes_made_elsewhere(session: Session, inspector: FrameInspector) -> None:
    select(session, "B")
    edit_cells(session.project, named(session, "B"), headline="Better")
    assert headline(inspector) == "Better"
    delete_frames(session.project, frames=[named(session, "A").id])
    assert inspector.head.number == "Frame 1"
    delete_frames(session.project, frames=[named(session, "Better").id])
    assert inspector.overview.isVisibleTo(inspector)


def test_every_section_is_there_and_the_first_three_are_open(inspector: FrameInspector) -> None:
    assert [inspector.part(name).is_open for name in PARTS] == [True] * 3 + [False] * 5


def test_sections_stay_as_they_were_left(
    session: Session, inspector: FrameInspector, qtbot: QtBot
) -> None:
    inspector.part("links").head.click()
    inspector.part("script").head.click()
    again = FrameInspector(session)
    qtbot.addWidget(again)
    assert [again.part(name).is_open for name in ("message", "links", "script")] == [
        True,
        False,
        True,
    ]


def test_the_keyboard_enters_at_the_headline_and_leaves_with_escape(
    session: Session, inspector: FrameInspector, qtbot: QtBot
) -> None:
    select(session, "A")
    inspector.part("message").set_open(False)
    inspector.focus_first()
    part = inspector.part("message")
    assert isinstance(part, MessagePart)
    assert part.headline.hasFocus()
    left = QSignalSpy(inspector.left)
    qtbot.keyClicks(part.headline, "Typed ")
    qtbot.keyClick(part.headline, Qt.Key.Key_Escape)
    assert left.count() == 1
    assert told(session).frames[0].headline == "Typed A"


def test_nothing_typed_is_lost_when_another_frame_is_chosen(
    session: Session, inspector: FrameInspector, qtbot: QtBot
) -> None:
    select(session, "A")
    inspector.focus_first()
    part = inspector.part("message")
    assert isinstance(part, MessagePart)
    part.headline.selectAll()
    qtbot.keyClicks(part.headline, "Typed")
    select(session, "B")
    assert told(session).frames[0].headline == "Typed"
    assert headline(inspector) == "B"


def test_no_text_is_wider_than_the_panel(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    inspector = FrameInspector(session)
    qtbot.addWidget(inspector)
    inspector.resize(296, 696)
    inspector.show()
    for frame in told(session).frames:
        session.select("frame", [frame.id])
        for name in PARTS:
            inspector.part(name).set_open(True)
            assert inspector.part(name).minimumSizeHint().width() <= 296


def test_the_fields_of_a_frame_are_made_when_nobody_waits(
    session: Session, inspector: FrameInspector, qtbot: QtBot
) -> None:
    assert inspector.findChildren(MessagePart) == []
    qtbot.waitUntil(lambda: bool(inspector.findChildren(MessagePart)))
    assert inspector.overview.isVisibleTo(inspector)


def test_the_keyboard_of_a_frame_that_is_let_go_of_is_given_up(
    session: Session, inspector: FrameInspector, qtbot: QtBot
) -> None:
    """It would fall into the title of the narrative, and what is typed next with it."""
    inspector.activateWindow()
    select(session, "B")
    inspector.focus_first()
    qtbot.waitUntil(lambda: has_focus(inspector))
    with qtbot.waitSignal(inspector.left):
        select(session)
