"""A field for one paragraph that wraps: Enter commits instead of starting a new line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from ui.widgets.pasted import on_one_line
from ui.widgets.text_area import TextArea


class HeadlineArea(TextArea):
    """Takes a headline: what is pasted comes in as one line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            event.accept()
        else:
            super().keyPressEvent(event)

    def insertPlainText(self, text: str) -> None:
        super().insertPlainText(on_one_line(text) if text.strip() else text)

    def select_all(self) -> None:
        """Select the whole text, the cursor at its end."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self.setTextCursor(cursor)
