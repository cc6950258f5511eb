"""What stands where there is nothing yet: what is missing, why it matters, one button.

Signals: ``chosen()`` when the button was used.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import painting, theme
from ui.theme import Role, Type
from ui.widgets.buttons import ControlSize, SecondaryButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """A dashed place that says what is missing, why it matters and what to do."""

    chosen = Signal()

    def __init__(
        self,
        what: str,
        why: str,
        action: str = "",
        *,
        icon: str = "",
        line: Role = Role.CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = line
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addStretch(1)
        if icon:
            column.addWidget(IconMark(icon), 0, _CENTRE)
        self._what = TextLabel(what, use=Type.PANEL, lines=0, align=_CENTRE)
        self._why = TextLabel(why, use=Type.BODY, role=Role.TEXT2, lines=0, align=_CENTRE)
        column.addWidget(self._what)
        column.addWidget(self._why)
        self._button: SecondaryButton | None = None
        if action:
            column.addSpacing(2)
            self._button = SecondaryButton(action, size=ControlSize.TINY)
            self._button.clicked.connect(self._on_button_clicked)
            column.addWidget(self._button, 0, _CENTRE)
        column.addStretch(1)
        self.setAccessibleName(what)
        self.setAccessibleDescription(why)

    @property
    def button(self) -> SecondaryButton | None:
        return self._button

    def set_words(self, what: str, why: str) -> None:
        """Say something else is missing."""
        self._what.setText(what)
        self._why.setText(why)
        self.setAccessibleName(what)
        self.setAccessibleDescription(why)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.dashed_place(QPainter(self), self.rect(), theme.current(), line=self._line)

    def _on_button_clicked(self) -> None:
        self.chosen.emit()


def centred(widget: QWidget) -> QWidget:
    """A page with a widget in the upper middle of it, as high as its words need at its width.

    Not by an alignment: Qt would ask how high it is at the width of the page, which breaks the
    words into fewer lines.
    """
    page = QWidget()
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
    return page
