"""Fixtures of the customer model: the sample, and the page in its room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards
from tests.ui.customers import open_page
from ui.session import Session
from ui.workspaces.positioning.customers.page import CustomerPage


@pytest.fixture
def session(boards: Boards) -> Session:
    """A session on the sample."""
    return boards.sample_session()


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> CustomerPage:
    """The page of the sample in its room."""
    return open_page(session, qtbot)
