"""A transcript comes in once it is said of whom it is, and that they agreed to be recorded."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.sessions import plan_session
from narrative_studio.importers.transcripts.segment import BadCue, Segment, Transcript
from narrative_studio.model.prospects import Answer, TestSession
from ui.importing.review_sheet import ReviewSheet
from ui.importing.transcript_sheet import TranscriptSheet
from ui.session import Session

SPOKEN = (Segment(0, 900, "Ann", "Know in minutes."), Segment(900, 1800, "Bo", "Half?"))


@pytest.fixture
def test_session(session: Session) -> TestSession:
    story = session.story
    assert story is not None
    return plan_session(session.project, narrative=story.narrative.id, prospect="Mill")


def choose(sheet: TranscriptSheet, test_session: TestSession) -> None:
    sheet.which.choose(test_session.id)
    sheet.which.chosen.emit(test_session.id)


def test_the_session_in_the_name_of_the_file_is_proposed(
    host: QWidget, session: Session, test_session: TestSession
) -> None:
    read = Transcript("WebVTT", SPOKEN, (BadCue(7, "no end"),), ("A note",))
    path = Path(f"call {test_session.code}.vtt")
    sheet = TranscriptSheet(host, session, path, read)
    sheet.open()
    assert sheet.which.key == test_session.id
    sheet.has_agreed.click()
    sheet.go.click()
    assert len(session.view.transcript_segments) == 2
    assert session.view.test_sessions[test_session.id].may_record is Answer.YES
    (review,) = host.findChildren(ReviewSheet)
    assert review.is_open


def test_what_nobody_has_noted_is_asked_of_each_session(
    host: QWidget, session: Session, test_session: TestSession
) -> None:
    story = session.story
    assert story is not None
    known = plan_session(session.project, narrative=story.narrative.id)
    edit_cells(session.project, known, may_record=Answer.YES)
    sheet = TranscriptSheet(host, session, Path("a.srt"), Transcript("SubRip", SPOKEN))
    sheet.open()
    choose(sheet, known)
    assert sheet.go.isEnabled()
    assert not sheet.has_agreed.isVisible()
    choose(sheet, test_session)
    assert not sheet.go.isEnabled()
    sheet.has_agreed.click()
    assert sheet.go.isEnabled()
    other = plan_session(session.project, narrative=story.narrative.id)
    again = TranscriptSheet(host, session, Path("b.srt"), Transcript("SubRip", SPOKEN))
    choose(again, test_session)
    again.has_agreed.click()
    choose(again, other)
    assert not again.go.isEnabled()


def test_without_consent_or_a_session_nothing_is_taken(host: QWidget, session: Session) -> None:
    read = Transcript("SubRip", SPOKEN)
    assert not TranscriptSheet(host, session, Path("a.srt"), read).go.isEnabled()
    story = session.story
    assert story is not None
    made = plan_session(session.project, narrative=story.narrative.id)
    edit_cells(session.project, made, may_record=Answer.NO)
    assert not TranscriptSheet(host, session, Path("a.srt"), read).go.isEnabled()
