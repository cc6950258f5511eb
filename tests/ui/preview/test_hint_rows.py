"""Hints below a slide, each with its step."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from exporters.deck.hints import SlideHint
from ui.preview.hint_rows import HintRows
from ui.widgets.label import TextLabel

HINTS = (
    SlideHint("Picture lost", "Choose it again", is_warning=True),
    SlideHint("Text set at 70 % to fit", "Shorten the bullets"),
    SlideHint("Headline set at 85 % to fit", "Shorten the headline"),
)


def shown(rows: HintRows) -> list[str]:
    return [one.text() for one in rows.findChildren(TextLabel) if one.isVisibleTo(rows)]


def test_the_two_gravest_are_said_with_their_steps(qtbot: QtBot) -> None:
    rows = HintRows()
    qtbot.addWidget(rows)
    rows.show_hints(HINTS)
    words = ("Picture lost. Choose it again", "Text set at 70 % to fit. Shorten the bullets")
    assert rows.words == words
    assert shown(rows) == list(words)


def test_what_went_wrong_with_all_of_it_comes_first(qtbot: QtBot) -> None:
    rows = HintRows()
    qtbot.addWidget(rows)
    rows.show_hints(HINTS[1:2], "The template is not there")
    assert rows.words[0] == "The template is not there"


def test_without_hints_there_is_no_room_taken(qtbot: QtBot) -> None:
    rows = HintRows()
    qtbot.addWidget(rows)
    assert rows.isHidden()
    rows.show_hints(HINTS)
    assert not rows.isHidden()
    rows.show_hints(())
    assert (rows.isHidden(), shown(rows)) == (True, [])
