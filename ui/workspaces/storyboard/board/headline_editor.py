"""The headline of a card while it is edited where it stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.inspector.frame.keys import KEYS
from ui.theme import Type
from ui.widgets.headline_area import HeadlineArea

_LEAST_LINES: Final = 2
"""As many as a card has for its headline, so that nothing of it shows below the field."""
_MOST_LINES: Final = 4


class HeadlineEditor(HeadlineArea):
    """A field in the type of the card; the delegate stores its text when it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            name="Headline",
            use=Type.CARD_TITLE,
            min_lines=_LEAST_LINES,
            max_lines=_MOST_LINES,
            parent=parent,
        )
        self._is_fresh = True

    def show_headline(self, headline: str, *, hint: str) -> None:
        """Show the stored headline, or the hint where there is none.

        At first all of it is selected, so that typing replaces it; later what is typed stays.
        """
        is_fresh, self._is_fresh = self._is_fresh, False
        self.set_placeholder(hint)
        self.set_text(headline)
        if is_fresh:
            self.select_all()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()).toString() in KEYS.values()
        ):
            # The keys of the board, such as Delete and Alt with an arrow, belong to the text now;
            # those of the window, such as Ctrl+S, stay its own.
            event.accept()
        return handled
