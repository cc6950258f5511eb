"""The scripts of all told frames as one text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames, move_frames
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
