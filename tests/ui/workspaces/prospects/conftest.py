"""Fixtures of the room Tests: a story of three frames, with one session told and one planned."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.sessions import end_session, judge_prospect, plan_session
from narrative_studio.model.prospects import Answer
from tests.ui.boards import Boards
from ui.session import Session
from ui.workspaces.prospects import Prospects


@pytest.fixture
def session(boards: Boards) -> Session:
    """A session on a story with two tests: T01 is counted, T02 is planned."""
    made = boards.session("insight:Ovens lie", "alternatives:Notebooks", "proof:Two bakers")
    assert made.story is not None
    project, narrative = made.project, made.story.narrative.id
    first = plan_session(project, narrative=narrative, prospect="A mill", held_on="2026-03-02")
    judge_prospect(project, session=first.id, qualified=Answer.YES, contaminated=Answer.NO)
    end_session(project, session=first.id)
    edit_cells(project, first, version="v1")
    plan_session(project, narrative=narrative, prospect="A bakery", held_on="2026-04-01")
    return made


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> Prospects:
    """The room on screen."""
    made = Prospects(session)
    qtbot.addWidget(made)
    made.resize(1190, 720)
    made.show_sessions()
    made.show()
    return made
