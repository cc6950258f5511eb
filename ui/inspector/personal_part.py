"""Erasing a personal value for good: said in full before, since nothing brings it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, Type
from ui.widgets.buttons import ControlSize, LinkButton, SecondaryButton
from ui.widgets.label import TextLabel

_ASKED = (
    "The name is erased here, in the file and in all backups, and from every other copy that hears "
    "of it. What it said before goes too. Nothing brings it back."
)


class PersonalPart(QWidget):
    """Stands below the field of a personal value; asks once, in place, before it erases.

    Signals:
        erased(): the user wants the value gone and has been told what that means.
    """

    erased = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """``what`` names the value, for example ``name of the customer``."""
        super().__init__(parent)
        self.ask = LinkButton(f"Erase the {what} for good")
        self.ask.clicked.connect(self._on_ask_clicked)
        self._question = QWidget()
        self.erase = SecondaryButton("Erase for good", size=ControlSize.SMALL, icon="trash")
        self.keep = SecondaryButton("Keep it", size=ControlSize.SMALL)
        self.erase.clicked.connect(self._on_erase_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        inside = QVBoxLayout(self._question)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(TextLabel(_ASKED, use=Type.SUPPORT, role=Role.TEXT2, lines=6))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.erase)
        row.addWidget(self.keep)
        row.addStretch(1)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._question)
        self.show_value(is_there=False)

    @property
    def is_asking(self) -> bool:
        """Whether the question stands open."""
        return not self._question.isHidden()

    def show_value(self, *, is_there: bool) -> None:
        """Offer to erase a value that is there; an open question is closed."""
        self.ask.setVisible(is_there)
        self._question.hide()

    def _on_ask_clicked(self) -> None:
        self.ask.hide()
        self._question.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep_clicked(self) -> None:
        self.show_value(is_there=True)
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_erase_clicked(self) -> None:
        self.show_value(is_there=False)
        self.erased.emit()
