"""How the cards of a recording are laid out: words that scroll, and what to do next below them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import S2, S3, S4, Role
from ui.widgets.panel import Ground
from ui.widgets.scroll_box import ScrollBox


def frame_card(card: QWidget, words: QWidget, aside: QWidget, onward: QWidget) -> None:
    """Lay out a card: its words in the middle, and two buttons that stay in sight below.

    ``onward`` is what is mostly done next and takes the room that ``aside`` leaves, as far as the
    words go: in a wide window the buttons stand under them.
    """
    centre = QWidget()
    row = QHBoxLayout(centre)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(words, 100)
    row.addStretch(1)
    foot = Ground(Role.CHROME, edges="top")
    below = QWidget()
    below.setMaximumWidth(words.maximumWidth())
    middle = QHBoxLayout(foot)
    middle.setContentsMargins(0, 0, 0, 0)
    middle.addStretch(1)
    middle.addWidget(below, 100)
    middle.addStretch(1)
    buttons = QHBoxLayout(below)
    buttons.setContentsMargins(S4, S3, S4, S3)
    buttons.setSpacing(S2)
    buttons.addWidget(aside)
    buttons.addWidget(onward, 1)
    whole = QVBoxLayout(card)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(ScrollBox(centre), 1)
    whole.addWidget(foot)
