"""The view Run sheet: facts over the sheet, and the details of a step beside it.

Signals of ``SheetPage``: ``details_shown(bool)`` the details were opened or closed.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.session import Session
from ui.widgets.panel import Panel
from ui.workspaces.demo.run_sheet_view import RunSheetView
from ui.workspaces.demo.step_panel import StepPanel
from ui.workspaces.demo.summary_tiles import SummaryTiles


class SheetPage(QWidget):
    """Places the parts; the panel follows the row that is current."""

    details_shown = Signal(bool)

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
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(paper, 1)
        beside.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.tiles)
        column.addLayout(beside, 1)
        self.panel.left.connect(self.toggle_details)
        self.sheet.row_chosen.connect(self._show_row)
        self.sheet.sheet.refreshed.connect(self._show_row)

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
