"""The keys of the presenter's window on a sheet over the words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.painting import rounded
from ui.presenter import look
from ui.presenter.keys import SHEET
from ui.theme import Type

_ROW_PX: Final = 36
_HEAD_PX: Final = 60
_PAD_PX: Final = 28
_CAPS_PX: Final = 210
_SIZE: Final = QSize(660, _HEAD_PX + _ROW_PX * len(SHEET) + _PAD_PX)


class KeySheet(QWidget):
    """Nothing waits for it: every key works while it is shown.

    Signals:
        closed(): it was clicked away.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = "; ".join(f"{' or '.join(caps)}: {what}" for caps, what in SHEET)
        self.setAccessibleName(f"Keys. {lines}")
        self.hide()

    def sizeHint(self) -> QSize:
        return _SIZE

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, self.rect(), 10, fill=look.color("chrome"), line=look.color("control"))
        head = QRect(_PAD_PX, 8, self.width() - 2 * _PAD_PX, _HEAD_PX - 16)
        look.words(painter, head, "Keys", look.font(Type.PAGE), "text")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        look.words(painter, head, "? or Esc closes this", look.font(Type.SUPPORT), "quiet", right)
        cap_font, middle = look.font(Type.SUPPORT_STRONG), Qt.AlignmentFlag.AlignCenter
        for number, (caps, what) in enumerate(SHEET):
            top = _HEAD_PX + number * _ROW_PX
            left = _PAD_PX
            for cap in caps:
                wide = max(26, QFontMetrics(cap_font).horizontalAdvance(cap) + 16)
                box = QRect(left, top + 5, wide, _ROW_PX - 10)
                rounded(painter, box, 4, line=look.color("control"))
                look.words(painter, box, cap, cap_font, "text", middle)
                left += wide + 6
            room = QRect(_PAD_PX + _CAPS_PX, top, self.width() - 2 * _PAD_PX - _CAPS_PX, _ROW_PX)
            look.words(painter, room, what, look.font(Type.SAY), "next")
