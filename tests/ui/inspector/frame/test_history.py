"""Who changed a frame, and the way back to older wordings."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import clear_suspect, link
from narrative_studio.model.storyboard import Frame
from tests.ui.boards import Boards, told
from tests.ui.elements import fill
from ui.inspector.frame.history import HistoryPart, Wording, day_words, entries_of
from ui.session import Session
from ui.widgets.label import TextLabel


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:First")


def frame(session: Session) -> Frame:
    return told(session).frames[0]


def rename(session: Session, *headlines: str) -> None:
    for headline in headlines:
        edit_cells(session.project, frame(session), headline=headline)


def opened(session: Session, qtbot: QtBot) -> HistoryPart:
    part = HistoryPart(session)
    qtbot.addWidget(part)
    part.set_open(True)
    part.show_frame(told(session), frame(session))
    return part


def words(part: HistoryPart) -> list[str]:
    return [label.text() for label in part.findChildren(TextLabel)]


def test_changes_are_listed_the_latest_first_with_their_author(session: Session) -> None:
    rename(session, "Second")
    found = entries_of(session.project, frame(session))
    assert [entry.what for entry in found] == ["Edit headline of frame", "Add frame"]
    assert {entry.who for entry in found} == {"Ada Lovelace"}


def test_what_was_taken_back_is_said_to_be_and_its_wording_stays_at_hand(
    session: Session, qtbot: QtBot
) -> None:
    rename(session, "Second")
    session.undo()
    part = opened(session, qtbot)
    shown = words(part)
    assert [one for one in shown if "frame" in one] == [
        "Taken back: Edit headline of frame",
        "Add frame",
    ]
    assert "“Second”" in shown
    session.redo()
    part.show_frame(told(session), frame(session))
    assert "Edit headline of frame" in words(part)


def test_a_wording_that_was_replaced_is_offered_where_it_was_written(session: Session) -> None:
    rename(session, "Second", "Third")
    found = entries_of(session.project, frame(session))
    assert [entry.older for entry in found] == [
        (),
        (Wording("headline", "Second"),),
        (Wording("headline", "First"),),
    ]


def test_an_older_wording_is_restored_as_a_change_of_its_own(
    session: Session, qtbot: QtBot
) -> None:
    rename(session, "Second")
    part = opened(session, qtbot)
    (restore,) = [
        one
        for one in part.findChildren(QPushButton)
        if one.accessibleName() == "Restore the headline “First”"
    ]
    restore.click()
    assert frame(session).headline == "First"
    session.undo()
    assert frame(session).headline == "Second"


def test_the_reason_of_a_cleared_link_can_be_read_later(session: Session, qtbot: QtBot) -> None:
    made = fill(session, "V:Minutes")["Minutes"]
    tie = link(session.project, source=frame(session), target=made)
    rename(session, "Second")
    part = opened(session, qtbot)
    edit_cells(session.project, made, statement="Anybody names the pallets in minutes")
    clear_suspect(session.project, link_id=tie.id, reason="The number is the same")
    part.refresh()
    found = entries_of(session.project, frame(session))
    assert [entry.what for entry in found][:2] == [
        "Clear suspect link to VA-1",
        "Edit headline of frame",
    ]
    assert found[0].because == "The number is the same"
    assert found[0].who == "Ada Lovelace"
    assert "“The number is the same”" in words(part)


def test_a_long_history_is_shown_in_two_steps(session: Session, qtbot: QtBot) -> None:
    rename(session, *(f"Headline {number}" for number in range(11)))
    part = opened(session, qtbot)
    assert words(part).count("Edit headline of frame") == 8
    more = next(one for one in part.findChildren(QPushButton) if one.text() == "4 earlier")
    more.click()
    shown = [label for label in part.findChildren(TextLabel) if label.isVisibleTo(part)]
    assert [label.text() for label in shown].count("Edit headline of frame") == 11


def test_a_closed_section_tells_only_the_day(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    part = HistoryPart(session)
    part.set_open(False)
    qtbot.addWidget(part)
    part.show_frame(told(session), told(session).frames[7])
    assert part.head.accessibleName() == "History, changed 2 Apr"
    assert words(part) == []


def test_the_year_is_told_where_it_is_another() -> None:
    moment = datetime(2025, 4, 2, 12, tzinfo=UTC)
    assert day_words(moment, today=2025) == "2 Apr"
    assert day_words(moment, today=2026) == "2 Apr 2025"
