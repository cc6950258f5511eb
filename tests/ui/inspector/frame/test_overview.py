"""The narrative, while no frame is selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.ui.boards import Boards, told
from ui.inspector.frame.overview import NarrativeOverview
from ui.session import Session
from ui.widgets.label import TextLabel


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


@pytest.fixture
def overview(session: Session, qtbot: QtBot) -> NarrativeOverview:
    made = NarrativeOverview(session)
    qtbot.addWidget(made)
    made.show()
    made.show_story(told(session))
    return made


def test_it_shows_how_the_time_is_spent(overview: NarrativeOverview) -> None:
    assert overview.fact("Planned") == "39:30 of 40:00"
    assert overview.fact("Left") == "0:30"
    assert overview.fact("Setup") == "25 %"
    assert overview.fact("Value") == "54 %"
    assert overview.fact("Spoken").startswith("1,404 words · 10:0")


def test_a_story_that_is_too_long_says_by_how_much(
    overview: NarrativeOverview, session: Session
) -> None:
    edit_cells(session.project, told(session).narrative, call_length_ms=30 * 60_000)
    overview.show_story(told(session))
    assert overview.fact("Left") == "9:30 too long"


def test_a_document_that_is_called_like_its_story_is_renamed_with_it(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session("insight:A")
    edit_cells(session.project, session.view.project, title=told(session).narrative.title)
    overview = NarrativeOverview(session)
    qtbot.addWidget(overview)
    overview.show()
    overview.show_story(told(session))
    overview.title.selectAll()
    qtbot.keyClicks(overview.title, "Tidemark")
    session.flush()
    assert told(session).narrative.title == "Tidemark"
    assert session.view.project.title == "Tidemark"


def test_title_length_and_pace_are_edited_here(
    overview: NarrativeOverview, session: Session, qtbot: QtBot
) -> None:
    overview.title.setFocus()
    overview.title.selectAll()
    qtbot.keyClicks(overview.title, "First call")
    qtbot.keyClick(overview.title, Qt.Key.Key_Return)
    overview.length.setFocus()
    overview.length.selectAll()
    qtbot.keyClicks(overview.length, "45")
    qtbot.keyClick(overview.length, Qt.Key.Key_Return)
    overview.pace.setValue(130)
    narrative = told(session).narrative
    assert (narrative.title, narrative.call_length_ms) == ("First call", 45 * 60_000)
    assert narrative.pace_wpm == 130


def test_showing_the_pace_is_no_edit(overview: NarrativeOverview, session: Session) -> None:
    before = session.project.undo_state
    edit_cells(session.project, told(session).narrative, pace_wpm=100)
    overview.show_story(told(session))
    assert overview.pace.value() == 100
    edit_cells(session.project, told(session).narrative, pace_wpm=300)
    overview.show_story(told(session))
    assert told(session).narrative.pace_wpm == 300
    session.undo()
    assert len(session.project.undo_state.undo) == len(before.undo) + 1


def test_a_document_without_narrative_has_nothing_to_edit(overview: NarrativeOverview) -> None:
    overview.show_story(None)
    assert not overview.isEnabled()


def test_the_time_is_that_of_the_shown_variant(
    overview: NarrativeOverview, session: Session
) -> None:
    session.choose_variant(session.view.variants.ordered[0].id)
    overview.show_story(told(session))
    assert overview.fact("Planned") == "10:00 of 10:00"
    assert overview.fact("Setup") == "30 %"
    assert overview.length.text() == "40:00", "the call is that of the narrative"


def test_a_template_without_parts_does_not_speak_of_them(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session(template="blank")
    made = NarrativeOverview(session)
    qtbot.addWidget(made)
    made.show_story(told(session))
    labels = {one.text(): one for one in made.findChildren(TextLabel)}
    assert labels["Setup"].isHidden()
    assert not labels["Planned"].isHidden()
    assert made.fact("Value") == ""
