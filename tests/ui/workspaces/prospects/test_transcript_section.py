"""The transcript of a session: its review is opened again, and it is deleted with a way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from narrative_studio.commands.transcripts import put_segments, take_in_transcript
from narrative_studio.importers.transcripts.segment import Segment
from narrative_studio.model.prospects import TestSession
from tests.ui.studio import told
from ui.importing.review_sheet import ReviewSheet
from ui.importing.transcript_sheet import TranscriptSheet
from ui.session import Session
from ui.workspaces.prospects import Prospects
from ui.workspaces.prospects.transcript_section import TranscriptSection

SPOKEN = (Segment(0, 4_000, "Rep", "Ovens lie."), Segment(5_000, 9_000, "Buyer", "Do they?"))


@pytest.fixture
def first(session: Session) -> TestSession:
    return next(one for one in session.view.test_sessions.values() if one.code == "T01")


def section(room: Prospects, shown: TestSession) -> TranscriptSection:
    room.show_row("test_session", shown.id)
    sheet = room.sessions.sheet
    assert sheet is not None
    return sheet.transcript


def test_the_review_is_opened_again_and_leads_from_a_piece_to_its_frame(
    room: Prospects, first: TestSession, qtbot: QtBot
) -> None:
    session = room.session
    story = session.story
    assert story is not None
    made = take_in_transcript(session.project, session=first.id, spoken=SPOKEN, has_agreed=True)
    put_segments(session.project, segments=[made[0].id], frame=story.frames[1].id)
    part = section(room, first)
    assert part.head.text() == "Transcript"
    assert part.words.text() == "1 piece to be confirmed: until then they count nothing."
    part.review.click()
    (review,) = room.window().findChildren(ReviewSheet)
    review.table.selectRow(1)
    assert not review.goto.isEnabled(), "the second piece is at no frame yet"
    review.table.selectRow(0)
    with qtbot.waitSignal(session.row_opened) as opened:
        review.goto.click()
    assert opened.args == ["frame", story.frames[1].id]
    assert not review.isVisible()


def test_a_transcript_is_deleted_with_a_way_back(room: Prospects, first: TestSession) -> None:
    session = room.session
    take_in_transcript(session.project, session=first.id, spoken=SPOKEN, has_agreed=True)
    part = section(room, first)
    assert part.review.isVisible()
    part.discard.click()
    assert not session.view.transcript_segments
    assert part.bring.isVisible()
    assert told(session)[-1].text == "Deleted the transcript of T01"
    session.undo()
    assert part.review.isVisible()


def test_a_transcript_that_is_brought_in_here_is_taken_for_this_session(
    room: Prospects,
    first: TestSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "call.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nHello.\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    part = section(room, first)
    assert part.words.text().startswith("None yet. Drop the transcript")
    part.bring.click()
    qtbot.waitUntil(lambda: bool(room.window().findChildren(TranscriptSheet)))
    (sheet,) = room.window().findChildren(TranscriptSheet)
    assert sheet.chosen == first, "and not the latest one"
    sheet.close_sheet()
