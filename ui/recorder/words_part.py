"""The line in which words are written to a mark: the last one made, or one that was chosen.

It takes the keyboard when asked, by Enter, Tab or a click: until then digits mark. Enter, Tab and
Esc give the keyboard back; what was typed is kept.

After a mark that is nothing without words, a quote or a note, it is offered: it has the keyboard
before anybody asks, and the first letter begins the words. Keys that begin no sentence do what they
always do, a digit marks and Page Down goes on, and the offer is over: whoever has no time to write
is not held up. Enter makes of the offer a line in which digits too are words.
Signals of ``WordsPart``: ``left()`` when the keyboard goes back, ``acted(object, object)``.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.model.durations import format_moment
from narrative_studio.model.observed import Mark, MarkKind
from ui.inspector.binding import CellBinding
from ui.recorder.keys import Act, RecorderKeys
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
_OFFERS: Final = {
    MarkKind.QUOTE: "Type what they said; digits mark",
    MarkKind.NOTE: "Type what you saw; digits mark",
}
"""The marks after which words are offered to be typed at once."""
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
        self._is_offered = False
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

    @property
    def is_offered(self) -> bool:
        """Whether the first letter begins the words, and a digit still marks."""
        return self._is_offered and self.is_typing

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
        self._label.setText(f"{look.word} at {format_moment(mark.at_ms)}{where}")
        self._line.setAccessibleName(f"Words of {look.word.lower()} at {format_moment(mark.at_ms)}")
        self._show_ask()

    def begin(self) -> bool:
        """Give the keyboard to the line; False where there is no mark to write to."""
        if self._mark is None:
            return False
        self._is_offered = False
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_ask()
        return True

    def offer(self) -> bool:
        """Let words be typed at once where the mark needs them; False where it does not."""
        if self._mark is None or self._mark.kind not in _OFFERS or self._mark.text:
            return False
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._is_offered = True
        self._show_ask()
        return True

    def begin_with(self, typed: str) -> None:
        """Take the keyboard, with words that were begun already."""
        if self.begin():
            self._line.insertPlainText(typed)

    def leave(self) -> None:
        """Keep what was typed, and let the keyboard mark again."""
        self._line.flush()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._is_offered = False
            self._show_ask()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._is_offered and not self._line.text():
                return self._takes_offer(event)
            if (
                event.key() in _LEAVING
                and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            ):
                self.leave()
                return True
            does = self._keys.does_while_typing(event)
            if does is not None:
                self.acted.emit(does, event)
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _takes_offer(self, event: QKeyEvent) -> bool:
        """Do what a key does while the line is offered; False lets it type."""
        if event.isAutoRepeat():  # The key that made the mark may still be held down.
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        does = self._keys.does_while_offered(event)
        if does is Act.WRITE:
            return self.begin()
        if does is not None:
            self.left.emit()
            self.acted.emit(does, event)
            return True
        self._is_offered = not event.text().strip()
        return False

    def _show_ask(self) -> None:
        mark = self._mark
        if mark is None:
            return
        ask = _ASKS.get(mark.kind, "What you saw or heard")
        if self.is_offered:
            self._line.set_placeholder(_OFFERS[mark.kind])
        elif self.is_typing:
            self._line.set_placeholder(ask)
        else:
            self._line.set_placeholder(f"Enter, then: {ask[0].lower()}{ask[1:]}")
