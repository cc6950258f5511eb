"""Fixtures of the room of the storyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.positioning import add_element
from narrative_studio.model.positioning import Element, ElementKind
from tests.ui.boards import Boards
from tests.ui.workspaces.storyboard.stage import room_of
from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.session import Session
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.board.view import BoardView
from ui.workspaces.storyboard.outline.view import OutlineView
from ui.workspaces.storyboard.shelf.panel import ElementShelf


@pytest.fixture
def session(boards: Boards) -> Session:
    """A story of four frames in three beats."""
    return boards.session("insight:A", "insight:B", "alternatives:C", "the-ask:D")


@pytest.fixture
def nine(boards: Boards) -> Session:
    """A story of nine frames: two lines of cards in the setup, and two beats further on."""
    return boards.session(
        *(f"insight:A{number}" for number in range(7)), "introduction:B", "the-ask:C"
    )


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> Storyboard:
    """The room with the board in sight."""
    return room_of(session, qtbot, height=696)


@pytest.fixture
def outline_room(session: Session, qtbot: QtBot) -> Storyboard:
    """The room with the outline in sight."""
    return room_of(session, qtbot, "outline")


@pytest.fixture
def outline(outline_room: Storyboard) -> OutlineView:
    """The outline, with the keyboard in it."""
    return outline_room.outline_page.view


@pytest.fixture
def cards(nine: Session, qtbot: QtBot) -> Iterator[BoardView]:
    """The list of cards of nine frames, with the keyboard in it."""
    thumbnails = Thumbnails(lambda: nine.view.picture_reader, nine)
    made = BoardView(StoryboardModel(nine, nine), thumbnails)
    qtbot.addWidget(made)
    made.resize(912, 648)
    made.show()
    made.setFocus()
    yield made
    thumbnails.wait()


@pytest.fixture
def value(session: Session) -> Element:
    """A value theme that no frame carries yet."""
    return add_element(session.project, kind=ElementKind.VALUE, name="Recall less", statement="S")


@pytest.fixture
def rival(session: Session, value: Element) -> Element:
    """A competitive alternative beside it."""
    return add_element(session.project, kind=ElementKind.ALTERNATIVE, name="Binders")


@pytest.fixture
def shelf(room: Storyboard, rival: Element) -> ElementShelf:
    """The shelf with both of them, open beside the board."""
    room.linking.open()
    return room.linking.shelf
