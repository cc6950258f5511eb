"""A one-line field that commits at a pause and on leaving, and can show that its text is wrong.

Signals: ``edited(str)``, ``committed(str)``, ``refused(str)`` with the message for the line under
the field, empty when all is well again.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.styling.buttons import SIZE, ControlSize
from ui.styling.fields import WRONG
from ui.widgets.committing import PAUSE_MS, Committing
from ui.widgets.dragged_files import leaves_files
from ui.widgets.pasted import keep_on_one_line


class LineEdit(QLineEdit):
    """A field of one line. Set stored text with ``set_text``, not with ``setText``."""

    edited = Signal(str)
    committed = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        size: ControlSize = ControlSize.REGULAR,
        pause_ms: int = PAUSE_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty(SIZE, size.value)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setCursorPosition(0)
        self._message = ""
        self._committing = Committing(self, pause_ms=pause_ms)
        self._committing.edited.connect(self.edited)
        self._committing.committed.connect(self._on_committing_committed)
        keep_on_one_line(self)

    @property
    def is_dirty(self) -> bool:
        """Whether typing was not committed yet."""
        return self._committing.is_dirty

    def set_text(self, text: str) -> None:
        """Show the stored text; what is being typed is kept."""
        self._committing.set_text(text)

    def flush(self) -> None:
        """Commit now what was typed."""
        self._committing.flush()

    def set_wrong(self, message: str) -> None:
        """Mark the text as wrong and say why; an empty message clears the mark."""
        if message == self._message:
            return
        self._message = message
        self.setProperty(WRONG, bool(message))
        self.setAccessibleDescription(message)
        self.update()
        self.refused.emit(message)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leaves_files(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        super().keyPressEvent(event)

    def _on_committing_committed(self, text: str) -> None:
        self.committed.emit(text)
