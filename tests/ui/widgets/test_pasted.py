"""What Word, PowerPoint and web pages put on the clipboard comes into every kind of field well."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.headline_area import HeadlineArea
from ui.widgets.line_edit import LineEdit
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.pasted import in_lines, on_one_line
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.widgets.search_field import SearchField
from ui.widgets.text_area import TextArea

WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>"
    "<meta name=Generator content='Microsoft Word 15'><style><!-- p.MsoNormal {margin:0cm; "
    'mso-style-parent:"";} --></style></head><body><!--StartFragment-->'
    "<p class=MsoNormal><b>Know</b> the pallets<o:p></o:p></p>"
    "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
    "<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span "
    "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>"
    "Reads scale tickets<o:p></o:p></p><!--EndFragment--></body></html>"
)
WORD_PLAIN = "Know the pallets\r\n·\tReads scale tickets\r\n"
SLIDE = (
    "<html xmlns:p='urn:schemas-microsoft-com:office:powerpoint'><body><!--StartFragment-->"
    "<div style='mso-margin-left-alt:216'><span style='mso-special-format:bullet'>•</span>"
    "<span style='font-size:28.0pt'>Know the <b>pallets</b></span></div>"
    "<!--EndFragment--></body></html>"
)
SLIDE_PLAIN = "Know the pallets\r\nNot the day\r\n"
PAGE = "<meta charset='utf-8'><p>Know <em>the</em> pallets</p><ul><li>One</li></ul>"
PAGE_PLAIN = "Know the pallets\n\nOne\n"


def put(html: str, plain: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(plain)
    QApplication.clipboard().setMimeData(data)


def pasted(field: QWidget, qtbot: QtBot) -> str:
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return field.text() if isinstance(field, TextArea | QLineEdit) else ""


@pytest.mark.parametrize(
    ("html", "plain", "wanted"),
    [
        (WORD, WORD_PLAIN, "Know the pallets • Reads scale tickets"),
        (SLIDE, SLIDE_PLAIN, "Know the pallets Not the day"),
        (PAGE, PAGE_PLAIN, "Know the pallets One"),
    ],
)
@pytest.mark.parametrize("kind", [HeadlineArea, LineEdit, PlainLineEdit, SearchField])
def test_a_field_of_one_line_holds_one_line(
    kind: type[QWidget], html: str, plain: str, wanted: str, qtbot: QtBot
) -> None:
    put(html, plain)
    field = SearchField("Find") if kind is SearchField else kind(name="Name")  # type: ignore[call-arg]
    assert pasted(field, qtbot) == wanted


def test_words_between_which_something_is_pasted_stay_as_they_are(qtbot: QtBot) -> None:
    put("", "two\r\nthree")
    field = LineEdit("one  four", name="Name")
    field.setCursorPosition(4)
    heard: list[str] = []
    field.edited.connect(heard.append)
    assert pasted(field, qtbot) == "one two three four"
    assert field.cursorPosition() == len("one two three")
    assert heard[-1] == "one two three four"


def test_a_field_of_several_lines_keeps_them_with_plain_bullets(qtbot: QtBot) -> None:
    put(WORD, WORD_PLAIN)
    assert pasted(TextArea(name="Statement"), qtbot) == "Know the pallets\n• Reads scale tickets"


@pytest.mark.parametrize(
    ("html", "plain", "wanted"),
    [
        (WORD, WORD_PLAIN, "**Know** the pallets\n\n- Reads scale tickets"),
        (SLIDE, SLIDE_PLAIN, "- Know the **pallets**"),
        (PAGE, PAGE_PLAIN, "Know *the* pallets\n\n- One"),
    ],
)
def test_a_field_with_marks_keeps_lists_and_emphasis(
    html: str, plain: str, wanted: str, qtbot: QtBot
) -> None:
    put(html, plain)
    editor = MarkdownEditor(name="Script")
    qtbot.addWidget(editor)
    assert pasted(editor.area, qtbot) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", ""), ("a b", "a b"), (" a", " a"), ("a\r\n", "a"), ("a \n\n b", "a b"), ("a\tb", "a b")],
)
def test_breaks_become_one_space(text: str, wanted: str) -> None:
    assert on_one_line(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\r\nb\rc\n", "a\nb\nc"),
        ("o\tInner\n\u00a7\tInmost", "\u2022 Inner\n\u2022 Inmost"),
        ("out of\treach", "out of\treach"),
    ],
)
def test_lines_end_plainly(text: str, wanted: str) -> None:
    assert in_lines(text) == wanted
