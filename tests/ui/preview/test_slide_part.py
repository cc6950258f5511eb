"""The section Slide of an inspector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.storyboard import hide_frames
from tests.ui.boards import named
from tests.ui.preview.stage import place, wait_for, write_long
from ui.preview.slide_part import SlidePart
from ui.preview.slide_sheet import SlideSheet
from ui.session import Session
from ui.widgets.badge import BadgeLabel


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> SlidePart:
    made = SlidePart(session)
    place(qtbot, made)
    made.show_frame(named(session, "Second").id)
    wait_for(qtbot, made.view, "Second")
    return made


def head(part: SlidePart) -> str:
    return part.head.accessibleName()


def badges(part: SlidePart) -> list[str]:
    return [one.badge.text for one in part.findChildren(BadgeLabel) if one.isVisibleTo(part)]


def test_the_head_says_where_in_the_deck_it_stands(
    session: Session, part: SlidePart, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: head(part) == "Slide, 3 of 4", timeout=10_000)
    write_long(session, "Second")
    last = 2 + len(part.view.slides.preview.slides if part.view.slides.preview else ())
    qtbot.waitUntil(lambda: head(part).startswith("Slide, 3–"), timeout=10_000)
    assert last >= 3


def test_a_backup_has_a_badge_in_place_of_numbers(
    session: Session, part: SlidePart, qtbot: QtBot
) -> None:
    assert badges(part) == []
    frame = named(session, "Second").id
    hide_frames(session.project, frames=[frame], is_backup=True)
    qtbot.waitUntil(lambda: badges(part) == ["Backup: hidden in the deck"], timeout=10_000)
    assert head(part) == "Slide"
    hide_frames(session.project, frames=[frame], is_backup=False)
    qtbot.waitUntil(lambda: badges(part) == [], timeout=10_000)


def test_all_of_them_are_open_or_closed_as_one_was_left(
    session: Session, part: SlidePart, qtbot: QtBot
) -> None:
    other = SlidePart(session)
    qtbot.addWidget(other)
    assert other.is_open
    QTest.mouseClick(part.head, Qt.MouseButton.LeftButton)
    assert (part.is_open, other.is_open) == (False, False)
    again = SlidePart(session)
    qtbot.addWidget(again)
    assert not again.is_open
    other.set_open(True)
    assert part.is_open


def test_closed_it_composes_nothing(session: Session, part: SlidePart, qtbot: QtBot) -> None:
    part.set_open(False)
    part.show_frame(named(session, "First").id)
    qtbot.wait(500)
    assert part.view.slide is None
    part.set_open(True)
    wait_for(qtbot, part.view, "First")


def test_the_slide_opens_in_large_over_the_window(part: SlidePart) -> None:
    part.view.opened.emit()
    sheet = part.findChild(SlideSheet)
    assert sheet is not None
    assert sheet.is_open
    sheet.close_sheet()
