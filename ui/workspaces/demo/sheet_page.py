"""The view Run sheet: facts over the sheet, and the details of a step beside it.

Signals of ``SheetPage``: ``details_shown(bool)`` the details were opened or closed;
``step_asked()`` a first step is wanted.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui import theme
from ui.session import Session
from ui.widgets.empty_state import EmptyState, centred
from ui.widgets.panel import Panel
from ui.workspaces.demo.run_sheet_view import RunSheetView
from ui.workspaces.demo.step_panel import StepPanel
from ui.workspaces.demo.summary_tiles import SummaryTiles

_EMPTY_PX: Final = 480


class SheetPage(QWidget):
    """Places the parts; the panel follows the row that is current."""

    details_shown = Signal(bool)
    step_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = RunSheetView(session)
        self.tiles = SummaryTiles()
        self.panel = StepPanel(session)
        self.panel.hide()
        paper = Panel()
        on_paper = QVBoxLayout(paper)
        on_paper.setContentsMargins(1, 1, 1, 1)
        on_paper.addWidget(self.sheet)
        self.empty = EmptyState(
            "No demo step yet",
            "A step belongs to a frame: what you do, what you say and what the buyer should see. "
            "Begin with what they came for, and add how it gets there afterwards.",
            "Add a step",
            icon="presentation",
        )
        self._stack = QStackedLayout()
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addLayout(self._stack, 1)
        beside.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.tiles)
        column.addLayout(beside, 1)
        # Only now: a stack that belongs to no widget yet shows its first one as a window.
        self._stack.addWidget(paper)
        self._stack.addWidget(centred(self.empty))
        self.panel.left.connect(self.toggle_details)
        self.sheet.row_chosen.connect(self._show_row)
        self.sheet.sheet.refreshed.connect(self._show_row)
        self.empty.chosen.connect(self.step_asked)
        rows = self.sheet.sheet
        for changed in (rows.rowsInserted, rows.rowsRemoved, rows.modelReset, rows.refreshed):
            changed.connect(self._show_empty)
        theme.changes().changed.connect(self._fit_empty)
        self._fit_empty()
        self._show_empty()

    def focus_view(self, reason: Qt.FocusReason) -> None:
        """Put the keyboard into the sheet, or where there is nothing in it on what begins it."""
        button = self.empty.button
        if button is not None and self._stack.currentIndex() == 1:
            button.setFocus(reason)
        else:
            self.sheet.setFocus(reason)

    def _show_empty(self) -> None:
        self._stack.setCurrentIndex(0 if self.sheet.sheet.rowCount() else 1)

    def _fit_empty(self) -> None:
        self.empty.setFixedWidth(theme.current().widened(_EMPTY_PX))

    def toggle_details(self) -> None:
        """Open the details of the current step, or close them."""
        is_on = self.panel.isHidden()
        self.panel.setVisible(is_on)
        self._show_row()
        if not is_on:
            self.sheet.setFocus()
        self.details_shown.emit(is_on)

    def _show_row(self) -> None:
        if self.panel.isHidden():
            return
        row = self.sheet.current
        if row is None:
            self.panel.show_frame(None, "")
        elif row.step is None or row.is_checkpoint:
            self.panel.show_frame(row.frame, row.number.partition(".")[0])
        else:
            self.panel.show_step(row.step, row.number)
