"""The sheet that names a variant: its name, its audience, and how long its call is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from narrative_studio.model.durations import format_duration
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.sheet import Sheet

_NOTE = (
    "A variant tells the same story: leave frames out and say single fields otherwise. Whatever it "
    "does not change follows the story."
)


class VariantSheet(Sheet):
    """Asks what a variant is called, whom it is for and how long its call is.

    Signals:
        named(str, str, int): name, audience, and the length of the call in milliseconds.
    """

    named = Signal(str, str, int)

    def __init__(
        self,
        host: QWidget,
        heading: str,
        *,
        verb: str,
        name: str = "",
        audience: str = "",
        call_length_ms: int,
    ) -> None:
        super().__init__(host, heading, width_px=520)
        self._name = LineEdit(name, name="Name", placeholder="Ten minutes")
        self._audience = LineEdit(
            audience, name="Audience", placeholder="Whom it is for, if it is not for all"
        )
        self._length = DurationEdit(call_length_ms, name="Length of the call")
        self._name.edited.connect(self._on_name_edited)
        for field in (self._name, self._audience, self._length):
            field.returnPressed.connect(self._go)
        for label, field in (
            ("Name", self._name),
            ("Audience", self._audience),
            (f"Length of the call, for example {format_duration(600_000)}", self._length),
        ):
            self.body_layout.addWidget(LabelledField(label, field))
        self.body_layout.addWidget(TextLabel(_NOTE, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
        cancel = SecondaryButton("Cancel")
        cancel.clicked.connect(self.close_sheet)
        go = PrimaryButton(verb)
        go.clicked.connect(self._go)
        self.foot_layout.addStretch(1)
        self.foot_layout.addWidget(cancel)
        self.foot_layout.addWidget(go)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._name)

    def _on_name_edited(self, _text: str) -> None:
        self._name.set_wrong("")

    def _go(self) -> None:
        self._length.flush()
        name = " ".join(self._name.text().split())
        if not name:
            self._name.set_wrong("A variant needs a name. Type one, for example Ten minutes")
            self._name.setFocus()
            self.fit()
            return
        self.close_sheet()
        self.named.emit(name, self._audience.text(), self._length.value_ms)
