"""What starts the clock, over the words until it runs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.painting import rounded
from ui.presenter import look
from ui.theme import Type

_LINE_PX: Final = 44
_WARNING_PX: Final = 22
_WORDS: Final = "The clock starts when you press Space or Page Down, click, or use a clicker"


class StartHint(QWidget):
    """One line in an outline; a click goes through it to the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_WORDS)
        self._warning = ""

    def warn(self, words: str) -> None:
        """Say something more, in a smaller line below."""
        self._warning = words
        self.setAccessibleName(f"{_WORDS}. {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, _WARNING_PX + _LINE_PX if self._warning else _LINE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line = look.color("current"), look.color("accent")
        rounded(painter, self.rect(), 8, fill=fill, line=line)
        icons.paint_icon(painter, QRect(16, 13, 18, 18), "player-play", look.color("accent"))
        room = QRect(46, 0, self.width() - 62, _LINE_PX)
        look.words(painter, room, _WORDS, look.font(Type.SAY), "text", _START)
        if self._warning:
            below = room.adjusted(0, _LINE_PX - 6, 0, _WARNING_PX - 6)
            look.words(painter, below, self._warning, look.font(Type.SUPPORT), "text", _START)


_START: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
