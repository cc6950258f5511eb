"""A panel with the lines of one list: a head, what belongs here while it is empty, an add button.

Signals of ``LineList``: ``wanted(object)`` a line is to be added after the one of that id, None
for the end; ``moved(str, int)``, ``deleted(str)``, ``left(str)`` an empty line is to go;
``placed(str, int)`` a line, of this list or another, was dropped at that place among the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.edge_scroll import EdgeScroll
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.widgets.scroll_box import box_around
from ui.workspaces.demo.ready.line_drag import LINE_MIME, DropMark
from ui.workspaces.demo.ready.lines import CheckLine, Line

_PAD_PX: Final = 16


class LineList(Panel):
    """Keeps one ``Line`` for each row, in order; lines that stay keep what is typed in them."""

    wanted = Signal(object)
    moved = Signal(str, int)
    deleted = Signal(str)
    left = Signal(str)
    placed = Signal(str, int)

    def __init__(
        self,
        title: str,
        make: Callable[[], Line],
        *,
        holds: type[Line],
        hint: str,
        add: str,
        headings: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._make = make
        self._holds = holds
        self._pointer = QPoint()
        self._edge = EdgeScroll(self)
        self._edge.scrolled.connect(self._on_edge_scrolled)
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
        self._mark = DropMark(self)
        self.setAcceptDrops(True)

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

    # Lines that are carried here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._carried(event) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._pointer = event.position().toPoint()
        page = box_around(self)
        if page is not None:
            self._edge.hold_in(self.mapTo(page, self._pointer).y(), page.height())
        self._aim()
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        self._end_drag()
        line = self._carried(event)
        if line is None:
            event.ignore()
            return
        event.acceptProposedAction()
        gap = self.gap_at(event.position().toPoint().y())
        own = self.ids.index(line.row_id) if line.row_id in self._lines else None
        if own is None or gap not in (own, own + 1):
            # The line that moves leaves its place first.
            place = gap if own is None or own > gap else gap - 1
            line.land_by(partial(self.placed.emit, line.row_id, place))

    def gap_at(self, y: int) -> int:
        """Before which line something dropped at a height would be put."""
        return sum(line.geometry().center().y() < y for line in self._lines.values())

    def _carried(self, event: QDropEvent) -> Line | None:
        source: object = event.source()
        if not event.mimeData().hasFormat(LINE_MIME) or not isinstance(source, self._holds):
            return None
        return source if source.window() is self.window() else None

    def _aim(self) -> None:
        lines, gap = list(self._lines.values()), self.gap_at(self._pointer.y())
        if not lines:
            y = self._hint.geometry().bottom() + 3
        else:
            y = lines[gap].y() if gap < len(lines) else lines[-1].geometry().bottom() + 1
        self._mark.show_at(_PAD_PX, y, self.width() - 2 * _PAD_PX)

    def _end_drag(self) -> None:
        self._edge.stop()
        self._mark.hide()

    def _on_edge_scrolled(self, by_px: int) -> None:
        page = box_around(self)
        if page is not None:
            self._pointer += QPoint(0, page.scroll_by(by_px))
            self._aim()

    # Inside

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
