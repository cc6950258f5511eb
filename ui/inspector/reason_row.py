"""A line in which somebody gives a reason; Enter gives it, Esc keeps the words and closes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.styling.buttons import ControlSize
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.words_line import WordsLine


class ReasonRow(QWidget):
    """A field with two buttons below it; without words nothing can be given.

    Signals:
        given(str): the reason.
        dropped(): nothing changes.
    """

    given = Signal(str)
    dropped = Signal()

    def __init__(self, give: str, *, placeholder: str, parent: QWidget | None = None) -> None:
        """Make the row; ``give`` stands on the button that gives the reason."""
        super().__init__(parent)
        self._field = WordsLine(name="Reason", placeholder=placeholder)
        self._give = PrimaryButton(give, size=ControlSize.SMALL)
        self._give.setEnabled(False)
        self._drop = QuietButton("Cancel", size=ControlSize.SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._give)
        buttons.addWidget(self._drop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addLayout(buttons)
        self._field.textChanged.connect(self._on_field_text_changed)
        self._field.entered.connect(self._on_give_clicked)
        self._field.installEventFilter(self)
        self._give.clicked.connect(self._on_give_clicked)
        self._drop.clicked.connect(self.dropped)

    @property
    def field(self) -> WordsLine:
        return self._field

    @property
    def give_button(self) -> PrimaryButton:
        return self._give

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.dropped.emit()
            return True
        return False

    def _on_field_text_changed(self) -> None:
        self._give.setEnabled(bool(self._field.text().strip()))

    def _on_give_clicked(self) -> None:
        if self._field.text().strip():
            self.given.emit(self._field.text())
