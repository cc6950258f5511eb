"""The bodies of the panel in which people decide: cards of wordings, or what a deletion took."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.row_names import Names
from narrative_studio.model.rows import CellValue
from narrative_studio.store.misalignments import Misalignment, OpenDeletion
from ui.theme import Role, Type
from ui.widgets.label import TextLabel
from ui.workspaces.versions.choices import (
    Choice,
    choices_of,
    deletion_words,
    may_write,
    unseen_texts,
)
from ui.workspaces.versions.wording_card import OwnCard, WordingCard

_GAP_PX: Final = 10
_EDGE_PX: Final = 4
"""Room for the focus ring around a card."""
_MOST_IN_ROW: Final = 3
_LINE_GAP_PX: Final = 6
_SHORT_CHARS: Final = 90
_LEAST_PX: Final = 220


class WordingCards(QWidget):
    """The wordings of one misalignment side by side, none of them chosen at first.

    Signals:
        chosen(): another one is chosen, or other words were written.
    """

    chosen = Signal()

    def __init__(self, case: Misalignment, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._cards = [WordingCard(choice) for choice in choices_of(case, names)]
        self._own: OwnCard | None = None
        parts: list[QWidget] = [*self._cards]
        for card in self._cards:
            self._group.addButton(card)
        if may_write(case):
            words = "A third wording" if len(case.wordings) == 2 else "Another wording"
            self._own = OwnCard(words)
            self._group.addButton(self._own.radio)
            self._own.edited.connect(self.chosen)
            parts.append(self._own)
        self._parts = parts
        self._columns = 0
        self._is_short = all(len(card.choice.text) <= _SHORT_CHARS for card in self._cards)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_EDGE_PX, _EDGE_PX, _EDGE_PX, _EDGE_PX)
        self._grid.setSpacing(_GAP_PX)
        self.set_room(0)
        self._group.buttonToggled.connect(self._on_group_button_toggled)

    def set_room(self, width_px: int) -> None:
        """Share a width: short wordings stand in one row where it is wide enough."""
        count = len(self._parts)
        columns = min(_MOST_IN_ROW, count)
        if count > _MOST_IN_ROW:
            fits = self._is_short and width_px // count >= _LEAST_PX
            columns = count if fits else 2
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for at, part in enumerate(self._parts):
            self._grid.addWidget(part, at // columns, at % columns)

    def height_for(self, width_px: int) -> int:
        """The height that all of it takes at a width, whether it has been shown yet or not."""
        columns, gap = self._columns, self._grid.spacing()
        room = (width_px - 2 * _EDGE_PX - gap * (columns - 1)) // columns
        heights = [part.heightForWidth(room) for part in self._parts]
        rows = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
        return sum(rows) + gap * (len(rows) - 1) + 2 * _EDGE_PX

    @property
    def controls(self) -> list[QWidget]:
        """What takes the keyboard, in the order of Tab."""
        own: list[QWidget] = [] if self._own is None else [self._own.radio, self._own.field]
        return [*self._cards, *own]

    @property
    def cards(self) -> tuple[WordingCard, ...]:
        return tuple(self._cards)

    @property
    def own(self) -> OwnCard | None:
        """The card to write in, where the cell holds free text."""
        return self._own

    @property
    def choice(self) -> Choice | None:
        """The wording that is chosen, if it is one that was there."""
        return next((card.choice for card in self._cards if card.isChecked()), None)

    @property
    def value(self) -> CellValue:
        """What is chosen; None where nothing is, or nothing was written yet."""
        if self.choice is not None:
            return self.choice.value
        if self._own is not None and self._own.radio.isChecked():
            return self._own.field.text().strip() or None
        return None

    @property
    def has_choice(self) -> bool:
        """Whether there is something to decide for; an empty wording of somebody is one."""
        return self.choice is not None or self.value is not None

    def _on_group_button_toggled(self, _button: QAbstractButton, is_on: bool) -> None:
        if is_on:
            self.chosen.emit()


class DeletionBody(QWidget):
    """Who deleted a thing, and what of it they had not seen."""

    def __init__(self, case: OpenDeletion, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = [TextLabel(deletion_words(case, names), lines=0)]
        for label, words in unseen_texts(case, names):
            self._labels.append(TextLabel(label, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
            self._labels.append(TextLabel(words or "Empty", use=Type.SAY, lines=0))
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE_PX, 0, _EDGE_PX, _EDGE_PX)
        column.setSpacing(_LINE_GAP_PX)
        for part in self._labels:
            column.addWidget(part)
        column.addStretch(1)

    def height_for(self, width_px: int) -> int:
        """The height that all of it takes at a width, whether it has been shown yet or not."""
        heights = [label.heightForWidth(width_px - 2 * _EDGE_PX) for label in self._labels]
        return sum(heights) + _LINE_GAP_PX * len(heights) + _EDGE_PX
