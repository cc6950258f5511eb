"""A field for a duration: people write minutes and seconds, the program gets milliseconds.

Signals: ``edited(str)`` at each key; ``committed(int)`` in milliseconds; ``refused(str)`` with the
message for the line under the field, empty when all is well again; ``dropped(str)`` with what was
typed and could not be read, when another value takes its place.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from narrative_studio.model.durations import format_duration, parse_duration
from ui import icons, theme
from ui.styling.buttons import SIZE, ControlSize
from ui.styling.fields import PAD_PX, WRONG
from ui.theme import Role, Type
from ui.widgets.dragged_files import leaves_files
from ui.widgets.undo_keys import leave_undo_to_document

_CLOCK_PX = 14


class DurationEdit(QLineEdit):
    """Takes 2:30, 150 s, 2 m 30 s or 2 min; shows 2:30."""

    edited = Signal(str)
    committed = Signal(int)
    refused = Signal(str)
    dropped = Signal(str)

    def __init__(
        self,
        value_ms: int = 0,
        *,
        name: str = "Planned time",
        size: ControlSize = ControlSize.REGULAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value_ms = value_ms
        self._message = ""
        self.setProperty(SIZE, size.value)
        self.setAccessibleName(name)
        self.setTextMargins(0, 0, _CLOCK_PX + 4, 0)
        self.setText(format_duration(value_ms))
        self._apply_font()
        self.textEdited.connect(self._on_text_edited)
        leave_undo_to_document(self, self.isModified)
        theme.changes().changed.connect(self._apply_font)

    @property
    def value_ms(self) -> int:
        """The last duration that could be read, in milliseconds."""
        return self._value_ms

    def set_value_ms(self, value_ms: int) -> None:
        """Show the stored duration; what is being typed is kept, and what is still to be mended."""
        is_typing = self.hasFocus() and self.isModified()
        is_same, self._value_ms = value_ms == self._value_ms, value_ms
        if not is_typing and not (is_same and self._message):
            self.give_up()

    def give_up(self) -> None:
        """Show the stored duration instead of what is typed."""
        if self._message:
            self.dropped.emit(self.text())
        self._show_value()

    def flush(self) -> None:
        """Commit now what was typed, or say what is wrong with it."""
        if not self.isModified():
            return
        try:
            value_ms = parse_duration(self.text())
        except ValueError as error:
            self.set_wrong(str(error))
            return
        is_new = value_ms != self._value_ms
        self._value_ms = value_ms
        self._show_value()
        if is_new:
            self.committed.emit(value_ms)

    def set_wrong(self, message: str) -> None:
        """Mark the text as wrong and say why; an empty message clears the mark."""
        if message == self._message:
            return
        self._message = message
        self.setProperty(WRONG, bool(message))
        self.setAccessibleDescription(message)
        self.update()
        self.refused.emit(message)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance("0:00:00") + 2 * PAD_PX + _CLOCK_PX + 4
        return QSize(width, super().sizeHint().height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leaves_files(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        role = Role.TEXT3 if self.isEnabled() else Role.CONTROL
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = PAD_PX if mirrored else self.width() - PAD_PX - _CLOCK_PX
        place = self.rect()
        place.setRect(left, (self.height() - _CLOCK_PX) // 2, _CLOCK_PX, _CLOCK_PX)
        icons.paint_icon(painter, place, "clock", role)

    def _on_text_edited(self, text: str) -> None:
        self.set_wrong("")
        self.edited.emit(text)

    def _show_value(self) -> None:
        self.setText(format_duration(self._value_ms))
        self.setModified(False)
        self.set_wrong("")

    def _apply_font(self) -> None:
        self.setFont(theme.current().font(Type.BODY, tabular=True))
