"""What a teller glances at beside the words: time, pace, the present frame and the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from narrative_studio.model.durations import format_duration
from narrative_studio.telling.pace import Standing
from narrative_studio.telling.prompt import Passage
from ui import icons, text
from ui.painting import rounded
from ui.presenter import look
from ui.theme import Type

_PAD_PX: Final = 24
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STANDINGS: Final = {
    Standing.AHEAD: ("trending-up", "accent"),
    Standing.ON_TRACK: ("circle-check", "good"),
    Standing.BEHIND: ("hourglass", "pause"),
    Standing.UNKNOWN: ("clock", "quiet"),
}


@dataclass(frozen=True, slots=True)
class Times:
    """The times to show; ``standing`` is None before the start. ``day_time`` reads like 10:19."""

    elapsed_ms: int
    frame_ms: int
    planned_from_ms: int
    planned_to_ms: int
    standing: Standing | None
    day_time: str

    def whole_seconds(self) -> tuple[object, ...]:
        """What is to be seen of it: nothing is painted anew while that stays."""
        return (
            self.elapsed_ms // 1000,
            self.frame_ms // 1000,
            self.planned_from_ms,
            self.planned_to_ms,
            self.standing,
            self.day_time,
        )


class TellingSide(QWidget):
    """Painted; nothing in it takes the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = Times(0, 0, 0, 0, None, "")
        self._passage: Passage | None = None
        self._following: Passage | None = None
        self._count = 0
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_passage(
        self, passage: Passage, following: Passage | None, count: int, picture: bytes | None
    ) -> None:
        """Show the present frame, one of ``count``, and the one that follows."""
        self._passage, self._following, self._count = passage, following, count
        self._picture = QPixmap()
        if picture:
            self._picture.loadFromData(picture)
        self._say()
        self.update()

    def show_times(self, times: Times) -> None:
        """Show other times."""
        is_same = times.whole_seconds() == self._times.whole_seconds()
        has_turned = times.standing is not self._times.standing
        self._times = times
        if has_turned:
            self._say()
        if not is_same:
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), look.color("chrome"))
        painter.fillRect(0, 0, 1, self.height(), look.color("line"))
        room = self.rect().adjusted(_PAD_PX, 18, -_PAD_PX, -_PAD_PX)
        top = self._paint_clock(painter, room)
        if self._passage is None:
            return
        foot = self._paint_following(painter, room)
        self._paint_passage(painter, QRect(room.left(), top, room.width(), foot - top))

    def _paint_clock(self, painter: QPainter, room: QRect) -> int:
        small = look.font(Type.SUPPORT)
        label = QRect(room.left(), room.top(), room.width(), 18)
        look.words(painter, label, "Story time", small, "quiet")
        look.words(painter, label, self._times.day_time, _tabular(15), "next", _RIGHT)
        big = _tabular(52, QFont.Weight.Bold)
        row = QRect(room.left(), label.bottom() + 2, room.width(), 60)
        elapsed = format_duration(self._times.elapsed_ms)
        look.words(painter, row, elapsed, big, "text")
        taken = QFontMetrics(big).horizontalAdvance(elapsed) + 16
        beside = QRect(row.left() + taken, row.top() + 4, row.width() - taken, 52)
        standing = self._times.standing
        line = QRect(beside.left(), beside.top() + 2, beside.width(), 26)
        if standing is None:
            look.words(painter, line, "Not begun", _strong(16), "quiet")
        else:
            icon, role = _STANDINGS[standing]
            icons.paint_icon(
                painter, QRect(line.left(), line.top() + 4, 18, 18), icon, look.color(role)
            )
            words = line.adjusted(24, 0, 0, 0)
            look.words(painter, words, standing.value, _strong(17), role)
        below = QRect(beside.left(), line.bottom() + 1, beside.width(), 20)
        planned = (
            f"planned {format_duration(self._times.planned_from_ms)} "
            f"to {format_duration(self._times.planned_to_ms)}"
        )
        look.words(painter, below, planned, look.font(Type.SUPPORT, tabular=True), "next")
        return row.bottom() + 20

    def _paint_passage(self, painter: QPainter, room: QRect) -> None:
        passage = self._passage
        assert passage is not None
        head = QRect(room.left(), room.top(), room.width(), 20)
        now = f"Now · frame {passage.number} of {self._count}"
        look.words(painter, head, now, _strong(13), "accent")
        planned_ms = passage.frame.planned_ms
        of = (
            f"{format_duration(self._times.frame_ms)} of {format_duration(planned_ms)}"
            if planned_ms
            else format_duration(self._times.frame_ms)
        )
        is_over = bool(planned_ms) and self._times.frame_ms > planned_ms
        role = "pause" if is_over else "text"
        look.words(painter, head, of, look.font(Type.BODY_STRONG, tabular=True), role, _RIGHT)
        top = head.bottom() + 8
        headline = passage.frame.headline or "Frame without a headline"
        top = self._paint_text(painter, room, top, headline, _strong(18), 26, "text", 3)
        height = min(room.width() * 9 // 16, (room.bottom() - top) // 2)
        if not self._picture.isNull() and height >= 90:
            self._paint_picture(painter, QRect(room.left(), top + 10, room.width(), height))
            top += height + 26
        else:
            top += 16
        if passage.frame.key_message and top + 60 < room.bottom():
            label = QRect(room.left(), top, room.width(), 18)
            look.words(painter, label, "Remember", look.font(Type.SUPPORT), "quiet")
            top = label.bottom() + 4
            lines = max(1, (room.bottom() - top) // 24)
            words = passage.frame.key_message
            self._paint_text(painter, room, top, words, _strong(15), 24, "text", lines)

    def _paint_picture(self, painter: QPainter, box: QRect) -> None:
        size = self._picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRect(box.left(), box.top(), box.width(), box.height())
        rounded(painter, spot, 8, fill=look.color("paper"))
        size.scale(size.width() - 12, size.height() - 8, Qt.AspectRatioMode.KeepAspectRatio)
        inner = QRect(0, 0, size.width(), size.height())
        inner.moveCenter(box.center())
        painter.drawPixmap(inner, self._picture)

    def _paint_following(self, painter: QPainter, room: QRect) -> int:
        """What comes next, at the foot; where it begins."""
        following = self._following
        if following is None:
            row = QRect(room.left(), room.bottom() - 24, room.width(), 24)
            look.words(painter, row, "The last frame", look.font(Type.SUPPORT), "quiet")
            return row.top() - 12
        lines = text.lines_of(following.frame.headline, _strong(14), room.width(), 2)
        top = room.bottom() - 22 * len(lines) - 22
        painter.fillRect(room.left(), top - 12, room.width(), 1, look.color("line"))
        label = QRect(room.left(), top, room.width(), 18)
        words = f"Next · frame {following.number}"
        look.words(painter, label, words, look.font(Type.SUPPORT), "quiet")
        text.paint_lines(
            painter,
            QRect(room.left(), label.bottom() + 2, room.width(), 60),
            lines,
            _strong(14),
            22,
            look.color("next"),
        )
        return top - 20

    def _paint_text(
        self,
        painter: QPainter,
        room: QRect,
        top: int,
        words: str,
        font: QFont,
        line_px: int,
        role: str,
        most: int,
    ) -> int:
        lines = text.lines_of(words, font, room.width(), most)
        place = QRect(room.left(), top, room.width(), line_px * len(lines))
        text.paint_lines(painter, place, lines, font, line_px, look.color(role))
        return top + line_px * len(lines)

    def _say(self) -> None:
        if self._passage is None:
            return
        passage = self._passage
        standing = f", {self._times.standing}" if self._times.standing else ""
        self.setAccessibleName(
            f"Frame {passage.number} of {self._count}, {passage.frame.headline}{standing}"
        )


def _strong(px: int) -> QFont:
    return look.font(Type.BODY_STRONG, px=px)


def _tabular(px: int, weight: QFont.Weight = QFont.Weight.DemiBold) -> QFont:
    made = look.font(Type.BODY_STRONG, px=px, tabular=True)
    made.setWeight(weight)
    return made
