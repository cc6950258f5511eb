"""A small window under the control that opened it; Esc or a click beside it closes it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import tab_order, theme
from ui.painting import rounded, rounded_mask
from ui.screens import room_around
from ui.spoken import Role as Spoken
from ui.theme import RADIUS_CONTROL

_PAD_PX: Final = 14
_GAP_PX: Final = 4


class Popup(QWidget):
    """A surface with a line around it; put widgets into ``column``.

    Signals:
        closed(): it has gone, and the keyboard is where it was before.
    """

    closed = Signal()

    spoken_role = Spoken.Dialog

    def __init__(self, name: str, *, width_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setFixedWidth(theme.current().widened(width_px))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_PAD_PX, _PAD_PX - 2, _PAD_PX, _PAD_PX)

    @property
    def column(self) -> QVBoxLayout:
        """Where the content goes; margins are set."""
        return self._column

    def open_below(self, anchor: QWidget, focus: QWidget, *, at_end: bool = False) -> None:
        """Show it under a control, within the screen, and give the keyboard to ``focus``.

        With ``at_end`` its end stands at the end of the control, else its start at the start.
        """
        self._column.activate()
        height = self._column.totalSizeHint().height()
        if self._column.hasHeightForWidth():
            height = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), height)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = anchor.width() - self.width() if at_end != mirrored else 0
        at = anchor.mapToGlobal(QPoint(left, anchor.height() + _GAP_PX))
        room = room_around(anchor)
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.height())))
        self.move(at)
        self.show()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Have Tab go as the eye does."""
        return tab_order.go(self, forward=forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        rounded(painter, self.rect(), RADIUS_CONTROL, fill=now.surface, line=now.control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMask(rounded_mask(self.rect()))
