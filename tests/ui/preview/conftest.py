"""Sessions whose frames become slides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.boards import Boards
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Iterator[Session]:
    """A session on a story of three frames; nothing is being composed once it ends."""
    made = boards.session("insight:First", "insight:Second", "proof:Third")
    yield made
    made.background.stop()
