"""Choices of a session that are made by one key: yes, no or not known, with the reason beside."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.model.rows import Row
from ui.inspector.element.cells import CellFields
from ui.theme import S2, Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.segmented import Segment, SegmentedControl

_WORDS = {"unknown": "Not known"}


class AnswerRow(QWidget):
    """A question with its answers side by side; arrows choose among them."""

    def __init__(
        self,
        fields: CellFields,
        column: str,
        label: str,
        words: Iterable[StrEnum],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = column
        segments = [
            Segment(word.value, _WORDS.get(word.value, word.value.capitalize())) for word in words
        ]
        self.control = SegmentedControl(segments, name=label)
        self.control.chosen.connect(lambda key: fields.edit(column, key))
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(4)
        column_box.addWidget(TextLabel(label, use=Type.SUPPORT, role=Role.TEXT2))
        row = QHBoxLayout()
        row.setSpacing(S2)
        row.addWidget(self.control)
        row.addStretch(1)
        column_box.addLayout(row)
        fields.add_widget(self)

    def show_row(self, row: Row) -> None:
        """Show what the row says."""
        self.control.choose(str(getattr(row, self._column)))
