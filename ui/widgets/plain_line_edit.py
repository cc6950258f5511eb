"""A one-line field that stores nothing by itself: whoever shows it asks for its text."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.styling.buttons import SIZE, ControlSize
from ui.widgets.pasted import keep_on_one_line


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
