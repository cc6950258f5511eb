"""Colours and type of the presenter's window, which looks alike in the light and the dark theme."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from narrative_studio import assets
from ui import theme
from ui.theme import Type

SCALES: Final = (0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""The sizes of the words to read, as parts of the usual one."""
USUAL_SCALE: Final = 4


@cache
def color(role: str) -> QColor:
    """The colour of a role of the palette ``presenter``."""
    return QColor(assets.palette("presenter")[role])


def font(use: Type, *, scale: float = 1.0, tabular: bool = False, px: int = 0) -> QFont:
    """The font of a use, larger or smaller than in the window; ``px`` sets another size."""
    made = QFont(theme.current().font(use, tabular=tabular))
    made.setPixelSize(max(8, round((px or made.pixelSize()) * scale)))
    return made


def words(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    use: QFont,
    role: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
) -> None:
    """Paint one line of words, cut where the room ends."""
    painter.setFont(use)
    painter.setPen(color(role))
    metrics, shown = painter.fontMetrics(), text
    # A room measured by whole pixels can be a part of one too narrow for its own words.
    if metrics.horizontalAdvance(text) > rect.width():
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    room = QRectF(rect)
    # What is laid out for the usual size is too low for larger text, whose edges would be cut.
    more = max(0.0, (metrics.height() - room.height()) / 2)
    painter.drawText(room.adjusted(0, -more, 0, more), align, shown)
