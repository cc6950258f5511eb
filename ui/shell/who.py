"""The first question of all: who are you? Its answer stands beside every change."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.model.people import Function
from ui import theme
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.panel import CardPanel, Ground

_CARD_PX: Final = 440
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhoAreYou(Ground):
    """Asks for name, role and function, once per computer.

    Somebody who has answered before sees the answer, may change it, or leave it with Esc.

    Signals:
        answered(str, str, str): name, role and function.
        left(): nothing is to be changed.
    """

    answered = Signal(str, str, str)
    left = Signal()

    def __init__(
        self,
        name: str = "",
        role: str = "",
        function: str = Function.MARKETING.value,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Role.WINDOW, parent=parent)
        card = CardPanel()
        card.setFixedWidth(theme.current().widened(_CARD_PX))
        self._name = LineEdit(name, name="Name", placeholder="First and last name")
        self._job = LineEdit(role, name="Role", placeholder="Product marketing lead")
        self._function = ComboBox(
            [(function.value, function.value.capitalize()) for function in Function],
            name="Function",
        )
        self._function.choose(Function(function).value)
        self._go = PrimaryButton("Continue")
        self._go.clicked.connect(self._answer)
        self._cancel = SecondaryButton("Cancel")
        self._cancel.clicked.connect(self.left)
        self._name.returnPressed.connect(self._answer)
        self._job.returnPressed.connect(self._answer)
        self._name.edited.connect(self._on_name_edited)

        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 32, 32, 32)
        inside.setSpacing(16)
        inside.addWidget(IconMark("app-logo", size_px=44, role=Role.ACCENT))
        inside.addWidget(TextLabel("Who are you?", use=Type.WELCOME))
        why = (
            "Your name stands beside the changes you make, so that colleagues who merge their "
            "copy with yours can see who said what. It stays in your documents."
        )
        inside.addWidget(TextLabel(why, use=Type.BODY, role=Role.TEXT2, lines=0))
        inside.addSpacing(4)
        self._name_field = LabelledField("Name", self._name)
        inside.addWidget(self._name_field)
        inside.addWidget(LabelledField("Role, optional", self._job))
        inside.addWidget(LabelledField("You speak for", self._function))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._go)
        inside.addLayout(foot)

        page = QVBoxLayout(self)
        page.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addStretch(3)
        self._cancel.setVisible(bool(name))
        self.setFocusProxy(self._name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._cancel.isHidden():
            self.left.emit()
        elif event.key() in _ENTER and self.focusWidget() is self._function:
            self._answer()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        name = " ".join(self._name.text().split())
        if not name:
            self._name.set_wrong("Write the name that your colleagues know you by")
            self._name.setFocus()
            return
        function = self._function.key
        assert isinstance(function, str)
        self.answered.emit(name, " ".join(self._job.text().split()), function)

    def _on_name_edited(self, text: str) -> None:
        if text.strip():
            self._name.set_wrong("")
