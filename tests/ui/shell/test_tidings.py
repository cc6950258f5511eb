"""What an opened document tells: words that were saved, and copies that hold news."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.storyboard import delete_frames
from tests.ui.studio import told
from tests.ui.versions import copy_of
from ui.messages import Act
from ui.session import Session
from ui.shell.tidings import DOCUMENT_PLACE, Tidings


class Place:
    """Where the user is, and what was shown to him."""

    def __init__(self) -> None:
        self.now = ("storyboard", "board")
        self.shown = 0

    def show(self) -> None:
        self.shown += 1


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def tidings(session: Session, place: Place) -> Tidings:
    return Tidings(
        session, place=lambda: place.now, show=place.show, verify=place.show, parent=session
    )


def test_what_was_typed_before_a_crash_is_brought_back(session: Session, tidings: Tidings) -> None:
    assert session.story is not None
    frame = session.story.frames[0]
    bases = {"headline": session.project.heads_shown(frame, "headline")}
    session.project.keep_draft(frame, "headline", "Typed and lost", bases=bases)
    tidings.begin()
    assert session.story.frames[0].headline == "Typed and lost"
    assert told(session)[-1].text == "Recovered what was being typed in 1 field"
    assert told(session)[-1].action == "Undo"
    session.leave()


def test_what_was_typed_into_a_row_that_is_deleted_can_be_copied(
    session: Session, tidings: Tidings
) -> None:
    assert session.story is not None
    frame = session.story.frames[0]
    session.project.keep_draft(frame, "headline", "Typed and lost", bases={})
    delete_frames(session.project, frames=[frame.id])
    acts: list[Act] = []
    session.messages.told.connect(lambda _message, act: acts.append(act))
    tidings.begin()
    assert told(session)[-1].text == (
        "What was being typed is kept, but its place has been deleted: “Typed and lost”"
    )
    acts[-1]()
    assert QGuiApplication.clipboard().text() == "Typed and lost"
    assert session.project.lost_drafts() == []
    session.leave()


def test_a_copy_with_news_is_offered_once_and_shown_on_demand(
    session: Session, tidings: Tidings, place: Place, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.copies.looked):
        tidings.begin()
    assert told(session) == []
    copy_of(session.project, "story (conflicted copy).narrative", headline="Other words")
    acts: list[Act] = []
    session.messages.told.connect(lambda _message, act: acts.append(act))
    for _time in range(2):
        with qtbot.waitSignal(session.copies.looked):
            session.copies.look()
    (message,) = told(session)
    assert message.text == ("“story (conflicted copy).narrative” holds 2 changes that are not here")
    assert message.action == "Look"
    acts[0]()
    assert place.shown == 1
    place.now = DOCUMENT_PLACE
    copy_of(session.project, "story 2.narrative", headline="More words")
    with qtbot.waitSignal(session.copies.looked):
        session.copies.look()
    assert told(session)[-1].text.startswith("2 copies beside the document hold changes")
    assert not told(session)[-1].action, "they stand before the eyes"
    session.leave()
