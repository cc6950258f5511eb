"""A line that is carried by the mouse: the handle it is taken by, and where it would be put."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import painting, theme
from ui.styling.buttons import ControlSize
from ui.widgets.buttons import IconButton

LINE_MIME: Final = "application/x-narrative-studio-ready-line"
_MARK_PX: Final = 3


class LineHandle(IconButton):
    """The button at the end of a line: a click opens its menu, a drag carries the line.

    Signals:
        carried(): the button is held and the pointer moves away.
    """

    carried = Signal()

    def __init__(self) -> None:
        super().__init__("dots-vertical", "More", size=ControlSize.TINY)
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if is_left else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pressed = self._pressed
        if pressed is None:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)  # Letting go afterwards is no click.
            self.carried.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)


class DropMark(QWidget):
    """The line over a list that shows where what is carried would be put."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, left: int, y: int, width: int) -> None:
        """Show the mark along ``y``, in pixels of the list."""
        self.setGeometry(QRect(left, y - _MARK_PX // 2, width, _MARK_PX))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painting.rounded(QPainter(self), self.rect(), _MARK_PX / 2, fill=now.focus)
