"""The card of words that prospects use and the story does not, each to be judged by somebody."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.results.heard_words import (
    HeardWord,
    decided_words,
    heard_words,
    said_by_one,
)
from narrative_studio.results.readings import Readings
from ui.theme import Role, Type
from ui.widgets.badge import Badge, Tone
from ui.widgets.label import TextLabel
from ui.widgets.link_rows import LinkRow, LinkRows
from ui.workspaces.prospects.result_cards import ListCard

_MOST: Final = 8


class HeardWordsCard(ListCard[HeardWord]):
    """Words of theirs by how many prospects say them; below them those that were decided on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Words of theirs to adopt",
            "What prospects say and the story does not, by how many of them say it. Open one to "
            "adopt it or to leave it aside.",
            "No word of theirs that is not ours comes from two prospects yet.",
            heard_words,
            _row,
            most=_MOST,
        )
        self._once = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._once.setAccessibleName("Words of one prospect")
        self.decided = LinkRows("Words that were decided on")
        self.decided.hide()  # Until the card is filled, which it is when it comes into sight.
        self.add_below(self._once)
        self.add_below(self.decided)
        self.decided.opened.connect(self._on_rows_opened)

    def show_readings(self, readings: Readings) -> None:
        super().show_readings(readings)
        once = said_by_one(readings)
        self._once.setText(
            f"{counted(once, 'more word')}, each of one prospect alone." if once else ""
        )
        self._once.setVisible(bool(once))
        found = decided_words(readings)
        # All of them: nowhere else can a decision be taken back.
        self.decided.show_rows([LinkRow(one.word, one.key, badge=_badge(one)) for one in found])
        self.decided.setVisible(bool(found))


def _row(one: HeardWord) -> LinkRow:
    said = f": “{one.example}”" if one.example else ""
    return LinkRow(f"{one.words}{said}", one.key, icon="quote")


def _badge(one: HeardWord) -> Badge:
    word = one.verdict.value if one.verdict is not None else ""
    return Badge(word, Tone.OUTLINE)
