"""Wordings whose changed words are marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.wording.word_changes import word_changes
from ui import theme
from ui.marked_text import (
    Mark,
    Part,
    Parts,
    block_height,
    both_parts,
    earlier_parts,
    equal_parts,
    inks,
    joined,
    later_parts,
    lay_parts,
    paint_block,
)
from ui.theme import Type


def image() -> QImage:
    made = QImage(240, 60, QImage.Format.Format_RGB32)
    made.fill(theme.current().surface)
    return made


def colours(shown: QImage) -> set[str]:
    return {
        shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())
    }


def ground_px(parts: Parts) -> int:
    """How wide the ground of the words that came is."""
    shown = image()
    painter = QPainter(shown)
    lay_parts(parts, Type.BODY, 220).paint(painter, 0, 0, theme.current().text)
    painter.end()
    ground = inks().new_ground
    return sum(
        any(shown.pixelColor(x, y) == ground for y in range(shown.height()))
        for x in range(shown.width())
    )


def test_short_words_between_changes_are_marked_with_them() -> None:
    runs = joined(word_changes("Start a pilot", "Run a recall").runs)
    assert [(part.text, part.mark) for part in earlier_parts(runs)] == [
        ("Start a pilot", Mark.GONE)
    ]
    assert [(part.text, part.mark) for part in later_parts(runs)] == [("Run a recall", Mark.NEW)]
    assert [part.text for part in both_parts(runs)] == ["Start a pilot", " ", "Run a recall"]


def test_longer_words_between_changes_stay_unmarked() -> None:
    runs = joined(
        word_changes("It covers fewer pallets than all", "It covers the pallets at risk").runs
    )
    assert [part.text for part in earlier_parts(runs)] == [
        "It covers ",
        "fewer",
        " pallets ",
        "than all",
    ]


def test_of_two_wordings_that_are_equals_neither_is_struck() -> None:
    runs = word_changes("It covers fewer pallets", "It covers the pallets").runs
    first, second = (equal_parts(runs, is_first=is_first) for is_first in (True, False))
    assert [part.text for part in first if part.mark is Mark.OTHER] == ["fewer"]
    assert [part.text for part in second if part.mark is Mark.OTHER] == ["the"]
    assert {part.mark for part in (*first, *second)} == {Mark.PLAIN, Mark.OTHER}


def test_marks_stand_at_their_words_behind_a_picture_character(qtbot: QtBot) -> None:
    new = Part("new", Mark.NEW)
    alone, behind = (ground_px(parts) for parts in ((new,), (Part("\U0001f600" * 4), new)))
    assert alone > 0
    assert abs(behind - alone) <= 1


@pytest.mark.parametrize(("is_new", "bar"), [(True, "teal"), (False, "orange")])
def test_a_block_has_the_bar_of_what_came_or_went(qtbot: QtBot, is_new: bool, bar: str) -> None:
    shown = image()
    painter = QPainter(shown)
    paint_block(painter, QRect(0, 0, 240, 60), "All of it is new", Type.BODY, is_new=is_new)
    painter.end()
    assert theme.current().chart_colors()[bar].name() in colours(shown)
    assert block_height("one " * 60, Type.BODY, 240) > block_height("one", Type.BODY, 240)
