"""What can be done by name while writing: other words, the next mark, checking on and off."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.actions import Action
from ui.messages import Messages
from ui.speller import Speller
from ui.widgets.text_area import TextArea


def writing_actions(speller: Speller, messages: Messages) -> list[Action]:
    """The actions on the field that has the keyboard; they do nothing where none has."""

    def suggest() -> None:
        if (area := _area()) is not None:
            area.suggest_words()

    def go_on() -> None:
        if (area := _area()) is not None:
            area.go_to_next_mark()

    def switch() -> None:
        speller.set_on(is_on=not speller.is_on)
        messages.tell(f"Spelling is {'' if speller.is_on else 'no longer '}checked")

    return [
        Action("writing.suggest", "Suggest other words at the cursor", suggest, "Ctrl+.", "pencil"),
        Action("writing.next", "Go to the next misspelt word", go_on, "Ctrl+F7", "arrow-down"),
        Action("writing.spelling", "Check spelling, on or off", switch, "", "check"),
    ]


def _area() -> TextArea | None:
    area = QApplication.focusWidget()
    return area if isinstance(area, TextArea) else None
