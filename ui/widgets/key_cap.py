"""A key or a chord in a small outlined cap, for example "Ctrl K"."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.painting import rounded
from ui.theme import RADIUS_BADGE, Type

KEY_CAP_PX: Final = 18
_PAD_PX: Final = 6


def key_cap_size(keys: str) -> QSize:
    """Return the size of a cap, in pixels."""
    now = theme.current()
    width = QFontMetrics(now.font(Type.BADGE)).horizontalAdvance(keys)
    height = now.scaled(KEY_CAP_PX)
    return QSize(max(height, width + 2 * _PAD_PX), height)


def paint_key_cap(painter: QPainter, at: QPoint, keys: str) -> None:
    """Paint a cap with its upper left corner at ``at``."""
    now = theme.current()
    rect = QRect(at, key_cap_size(keys))
    rounded(painter, rect, RADIUS_BADGE, fill=now.surface, line=now.border)
    painter.save()
    painter.setFont(now.font(Type.BADGE))
    painter.setPen(now.text2)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()


class KeyCap(QWidget):
    """A cap as a widget: a hint for the eye, the control beside it has the shortcut."""

    def __init__(self, keys: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changes().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return key_cap_size(self._keys)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_key_cap(QPainter(self), QPoint(0, 0), self._keys)
