"""The small differences that nobody has to decide: one line that unfolds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.row_names import Names
from narrative_studio.store.misalignments import Misalignment
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel
from ui.workspaces.versions.choices import quiet_words, thing_of

_MOST: Final = 8


class QuietList(QWidget):
    """How many small differences there are; unfolded, each with the way to decide it.

    Signals:
        picked(object): the ``Misalignment`` that somebody minds.
        toggled(): it takes another height.
    """

    picked = Signal(object)
    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases: tuple[Misalignment, ...] = ()
        self._head = QuietButton("", size=ControlSize.SMALL, icon="chevron-right")
        self._head.setCheckable(True)
        self._rows = QWidget()
        self._rows_column = QVBoxLayout(self._rows)
        self._rows_column.setContentsMargins(28, 0, 0, 0)
        self._rows_column.setSpacing(2)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._head)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._rows)
        self._rows.hide()
        self._head.toggled.connect(self._on_head_toggled)

    @property
    def has_cases(self) -> bool:
        """Whether there are small differences at all."""
        return bool(self._cases)

    @property
    def head(self) -> QuietButton:
        return self._head

    @property
    def links(self) -> list[LinkButton]:
        """The buttons of the lines that are shown."""
        return self._rows.findChildren(LinkButton)

    def show_cases(self, cases: Sequence[Misalignment], names: Names) -> None:
        """Show other small differences."""
        if tuple(cases) == self._cases and cases:
            return
        self._cases = tuple(cases)
        count = len(cases)
        words = "1 small difference" if count == 1 else f"{count} small differences"
        self._head.setText(f"{words}, the latest shows")
        empty(self._rows_column)
        for case in cases[:_MOST]:
            self._rows_column.addWidget(self._row(case, names))
        for first, second in pairwise([self._head, *self.links]):
            QWidget.setTabOrder(first, second)
        if count > _MOST:
            more = TextLabel(f"and {count - _MOST} more", use=Type.SUPPORT, role=Role.TEXT2)
            self._rows_column.addWidget(more)
        self.setVisible(bool(cases))

    def _row(self, case: Misalignment, names: Names) -> QWidget:
        row = QWidget()
        words = quiet_words(case, names)
        link = LinkButton("Decide")
        link.setAccessibleName(f"Decide {thing_of(case, names).name}: {words}")
        link.clicked.connect(lambda: self.picked.emit(case))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(TextLabel(words, use=Type.SUPPORT, role=Role.TEXT2), 1)
        line.addWidget(link)
        return row

    def _on_head_toggled(self, is_open: bool) -> None:
        self._head.set_icon("chevron-down" if is_open else "chevron-right")
        self._rows.setVisible(is_open)
        self.toggled.emit()
