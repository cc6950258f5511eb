"""Fixtures of the chain: a document without any element, and the room at its chain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.boards import Boards
from ui.session import Session
from ui.workspaces.positioning import Positioning

Show = Callable[[Session], Positioning]


@pytest.fixture
def session(boards: Boards) -> Session:
    """A session on a document without any element."""
    return boards.session()


@pytest.fixture
def show(show_positioning: Callable[..., Positioning]) -> Show:
    """Shows the room with the keyboard in its chain."""

    def shown(session: Session) -> Positioning:
        room = show_positioning(session)
        room.chain.view.setFocus()
        return room

    return shown
