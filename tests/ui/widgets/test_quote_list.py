"""Quotes as cards: one Tab stop, Enter opens the session, each says whether it may be quoted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.model.prospects import Answer
from narrative_studio.results.said import Said
from ui.widgets.quote_list import QuoteList


def quote(number: int, consent: Answer = Answer.YES) -> Said:
    return Said(
        f"q{number}",
        f"Quote {number}.",
        (),
        "A mill",
        f"s{number}",
        f"T{number}",
        "v1",
        None,
        "",
        True,
        consent,
    )


@pytest.fixture
def cards(qtbot: QtBot) -> QuoteList:
    made = QuoteList(is_column=True)
    qtbot.addWidget(made)
    made.show_rows(3)
    made.resize(280, 400)
    made.show_quotes([quote(1), quote(2, Answer.NO), quote(3, Answer.UNKNOWN), quote(4)])
    made.show()
    return made


def test_it_is_as_high_as_its_rows_up_to_the_most(cards: QuoteList) -> None:
    three = cards.height()
    cards.show_quotes([quote(1)])
    assert cards.height() * 3 == three
    assert cards.across == 1


def test_enter_opens_the_current_quote(cards: QuoteList) -> None:
    spy = QSignalSpy(cards.opened)
    cards.setCurrentIndex(cards.model_of.index(1, 0))
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert [spy.at(0)[0].session] == ["s2"]


def test_a_card_says_whether_its_words_may_leave(cards: QuoteList) -> None:
    spoken = [
        str(cards.model_of.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(3)
    ]
    assert "quoted" not in spoken[0]
    assert spoken[1].endswith("not to be quoted outside the team")
    assert spoken[2].endswith("not asked whether it may be quoted outside the team")
    assert [one.consent_words for one in cards.model_of.quotes[:3]] == [
        "may be quoted",
        "not to be quoted",
        "not asked to be quoted",
    ]


@pytest.mark.parametrize("width", [1176, 1177, 1178, 1179, 1180])
def test_a_row_of_cards_begins_and_ends_at_the_edges(qtbot: QtBot, width: int) -> None:
    made = QuoteList()
    qtbot.addWidget(made)
    made.resize(width, 200)
    made.show_quotes([quote(number) for number in range(1, 6)])
    made.show()
    assert made.across == 5
    row = made.grab().toImage()
    middle = made.height() // 2
    edges = [row.pixelColor(x, middle) for x in (0, width - 1)]
    ground = row.pixelColor(0, made.height() - 1)
    assert edges[0] == edges[1] != ground


def turn_wheel(cards: QuoteList) -> bool:
    """Turn the wheel over the cards; whether they took it."""
    at = QPointF(cards.viewport().rect().center())
    event = QWheelEvent(
        at,
        QPointF(cards.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.ignore()
    QApplication.sendEvent(cards.viewport(), event)
    return event.isAccepted()


def test_the_wheel_is_the_pages_until_the_mouse_moves_over_the_cards(cards: QuoteList) -> None:
    assert not turn_wheel(cards)
    assert cards.verticalScrollBar().value() == 0
    QTest.mouseMove(cards.viewport(), QPoint(9, 9))
    QTest.mouseMove(cards.viewport(), QPoint(20, 20))
    assert turn_wheel(cards)
    assert cards.verticalScrollBar().value() > 0
    QApplication.sendEvent(cards, QEvent(QEvent.Type.Leave))
    assert not turn_wheel(cards)


def test_one_row_of_cards_leaves_the_wheel_to_the_page(cards: QuoteList) -> None:
    cards.show_rows(1)
    QTest.mouseMove(cards.viewport(), QPoint(9, 9))
    QTest.mouseMove(cards.viewport(), QPoint(20, 20))
    assert not turn_wheel(cards)
    assert cards.verticalScrollBar().value() == 0
