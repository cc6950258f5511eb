"""What an export will write: always visible, each warning with its action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from exporters.protocol import Level, PlannedPart, ReportEntry
from ui import painting, theme
from ui.spoken import Role as Spoken
from ui.theme import Role, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.emptying import empty
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Rim

_LOOK: Final = {
    Level.DONE: ("circle-check", Role.GOOD),
    Level.INFO: ("info-circle", Role.TEXT2),
    Level.WARNING: ("alert-triangle", Role.WARN),
}
_MOST_LINES: Final = 60
_MOST_PARTS: Final = 200
_INDENT_PX: Final = 16


class DryRun(QWidget):
    """A panel with a line per entry of a plan.

    Signals:
        row_opened(str, str): the user wants to see the row that a warning is about.
    """

    row_opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = TextLabel("What will be written", use=Type.BODY_STRONG)
        self._note = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, fixed=True)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 10)
        head.addWidget(heading, 1)
        head.addWidget(self._note)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(1, 0, 1, 1)
        self._lines.setSpacing(0)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self._lines)
        inside.addStretch(1)
        self._scroll = _Lines()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(holder)
        self._scroll.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)  # A scroll area makes its widget fill its ground.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._rim = Rim(self)

    def show_entries(
        self,
        entries: Sequence[ReportEntry],
        parts: Sequence[PlannedPart] = (),
        *,
        note: str = "dry run",
    ) -> None:
        """Show what a plan says, and below what will be in the file."""
        empty(self._lines)
        self._note.setText(note)
        for entry in entries[:_MOST_LINES]:
            self._lines.addWidget(self._line(entry))
        if len(entries) > _MOST_LINES:
            more = ReportEntry(Level.INFO, f"and {len(entries) - _MOST_LINES} more")
            self._lines.addWidget(_Line(more))
        if parts:
            self._lines.addWidget(_Parts(parts))

    def show_trouble(self, words: str) -> None:
        """Show why nothing can be planned."""
        self.show_entries([ReportEntry(Level.WARNING, words)], note="")

    def show_waiting(self) -> None:
        """Say that the plan is being made."""
        self._note.setText("looking")

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.panel(painter, self.rect(), now)
        top = self._scroll.geometry().top() - 1
        painter.fillRect(QRect(1, top, self.width() - 2, 1), now.border)

    def _line(self, entry: ReportEntry) -> QWidget:
        line = _Line(entry)
        line.row_opened.connect(self.row_opened)
        return line


class _Lines(QScrollArea):
    """Scrolls the entries, by arrow keys too."""

    spoken_role = Spoken.Document

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What will be written")


class _Parts(QWidget):
    """What will be in the file, in its order, as quiet lines."""

    def __init__(self, parts: Sequence[PlannedPart]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(5)
        column.addWidget(TextLabel("In the file", use=Type.SUPPORT_STRONG, role=Role.TEXT2))
        for part in parts[:_MOST_PARTS]:
            column.addLayout(self._row(part))
        if len(parts) > _MOST_PARTS:
            words = f"and {len(parts) - _MOST_PARTS:,} more"
            column.addWidget(TextLabel(words, use=Type.SUPPORT, role=Role.TEXT2))

    def _row(self, part: PlannedPart) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(part.depth * _INDENT_PX, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(TextLabel(part.text, use=Type.SUPPORT, tabular=True), 1)
        if part.detail:
            row.addWidget(TextLabel(part.detail, use=Type.SUPPORT, role=Role.TEXT3, fixed=True))
        return row


class _Line(QWidget):
    """One entry; warnings are tinted and offer to open what they are about."""

    row_opened = Signal(str, str)

    def __init__(self, entry: ReportEntry) -> None:
        super().__init__()
        self._is_warning = entry.level is Level.WARNING
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 9)
        row.setSpacing(10)
        name, role = _LOOK[entry.level]
        row.addWidget(IconMark(name, size_px=16, role=role))
        row.addWidget(TextLabel(entry.text, use=Type.SUPPORT_STRONG, lines=0), 1)
        if entry.detail:
            row.addWidget(
                TextLabel(entry.detail, use=Type.SUPPORT, role=Role.TEXT2, fixed=True, tabular=True)
            )
        if entry.row is not None and self._is_warning:
            reference = entry.row
            link = LinkButton("Open")
            link.setAccessibleName(f"Open: {entry.text}")
            link.clicked.connect(lambda: self.row_opened.emit(reference.table, reference.id))
            row.addWidget(link)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self._is_warning:
            painter.fillRect(self.rect(), now.warn_soft)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), now.border)
