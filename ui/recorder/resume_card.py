"""A recording that was cut off: how long ago it began, and what can be done with it.

Signals of ``ResumeCard``: ``resumed()``, ``closed()`` to end it where the last mark stands.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.model.durations import format_moment
from narrative_studio.model.prospects import TestSession
from ui.theme import S2, S3, S5, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel

_BUTTON_PX: Final = 48
_WIDEST_PX: Final = 480


class ResumeCard(QWidget):
    """Offers to go on: Enter does; the clock has not stood still meanwhile."""

    resumed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel(use=Type.PAGE, lines=0)
        self._words = TextLabel(use=Type.BODY, lines=0)
        self._go_on = PrimaryButton("Go on recording", icon="player-play")
        self._end = SecondaryButton("End it")
        for button in (self._go_on, self._end):
            button.setMinimumHeight(_BUTTON_PX)
        self._go_on.clicked.connect(self.resumed)
        self._end.clicked.connect(self.closed)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        column.addStretch(1)
        column.addWidget(IconMark("history", size_px=32))
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(S2)
        column.addWidget(self._go_on)
        column.addWidget(self._end)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside, 1, Qt.AlignmentFlag.AlignHCenter)

    @property
    def go_on(self) -> PrimaryButton:
        """The button that goes on."""
        return self._go_on

    @property
    def end(self) -> SecondaryButton:
        """The button that ends the recording where it was cut off."""
        return self._end

    @property
    def words(self) -> str:
        """What it says of the recording."""
        return self._words.text()

    def show_test(self, test: TestSession, *, since_ms: int, marks: int, last_ms: int) -> None:
        """Show a recording that began ``since_ms`` ago; of ``last_ms`` something was last kept.

        Both are milliseconds.
        """
        name = " ".join(filter(None, (test.code, test.prospect)))
        self._title.setText(f"{name} is still being recorded")
        kept = {0: "Nothing was marked", 1: "1 mark is kept"}.get(marks, f"{marks} marks are kept")
        self._words.setText(
            f"It began {format_moment(since_ms)} ago and was cut off. {kept}; what is known of "
            f"it ends at {format_moment(last_ms)}. The clock goes on as if nothing had happened."
        )
        where = f"at {format_moment(last_ms)}" if last_ms else "as it is"
        self._end.setText(f"End it {where}")

    def begin(self) -> None:
        """Give the keyboard to the button that goes on."""
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.resumed.emit()
        else:
            super().keyPressEvent(event)
