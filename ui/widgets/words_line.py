"""A one-line field for words: spelling is checked in it as in the fields of many lines.

Names, figures and addresses, which no word list knows, are typed into a ``LineEdit``.

Signals: ``entered()`` when Enter was pressed, after what was typed has been committed; further
those of every text area.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.styling.buttons import ControlSize
from ui.text import is_right_to_left
from ui.widgets.committing import PAUSE_MS
from ui.widgets.headline_area import HeadlineArea

_STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons for which the keyboard leaves a field for a while, its selection kept."""


class WordsLine(HeadlineArea):
    """Looks like a ``LineEdit`` and scrolls sideways. Set stored text with ``set_text``."""

    entered = Signal()

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
        super().__init__(
            text,
            name=name,
            placeholder=placeholder,
            max_lines=1,
            size=size,
            pause_ms=pause_ms,
            parent=parent,
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)

    def set_text(self, text: str) -> None:
        super().set_text(text)
        if not self.hasFocus():
            self._show_beginning()

    def setPlainText(self, text: str) -> None:
        """Show a text; lines that came from elsewhere stand behind each other."""
        super().setPlainText(" ".join(text.split("\n")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.select_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self._select_nothing()
        self._show_beginning()

    def _select_nothing(self) -> None:
        """Show no selection without the keyboard, as fields of one line never do."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _show_beginning(self) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() if is_right_to_left(self.text()) else bar.minimum())
