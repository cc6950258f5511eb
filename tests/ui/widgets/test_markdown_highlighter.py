"""Markdown source shows what it means while it is typed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.widgets.markdown_highlighter import MarkdownHighlighter


def looks(text: str, *, quotes_are_cues: bool = False) -> dict[str, QTextCharFormat]:
    """The format of each stretch of the first line, by its text."""
    document = QTextDocument()
    highlighter = MarkdownHighlighter(document, quotes_are_cues=quotes_are_cues)
    document.setPlainText(text)
    highlighter.rehighlight()
    block = document.firstBlock()
    units = "".join(c if ord(c) < 0x10000 else c + c for c in block.text())
    found = {}
    for one in block.layout().formats():
        stretch = units[one.start : one.start + one.length]
        found[stretch] = QTextCharFormat(one.format)
    return found


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> QApplication:
    return qapp


def test_marks_are_faint_and_their_words_strong() -> None:
    found = looks("Two **boats** *or* ~~three~~")
    assert found["boats"].fontWeight() >= QFont.Weight.DemiBold
    assert found["or"].fontItalic()
    assert found["three"].fontStrikeOut()
    assert found["**"].foreground().color() == theme.current().text3


def test_literals_keep_their_marks() -> None:
    found = looks("Type `**J2417**` and press Enter")
    assert not any(one.fontWeight() >= QFont.Weight.DemiBold for one in found.values())


@pytest.mark.parametrize(
    "text", [r"\`code\`", r"5 \*3 = 15, 4 \*2", r"\*\*no\*\*", r"\_a\_ b", r"\~~x\~~"]
)
def test_marks_that_were_taken_as_text_mean_nothing(text: str) -> None:
    assert looks(text) == {}


def test_a_literal_may_end_with_a_backslash() -> None:
    assert "C:\\" in looks(r"In `C:\` and")


def test_a_cue_of_a_script_is_not_spoken() -> None:
    assert any(one.fontItalic() for one in looks("> pause", quotes_are_cues=True).values())


def test_pictures_of_two_units_shift_nothing() -> None:
    assert "boats" in looks("🚢🚢 **boats**")


def test_marks_of_footnotes_are_faint_and_what_they_say_is_quiet() -> None:
    now = theme.current()
    assert looks("Forms[^1] cost")["[^1]"].foreground().color() == now.text3
    found = looks("[^1]: Survey")
    assert found["[^1]:"].foreground().color() == now.text3
    assert found[" Survey"].foreground().color() == now.text2
    assert "[^1]" not in looks("`a[^1]`")
