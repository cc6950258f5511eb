"""Lies over the times while the call is interrupted; nothing below it moves.

Signals of ``PauseNote``: ``resumed()`` when its button is pressed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.model.durations import format_moment
from ui.theme import S3, S4, Role, Type
from ui.widgets.buttons import ControlSize, SecondaryButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground


class PauseNote(Ground):
    """Says for how long the times stand still."""

    resumed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.WARN_SOFT, edges="bottom", parent=parent)
        self._label = TextLabel(use=Type.SUPPORT_STRONG, lines=2, tabular=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        go_on = SecondaryButton("Go on", size=ControlSize.SMALL)
        go_on.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        go_on.clicked.connect(self.resumed)
        row = QHBoxLayout(self)
        row.setContentsMargins(S4, 4, S3, 5)
        row.setSpacing(S3)
        row.addWidget(IconMark("player-pause-filled", size_px=20, role=Role.WARN))
        row.addWidget(self._label, 1)
        row.addWidget(go_on)
        self.hide()

    def show_pause(self, pause_ms: int, *, has_times: bool) -> None:
        """Show how long the interruption has lasted."""
        time = f" {format_moment(pause_ms)}" if has_times else ""
        words = f"Paused{time}. The times of the frames stand still, marks still count."
        if words != self._label.text():
            self._label.setText(words)
            self.setAccessibleName("Paused")
