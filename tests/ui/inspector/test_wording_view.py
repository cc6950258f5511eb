"""Two wordings beside each other."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui import theme
from ui.inspector.wording_view import WordingView


def text_of(view: WordingView) -> QLabel:
    return next(label for label in view.findChildren(QLabel) if label.accessibleName())


def test_removed_words_are_struck_and_added_ones_bold_and_underlined(qtbot: QtBot) -> None:
    view = WordingView("Statement", "one good word", "one better word")
    qtbot.addWidget(view)
    html = text_of(view).text()
    assert "<s" in html
    assert ">good</s>" in html
    assert "<u>better</u></b>" in html


def test_what_is_typed_is_never_read_as_markup(qtbot: QtBot) -> None:
    view = WordingView("Statement", "a <b>bold</b> claim", "a <i>bold</i> claim")
    qtbot.addWidget(view)
    assert "&lt;" in text_of(view).text()
    assert "<i>" not in text_of(view).text()


def test_a_text_written_anew_stands_whole_with_minus_and_plus(qtbot: QtBot) -> None:
    before = "The recall covers fewer pallets than the whole day of production did before."
    after = "One person answers which lots are affected, in ten minutes, at any hour."
    view = WordingView("Statement", before, after)
    qtbot.addWidget(view)
    html = text_of(view).text()
    assert f"− {before}" in html
    assert f"+ {after}" in html
    assert "<s" not in html


def test_the_colours_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    view = WordingView("Statement", "one", "two")
    qtbot.addWidget(view)
    light = text_of(view).text()
    theme.apply(qapp, theme.load(theme.DARK))
    assert text_of(view).text() != light
