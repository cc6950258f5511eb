"""Fixtures of the inspector of frames: its links by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.boards import told
from ui.inspector.frame.links import LinksPart
from ui.session import Session


@pytest.fixture
def show_links(session: Session, qtbot: QtBot) -> Callable[[int], LinksPart]:
    """Shows the links of the frame at a place, following every change."""

    def shown(place: int) -> LinksPart:
        made = LinksPart(session)
        qtbot.addWidget(made)
        made.resize(296, 400)
        made.show()

        def show() -> None:
            story = told(session)
            made.show_frame(story, story.frames[place])

        show()
        session.changed.connect(show)
        return made

    return shown
