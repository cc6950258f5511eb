"""The known objections by letter, offered after an objection was marked; it goes away by itself.

Nothing waits for it, and no key of a mark names one: whoever marks on just marks on.
Signals of ``ObjectionStrip``: ``chosen(int)`` with the place of an objection, from 0;
``expired()`` when it went away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import text, theme
from ui.painting import raised
from ui.recorder.keys import NAMING
from ui.spoken import Part
from ui.spoken import Role as Spoken
from ui.theme import Type
from ui.widgets.key_cap import key_cap_size, paint_key_cap

SHOWN_MS: Final = 8_000
_ROW_PX: Final = 26
_HEAD_PX: Final = 24
_PAD_PX: Final = 12
_EDGE_PX: Final = 6
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ObjectionStrip(QWidget):
    """Lies over the latest marks for a few seconds."""

    chosen = Signal(int)
    expired = Signal()

    spoken_role = Spoken.List

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ()
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(SHOWN_MS)
        self._going.timeout.connect(self.leave)
        self.setMouseTracking(True)
        self.setAccessibleName("Which objection was it")
        self.hide()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is offered."""
        return self._texts

    def offer(self, texts: Sequence[str]) -> None:
        """Offer objections for a few seconds; nothing is shown where none is known."""
        self._texts = tuple(texts)[: len(NAMING)]
        if not self._texts:
            self.leave()
            return
        self.resize(self.width(), self.sizeHint().height())
        self.show()
        self.raise_()
        self.update()
        self._going.start()

    def takes(self, place: int) -> bool:
        """Choose the objection at a place, from 0; False where none is offered there now."""
        if not self.isVisible() or not 0 <= place < len(self._texts):
            return False
        self.leave()
        self.chosen.emit(place)
        return True

    def leave(self) -> None:
        """Go away."""
        self._going.stop()
        if not self.isHidden():
            self.hide()
            self.expired.emit()

    def sizeHint(self) -> QSize:
        now = theme.current()
        rows = len(self._texts) * now.scaled(_ROW_PX)
        return QSize(340, now.scaled(_HEAD_PX) + rows + 2 * _EDGE_PX + 6)

    def spoken_parts(self) -> list[Part]:
        """The objections, for assistive technology."""
        return [
            Part(Spoken.ListItem, f"{letter}: {words}", rect)
            for letter, words, rect in zip(NAMING, self._texts, self._places(), strict=False)
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        raised(painter, box, now)
        head = QRect(
            box.left() + _PAD_PX, box.top(), box.width() - 2 * _PAD_PX, now.scaled(_HEAD_PX)
        )
        painter.setFont(now.font(Type.SUPPORT_STRONG))
        painter.setPen(now.text2)
        title = "Which objection? A letter names it"
        painter.drawText(head, _LEFT, text.elided(title, painter.font(), head.width()))
        at = self.mapFromGlobal(self.cursor().pos())
        for letter, words, rect in zip(NAMING, self._texts, self._places(), strict=False):
            if self.underMouse() and rect.contains(at):
                painter.fillRect(rect, now.hover)
            cap = key_cap_size(letter)
            place = QPoint(rect.left() + _PAD_PX, rect.top() + (rect.height() - cap.height()) // 2)
            paint_key_cap(painter, place, letter)
            room = rect.adjusted(_PAD_PX + cap.width() + 10, 0, -_PAD_PX, 0)
            painter.setFont(now.font(Type.BODY))
            painter.setPen(now.text)
            painter.drawText(room, _LEFT, text.elided(words, painter.font(), room.width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, rect in enumerate(self._places()):
            if rect.contains(event.position().toPoint()):
                self.takes(place)
                return

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        self._going.start()  # Somebody is reading it.
        self.update()

    def _places(self) -> list[QRect]:
        now = theme.current()
        row_px, top = now.scaled(_ROW_PX), _EDGE_PX + now.scaled(_HEAD_PX)
        return [
            QRect(_EDGE_PX + 1, top + place * row_px, self.width() - 2 * _EDGE_PX - 2, row_px)
            for place in range(len(self._texts))
        ]
