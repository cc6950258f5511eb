"""The scripts of all told frames as one text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import add_frame, delete_frames, move_frames
from tests.ui.workspaces.demo.stage import click, frames
from ui.session import Session
from ui.workspaces.demo.script_page import Level
from ui.workspaces.demo.script_sheet import FrameScript, ScriptSheet


@pytest.fixture
def sheet(session: Session, qtbot: QtBot) -> ScriptSheet:
    made = ScriptSheet()
    qtbot.addWidget(made)
    made.show_story(session.story, Level.FULL)
    made.resize(600, 2000)
    made.show()
    return made


def order(sheet: ScriptSheet) -> list[str]:
    QApplication.processEvents()
    parts = sorted(sheet.findChildren(FrameScript), key=lambda part: part.y())
    return [one.page.accessibleName().split(".")[0] for one in parts if one.isVisible()]


def test_told_frames_follow_each_other(session: Session, sheet: ScriptSheet) -> None:
    assert order(sheet) == [frame.headline for frame in frames(session)]


def test_the_text_follows_the_story(session: Session, sheet: ScriptSheet) -> None:
    first, _second, third = frames(session)[:3]
    move_frames(session.project, frames=[third.id], beat=first.beat, before=first.id)
    delete_frames(session.project, frames=[frames(session)[4].id])
    sheet.show_story(session.story, Level.FULL)
    assert order(sheet) == [frame.headline for frame in frames(session)]


def test_a_frame_is_found_by_where_it_stands(session: Session, sheet: ScriptSheet) -> None:
    QApplication.processEvents()
    second = frames(session)[1].id
    assert sheet.frame_at(sheet.top_px(second) + 2) == second
    assert sheet.frame_at(sheet.top_px(second) - 2) == frames(session)[0].id
    assert sheet.frame_at(-1) is None
    assert sheet.top_px("gone") == 0


def test_a_click_says_whether_it_was_on_the_words(
    session: Session, sheet: ScriptSheet, qtbot: QtBot
) -> None:
    part = sheet.part(frames(session)[0].id)
    with qtbot.waitSignal(sheet.clicked) as clicked:
        click(part, QPoint(20, 5))
    assert clicked.args is not None
    assert clicked.args[:2] == [frames(session)[0].id, -1]
    with qtbot.waitSignal(sheet.clicked) as clicked:
        click(part, QPoint(20, 140))
    assert clicked.args is not None
    assert clicked.args[0] == frames(session)[0].id
    assert clicked.args[1] >= 0


def test_the_pointer_shows_where_a_click_edits(sheet: ScriptSheet, session: Session) -> None:
    part = sheet.part(frames(session)[0].id)
    QApplication.processEvents()
    assert part.page.is_script_at(140)
    assert not part.page.is_script_at(5)
    sheet.show_story(session.story, Level.HEADLINE)
    part.page.heightForWidth(600)
    assert not part.page.is_script_at(140)
    assert part.page.cursor().shape() in (Qt.CursorShape.ArrowCursor, Qt.CursorShape.IBeamCursor)


def test_of_an_edited_frame_only_the_head_is_left(session: Session, sheet: ScriptSheet) -> None:
    first = frames(session)[0]
    page = sheet.part(first.id).page
    before = page.heightForWidth(600)
    sheet.show_story(session.story, Level.FULL, edited=first.id)
    assert page.heightForWidth(600) < before
    edit_cells(session.project, first, headline="Other")
    sheet.show_story(session.story, Level.FULL)
    assert page.accessibleName().startswith("Other")


class TestALongStory:
    """Sixty frames, of which few are near the eyes."""

    @pytest.fixture
    def long(self, session: Session, qtbot: QtBot) -> ScriptSheet:
        assert session.story is not None
        narrative = session.story.narrative.id
        with session.project.op("Tell more"):
            for number in range(60):
                words = "What is said of it, in so many words. " * (number % 7 * 20)
                frame = add_frame(
                    session.project, narrative=narrative, beat="proof", headline=f"Frame {number}"
                )
                edit_cells(session.project, frame, script=words)
        made = ScriptSheet()
        qtbot.addWidget(made)
        made.show_story(session.story, Level.FULL)
        made.resize(600, 800)
        made.show()
        QApplication.processEvents()
        made.see(0, 800)
        return made

    def test_only_frames_near_the_eyes_are_made(self, session: Session, long: ScriptSheet) -> None:
        assert 0 < len(long.findChildren(FrameScript)) < 20
        last = session.story.frames[-1].id  # type: ignore[union-attr]
        assert long.frame_at(long.minimumHeight() - 1) == last
        long.see(long.top_px(last), long.top_px(last) + 800)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert long.part(last).isVisibleTo(long)
        assert len(long.findChildren(FrameScript)) < 20

    def test_parts_stand_one_below_the_other_with_the_height_that_they_need(
        self, long: ScriptSheet
    ) -> None:
        long.see(4000, 4800)
        parts = sorted(long._parts.values(), key=lambda part: part.y())
        assert len(parts) > 2
        for above, below in pairwise(parts):
            assert below.y() == above.y() + above.height()
            assert above.height() == above.height_at(600)

    def test_what_stands_before_the_eyes_stays_there_when_what_is_above_is_measured(
        self, session: Session, long: ScriptSheet
    ) -> None:
        frame = session.story.frames[40].id  # type: ignore[union-attr]
        top = long.top_px(frame) + 10
        moved = long.see(top, top + 800)
        assert long.frame_at(top + moved) == frame
        assert long.top_px(frame) + 10 == top + moved
        assert long.see(top + moved, top + moved + 800) == 0

    def test_a_frame_that_is_edited_stays_made(self, session: Session, long: ScriptSheet) -> None:
        assert session.story is not None
        edited = session.story.frames[30].id
        long.show_story(session.story, Level.FULL, edited=edited)
        part = long.part(edited)
        long.see(0, 800)
        assert long.part(edited) is part

    def test_another_width_asks_for_other_heights(self, long: ScriptSheet) -> None:
        before = long.minimumHeight()
        long.resize(300, 800)
        QApplication.processEvents()
        assert long.minimumHeight() > before
