"""Moves the clock of a transcript against that of the call, shown at once and done when asked."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.importers.transcripts.times import parse_shift
from narrative_studio.model.durations import format_duration
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton, QuietButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import FieldLabel
from ui.widgets.parsed_edit import ParsedEdit

_STEP_MS: Final = 5_000
_FIELD_PX: Final = 116


class ClockShift(QWidget):
    """By how much the transcript is moved, and what that would do.

    Signals:
        changed(int): so many milliseconds later, to be shown; 0 for as it is.
        asked(int): to be done.
    """

    changed = Signal(int)
    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_ms = 0
        self.field = ParsedEdit(
            parse_shift,
            lambda value: shift_words(int(str(value))),
            name="Move the transcript by",
            placeholder="1:30 or -0:45",
            size=ControlSize.SMALL,
        )
        self.field.setFixedWidth(_FIELD_PX)
        self.earlier = IconButton("chevron-left", "5 seconds earlier", size=ControlSize.SMALL)
        self.later = IconButton("chevron-right", "5 seconds later", size=ControlSize.SMALL)
        self.go = SecondaryButton("Move it", icon="clock", size=ControlSize.SMALL)
        self.leave = QuietButton("As it was", size=ControlSize.SMALL)
        self._words = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(FieldLabel("Move the transcript by", buddy=self.field))
        for part in (self.earlier, self.field, self.later):
            line.addWidget(part)
        line.addWidget(self._words, 1)
        line.addWidget(self.leave)
        line.addWidget(self.go)
        self.field.edited.connect(self._on_field_edited)
        self.field.parsed.connect(self._on_field_parsed)
        self.earlier.clicked.connect(lambda: self._step(-_STEP_MS))
        self.later.clicked.connect(lambda: self._step(_STEP_MS))
        self.leave.clicked.connect(lambda: self.set_by(0))
        self.go.clicked.connect(self._on_go_clicked)
        self.show_outcome(0, 0)

    @property
    def by_ms(self) -> int:
        """By how much it is shown later, in milliseconds."""
        return self._by_ms

    @property
    def words(self) -> str:
        """What it says would happen."""
        return self._words.text()

    def set_by(self, by_ms: int) -> None:
        """Show it moved by so many milliseconds."""
        self.field.set_wrong("")
        self.field.set_text(shift_words(by_ms) if by_ms else "")
        self._take(by_ms)

    def show_outcome(self, moved: int, kept: int, early: int = 0) -> None:
        """Say how many pieces would get another frame, and how many confirmed ones would not.

        ``early`` is how many would lie before the call, whose times are then those of its start.
        """
        is_moved = bool(self._by_ms)
        self.go.setVisible(is_moved)
        self.leave.setVisible(is_moved)
        if not is_moved:
            self._words.setText(
                "For a recording that began later (+) or earlier (-) than the call."
            )
            return
        words = f"{counted(moved, 'piece')} would get another frame"
        if kept:
            words += f"; {counted(kept, 'confirmed one')} stay" + ("s" if kept == 1 else "")
        if early:
            words += f"; {counted(early, 'piece')} before the call, at 0:00 then"
        self._words.setText(f"{words}.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move by a second; Esc first puts it back."""
        steps = {Qt.Key.Key_Up: 1_000, Qt.Key.Key_Down: -1_000}
        if event.key() in steps and self.field.hasFocus():
            self._step(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and (self._by_ms or self.field.text()):
            self.set_by(0)
        else:
            super().keyPressEvent(event)

    def _step(self, by_ms: int) -> None:
        self.set_by(self._by_ms + by_ms)

    def _take(self, by_ms: int) -> None:
        if by_ms != self._by_ms:
            self._by_ms = by_ms
            self.changed.emit(by_ms)

    def _on_field_edited(self, text: str) -> None:
        try:
            self._take(parse_shift(text) if text.strip() else 0)
        except ValueError:
            return  # It is being typed; what is wrong is said at the pause.

    def _on_field_parsed(self, value: object) -> None:
        self._take(value if isinstance(value, int) else 0)

    def _on_go_clicked(self) -> None:
        self.field.flush()
        if self._by_ms:
            self.asked.emit(self._by_ms)


def shift_words(by_ms: int) -> str:
    """A shift as it is typed: ``+1:30`` or ``-0:45``."""
    return f"{'-' if by_ms < 0 else '+'}{format_duration(abs(by_ms))}"
