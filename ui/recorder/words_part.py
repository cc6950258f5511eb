"""The line in which words are written to a mark: the last one made, or one that was chosen.

It takes the keyboard only when asked, by Enter, Tab or a click: until then digits mark. Enter, Tab
and Esc give the keyboard back; what was typed is kept.
Signals of ``WordsPart``: ``left()`` when the keyboard goes back.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.model.durations import format_duration
from narrative_studio.model.observed import Mark, MarkKind
from ui.inspector.binding import CellBinding
from ui.recorder.keys import RecorderKeys
from ui.recorder.mark_looks import LOOKS
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.words_line import WordsLine

_ASKS: Final = {
    MarkKind.QUOTE: "What they said, word for word",
    MarkKind.OBJECTION: "The objection in their words",
    MarkKind.QUESTION: "What they asked",
    MarkKind.CONFUSED: "What tripped them up",
}
_LEAVING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)


class WordsPart(QWidget):
    """A label that says which mark it is, and the line.

    Signals:
        left(): the keyboard goes back to marking.
        acted(object): keys that do something else while words are typed.
    """

    left = Signal()
    acted = Signal(object, object)

    def __init__(self, session: Session, keys: RecorderKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._mark: Mark | None = None
        self._label = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
        self._line = WordsLine(name="Words of the mark")
        self._line.installEventFilter(self)
        self._binding = CellBinding(session, self._line, "text", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self._line)
        self.show_mark(None, 0)

    @property
    def line(self) -> WordsLine:
        """The line that takes the words."""
        return self._line

    @property
    def mark(self) -> Mark | None:
        """The mark that words go to."""
        return self._mark

    @property
    def is_typing(self) -> bool:
        """Whether the keyboard is in the line."""
        return self._line.hasFocus()

    def show_mark(self, mark: Mark | None, number: int) -> None:
        """Write to another mark from now on; what was being typed goes to the one before."""
        self._mark = mark
        self._binding.show(mark)
        self._line.setEnabled(mark is not None)
        if mark is None:
            self._label.setText("Words go to the last mark")
            self._line.set_placeholder("Make a mark first")
            return
        look = LOOKS[mark.kind]
        where = f" · frame {number}" if number else ""
        self._label.setText(f"{look.word} at {format_duration(mark.at_ms)}{where}")
        self._line.setAccessibleName(
            f"Words of {look.word.lower()} at {format_duration(mark.at_ms)}"
        )
        ask = _ASKS.get(mark.kind, "What you saw or heard")
        self._line.set_placeholder(f"Enter, then: {ask[0].lower()}{ask[1:]}")

    def begin(self) -> bool:
        """Give the keyboard to the line; False where there is no mark to write to."""
        if self._mark is None:
            return False
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if (
                event.key() in _LEAVING
                and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            ):
                self._line.flush()
                self.left.emit()
                return True
            does = self._keys.does_while_typing(event)
            if does is not None:
                self.acted.emit(does, event)
                return True
        return super().eventFilter(watched, event)
