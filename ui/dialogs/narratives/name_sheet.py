"""A small sheet that asks for the title of a narrative: to rename it, or for its copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.sheet import Sheet


class NameSheet(Sheet):
    """Asks for a title; nothing happens before the button, or Enter.

    Signals:
        named(str): the title, which is never empty.
    """

    named = Signal(str)

    def __init__(
        self, host: QWidget, heading: str, *, verb: str, title: str, note: str = ""
    ) -> None:
        super().__init__(host, heading, width_px=480)
        self._field = LineEdit(title, name="Title")
        self._labelled = LabelledField("Title", self._field)
        self._field.edited.connect(self._on_field_edited)
        self._field.returnPressed.connect(self._go)
        self.body_layout.addWidget(self._labelled)
        if note:
            self.body_layout.addWidget(TextLabel(note, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
        cancel = SecondaryButton("Cancel")
        cancel.clicked.connect(self.close_sheet)
        go = PrimaryButton(verb)
        go.clicked.connect(self._go)
        self.foot_layout.addStretch(1)
        self.foot_layout.addWidget(cancel)
        self.foot_layout.addWidget(go)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._field)
        self._field.selectAll()

    def _on_field_edited(self, _text: str) -> None:
        self._field.set_wrong("")

    def _go(self) -> None:
        title = " ".join(self._field.text().split())
        if not title:
            self._field.set_wrong("A narrative needs a title. Type one, for example Short call")
            self._field.setFocus()
            self.fit()
            return
        self.close_sheet()
        self.named.emit(title)
