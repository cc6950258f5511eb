"""The banner over the foot of the words while somebody asks; the words below it stay in place.

Signals: ``resumed()`` when its button is pressed.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.model.durations import format_duration
from ui import icons
from ui.painting import rounded
from ui.presenter import look
from ui.presenter.foot_bar import FootButton
from ui.theme import Type

HEIGHT_PX = 80


class PauseBanner(QWidget):
    """Says for how long the story stands still."""

    resumed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._note = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.addStretch(1)
        go_on = FootButton("Go on", "Space", is_strong=True)
        go_on.clicked.connect(self.resumed)
        row.addWidget(go_on)
        self.hide()

    def show_pause(self, pause_ms: int, questions: int, together_ms: int) -> None:
        """Show the present pause and all of them together."""
        title = f"Paused for a question {format_duration(pause_ms)}"
        note = "The clock of the story stands still."
        if questions > 1:
            note += f" Questions so far: {questions}, together {format_duration(together_ms)}."
        if (title, note) != (self._title, self._note):
            self._title, self._note = title, note
            self.setAccessibleName("Paused for a question")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line = look.color("pause_soft"), look.color("pause")
        rounded(painter, self.rect(), 10, fill=fill, line=line, line_px=2)
        spot = QRect(26, (self.height() - 28) // 2, 28, 28)
        icons.paint_icon(painter, spot, "player-pause-filled", look.color("text"))
        wide = self.width() - 74 - 160
        title = QRect(74, 14, wide, 28)
        look.words(
            painter, title, self._title, look.font(Type.BODY_STRONG, px=20, tabular=True), "pause"
        )
        look.words(painter, QRect(74, 44, wide, 22), self._note, look.font(Type.SAY), "text")
