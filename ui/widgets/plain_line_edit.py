"""A one-line field that stores nothing by itself: whoever shows it asks for its text."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.styling.buttons import SIZE, ControlSize
from ui.widgets.pasted import keep_on_one_line
from ui.widgets.undo_keys import leave_undo_to_document


class PlainLineEdit(QLineEdit):
    """A field for a name that is being made, or edited in place."""

    def __init__(
        self,
        *,
        name: str,
        placeholder: str = "",
        size: ControlSize = ControlSize.SMALL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty(SIZE, size.value)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        keep_on_one_line(self)
        leave_undo_to_document(self, self.isUndoAvailable)

    def take(self) -> str:
        """Empty the field and return what was typed, without the spaces around it.

        Undo does not bring the words back here: they belong to what is made of them.
        """
        words = self.text().strip()
        self.setText("")  # Other than ``clear`` it forgets the steps of typing.
        return words
