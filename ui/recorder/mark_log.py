"""What was marked, the latest first; a click chooses the mark that words are written to.

Signals of ``MarkLog``: ``chosen(str)`` with the id of a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from narrative_studio.model.durations import format_moment
from narrative_studio.model.observed import MarkKind
from ui import icons, text, theme
from ui.painting import h_line
from ui.recorder.mark_looks import LOOKS
from ui.spoken import Part
from ui.spoken import Role as Spoken
from ui.theme import Type

_ROW_PX: Final = 36
_ICON_PX: Final = 16
_TIME_PX: Final = 48
_PAD_PX: Final = 12
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class LogRow:
    """One mark; ``number`` is that of its frame, 0 where it is in none that is told."""

    mark: str
    kind: MarkKind
    at_ms: int
    number: int
    words: str = ""

    @property
    def sentence(self) -> str:
        """The row as one sentence, for assistive technology."""
        said = f"{format_moment(self.at_ms)}, {LOOKS[self.kind].word.lower()}"
        if self.number:
            said += f", frame {self.number}"
        return f"{said}: {self.words}" if self.words else said


class MarkLog(QWidget):
    """As many of the latest marks as there is room for."""

    chosen = Signal(str)

    spoken_role = Spoken.List

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LogRow, ...] = ()
        self._current = ""
        self._hovered = -1
        self.setMouseTracking(True)
        self.setAccessibleName("Latest marks")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def rows(self) -> tuple[LogRow, ...]:
        """What is shown, the latest first."""
        return self._rows

    def show_rows(self, rows: Sequence[LogRow], current: str) -> None:
        """Show marks, the latest first; ``current`` is the one that words go to."""
        if (tuple(rows), current) != (self._rows, self._current):
            self._rows, self._current = tuple(rows), current
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 4 * theme.current().scaled(_ROW_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 2 * theme.current().scaled(_ROW_PX))

    def spoken_parts(self) -> list[Part]:
        """The marks, for assistive technology."""
        return [
            Part(Spoken.ListItem, row.sentence, rect, is_chosen=row.mark == self._current)
            for row, rect in self._places()
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if not self._rows:
            painter.setFont(now.font(Type.SUPPORT))
            painter.setPen(now.text3)
            room = self.rect().adjusted(_PAD_PX, 0, -_PAD_PX, 0)
            words = "Nothing is marked yet. A key or a button marks what you see."
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        for place, (row, rect) in enumerate(self._places()):
            if row.mark == self._current:
                painter.fillRect(rect, now.selected)
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), now.accent)
            elif place == self._hovered:
                painter.fillRect(rect, now.hover)
            self._paint_row(painter, row, rect)
            h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for row, rect in self._places():
            if rect.contains(event.position().toPoint()):
                self.chosen.emit(row.mark)
                return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        hits = (n for n, (_row, rect) in enumerate(self._places()) if rect.contains(at))
        self._hover(next(hits, -1))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.update()

    def _places(self) -> list[tuple[LogRow, QRect]]:
        row_px = theme.current().scaled(_ROW_PX)
        shown = self._rows[: max(1, self.height() // row_px)]
        return [
            (row, QRect(0, place * row_px, self.width(), row_px)) for place, row in enumerate(shown)
        ]

    def _paint_row(self, painter: QPainter, row: LogRow, rect: QRect) -> None:
        now, look = theme.current(), LOOKS[row.kind]
        painter.setFont(now.font(Type.SUPPORT, tabular=True))
        painter.setPen(now.text2)
        time_px = now.scaled(_TIME_PX)
        time = QRect(_PAD_PX, rect.top(), time_px, rect.height())
        painter.drawText(time, _LEFT, format_moment(row.at_ms))
        left = _PAD_PX + time_px
        spot = QRect(left, rect.center().y() - _ICON_PX // 2 + 1, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, look.icon, look.role)
        left += _ICON_PX + 8
        right = rect.right() - _PAD_PX
        if row.number:
            number = f"frame {row.number}"
            painter.drawText(QRect(left, rect.top(), right - left, rect.height()), _RIGHT, number)
            right -= painter.fontMetrics().horizontalAdvance(number) + 8
        painter.setFont(now.font(Type.BODY))
        painter.setPen(now.text)
        words = f"{look.word}: {row.words}" if row.words else look.word
        shown = text.elided(" ".join(words.split()), painter.font(), right - left)
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), _LEFT, shown)
