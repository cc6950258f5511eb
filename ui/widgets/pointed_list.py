"""A list whose current row follows the pointer, for what is chosen by keyboard and mouse alike."""

from __future__ import annotations

from PySide6.QtGui import QCursor, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QListView, QWidget


class PointedList(QListView):
    """Makes the row below the pointer current as soon as the pointer moves.

    A list that comes up, or scrolls, below a pointer at rest keeps its own current row: what is
    typed and entered then is meant for that.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rested_at = QCursor.pos()
        self.setMouseTracking(True)

    def showEvent(self, event: QShowEvent) -> None:
        self._rested_at = QCursor.pos()
        super().showEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.globalPosition().toPoint()
        if at != self._rested_at:
            self._rested_at = at
            index = self.indexAt(event.position().toPoint())
            if index.isValid():
                self.setCurrentIndex(index)
