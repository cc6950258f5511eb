"""What prospects said at a frame: it teaches while empty, and each line leads to its session."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.sessions import delete_session
from tests.ui.boards import Boards, told
from ui.inspector.frame.heard import HeardPart
from ui.session import Session


def part_on(session: Session, qtbot: QtBot, number: int, *, is_open: bool = True) -> HeardPart:
    part = HeardPart(session)
    qtbot.addWidget(part)
    part.resize(296, 700)
    part.set_open(is_open)
    part.show_frame(told(session), told(session).frames[number - 1])
    part.show()
    return part


@pytest.fixture
def fourth(boards: Boards, qtbot: QtBot) -> HeardPart:
    """Frame 4 of the sample, which confused two of ten."""
    return part_on(boards.sample_session(), qtbot, 4)


def test_numbers_stand_with_their_n_and_what_they_rest_on_below(fourth: HeardPart) -> None:
    assert fourth.head.text() == "What prospects said here"
    assert fourth.counts.text().splitlines() == [
        "As it reads now, 7 tests of v2 to v3:",
        "0 of 7 landed",
        "0 of 7 confused",
        "1 of 7 objected",
    ]
    assert fourth.others.text().splitlines() == [
        "Before it was reworded, 3 tests of v1:",
        "0 of 3 landed",
        "2 of 3 confused",
    ]
    assert [row.words.partition(",")[0] for row in fourth.reactions.list.rows] == [
        "Confused",
        "Confused",
        "Objected",
    ]
    assert fourth.quoted.text() == "5 quotes, all may be quoted outside the team"
    assert fourth.quotes.isVisible()
    assert not fourth.teaching.isVisible()


def test_a_line_and_a_quote_lead_to_their_session_by_keyboard(fourth: HeardPart) -> None:
    spy = QSignalSpy(fourth.session.row_opened)
    rows = fourth.reactions.list
    rows.setCurrentIndex(rows.model().index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    fourth.quotes.setCurrentIndex(fourth.quotes.model_of.index(0, 0))
    QTest.keyClick(fourth.quotes, Qt.Key.Key_Return)
    opened = [spy.at(number) for number in range(spy.count())]
    assert [table for table, _id in opened] == ["test_session", "test_session"]
    assert [fourth.session.view.test_sessions[one].code for _table, one in opened] == ["T04", "T11"]


def test_what_changes_is_shown_and_only_while_the_section_is_open(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    part = part_on(session, qtbot, 4, is_open=False)
    assert part.counts.text() == ""
    part.set_open(True)
    assert part.counts.text().startswith("As it reads now, 7 tests")
    story = told(session)
    delete_session(session.project, session=session.tests.of(story).eligible[0].session.id)
    part.refresh()
    assert part.others.text().splitlines()[2] == "1 of 2 confused"
    assert part.standing.text().startswith("Counts only: too few for rates")
    edit_cells(session.project, story.frames[3], headline="Said otherwise")
    part.show_frame(told(session), told(session).frames[3])
    assert part.counts.text().startswith("Before it was reworded, 9 tests")
    assert part.standing.text().startswith("Not told since it was reworded\nInterim: 9 of 10")
    assert part.head.accessibleName().endswith("Not since reworded")


def test_before_the_first_session_it_teaches_and_offers_to_record(
    boards: Boards, qtbot: QtBot
) -> None:
    part = part_on(boards.session("insight:A"), qtbot, 1)
    assert part.teaching.isVisible()
    assert part.record.isVisible()
    for hidden in (part.counts, part.standing, part.quoted, part.results, part.reactions):
        assert not hidden.isVisible()
