"""A field with its label above and, where its text is wrong, the reason below."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.theme import Role, Type
from ui.widgets.label import TextLabel

_ICON_PX = 14


class ErrorLine(QWidget):
    """What is wrong with a field, in the error colour, with an icon; hidden while empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = TextLabel(use=Type.SUPPORT_STRONG, role=Role.BAD, lines=0, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_ICON_PX + 8, 4, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._label, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_message(self, message: str) -> None:
        """Say what is wrong; an empty message hides the line."""
        self._label.setText(message)
        self.setAccessibleName(message)
        self.setVisible(bool(message))

    def paintEvent(self, _event: QPaintEvent) -> None:
        top = 4 + (theme.current().line_px(Type.SUPPORT_STRONG) - _ICON_PX) // 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - _ICON_PX if mirrored else 0
        spot = QRect(left, top, _ICON_PX, _ICON_PX)
        icons.paint_icon(QPainter(self), spot, "alert-circle", Role.BAD)


class LabelledField(QWidget):
    """A label of 12 px over a field.

    The label names the field for assistive technology and is its buddy. A field with the signal
    ``refused(str)`` shows its message in the line below. ``note`` stands at the end of the label's
    line, for example "18 words".
    """

    def __init__(
        self, label: str, field: QWidget, *, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = TextLabel(label, use=Type.SUPPORT, role=Role.TEXT2)
        self._note = TextLabel(note, use=Type.SUPPORT, role=Role.TEXT2, fixed=True, tabular=True)
        self._note.setVisible(bool(note))
        self._error = ErrorLine()
        self._field = field
        self._label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._label, 1)
        head.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(field)
        column.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        refused = getattr(field, "refused", None)
        if refused is not None:
            refused.connect(self.set_error)

    @property
    def field(self) -> QWidget:
        return self._field

    def set_note(self, note: str) -> None:
        """Show another note at the end of the label's line."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def set_error(self, message: str) -> None:
        """Say what is wrong with the field; an empty message takes the line away."""
        self._error.set_message(message)


class FieldLabel(TextLabel):
    """The label of a field that stands on its own, outside a ``LabelledField``."""

    def __init__(self, text: str, *, buddy: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(text, use=Type.SUPPORT, role=Role.TEXT2, parent=parent)
        self.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(text)
