"""A small pop-up in which something is named that has no place of its own on the board."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.painting import raised
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton
from ui.widgets.label import TextLabel
from ui.widgets.plain_line_edit import PlainLineEdit

_RINGS_PX: Final = 6
_WIDTH_PX: Final = 340


class AddPopup(QWidget):
    """One field; Enter adds what was typed and waits for the next name, Esc closes.

    Signals:
        added(str): something of that name is to be added.
    """

    added = Signal(str)

    def __init__(self, title: str, hint: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(title)
        self.field = PlainLineEdit(name=title, placeholder=f"{example} …")
        button = PrimaryButton("Add", size=ControlSize.SMALL)
        self.field.returnPressed.connect(self._on_add)
        button.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        side = _RINGS_PX + 14
        column.setContentsMargins(side, side - 2, side, side)
        column.setSpacing(2)
        column.addWidget(TextLabel(title, use=Type.PANEL))
        column.addWidget(TextLabel(hint, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(button)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH_PX + 2 * _RINGS_PX)

    def open_below(self, anchor: QWidget) -> None:
        """Show it under a button, its end at the button's end, and take the keyboard."""
        self.adjustSize()
        at = anchor.mapToGlobal(
            QPoint(anchor.width() - self.width() + _RINGS_PX, anchor.height() + 4 - _RINGS_PX)
        )
        room = anchor.screen().availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        self.move(at)
        self.show()
        self.field.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        reach = _RINGS_PX
        raised(QPainter(self), self.rect().adjusted(reach, reach, -reach, -reach), theme.current())

    def _on_add(self) -> None:
        name = self.field.text().strip()
        self.field.clear()
        if name:
            self.added.emit(name)
