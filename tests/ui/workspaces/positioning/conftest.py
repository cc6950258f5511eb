"""Fixtures of the room Positioning: it is shown at the view that a module is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.workspaces.conftest import ShowPositioning
from ui.session import Session
from ui.workspaces.positioning import Positioning

Show = Callable[..., Positioning]


@pytest.fixture
def view() -> str:
    """The view that rooms are opened at; empty for the first one."""
    return ""


@pytest.fixture
def show(show_positioning: ShowPositioning, view: str) -> Show:
    """Shows the room at a view, beside an inspector unless it is the first one."""

    def shown(
        session: Session, width: int = 912 if view else 1032, height: int = 720 if view else 820
    ) -> Positioning:
        return show_positioning(session, width, height, view)

    return shown
