"""What hangs at the pointer while frames are dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.widgets.chips import paint_picture_chip, picture_chip_size

_OPACITY = 0.88


def drag_picture(card: QPixmap, count: int) -> QPixmap:
    """Let a card shine through a little, and say how many come with it."""
    made = QPixmap(card.size())
    made.setDevicePixelRatio(card.devicePixelRatio())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(_OPACITY)
    painter.drawPixmap(QPoint(0, 0), card)
    painter.setOpacity(1.0)
    if count > 1:
        words = f"{count} frames"
        width = int(card.width() / card.devicePixelRatio())
        left = (width - picture_chip_size(words).width()) // 2
        paint_picture_chip(painter, QPoint(left, 40), words)
    painter.end()
    return made


def chip_picture(words: str, ratio: float) -> QPixmap:
    """A name alone: small, so that the line between the rows stays in sight."""
    made = QPixmap(picture_chip_size(words) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_picture_chip(painter, QPoint(0, 0), words)
    painter.end()
    return made
