"""The field at the top of the window: a lens, a hint, and the keys that lead to it.

Signals: ``edited(str)`` at each key, ``entered(str)`` on Enter, ``stepped(int)`` for the arrow
keys: -1 up, 1 down, so that a list of results below can follow.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Role
from ui.widgets.dragged_files import leaves_files
from ui.widgets.key_cap import key_cap_size, paint_key_cap
from ui.widgets.pasted import keep_on_one_line
from ui.widgets.undo_keys import leave_undo_to_document

_LENS_PX = 16
_LEFT_PX = 10
_EDGE_PX = 4


class SearchField(QLineEdit):
    """One line to search in; the key hint gives way while there is text."""

    edited = Signal(str)
    entered = Signal(str)
    stepped = Signal(int)

    def __init__(
        self, hint: str, *, keys: str = "Ctrl K", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._hint = hint
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make_room()
        self.textChanged.connect(self._make_room)
        self.textEdited.connect(self.edited)
        keep_on_one_line(self)
        leave_undo_to_document(self, self.isUndoAvailable)
        theme.changes().changed.connect(self._make_room)

    def sizeHint(self) -> QSize:
        return QSize(420, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:  # It comes after the news of the theme.
            self._make_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leaves_files(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.text())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.edited.emit("")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        top = (self.height() - _LENS_PX) // 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - _LEFT_PX - _LENS_PX if mirrored else _LEFT_PX
        lens = QRect(left, top, _LENS_PX, _LENS_PX)
        icons.paint_icon(painter, lens, "search", Role.TEXT2)
        if self._keys and not self.text():
            size = key_cap_size(self._keys)
            left = 8 if mirrored else self.width() - 8 - size.width()
            paint_key_cap(painter, QPoint(left, (self.height() - size.height()) // 2), self._keys)

    def _make_room(self) -> None:
        at_end = key_cap_size(self._keys).width() + 8 if self._keys and not self.text() else 0
        lead = _LEFT_PX + _LENS_PX - 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(*((at_end, 0, lead, 0) if mirrored else (lead, 0, at_end, 0)))
        room_px = self.width() - lead - at_end - 2 * _EDGE_PX
        fits = self.fontMetrics().horizontalAdvance(self._hint) <= room_px
        # Its first word says what the field is for; the name says all of it.
        self.setPlaceholderText(self._hint if fits else self._hint.split()[0])
        self.update()
