"""The help sheet: topics, search, links."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.help_topics import help_topics, topic_of
from ui import theme
from ui.dialogs.help import HelpSheet


@pytest.fixture
def sheet(host: QWidget) -> HelpSheet:
    made = HelpSheet(
        host, topic_of("storyboard"), lambda one: "Ctrl+Alt+Z" if one == "storyboard.zone" else ""
    )
    made.begin()
    return made


def test_it_opens_at_the_topic_of_the_room(sheet: HelpSheet) -> None:
    assert sheet.shown == "storyboard"
    assert sheet.text.toPlainText().startswith("Storyboard")
    assert sheet.topics == [topic.title for topic in help_topics()]


def test_keys_are_told_as_they_are_set(sheet: HelpSheet) -> None:
    words = sheet.text.toPlainText()
    assert "press Ctrl+Alt+Z" in words
    assert "Ctrl+D duplicates" in words


def test_the_search_lists_topics_that_hold_the_words(sheet: HelpSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.search, "conflicted")
    assert sheet.topics == ["Versions"]
    assert sheet.shown == "versions"
    assert sheet.text.textCursor().selectedText() == "conflicted"


def test_a_search_without_an_answer_says_so(sheet: HelpSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.search, "zeppelin")
    assert sheet.topics == []
    assert sheet._nothing.isVisible()
    assert sheet.text.toPlainText() == ""
    sheet.search.clear()
    sheet.search.edited.emit("")
    assert len(sheet.topics) == len(help_topics())


def test_a_link_leads_to_its_topic_and_to_nothing_else(sheet: HelpSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.search, "suspect")
    sheet.text.anchorClicked.emit(QUrl("links"))
    assert sheet.shown == "links"
    assert len(sheet.topics) == len(help_topics())
    sheet.text.anchorClicked.emit(QUrl("https://example.org"))
    assert sheet.shown == "links"


def test_the_text_follows_the_theme(sheet: HelpSheet, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for name in (theme.DARK, theme.LIGHT):
        theme.apply(app, theme.load(name))
        heading = sheet.text.document().begin().begin().fragment().charFormat()
        assert heading.foreground().color() == theme.current().text
