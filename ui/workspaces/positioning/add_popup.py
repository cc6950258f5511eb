"""A small pop-up in which something is named that has no place of its own on the board."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton
from ui.widgets.label import TextLabel
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.widgets.popup import Popup

_WIDTH_PX: Final = 340


class AddPopup(Popup):
    """One field; Enter adds what was typed and waits for the next name, Esc closes.

    Signals:
        added(str): something of that name is to be added.
    """

    added = Signal(str)

    def __init__(self, title: str, hint: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(title, width_px=_WIDTH_PX, parent=parent)
        self.field = PlainLineEdit(name=title, placeholder=f"{example} …")
        button = PrimaryButton("Add", size=ControlSize.SMALL)
        self.field.returnPressed.connect(self._on_add)
        button.clicked.connect(self._on_add)
        self.column.setSpacing(2)
        self.column.addWidget(TextLabel(title, use=Type.PANEL))
        self.column.addWidget(TextLabel(hint, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
        self.column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(button)
        self.column.addLayout(row)

    def _on_add(self) -> None:
        if name := self.field.take():
            self.added.emit(name)
