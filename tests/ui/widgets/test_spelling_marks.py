"""What is misspelt in sight is marked, without a halt however long the text is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from narrative_studio.model.ids import TermId, new_id
from narrative_studio.model.positioning import Term, TermKind
from tests.ui.spelling import SpellingWindow, shown
from ui.session import Session
from ui.widgets.markdown_editor import MarkdownArea
from ui.widgets.spelling_marks import SpellingMarks
from ui.widgets.text_area import TextArea

LINE = QTextCharFormat.UnderlineStyle


def marked(area: TextArea) -> dict[str, QTextCharFormat.UnderlineStyle]:
    return {
        one.cursor.selectedText(): one.format.underlineStyle() for one in area.extraSelections()
    }


def marks_of(area: TextArea) -> SpellingMarks:
    (found,) = area.findChildren(SpellingMarks)
    return found


def add_terms(session: Session) -> None:
    with session.project.op("Add terms") as op:
        good = op.create(Term(TermId(new_id()), TermKind.PREFERRED, "lot ledger"))
        for kind, text in ((TermKind.BANNED, "blockchain"), (TermKind.AVOID, "solution")):
            op.create(Term(TermId(new_id()), kind, text, instead=good.id))


def test_each_kind_of_mark_has_its_own_line(qtbot: QtBot, session: Session) -> None:
    add_terms(session)
    area = TextArea("We recieve a blockchain solution 😀 and `recieve` teh end")
    shown(qtbot, session, area)
    qtbot.waitUntil(lambda: len(marked(area)) == 4)
    assert marked(area) == {
        "recieve": LINE.WaveUnderline,
        "blockchain": LINE.DashUnderline,
        "solution": LINE.DotLine,
        "teh": LINE.WaveUnderline,
    }
    assert area.text() == "We recieve a blockchain solution 😀 and `recieve` teh end"
    assert not area.document().isUndoAvailable()


def test_a_word_is_not_marked_while_it_is_typed(qtbot: QtBot, session: Session) -> None:
    area = TextArea("")
    shown(qtbot, session, area)
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    QTest.keyClicks(area, "wrogn recieve")
    qtbot.waitUntil(lambda: set(marked(area)) == {"wrogn"})
    QTest.keyClick(area, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: set(marked(area)) == {"wrogn", "recieve"})


def test_leaving_the_field_ends_the_typing_of_a_word(qtbot: QtBot, session: Session) -> None:
    area, other = TextArea(""), TextArea("")
    window = shown(qtbot, session, area)
    window.place(other)
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    QTest.keyClicks(area, "recieve")
    other.setFocus()
    qtbot.waitUntil(lambda: set(marked(area)) == {"recieve"})


def test_switching_off_takes_the_marks_away(qtbot: QtBot, session: Session) -> None:
    area = TextArea("We recieve")
    window = shown(qtbot, session, area)
    qtbot.waitUntil(lambda: set(marked(area)) == {"recieve"})
    window.speller.set_on(is_on=False)
    qtbot.waitUntil(lambda: not area.extraSelections())


def test_what_was_learnt_is_no_longer_marked(qtbot: QtBot, session: Session) -> None:
    area = MarkdownArea("The **qwyjibo** left")
    window = shown(qtbot, session, area)
    qtbot.waitUntil(lambda: set(marked(area)) == {"qwyjibo"})
    window.speller.learn("qwyjibo")
    qtbot.waitUntil(lambda: not area.extraSelections())


def test_going_on_selects_one_marked_word_after_another_and_begins_anew(
    qtbot: QtBot, session: Session
) -> None:
    area = TextArea("😀 teh first\n" + "all right\n" * 3000 + "the lsat")
    shown(qtbot, session, area)
    for expected in ("teh", "lsat", "teh"):
        with qtbot.waitSignal(marks_of(area).found):
            area.go_to_next_mark()
        assert area.textCursor().selectedText() == expected


def test_going_on_says_when_there_is_nothing(qtbot: QtBot, session: Session) -> None:
    area = TextArea("all right\n" * 3000)
    shown(qtbot, session, area)
    with qtbot.waitSignal(marks_of(area).none_found):
        area.go_to_next_mark()


def test_other_words_are_one_step_of_undo(qtbot: QtBot, session: Session) -> None:
    area = TextArea("😀 We recieve goods")
    shown(qtbot, session, area)
    marks = marks_of(area)
    mark = marks.mark_at(area.document().find("recieve").position())
    assert mark is not None
    marks.replace(mark, "receive")
    assert area.text() == "😀 We receive goods"
    area.undo()
    assert area.text() == "😀 We recieve goods"
    assert marks.mark_at(0) is None


@pytest.mark.parametrize("line", ["we recieve the goods ", "we recieve the goods\n"])
def test_of_a_million_characters_those_in_sight_are_marked(
    qtbot: QtBot, session: Session, line: str
) -> None:
    area = TextArea("", grows=False)
    window: SpellingWindow = shown(qtbot, session, area)
    area.setPlainText(line * (1_000_000 // len(line)))
    marks = marks_of(area)
    area.moveCursor(QTextCursor.MoveOperation.End)
    marks._mark()
    found = area.extraSelections()
    assert 0 < len(found) < 1_000
    shown_from = area.cursorForPosition(QPoint(0, 0)).position()
    assert all(abs(one.cursor.position() - shown_from) < 20_000 for one in found)
    window.close()
