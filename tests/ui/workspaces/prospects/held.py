"""Sessions in the room Tests, by their codes."""

from __future__ import annotations

from narrative_studio.model.prospects import TestSession
from ui.session import Session
from ui.workspaces.prospects import Prospects
from ui.workspaces.prospects.frame_grid import FrameGrid


def named(session: Session, code: str) -> TestSession:
    """The test session of that code."""
    return next(one for one in session.view.test_sessions.values() if one.code == code)


def opened(room: Prospects, code: str) -> FrameGrid:
    """The frames of a session that is opened."""
    room.show_row("test_session", named(room.session, code).id)
    sheet = room.sessions.sheet
    assert sheet is not None
    return sheet.frames.grid
