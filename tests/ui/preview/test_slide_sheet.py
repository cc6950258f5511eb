"""The slides of the story in large."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.storyboard import delete_frames, hide_frames
from tests.ui.boards import named
from tests.ui.preview.stage import place, title, wait_for, write_long
from ui.preview.slide_sheet import SlideSheet, open_slide
from ui.session import Session


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.field = QLineEdit()  # type: ignore[attr-defined]
    QVBoxLayout(made).addWidget(made.field)  # type: ignore[attr-defined]
    place(qtbot, made, 1280, 800)
    return made


@pytest.fixture
def sheet(session: Session, window: QWidget, qtbot: QtBot) -> SlideSheet:
    made = open_slide(window, session, named(session, "Second").id)
    wait_for(qtbot, made.view, "Second")
    return made


def test_it_is_as_large_as_the_window_has_room(sheet: SlideSheet, window: QWidget) -> None:
    paper = sheet.view.preview.paper()
    assert paper.width() > 0.75 * window.width()
    assert paper.width() / paper.height() == pytest.approx(16 / 9, rel=0.01)
    window.resize(1000, 640)
    smaller = sheet.view.preview.paper()
    assert 0.7 * 1000 < smaller.width() < paper.width()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_a_key_closes_it_and_gives_the_keyboard_back(
    session: Session, window: QWidget, qtbot: QtBot, key: Qt.Key
) -> None:
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    sheet = open_slide(window, session, named(session, "First").id)
    qtbot.waitUntil(sheet.view.preview.hasFocus)
    QTest.keyClick(sheet.view.preview, key)
    assert not sheet.isVisible()
    qtbot.waitUntil(field.hasFocus)


def test_arrow_keys_go_through_the_story_and_the_selection_goes_with_them(
    session: Session, sheet: SlideSheet, qtbot: QtBot
) -> None:
    QTest.keyClick(sheet.view.preview, Qt.Key.Key_Right)
    wait_for(qtbot, sheet.view, "Third")
    assert session.selection.ids == (named(session, "Third").id,)
    assert not sheet.on.isEnabled()
    QTest.keyClick(sheet.view.preview, Qt.Key.Key_Right)
    assert sheet.frame == named(session, "Third").id
    for wanted in ("Second", "First"):
        QTest.mouseClick(sheet.back, Qt.MouseButton.LeftButton)
        wait_for(qtbot, sheet.view, wanted)
    assert not sheet.back.isEnabled()


def test_going_back_comes_to_the_last_page_of_the_frame_before(
    session: Session, sheet: SlideSheet, qtbot: QtBot
) -> None:
    write_long(session, "First")
    QTest.keyClick(sheet.view.preview, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: title(sheet.view).startswith("First ("), timeout=10_000)
    assert sheet.view.page == sheet.view.pages - 1
    assert sheet.place.endswith(f" · {sheet.view.pages} of {sheet.view.pages} of this frame")


def test_backups_come_at_the_end_as_in_the_deck(
    session: Session, sheet: SlideSheet, qtbot: QtBot
) -> None:
    hide_frames(session.project, frames=[named(session, "First").id], is_backup=True)
    QTest.keyClick(sheet.view.preview, Qt.Key.Key_Right)
    wait_for(qtbot, sheet.view, "Third")
    QTest.keyClick(sheet.view.preview, Qt.Key.Key_Right)
    wait_for(qtbot, sheet.view, "First")
    assert sheet.place == "Backup: hidden in the deck"


def test_it_closes_with_its_frame(session: Session, sheet: SlideSheet) -> None:
    delete_frames(session.project, frames=[named(session, "Second").id])
    assert not sheet.isVisible()
