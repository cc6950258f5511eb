"""Turns typing into commits: at a pause, on leaving, and never losing what is being typed.

``Committing`` watches a one-line or many-line editor. ``LineEdit`` and ``TextArea`` own one and
pass its signals on, so most code never meets it.

Signals: ``edited(str)`` at each change by the user; ``committed(str)`` after a pause of 800 ms, on
leaving the editor and on ``flush()``, but only where the text differs from what is stored.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit
from shiboken6 import isValid

from ui.widgets.undo_keys import leave_undo_to_document

PAUSE_MS: Final = 800
WHOLE_PAUSE_MS: Final = 8000
"""For a text that counts revisions: a pause for thought is not yet a new wording."""


class Committing(QObject):
    """Watches one editor and says when its text is worth storing."""

    edited = Signal(str)
    committed = Signal(str)

    def __init__(self, editor: QLineEdit | QTextEdit, *, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(editor)
        self._editor = editor
        self._stored = self.text()
        self._is_touched = False
        self._is_setting = False
        self._is_committing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self.flush)
        editor.textChanged.connect(self._on_editor_text_changed)
        editor.installEventFilter(self)
        leave_undo_to_document(editor, lambda: self.is_dirty)

    @property
    def pause_ms(self) -> int:
        """After how long a pause of typing the text is committed, in milliseconds."""
        return self._pause.interval()

    @property
    def is_dirty(self) -> bool:
        """Whether the editor holds typing that was not committed yet."""
        return self._is_touched and self.text() != self._stored

    def text(self) -> str:
        """Return what the editor shows."""
        if isinstance(self._editor, QLineEdit):
            return self._editor.text()
        return self._editor.toPlainText()

    def set_text(self, text: str) -> None:
        """Take over the stored text, without a signal.

        While the user is typing, what is typed stays and wins at the next commit; the stored text
        is only remembered, so that a commit happens if the two differ. A space or a line just
        begun stays too, where storing has tidied it away. While a commit is under way the text is
        only remembered: what is shown then may be older than what is being stored.
        """
        self._stored = text
        if self._is_committing:
            return
        if self._editor.hasFocus() and (self._is_touched or text.split() == self.text().split()):
            return
        self._is_touched = False
        self._pause.stop()
        if text != self.text():
            self._replace(text)

    def flush(self) -> None:
        """Commit now what was typed; nothing happens where nothing changed."""
        self._pause.stop()
        if not self._is_touched:
            return
        self._is_touched = False
        text = self.text()
        if text != self._stored:
            self._stored = text
            self._is_committing = True
            try:
                self.committed.emit(text)
            finally:
                self._is_committing = False
            if isValid(self._editor):
                self.set_text(self._stored)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.flush()
        return False

    def _on_editor_text_changed(self) -> None:
        if self._is_setting or (not self._is_touched and self.text() == self._stored):
            return
        self._is_touched = True
        self._pause.start()
        self.edited.emit(self.text())

    def _replace(self, text: str) -> None:
        """Show another text; the cursor stays where it was as far as that is possible."""
        editor = self._editor
        self._is_setting = True
        try:
            if isinstance(editor, QLineEdit):
                at = editor.cursorPosition()
                editor.setText(text)
                editor.setCursorPosition(at if editor.hasFocus() else 0)
            else:
                at = editor.textCursor().position()
                editor.setPlainText(text)
                cursor = editor.textCursor()
                last = editor.document().characterCount() - 1
                cursor.setPosition(min(at, last), QTextCursor.MoveMode.MoveAnchor)
                editor.setTextCursor(cursor)
        finally:
            self._is_setting = False
