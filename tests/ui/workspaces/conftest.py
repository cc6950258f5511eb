"""Fixtures of the rooms: one shown by itself, in the size that it has in a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ui.session import Session
from ui.workspaces.positioning import Positioning

ShowPositioning = Callable[..., Positioning]


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
