"""A panel with the lines of one list: a head, what belongs here while it is empty, an add button.

Signals of ``LineList``: ``wanted(object)`` a line is to be added after the one of that id, None
for the end; ``moved(str, int)``, ``deleted(str)``, ``left(str)`` an empty line is to go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.workspaces.demo.ready.lines import CheckLine, Line

_PAD_PX: Final = 16


class LineList(Panel):
    """Keeps one ``Line`` for each row, in order; lines that stay keep what is typed in them."""

    wanted = Signal(object)
    moved = Signal(str, int)
    deleted = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        title: str,
        make: Callable[[], Line],
        *,
        hint: str,
        add: str,
        headings: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._make = make
        self._lines: dict[str, Line] = {}
        self._count = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, tabular=True, fixed=True)
        self._hint = TextLabel(hint, use=Type.BODY, role=Role.TEXT2, lines=0)
        self._headings = headings
        self._add = QuietButton(add, size=ControlSize.TINY, icon="plus")
        self._add.setAccessibleName(f"Add to {title[:1].lower()}{title[1:]}")
        self._add.clicked.connect(lambda: self.wanted.emit(None))
        head = QHBoxLayout()
        head.addWidget(TextLabel(title, use=Type.PANEL), 1)
        head.addWidget(self._count)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_PAD_PX, 12, 8, 10)
        whole.setSpacing(6)
        head.setContentsMargins(0, 0, 8, 0)
        whole.addLayout(head)
        whole.addWidget(self._hint)
        if headings is not None:
            whole.addWidget(headings)
        whole.addLayout(self._column)
        whole.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the lines, in order."""
        return tuple(self._lines)

    def line(self, row_id: str) -> Line:
        """The line of a row."""
        return self._lines[row_id]

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the rows of the list."""
        wanted = {row.id: row for row in rows}
        for row_id in [one for one in self._lines if one not in wanted]:
            gone = self._lines.pop(row_id)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        order = list(wanted)
        if order != list(self._lines):
            kept, self._lines = self._lines, {}
            for place, row_id in enumerate(order):
                line = kept.get(row_id) or self._made()
                if self._column.indexOf(line) != place:
                    self._column.insertWidget(place, line)
                    line.show()  # At once: the keyboard is about to go there.
                self._lines[row_id] = line
        for row_id, row in wanted.items():
            self._lines[row_id].show_row(row)
        self._hint.setVisible(not rows)
        if self._headings is not None:
            self._headings.setVisible(bool(rows))
        self._show_count()

    @property
    def ticks(self) -> int:
        """How many lines are ticked."""
        lines = [one for one in self._lines.values() if isinstance(one, CheckLine)]
        return sum(line.box.isChecked() for line in lines)

    @property
    def stops(self) -> Sequence[QWidget]:
        """Where Tab stops in the list, in order."""
        return [*(stop for line in self._lines.values() for stop in line.stops), self._add]

    def neighbour(self, row_id: str, by: int) -> Line | None:
        """The line above (-1) or below (1) another one."""
        ids = self.ids
        at = ids.index(row_id) + by
        return self._lines[ids[at]] if 0 <= at < len(ids) else None

    def _made(self) -> Line:
        line = self._make()
        line.continued.connect(self._on_line_continued)
        line.emptied.connect(self.left)
        line.moved.connect(self.moved)
        line.deleted.connect(self.deleted)
        return line

    def _show_count(self) -> None:
        count = len(self._lines)
        words = f"{self.ticks} of {count} checked" if self.ticks else str(count or "")
        self._count.setText(words)
        self.setAccessibleName(f"{self._title}, {words or 'nothing yet'}")

    def _on_line_continued(self, row_id: str) -> None:
        self.wanted.emit(row_id)
