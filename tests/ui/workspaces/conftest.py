"""Fixtures of the rooms: one shown by itself, in the size that it has in a window."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.session import Session
from ui.workspaces.positioning import Positioning

ShowPositioning = Callable[..., Positioning]


@pytest.fixture(autouse=True)
def room_gone() -> Iterator[None]:
    """Collect a room as a whole, old and young.

    Where only the young goes, PySide 6.11 is left with wrappers of what Qt has deleted with the
    room, and the next widget that comes to stand at the place of one breaks the process.
    """
    yield
    gc.collect()


@pytest.fixture
def show_positioning(qtbot: QtBot) -> ShowPositioning:
    """Shows the room Positioning, at first as large as in a window of 1440 by 900."""

    def shown(
        session: Session, width: int = 1032, height: int = 820, view: str = ""
    ) -> Positioning:
        room = Positioning(session)
        qtbot.addWidget(room)
        room.resize(width, height)
        if view:
            room.show_view(view)
        with qtbot.waitExposed(room):
            room.show()
        room.activateWindow()
        return room

    return shown
