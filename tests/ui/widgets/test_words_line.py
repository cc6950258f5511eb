"""A one-line field whose words are checked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.spelling import shown
from ui import theme
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.widgets.line_edit import LineEdit
from ui.widgets.words_line import WordsLine

LONG = "one two three four five six seven eight nine ten eleven twelve"


class Fields(QWidget):
    """A field and what it has to look like."""

    def __init__(self, size: ControlSize = ControlSize.REGULAR) -> None:
        super().__init__()
        self.words = WordsLine(name="Metric", size=size)
        self.line = LineEdit(name="Name", size=size)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addWidget(self.line)
        self.resize(180, 120)


@pytest.fixture
def fields(qtbot: QtBot) -> Fields:
    made = Fields()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.words.setFocus()
    qtbot.waitUntil(made.words.hasFocus)
    return made


@pytest.mark.parametrize("size", [ControlSize.REGULAR, ControlSize.SMALL])
@pytest.mark.parametrize("scale_pct", [80, 100, 160])
def test_it_is_as_high_as_a_line_edit(
    qtbot: QtBot, qapp: QApplication, size: ControlSize, scale_pct: int
) -> None:
    before = theme.current()
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=scale_pct / 100))
    try:
        made = Fields(size)
        qtbot.addWidget(made)
        made.words.set_text(LONG)
        made.show()
        assert made.words.height() == made.line.height()
        assert made.words.verticalScrollBar().maximum() == 0
    finally:
        theme.apply(qapp, before)


def test_misspelt_words_are_marked_and_other_words_offered(qtbot: QtBot, session: Session) -> None:
    field = WordsLine("We recieve pallets")
    shown(qtbot, session, field)
    qtbot.waitUntil(lambda: bool(field.extraSelections()))
    assert [one.cursor.selectedText() for one in field.extraSelections()] == ["recieve"]
    menu = field.make_menu(5)
    assert menu.actions()[0].text() == "receive"
    menu.actions()[0].trigger()
    assert field.text() == "We receive pallets"
    menu.close()


def test_words_that_come_into_sight_are_marked_too(qtbot: QtBot, session: Session) -> None:
    field = WordsLine("a very long line of words " * 8 + "recieve")
    shown(qtbot, session, field)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bool(field.extraSelections()))
    assert field.extraSelections()[0].cursor.selectedText() == "recieve"


def test_enter_commits_and_tells(fields: Fields, qtbot: QtBot) -> None:
    committed: list[str] = []
    fields.words.committed.connect(committed.append)
    qtbot.keyClicks(fields.words, "Minutes")
    with qtbot.waitSignal(fields.words.entered):
        qtbot.keyClick(fields.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (committed, fields.words.text()) == (["Minutes"], "Minutes")


def test_lines_come_in_behind_each_other(fields: Fields) -> None:
    fields.words.set_text("one\ntwo")
    assert fields.words.text() == "one two"
    data = QMimeData()
    data.setText(" three\nfour")
    fields.words.moveCursor(fields.words.textCursor().MoveOperation.End)
    fields.words.insertFromMimeData(data)
    assert fields.words.text() == "one two three four"


def test_a_stored_text_of_several_lines_is_not_committed_unless_somebody_types(
    fields: Fields,
) -> None:
    committed: list[str] = []
    fields.words.committed.connect(committed.append)
    fields.words.set_text("one\ntwo")
    fields.words.flush()
    fields.line.setFocus()
    assert committed == []


def test_the_beginning_is_seen_again_once_it_is_left(fields: Fields, qtbot: QtBot) -> None:
    qtbot.keyClicks(fields.words, LONG)
    bar = fields.words.horizontalScrollBar()
    assert bar.value() > 0
    fields.line.setFocus()
    qtbot.waitUntil(fields.line.hasFocus)
    assert bar.value() == 0


def test_coming_with_tab_selects_all_of_it(fields: Fields, qtbot: QtBot) -> None:
    fields.words.set_text("Minutes")
    fields.line.setFocus()
    qtbot.keyClick(fields.line, Qt.Key.Key_Backtab)
    qtbot.waitUntil(fields.words.hasFocus)
    assert fields.words.textCursor().selectedText() == "Minutes"
    qtbot.keyClick(fields.words, Qt.Key.Key_Tab)
    qtbot.waitUntil(fields.line.hasFocus)
    assert fields.words.text() == "Minutes"
    assert not fields.words.textCursor().hasSelection(), "it would look as if typing went there"


def test_a_wrong_text_says_why(fields: Fields) -> None:
    fields.words.set_wrong("Type a unit")
    assert fields.words.accessibleDescription() == "Type a unit"
