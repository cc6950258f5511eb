"""The many-line field grows with its text, keeps its line height and takes plain text alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextBlockFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Type
from ui.widgets.text_area import TextArea

LONG = "A good solution names affected pallets in minutes and shows that the quantities balance. "


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).setContentsMargins(0, 0, 0, 0)
    made.resize(280, 500)
    made.show()
    return made


def placed(window: QWidget, area: TextArea) -> TextArea:
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(area)
    layout.addStretch(1)
    area.show()
    layout.activate()
    return area


def test_one_line_is_as_high_as_a_field(window: QWidget) -> None:
    assert placed(window, TextArea("Short")).height() == 32


def test_it_grows_by_the_line_height(window: QWidget) -> None:
    area = placed(window, TextArea("one"))
    for lines in (2, 3, 4):
        area.setFocus()
        QTest.keyClick(area, Qt.Key.Key_Return)
        assert area.height() == 12 + 20 * lines


def test_it_wraps_and_grows_with_long_text_and_shrinks_again(window: QWidget) -> None:
    area = placed(window, TextArea(LONG))
    tall = area.height()
    assert tall >= 12 + 3 * 20
    area.set_text("short")
    assert area.height() == 32


def test_its_last_line_is_seen_when_it_becomes_narrower(window: QWidget) -> None:
    area = placed(window, TextArea(LONG))
    heights = []
    for width in (*range(280, 120, -9), *range(120, 280, 9)):
        window.resize(width, window.height())
        QApplication.sendPostedEvents()
        heights.append(area.height())
        assert area.viewport().height() == area.height() - 2 * area.frameWidth()
    assert len(set(heights)) > 3


def test_beyond_its_limit_it_scrolls(window: QWidget) -> None:
    area = placed(window, TextArea(LONG * 20, max_lines=5))
    assert area.height() == 12 + 5 * 20
    assert area.verticalScrollBar().maximum() > 0


def test_it_never_falls_below_its_least_lines(window: QWidget) -> None:
    assert placed(window, TextArea("", min_lines=3)).height() == 72


def test_every_line_has_the_line_height_also_after_typing(window: QWidget) -> None:
    area = placed(window, TextArea("one\ntwo", use=Type.SCRIPT))
    QTest.keyClick(area, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(area, Qt.Key.Key_Return)
    QTest.keyClicks(area, "three")
    block = area.document().begin()
    heights = []
    while block.isValid():
        heights.append(block.blockFormat().lineHeight())
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        assert block.blockFormat().lineHeightType() == fixed
        block = block.next()
    assert heights == [29.0, 29.0, 29.0]


def test_undo_takes_typing_back_and_stops_at_the_stored_text(window: QWidget) -> None:
    area = placed(window, TextArea("stored"))
    QTest.keyClick(area, Qt.Key.Key_End)
    QTest.keyClicks(area, "xyz")
    area.undo()
    assert area.text() == "stored"
    area.undo()
    assert area.text() == "stored"
    area.redo()
    assert area.text() == "storedxyz"


def test_pasting_brings_plain_text(window: QWidget) -> None:
    area = placed(window, TextArea())
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    area.insertFromMimeData(data)
    assert area.text() == "bold"
    assert "font-weight" not in area.toHtml().split("<body")[1].split("<p")[1]


def test_what_is_there_as_html_alone_brings_its_words(window: QWidget) -> None:
    area = placed(window, TextArea("See: "))
    area.moveCursor(QTextCursor.MoveOperation.End)
    data = QMimeData()
    data.setHtml("<p><b>Every pallet</b> at once</p><p>In a minute<script>run()</script></p>")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == "See: Every pallet at once\nIn a minute"


def test_tab_leaves_the_field(window: QWidget) -> None:
    area = placed(window, TextArea("text"))
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert area.text() == "text"


def test_text_written_right_to_left_is_set_from_the_right(window: QWidget) -> None:
    area = placed(window, TextArea("שלום"))
    assert area.cursorRect().left() > area.width() // 2


def test_the_placeholder_shows_only_while_empty(window: QWidget) -> None:
    area = placed(window, TextArea(placeholder="What they see"))

    def ink() -> int:
        image = area.viewport().grab().toImage()
        return sum(
            image.pixelColor(x, y).lightness() < 200 for x in range(8, 90) for y in range(4, 24)
        )

    hinted = ink()
    assert hinted > 20
    area.set_text(".")
    assert ink() < hinted


def test_a_long_placeholder_wraps_where_the_field_has_the_lines(window: QWidget) -> None:
    words = "What is true of this market, in one sentence that they nod to"
    area = placed(window, TextArea(placeholder=words, min_lines=2, max_lines=2))
    area.setFixedWidth(200)
    whole = area.grab().toImage()
    second = theme.current().line_px(Type.BODY) + 6
    lower = whole.copy(10, second, 180, theme.current().line_px(Type.BODY))
    colors = {lower.pixel(x, y) for x in range(180) for y in range(lower.height())}
    assert len(colors) > 1


def test_plain_text_is_pasted_with_its_own_keys_as_one_step(window: QWidget) -> None:
    area = placed(window, TextArea("a "))
    area.moveCursor(QTextCursor.MoveOperation.End)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("*bold*\nmore")
    QGuiApplication.clipboard().setMimeData(data)
    area.setFocus()
    QTest.keyClick(
        area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert area.text() == "a *bold*\nmore"
    area.undo()
    assert area.text() == "a "


def test_what_is_copied_is_plain_text_alone(window: QWidget) -> None:
    area = placed(window, TextArea("a **bold**\nword"))
    area.selectAll()
    data = area.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text() == "a **bold**\nword"


def test_a_field_without_a_document_checks_no_spelling(window: QWidget) -> None:
    area = placed(window, TextArea("recieve"))
    area.suggest_words()
    area.go_to_next_mark()
    texts = [action.text() for action in area.make_menu(0).actions()]
    at = next(n for n, words in enumerate(texts) if words.startswith("&Paste"))
    assert texts[at + 1].startswith("Paste as plain text")
    assert "Check spelling" not in texts
