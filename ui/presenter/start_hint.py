"""What starts the clock, over the words until it runs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.painting import rounded
from ui.presenter import look
from ui.theme import Type

_WORDS: Final = "The clock starts when you press Space or Page Down, click, or use a clicker"


class StartHint(QWidget):
    """One line in an outline; a click goes through it to the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_WORDS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line = look.color("current"), look.color("accent")
        rounded(painter, self.rect(), 8, fill=fill, line=line)
        spot = QRect(16, (self.height() - 18) // 2, 18, 18)
        icons.paint_icon(painter, spot, "player-play", look.color("accent"))
        room = self.rect().adjusted(46, 0, -16, 0)
        look.words(painter, room, _WORDS, look.font(Type.SAY), "text", _START)


_START: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
