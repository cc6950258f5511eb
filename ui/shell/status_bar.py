"""The status bar: saved, what the workspace says, and the ribbon of the story's time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.theme import Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground
from ui.widgets.saved_label import SavedLabel

PLAIN_PX: Final = 32
RIBBON_PX: Final = 56
_RIBBON_WIDEST_PX: Final = 720


class StatusBar(Ground):
    """One line at the foot of the window, taller where the ribbon stands in it.

    Signals:
        resized(): it has another height or width now.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.CHROME, edges="top", parent=parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(8)
        self.saved = SavedLabel()
        self._left = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
        self._right = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
        self._ribbon: QWidget | None = None
        self._row.addWidget(self.saved)
        self._row.addSpacing(8)
        self._row.addWidget(self._left)
        self._row.addStretch(1)
        self._row.addWidget(self._right)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def show_texts(self, left: str, right: str) -> None:
        """Show what the workspace says."""
        self._left.setText(left)
        self._right.setText(right)
        self._right.setVisible(bool(right))

    def show_ribbon(self, ribbon: QWidget | None) -> None:
        """Put a workspace's ribbon at the right, or take it away; the bar keeps no ownership."""
        if ribbon is self._ribbon:
            return
        if self._ribbon is not None:
            self._row.removeWidget(self._ribbon)
            self._ribbon.hide()
        self._ribbon = ribbon
        if ribbon is not None:
            self._row.addWidget(ribbon, 2)
            ribbon.setMaximumWidth(_RIBBON_WIDEST_PX)
            ribbon.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _fit(self) -> None:
        height_px = PLAIN_PX if self._ribbon is None else RIBBON_PX
        self.setFixedHeight(theme.current().scaled(height_px))
