"""The frames of a session as a grid that single keys fill in; arrows walk, one Tab stop.

Signals of ``RatingGrid``: ``reached_chosen(str, object)``, ``taken_chosen(str, object)`` and
``rated(str, object, object)``, each with the id of a frame; the last with metric and value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.prospects import LEAST_RATING, MOST_RATING, Metric
from ui import icons, text, theme
from ui.announce import announce
from ui.painting import h_line, rounded
from ui.recorder.frame_rows import FrameRow
from ui.recorder.mark_looks import LOOKS
from ui.spoken import Part
from ui.spoken import Role as Spoken
from ui.theme import Role, Type

_ROW_PX: Final = 40
_HEAD_PX: Final = 32
_TOLD_PX: Final = 64
_TAKEN_PX: Final = 40
_WIDE_TAKEN_PX: Final = 110
_METRIC_PX: Final = 32
_WIDE_METRIC_PX: Final = 92
_WIDE_FROM_PX: Final = 720
_ICON_PX: Final = 16
_FIXED_COLUMNS: Final = 2
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TOLD_WORDS: Final = {
    Reached.REACHED: "told",
    Reached.SKIPPED: "skipped",
    Reached.UNKNOWN: "not known",
}
_TOLD_KEYS: Final = {
    Qt.Key.Key_T: Reached.REACHED,
    Qt.Key.Key_R: Reached.REACHED,
    Qt.Key.Key_1: Reached.REACHED,
    Qt.Key.Key_S: Reached.SKIPPED,
    Qt.Key.Key_0: Reached.SKIPPED,
}
_TAKEN_KEYS: Final = {
    Qt.Key.Key_1: MarkKind.LANDED,
    Qt.Key.Key_2: MarkKind.CONFUSED,
    Qt.Key.Key_3: MarkKind.OBJECTION,
    Qt.Key.Key_0: MarkKind.NEUTRAL,
}
_EMPTYING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class RatingGrid(QWidget):
    """A row for each frame: told, how it was taken, 1 to 5 for each metric."""

    reached_chosen = Signal(str, object)
    taken_chosen = Signal(str, object)
    rated = Signal(str, object, object)

    spoken_role = Spoken.Table

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FrameRow, ...] = ()
        self._metrics: tuple[Metric, ...] = ()
        self._row, self._column = 0, _FIXED_COLUMNS
        self._keeps_time = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Frames of the session")
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def cell(self) -> tuple[int, int]:
        """The row and the column of the present cell, from 0; the first columns are told, taken."""
        return self._row, self._column

    def show_rows(
        self, rows: Sequence[FrameRow], metrics: Sequence[Metric], *, keeps_time: bool
    ) -> None:
        """Show frames; only who keeps the time says which of them were told."""
        self._rows, self._metrics = tuple(rows), tuple(metrics)
        self._keeps_time = keeps_time
        self._row = min(self._row, max(0, len(self._rows) - 1))
        self._column = min(self._column, self._columns - 1)
        self._say()
        self.updateGeometry()
        self.update()

    def go_to(self, row: int, column: int) -> None:
        """Make another cell the present one."""
        if self._rows:
            self._row = max(0, min(row, len(self._rows) - 1))
            self._column = max(0, min(column, self._columns - 1))
            self._say()
            self.update()
            announce(self, self._sentence(self._row, self._column))

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(348, now.scaled(_HEAD_PX) + len(self._rows) * now.scaled(_ROW_PX))

    def spoken_parts(self) -> list[Part]:
        """The cells, for assistive technology."""
        return [
            Part(
                Spoken.Cell,
                self._sentence(row, column),
                self._cell_rect(row, column),
                is_chosen=(row, column) == (self._row, self._column),
            )
            for row in range(len(self._rows))
            for column in range(self._columns)
        ]

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held & ~Qt.KeyboardModifier.ShiftModifier or not self._rows:
            super().keyPressEvent(event)
        elif key in _STEPS:
            down, right = _STEPS[Qt.Key(key)]
            self.go_to(self._row + down, self._column + right)
        elif key == Qt.Key.Key_Home:
            self.go_to(self._row, 0)
        elif key == Qt.Key.Key_End:
            self.go_to(self._row, self._columns - 1)
        elif not self._fill(key):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for row in range(len(self._rows)):
            for column in range(self._columns):
                if self._cell_rect(row, column).contains(at):
                    is_again = (row, column) == (self._row, self._column)
                    self.go_to(row, column)
                    if is_again or column == 0:
                        self._turn()
                    return

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for number, row in enumerate(self._rows):
            rect = self._row_rect(number)
            is_current = number == self._row and self.hasFocus()
            if is_current:
                painter.fillRect(rect, now.hover)
            self._paint_row(painter, number, row)
            h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
        if self._rows and self.hasFocus():
            cell = self._cell_rect(self._row, self._column).adjusted(1, 1, -1, -2)
            rounded(painter, cell, 4, line=now.focus, line_px=2)

    # Inside

    @property
    def _columns(self) -> int:
        return _FIXED_COLUMNS + len(self._metrics)

    @property
    def _is_wide(self) -> bool:
        return self.width() >= theme.current().widened(_WIDE_FROM_PX)

    def _fill(self, key: int) -> bool:
        """Do what a key does to the present cell; False for one that means nothing there."""
        row = self._rows[self._row]
        named = Qt.Key(key)
        if self._column == 0:
            reached = Reached.UNKNOWN if named in _EMPTYING else _TOLD_KEYS.get(named)
            if reached is None or not self._keeps_time:
                return False
            self.reached_chosen.emit(row.frame, reached)
            self.go_to(self._row + 1, 0)
        elif self._column == 1:
            if named not in _EMPTYING and named not in _TAKEN_KEYS:
                return False
            self.taken_chosen.emit(row.frame, _TAKEN_KEYS.get(named))
            self.go_to(self._row + 1, 1)
        else:
            value = None if named in _EMPTYING else key - Qt.Key.Key_0
            if value is not None and not LEAST_RATING <= value <= MOST_RATING:
                return False
            self.rated.emit(row.frame, self._metrics[self._column - _FIXED_COLUMNS], value)
            if value is not None:
                self._go_on()
        return True

    def _go_on(self) -> None:
        """Go to the next rating: the next metric, else the first of the next frame."""
        if self._column + 1 < self._columns:
            self.go_to(self._row, self._column + 1)
        elif self._row + 1 < len(self._rows):
            self.go_to(self._row + 1, _FIXED_COLUMNS)

    def _turn(self) -> None:
        """What a click does: the next answer of the cell."""
        row = self._rows[self._row]
        if self._column == 0 and self._keeps_time:
            order = (Reached.REACHED, Reached.SKIPPED, Reached.UNKNOWN)
            self.reached_chosen.emit(row.frame, order[(order.index(row.reached) + 1) % 3])
        elif self._column == 1:
            kinds = [*_TAKEN_KEYS.values(), None]
            self.taken_chosen.emit(row.frame, kinds[(kinds.index(row.taken) + 1) % len(kinds)])
        elif self._column >= _FIXED_COLUMNS:
            metric = self._metrics[self._column - _FIXED_COLUMNS]
            value = row.ratings.get(metric, 0) + 1
            self.rated.emit(row.frame, metric, value if value <= MOST_RATING else None)

    def _widths(self) -> list[int]:
        now = theme.current()
        taken = _WIDE_TAKEN_PX if self._is_wide else _TAKEN_PX
        metric = _WIDE_METRIC_PX if self._is_wide else _METRIC_PX
        widths = [_TOLD_PX, taken, *(metric for _one in self._metrics)]
        return [now.widened(width) for width in widths]

    def _row_rect(self, row: int) -> QRect:
        now = theme.current()
        row_px = now.scaled(_ROW_PX)
        return QRect(0, now.scaled(_HEAD_PX) + row * row_px, self.width(), row_px)

    def _cell_rect(self, row: int, column: int) -> QRect:
        widths, line = self._widths(), self._row_rect(row)
        left = self.width() - sum(widths[column:])
        return QRect(left, line.top(), widths[column], line.height())

    def _paint_head(self, painter: QPainter) -> None:
        now = theme.current()
        height = now.scaled(_HEAD_PX)
        painter.setFont(now.font(Type.SUPPORT_STRONG))
        painter.setPen(now.text2)
        painter.drawText(QRect(0, 0, 100, height), _LEFT, "Frame")
        words = ["Told", "Taken" if self._is_wide else "", *self._metric_words()]
        for column, word in enumerate(words):
            cell = self._cell_rect(0, column)
            painter.drawText(QRect(cell.left(), 0, cell.width(), height), _CENTRE, word)
        h_line(painter, 0, self.width(), height - 1, now.control)

    def _metric_words(self) -> list[str]:
        words = [metric.value.capitalize() for metric in self._metrics]
        return words if self._is_wide else [word[0] for word in words]

    def _paint_row(self, painter: QPainter, number: int, row: FrameRow) -> None:
        now = theme.current()
        line = self._row_rect(number)
        is_quiet = row.reached is Reached.SKIPPED
        painter.setFont(now.font(Type.SUPPORT, tabular=True))
        painter.setPen(now.text2)
        painter.drawText(QRect(0, line.top(), 24, line.height()), _LEFT, str(row.number))
        room = QRect(24, line.top(), self._cell_rect(number, 0).left() - 28, line.height())
        color = now.text3 if is_quiet else now.text
        words = row.headline or "No headline yet"
        lines = 2
        height = text.height_of(words, Type.SUPPORT, room.width(), now, max_lines=lines)
        spot = QRect(room.left(), line.top() + (line.height() - height) // 2, room.width(), height)
        text.paint_text(painter, spot, words, Type.SUPPORT, color, max_lines=lines)
        self._paint_told(painter, number, row)
        self._paint_taken(painter, number, row)
        for place, metric in enumerate(self._metrics):
            cell = self._cell_rect(number, _FIXED_COLUMNS + place)
            value = row.ratings.get(metric)
            painter.setFont(now.font(Type.BODY_STRONG, tabular=True))
            painter.setPen(now.text if value else now.text3)
            painter.drawText(cell, _CENTRE, str(value or "·"))

    def _paint_told(self, painter: QPainter, number: int, row: FrameRow) -> None:
        now = theme.current()
        asks = row.reached is Reached.UNKNOWN and self._keeps_time
        painter.setFont(now.font(Type.SUPPORT))
        painter.setPen(now.warn if asks else now.text2)
        painter.drawText(self._cell_rect(number, 0), _CENTRE, _TOLD_WORDS[row.reached])

    def _paint_taken(self, painter: QPainter, number: int, row: FrameRow) -> None:
        now = theme.current()
        cell = self._cell_rect(number, 1)
        if row.taken is None:
            painter.setPen(now.text3)
            painter.drawText(cell, _CENTRE, "·")
            return
        look = LOOKS[row.taken]
        if not self._is_wide:
            spot = QRect(QPoint(0, 0), QSize(_ICON_PX, _ICON_PX))
            spot.moveCenter(cell.center())
            icons.paint_icon(painter, spot, look.icon, look.role)
            return
        spot = QRect(cell.left() + 8, cell.center().y() - 8, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, look.icon, look.role)
        painter.setFont(now.font(Type.SUPPORT))
        painter.setPen(now.color(Role.TEXT))
        painter.drawText(cell.adjusted(8 + _ICON_PX + 6, 0, 0, 0), _LEFT, look.word)

    def _sentence(self, row: int, column: int) -> str:
        if not self._rows:
            return ""
        one = self._rows[row]
        said = f"Frame {one.number}, "
        if column == 0:
            return said + _TOLD_WORDS[one.reached]
        if column == 1:
            return said + (LOOKS[one.taken].word.lower() if one.taken else "no reaction noted")
        metric = self._metrics[column - _FIXED_COLUMNS]
        value = one.ratings.get(metric)
        return f"{said}{metric.value} {value or 'not rated'}"

    def _say(self) -> None:
        self.setAccessibleDescription(self._sentence(self._row, self._column))
