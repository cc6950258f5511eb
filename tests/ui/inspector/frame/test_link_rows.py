"""Rows and blocks of links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.positioning import delete_element
from narrative_studio.model.positioning import Element
from tests.ui.boards import Boards, told
from ui.inspector.frame.link_rows import LinkRow, LinkWords, SuspectBlock, link_words
from ui.inspector.wording_view import WordingView
from ui.session import Session
from ui.widgets.scroll_box import ScrollBox


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


def words_of(session: Session, number: int) -> list[LinkWords]:
    view = session.view
    return [link_words(view, link) for link in view.links_from(told(session).frames[number - 1].id)]


def suspect(session: Session) -> LinkWords:
    return next(words for words in words_of(session, 8) if words.state.is_suspect)


@pytest.fixture
def block(session: Session) -> Iterator[SuspectBlock]:
    panel = QWidget()
    made = SuspectBlock(suspect(session), panel)
    made.resize(288, 120)
    panel.resize(400, 300)
    panel.show()
    yield made
    panel.close()


def test_a_link_is_told_by_kind_role_and_revision(session: Session) -> None:
    words = words_of(session, 8)[0]
    assert words.name == "Rework and partial-lot model"
    assert words.detail == "Differentiator · demonstrates · revision 2"
    assert words.short_detail == "Differentiator · demonstrates · r2"


def test_a_suspect_link_says_at_which_revision_it_was_read(session: Session) -> None:
    words = suspect(session)
    assert words.name == "Recall less product"
    assert words.suspicion == "Suspect link: read at revision 2, now at 3"
    labels = [label for label, _then, _now in words.wordings]
    assert labels == ["Statement"]


def test_a_link_to_what_was_deleted_can_still_be_shown(session: Session) -> None:
    words = words_of(session, 8)[0]
    assert words.target is not None
    target = words.target.row
    assert isinstance(target, Element)
    links = session.view.links_from(told(session).frames[7].id)
    delete_element(session.project, element=target.id)
    gone = link_words(session.view, links[0])
    assert gone.name == "No longer in the document"
    assert gone.detail == "Deleted element"


def test_a_row_speaks_and_opens(session: Session, qtbot: QtBot) -> None:
    row = LinkRow(words_of(session, 8)[0])
    qtbot.addWidget(row)
    row.show()
    assert row.accessibleName().startswith("Rework and partial-lot model, Differentiator")
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Space)


def test_a_wording_from_elsewhere_has_no_number_to_compare(session: Session, qtbot: QtBot) -> None:
    words = next(one for one in words_of(session, 8) if one.state.is_suspect)
    block = SuspectBlock(replace(words, state=replace(words.state, seen_revision=0)))
    qtbot.addWidget(block)
    assert block.compare_button.text() == "Compare the wordings"


def test_comparing_shows_both_wordings_in_place(block: SuspectBlock) -> None:
    assert block.compare_button.text() == "Compare r2 and r3"
    assert block.findChildren(WordingView) == []
    block.compare_button.click()
    (shown,) = block.findChildren(WordingView)
    assert shown.isVisibleTo(block)
    block.compare_button.click()
    assert not shown.isVisibleTo(block)


@pytest.mark.parametrize("name", ["compare_button", "clear_button"])
def test_what_is_unfolded_is_scrolled_into_sight(session: Session, qtbot: QtBot, name: str) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    column.addSpacing(300)
    block = SuspectBlock(suspect(session))
    column.addWidget(block)
    box = ScrollBox(content)
    qtbot.addWidget(box)
    box.resize(300, 420)
    box.show()
    box.reveal(block)
    before = box.verticalScrollBar().value()
    getattr(block, name).click()
    assert box.verticalScrollBar().value() > before
    assert block.mapTo(box, block.rect().bottomLeft()).y() <= box.viewport().height()


def test_clearing_asks_for_a_reason_in_place(block: SuspectBlock, qtbot: QtBot) -> None:
    cleared = QSignalSpy(block.cleared)
    block.clear_button.click()
    assert block.reason_field.isVisibleTo(block)
    qtbot.keyClick(block.reason_field, Qt.Key.Key_Return)
    assert cleared.count() == 0
    qtbot.keyClicks(block.reason_field, "The frame says the same")
    qtbot.keyClick(block.reason_field, Qt.Key.Key_Return)
    assert cleared.at(0) == ["The frame says the same"]


def test_escape_leaves_the_link_suspect(block: SuspectBlock, qtbot: QtBot) -> None:
    block.clear_button.click()
    qtbot.keyClick(block.reason_field, Qt.Key.Key_Escape)
    assert not block.reason_field.isVisibleTo(block)
    assert block.clear_button.isEnabled()


@pytest.mark.parametrize(
    ("width", "words", "is_below"),
    [
        (288, "Clear with reason", False),
        (264, "Clear…", False),
        (200, "Clear with reason", True),
    ],
)
def test_the_buttons_take_the_room_there_is(
    block: SuspectBlock, width: int, words: str, is_below: bool
) -> None:
    block.resize(width, 160)
    assert block.clear_button.text() == words
    layout = block.layout()
    assert layout is not None
    layout.activate()
    assert (block.clear_button.y() > block.compare_button.y()) is is_below
