"""The initials of a person in a circle."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.painting import rounded
from ui.theme import Type

AVATAR_PX: Final = 24


def initials_of(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[:1].isalpha()]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def paint_avatar(painter: QPainter, rect: QRect, name: str) -> None:
    """Paint a person's circle into a square."""
    now = theme.current()
    rounded(painter, rect, rect.width() / 2, fill=now.sunken)
    painter.save()
    font = now.font(Type.BADGE)
    font = type(font)(font)
    font.setWeight(font.Weight.DemiBold)
    if rect.width() < AVATAR_PX:
        font.setPixelSize(max(8, rect.width() * 9 // 20))
    painter.setFont(font)
    painter.setPen(now.text)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials_of(name))
    painter.restore()


class Avatar(QWidget):
    """A person's circle; the name is its accessible name and tooltip."""

    def __init__(
        self, name: str, *, size_px: int = AVATAR_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size_px = size_px
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        edge = theme.current().scaled(self._size_px)
        return QSize(edge, edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), self.rect(), self._name)
