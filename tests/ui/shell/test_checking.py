"""Findings follow the story, and those of an older state are never shown."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.narratives import delete_narrative
from ui.background import Background
from ui.session import Session
from ui.shell import checking as module
from ui.shell.checking import Checking

pytestmark = pytest.mark.usefixtures("is_settled")


@pytest.fixture
def checking(
    session: Session, background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Checking:
    monkeypatch.setattr(module, "_PAUSE_MS", 1)
    made = Checking(session, background)
    with qtbot.waitSignal(made.checked):
        made.begin()
    return made


def test_findings_are_counted_by_whether_they_press(checking: Checking) -> None:
    pressing, remarks = checking.counts
    assert pressing + remarks == len(checking.found) > 0
    assert remarks == sum(one.level is Level.INFO for one in checking.found)


def test_a_change_is_checked_after_a_pause(
    checking: Checking, session: Session, qtbot: QtBot
) -> None:
    story = session.story
    assert story is not None
    message = story.frames[0].headline
    edit_cells(session.project, story.frames[0], key_message=message)
    with qtbot.waitSignal(checking.checked):
        checking.soon()
    assert Rule.KEY_MESSAGE_REPEATS in {one.rule for one in checking.found}


def test_what_an_older_check_finds_comes_too_late(checking: Checking, qtbot: QtBot) -> None:
    told: list[int] = []
    checking.checked.connect(lambda: told.append(1))
    checking.begin()
    with qtbot.waitSignal(checking.checked):
        checking.begin()
    qtbot.wait(20)
    assert told == [1]


def test_a_closed_document_is_checked_no_more(checking: Checking, qtbot: QtBot) -> None:
    checking.begin()
    checking.soon()
    checking.stop()
    with qtbot.assertNotEmitted(checking.checked, wait=50):
        pass


def test_without_a_story_there_is_nothing_to_find(
    checking: Checking, session: Session, qtbot: QtBot
) -> None:
    assert session.story is not None
    delete_narrative(session.project, narrative=session.story.narrative.id)
    checking.begin()
    qtbot.waitUntil(lambda: checking.found == ())
    assert (checking.counts, checking.told_as) == ((0, 0), "")
