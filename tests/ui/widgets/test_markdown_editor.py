"""The source stays what was typed; keys and buttons change it in one step of undo each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.buttons import IconButton
from ui.widgets.line_edit import LineEdit
from ui.widgets.link_row import LinkRow
from ui.widgets.markdown_editor import MarkdownEditor, refused_link

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    made = MarkdownEditor("a bold word", name="Script")
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.area.hasFocus)
    return made


def select(editor: MarkdownEditor, words: str) -> None:
    cursor = editor.area.document().find(words)
    editor.area.setTextCursor(cursor)


def styles(editor: MarkdownEditor, words: str) -> tuple[int, bool, str]:
    """Return weight, slant and colour of the first character of ``words`` as shown."""
    cursor = editor.area.document().find(words)
    block = editor.area.document().findBlock(cursor.selectionStart())
    at = cursor.selectionStart() - block.position()
    for part in block.layout().formats():
        if part.start <= at < part.start + part.length:
            found = part.format
            return found.fontWeight(), found.fontItalic(), found.foreground().color().name()
    return QFont.Weight.Normal.value, False, ""


def ask_link(editor: MarkdownEditor) -> LineEdit:
    """Press Ctrl+K and return the field that asks for the address."""
    QTest.keyClick(editor.area, Qt.Key.Key_K, CTRL)
    (row,) = editor.findChildren(LinkRow)
    assert row.isVisible()
    assert row.field.hasFocus()
    return row.field


def test_keys_make_bold_and_italic(editor: MarkdownEditor) -> None:
    select(editor, "bold")
    QTest.keyClick(editor.area, Qt.Key.Key_B, CTRL)
    assert editor.text() == "a **bold** word"
    QTest.keyClick(editor.area, Qt.Key.Key_B, CTRL)
    assert editor.text() == "a bold word"
    QTest.keyClick(editor.area, Qt.Key.Key_I, CTRL)
    assert editor.text() == "a *bold* word"


def test_a_link_is_asked_for_under_the_field_and_is_one_step_of_undo(
    editor: MarkdownEditor,
) -> None:
    select(editor, "word")
    field = ask_link(editor)
    assert editor.text() == "a bold word"
    QTest.keyClicks(field, "x.org/page")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editor.text() == "a bold [word](https://x.org/page)"
    assert editor.area.hasFocus()
    assert not field.isVisible()
    editor.area.undo()
    assert editor.text() == "a bold word"


def test_the_link_at_the_cursor_is_changed_or_taken_away(editor: MarkdownEditor) -> None:
    editor.set_text("a [bold](https://x.org) word")
    select(editor, "bol")
    field = ask_link(editor)
    assert (field.text(), field.selectedText()) == ("https://x.org", "https://x.org")
    QTest.keyClicks(field, "frame:8")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editor.text() == "a [bold](frame:8) word"
    field = ask_link(editor)
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editor.text() == "a bold word"


def test_esc_leaves_the_text_as_it_was(editor: MarkdownEditor) -> None:
    select(editor, "word")
    field = ask_link(editor)
    QTest.keyClicks(field, "x.org")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert editor.text() == "a bold word"
    assert editor.area.hasFocus()
    assert not field.isVisible()


def test_an_address_that_is_never_followed_is_refused_in_words(editor: MarkdownEditor) -> None:
    select(editor, "word")
    field = ask_link(editor)
    QTest.keyClicks(field, "javascript:x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible()
    assert "http, https, mailto or frame" in field.accessibleDescription()
    assert editor.text() == "a bold word"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.accessibleDescription() == ""


def test_another_text_closes_the_question_for_an_address(editor: MarkdownEditor) -> None:
    field = ask_link(editor)
    editor.set_text("another frame")
    assert not field.isVisible()


def test_each_change_is_one_step_of_undo(editor: MarkdownEditor) -> None:
    select(editor, "bold")
    editor.area.toggle_bold()
    editor.area.toggle_italic()
    assert editor.text() == "a ***bold*** word"
    editor.area.undo()
    assert editor.text() == "a **bold** word"
    editor.area.undo()
    assert editor.text() == "a bold word"


def test_buttons_do_the_same_and_leave_the_focus_in_the_text(editor: MarkdownEditor) -> None:
    verbs = {button.accessibleName(): button for button in editor.findChildren(IconButton)}
    assert list(verbs) == ["Bold", "Italic", "Make a link", "Bullet list", "Numbered list"]
    QTest.mouseClick(verbs["Bullet list"], Qt.MouseButton.LeftButton)
    assert editor.text() == "- a bold word"
    assert editor.area.hasFocus()
    QTest.mouseClick(verbs["Numbered list"], Qt.MouseButton.LeftButton)
    assert editor.text() == "1. a bold word"


def test_enter_continues_a_list(editor: MarkdownEditor) -> None:
    editor.set_text("- one")
    editor.area.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor.area, Qt.Key.Key_Return)
    QTest.keyClicks(editor.area, "two")
    QTest.keyClick(editor.area, Qt.Key.Key_Return)
    QTest.keyClick(editor.area, Qt.Key.Key_Return)
    assert editor.text() == "- one\n- two\n"


def test_a_change_by_key_is_committed_like_typing(editor: MarkdownEditor) -> None:
    committed: list[str] = []
    editor.committed.connect(committed.append)
    select(editor, "bold")
    editor.area.toggle_bold()
    editor.flush()
    assert committed == ["a **bold** word"]
    assert not editor.is_dirty


def test_marks_are_faint_and_what_they_mean_is_shown(editor: MarkdownEditor) -> None:
    editor.set_text("a **bold** and *slanted* ***both*** `lit *x*` [here](https://x.org)")
    look = theme.current()
    assert styles(editor, "**")[2] == look.text3.name()
    assert styles(editor, "bold")[0] == QFont.Weight.Bold.value
    assert styles(editor, "slanted")[1] is True
    assert styles(editor, "both")[:2] == (QFont.Weight.Bold.value, True)
    assert styles(editor, "x*`")[1] is False
    assert styles(editor, "here")[2] == look.accent.name()
    assert styles(editor, "https")[2] == look.text3.name()


def test_a_link_within_a_literal_is_no_link(editor: MarkdownEditor) -> None:
    editor.set_text("press `[here](x)` twice")
    assert styles(editor, "here")[2] != theme.current().accent.name()


def test_bold_within_italic_is_both(editor: MarkdownEditor) -> None:
    editor.set_text("*slanted **and bold** here*")
    assert styles(editor, "and bold")[:2] == (QFont.Weight.Bold.value, True)


def test_picture_characters_do_not_shift_the_styles(editor: MarkdownEditor) -> None:
    editor.set_text("\U0001f600 a **bold** word")
    assert styles(editor, "bold")[0] == QFont.Weight.Bold.value
    assert styles(editor, " word")[0] == QFont.Weight.Normal.value
    select(editor, "word")
    editor.area.toggle_italic()
    assert editor.text() == "\U0001f600 a **bold** *word*"


def test_a_cue_is_set_apart_only_in_scripts(qtbot: QtBot) -> None:
    for quotes_are_cues in (True, False):
        editor = MarkdownEditor(quotes_are_cues=quotes_are_cues)
        qtbot.addWidget(editor)
        editor.set_text("> point at the tree")
        assert styles(editor, "point")[1] is quotes_are_cues


def test_a_cue_is_made_by_a_button_that_only_scripts_have(qtbot: QtBot) -> None:
    editor = MarkdownEditor("Look at the tree", quotes_are_cues=True)
    qtbot.addWidget(editor)
    (button,) = [
        one for one in editor.findChildren(IconButton) if one.accessibleName().startswith("Cue")
    ]
    button.click()
    assert editor.text() == "> Look at the tree"
    button.click()
    assert editor.text() == "Look at the tree"


def test_colors_follow_the_theme(editor: MarkdownEditor, qapp: QApplication) -> None:
    editor.set_text("a **bold** word")
    theme.apply(qapp, theme.load(theme.DARK))
    assert styles(editor, "**")[2] == theme.current().text3.name()
    assert editor.text() == "a **bold** word"


def test_highlighting_is_no_change_to_the_text(editor: MarkdownEditor) -> None:
    told: list[str] = []
    editor.edited.connect(told.append)
    editor.set_text("a **bold** word")
    theme.changes().changed.emit(theme.current())
    assert told == []
    assert not editor.area.document().isUndoAvailable()


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Calls <img src='file:///c.jpg'></p>", "A picture was left out: copy it alone, "),
        ("<img src=a.png><img src=b.png>", "2 pictures were left out: copy each alone, "),
        ("<p>Calls</p>", ""),
    ],
)
def test_pictures_that_do_not_come_along_are_told(
    editor: MarkdownEditor, html: str, words: str
) -> None:
    told: list[str] = []
    editor.refused.connect(told.append)
    data = QMimeData()
    data.setHtml(html)
    editor.area.insertFromMimeData(data)
    assert "".join(told).startswith(words)
    assert bool(told) is bool(words)


@pytest.mark.parametrize(
    "source",
    ["[a](javascript:alert)", "[a](file:///etc/hosts)", "<file:///x>", "[a](data:text/html,x)"],
)
def test_a_link_that_is_never_followed_is_named_under_the_field(
    editor: MarkdownEditor, source: str
) -> None:
    told: list[str] = []
    editor.refused.connect(told.append)
    editor.set_text(source)
    assert len(told) == 1
    assert "http, https, mailto or frame" in told[0]
    editor.set_text("plain")
    assert told[-1] == ""


@pytest.mark.parametrize(
    "source",
    ["[a](https://x.org)", "[a](http://x.org)", "[a](mailto:a@b.c)", "[a](frame:8)", "plain", ""],
)
def test_links_that_are_followed_pass(source: str) -> None:
    assert refused_link(source) == ""


def test_a_link_still_being_typed_is_not_refused() -> None:
    assert refused_link("[word](https://)") == ""


def paste(editor: MarkdownEditor, html: str, text: str = "") -> None:
    data = QMimeData()
    data.setHtml(html)
    if text:
        data.setText(text)
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(editor.area, Qt.Key.Key_V, CTRL)


def test_formatting_is_pasted_as_markdown_in_one_step_of_undo(editor: MarkdownEditor) -> None:
    select(editor, "bold")
    paste(editor, "<i>soft</i> and <b>hard</b>", "soft and hard")
    assert editor.text() == "a *soft* and **hard** word"
    editor.area.undo()
    assert editor.text() == "a bold word"
    editor.area.moveCursor(QTextCursor.MoveOperation.End)
    paste(editor, "<ul><li>One<li>Two</ul>")
    assert editor.text() == "a bold word\n\n- One\n- Two"
    editor.area.undo()
    assert editor.text() == "a bold word"


def test_html_without_formatting_is_pasted_as_the_text_it_came_with(
    editor: MarkdownEditor,
) -> None:
    editor.area.selectAll()
    paste(editor, "<span>**is** source</span>", "**is** source")
    assert editor.text() == "**is** source"


def test_links_that_are_never_followed_are_pasted_as_words_and_this_is_said(
    editor: MarkdownEditor, qtbot: QtBot
) -> None:
    editor.area.selectAll()
    with qtbot.waitSignal(editor.refused) as told:
        paste(editor, "<a href='javascript:x'>here</a> <b>there</b>", "here there")
    assert editor.text() == "here **there**"
    assert told.args == ["Links lead to http, https, mailto or frame; a link became plain text"]
    QTest.keyClicks(editor.area, ".")
    assert editor.area.accessibleDescription() == ""


def test_what_is_too_long_is_pasted_as_plain_text_and_this_is_said(
    editor: MarkdownEditor, qtbot: QtBot
) -> None:
    editor.area.selectAll()
    with qtbot.waitSignal(editor.refused) as told:
        paste(editor, "<b>x</b>" * 300_000, "x")
    assert editor.text() == "x"
    assert "pasted as plain text" in str(told.args)


def test_a_quotation_becomes_no_cue_of_a_script(qtbot: QtBot) -> None:
    script = MarkdownEditor("", name="Script", quotes_are_cues=True)
    qtbot.addWidget(script)
    data = QMimeData()
    data.setHtml("<blockquote><p>Said <b>aloud</b></p></blockquote>")
    script.area.insertFromMimeData(data)
    assert script.text() == "Said **aloud**"
