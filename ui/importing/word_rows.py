"""The words of a column that are no answers to its question, each with what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.importers.tables.asked_words import AskedWord
from narrative_studio.importers.tables.cells import shown
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.combo_box import ComboBox
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel

_MOST: Final = 8
"""More unknown words than that are sentences: the column means something else."""
_LEAVE_OUT: Final = "Leave the rows out"
_LABEL_PX: Final = 176
"""At least, so that the lists of answers under all columns stand in line."""
_COMBO_PX: Final = 204


class WordRows(QWidget):
    """Asks what words stand for; hidden where there are none.

    Signals:
        chosen(str, str): a word, and the answer that it stands for; empty for none.
    """

    chosen = Signal(str, str)

    def __init__(self, header: str) -> None:
        super().__init__()
        self._header = header
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _LABEL_PX)
        self._grid.setColumnStretch(2, 1)
        self._asked: list[tuple[object, ...]] = []
        self.combos: dict[str, ComboBox] = {}
        self.hide()

    def show_words(self, words: Sequence[AskedWord], answers: Sequence[str]) -> None:
        """Ask for these words, which of the answers each stands for."""
        # Words that can be seen stay where they are: somebody may be at one with the keyboard.
        asked: list[tuple[object, ...]] = [(one.said, one.rows) for one in words] + [(*answers,)]
        if asked != self._asked:
            self._asked = asked
            self._rebuild(words, answers)
        for one in words[:_MOST]:
            self.combos[one.said].choose(one.answer)
        self.setVisible(bool(words))

    def _rebuild(self, words: Sequence[AskedWord], answers: Sequence[str]) -> None:
        empty(self._grid)
        self.combos = {}
        entries: list[tuple[object, str]] = [("", _LEAVE_OUT)]
        entries += [(one, one.capitalize()) for one in answers]
        for line, one in enumerate(words[:_MOST]):
            told = f"{shown(one.said)} in {counted(one.rows, 'row')} stands for"
            combo = ComboBox(
                entries,
                name=f"What {shown(one.said)} in {self._header} stands for",
                size=ControlSize.SMALL,
            )
            combo.setFixedWidth(_COMBO_PX)
            combo.chosen.connect(partial(self._on_combo_chosen, one.said))
            self._grid.addWidget(_quiet(told), line, 0)
            self._grid.addWidget(combo, line, 1)
            self.combos[one.said] = combo
        if len(words) > _MOST:
            more = f"And {len(words) - _MOST:,} more: this column may mean something else."
            self._grid.addWidget(_quiet(more), _MOST, 0, 1, 3)

    def _on_combo_chosen(self, said: str, answer: object) -> None:
        self.chosen.emit(said, str(answer))


def _quiet(words: str) -> TextLabel:
    return TextLabel(words, use=Type.SUPPORT, role=Role.TEXT2)
