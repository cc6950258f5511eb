"""Words of theirs are listed, opened, and judged by a person; the decision is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.heard_words import decide_word
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.observed import WordVerdict
from narrative_studio.results.readings import read
from tests.ui.boards import Boards, told
from ui.workspaces.prospects import Prospects
from ui.workspaces.prospects.heard_card import HeardWordsCard


@pytest.fixture
def room(boards: Boards, qtbot: QtBot) -> Iterator[Prospects]:
    """The room on screen with the words of theirs."""
    made = Prospects(boards.sample_session())
    qtbot.addWidget(made)
    made.resize(1190, 720)
    made.show()
    made.results.heard.fill()
    yield made
    made.results._idle.stop()


def words(card: HeardWordsCard) -> list[str]:
    return [row.words.partition(",")[0] for row in card.rows.rows]


def test_a_word_is_adopted_by_keyboard_and_is_ours_then(room: Prospects, qtbot: QtBot) -> None:
    results = room.results
    assert words(results.heard) == ["fewer pallets"]
    assert "each of one prospect alone" in results.heard._once.text()
    results.open_mark(str(results.heard.rows.rows[0].key))
    panel = results.panel
    assert panel.accessibleName() == "Behind the number: “fewer pallets”"
    assert len(panel.sessions.rows) == 2
    qtbot.waitUntil(panel.adopt.hasFocus)
    assert not panel.reopen.isVisible(), "nothing is decided yet"
    QTest.keyClick(panel.adopt, Qt.Key.Key_Space)
    assert panel.isHidden()
    results.heard.fill()
    assert words(results.heard) == []
    assert "fewer pallets" in {term.text for term in room.session.view.terms.values()}
    (decided,) = results.heard.decided.rows
    assert decided.badge is not None
    assert decided.badge.text == "adopted"


def test_a_word_that_was_left_aside_can_be_decided_on_anew(room: Prospects) -> None:
    results = room.results
    results.open_mark(str(results.heard.rows.rows[0].key))
    results.panel.leave.click()
    results.heard.fill()
    assert words(results.heard) == []
    results.heard.decided.opened.emit(results.heard.decided.rows[0].key)
    assert not results.panel.adopt.isVisible()
    results.panel.reopen.click()
    results.heard.fill()
    assert words(results.heard) == ["fewer pallets"]
    room.session.undo()
    results.heard.fill()
    assert words(results.heard) == []


def test_without_any_word_of_theirs_the_card_says_so(boards: Boards, qtbot: QtBot) -> None:
    card = HeardWordsCard()
    qtbot.addWidget(card)
    card.take(read(told(boards.session("insight:Ovens lie"))))
    card.fill()
    assert not card.rows.rows
    assert not card._none.isHidden()
    assert card._once.isHidden()
    assert card.decided.isHidden()


def test_every_word_that_was_decided_on_can_be_decided_on_anew(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session("insight:Ovens lie")
    story = told(session)
    for number in range(20):
        decide_word(
            session.project,
            narrative=NarrativeId(story.narrative.id),
            word=f"word{number}",
            verdict=WordVerdict.LEFT,
        )
    card = HeardWordsCard()
    qtbot.addWidget(card)
    card.take(read(told(session)))
    card.fill()
    assert len(card.decided.rows) == 20
