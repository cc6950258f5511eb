"""The words to read on black: what was said is dim, the present line stands on a band.

Signals: ``advanced()`` at a click, ``turned_back()`` at one with the right button,
``scrolled(int)`` with the lines that the wheel was turned by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from narrative_studio.telling.prompt import Passage, PieceKind
from ui import icons, theme
from ui.painting import rounded
from ui.presenter import look
from ui.presenter.prompter_text import BOX_PAD_PX, ICON_PX, LaidPiece, PrompterText
from ui.theme import MOTION_REORDER_MS

_SIDE_PX: Final = 48
_EYES_AT: Final = 0.34
_WHEEL_STEP: Final = 120
_ICONS: Final = {
    PieceKind.CUE: "click",
    PieceKind.ASK: "message-question",
    PieceKind.BRIDGE: "arrow-right",
}


class PrompterPage(QWidget):
    """Shows passages; the reader is at one stop, or before the first while nothing is told."""

    advanced = Signal()
    turned_back = Signal()
    scrolled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages: tuple[Passage, ...] = ()
        self._scale = 1.0
        self._is_mirrored = False
        self._has_begun = False
        self._stop = 0
        self._top_px = 0.0
        self._wheel = 0
        self._covered_px = 0
        self._text = PrompterText((), 1, 1.0)
        self._glide = QVariantAnimation(self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._on_glide_value_changed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What is shown

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show other words; the reader stays in the frame, as far down in it as before."""
        self._lay(passages)

    def set_scale(self, scale: float) -> None:
        """Make the words larger or smaller."""
        self._scale = scale
        self._lay(self._passages)

    def set_mirrored(self, *, is_mirrored: bool) -> None:
        """Turn the words over, to be read in a glass."""
        self._is_mirrored = is_mirrored
        self.update()

    def begin(self) -> None:
        """Mark the line that is read: the telling has begun."""
        self._has_begun = True
        self.update()

    # Where the reader is

    @property
    def passage(self) -> int:
        """The place of the passage that is read."""
        return self._text.stops[self._stop].passage if self._text.stops else 0

    @property
    def is_at_end(self) -> bool:
        """Whether nothing comes after this place."""
        return self._stop >= len(self._text.stops) - 1

    def step_line(self, by: int) -> bool:
        """Go some lines on or back; False where the text ends."""
        return self._go(self._stop + by)

    def step_frame(self, by: int) -> bool:
        """Go to the next frame, or to the start of this one and then of the one before."""
        first = self._text.first_stop_of(self.passage) if self._text.stops else 0
        if by < 0 and self._stop > first:
            return self._go(first)
        return self.go_to(self.passage + by)

    def go_to(self, passage: int) -> bool:
        """Go to the start of a passage; False where there is none."""
        if not 0 <= passage < len(self._passages):
            return False
        return self._go(self._text.first_stop_of(passage))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self._passages)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.advanced.emit()
        elif event.button() == Qt.MouseButton.RightButton:
            self.turned_back.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def cover_foot(self, height_px: int) -> None:
        """Leave that much of the foot empty; the text stays where it is."""
        if height_px != self._covered_px:
            self._covered_px = height_px
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel -= event.angleDelta().y()
        lines, self._wheel = int(self._wheel / _WHEEL_STEP), self._wheel % _WHEEL_STEP
        if lines:
            self.scrolled.emit(lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.color("ground"))
        if self._covered_px:
            painter.setClipRect(QRect(0, 0, self.width(), self._end_of_lines_px()))
        if self._is_mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        if self._text.stops and self._has_begun:
            self._paint_band(painter)
        for piece in self._text.pieces:
            top_px = piece.top_px - self._top_px
            if top_px + piece.height_px >= 0 and top_px <= self.height():
                self._paint_piece(painter, piece, top_px)

    # Inside

    def _lay(self, passages: Sequence[Passage]) -> None:
        before = self._text
        frame = before.passages[self.passage].frame.id if before.stops else None
        part = 0.0
        if frame is not None:
            inside = self._stop - before.first_stop_of(self.passage)
            part = inside / before.stops_of(self.passage)
        self._passages = tuple(passages)
        self._text = PrompterText(self._passages, self._room_px(), self._scale)
        places = [passage.frame.id for passage in self._passages]
        self._stop = 0
        if frame in places:
            at = places.index(frame)
            count = self._text.stops_of(at)
            self._stop = self._text.first_stop_of(at) + min(count - 1, round(part * count))
        self._glide.stop()
        self._top_px = self._wanted_top_px()
        self.update()

    def _room_px(self) -> int:
        return max(200, self.width() - 2 * _SIDE_PX)

    def _go(self, stop: int) -> bool:
        stop = max(0, min(stop, len(self._text.stops) - 1))
        if not self._text.stops or stop == self._stop:
            return False
        self._stop = stop
        self._glide.stop()
        duration_ms = theme.current().motion_ms(MOTION_REORDER_MS)
        if duration_ms and self.isVisible():
            self._glide.setDuration(duration_ms)
            self._glide.setStartValue(self._top_px)
            self._glide.setEndValue(self._wanted_top_px())
            self._glide.start()
        else:
            self._top_px = self._wanted_top_px()
        self.update()
        return True

    def _wanted_top_px(self) -> float:
        """Which height of the text stands at the upper edge: the eyes stay where they are."""
        if not self._text.stops:
            return 0.0
        return self._text.stops[self._stop].top_px - self.height() * _EYES_AT

    def _on_glide_value_changed(self, value: object) -> None:
        assert isinstance(value, float)
        self._top_px = value
        self.update()

    def _end_of_lines_px(self) -> int:
        """Where the last line ends that stands wholly above what lies over the foot of the page."""
        limit_px = self.height() - self._covered_px
        ends = (stop.top_px + stop.height_px - self._top_px for stop in self._text.stops)
        return round(max((end for end in ends if end <= limit_px), default=limit_px))

    def _paint_band(self, painter: QPainter) -> None:
        stop = self._text.stops[self._stop]
        band = QRectF(0, stop.top_px - self._top_px, self.width(), stop.height_px)
        painter.fillRect(band, look.color("current"))
        painter.fillRect(QRectF(0, band.top(), 6, band.height()), look.color("accent"))

    def _paint_piece(self, painter: QPainter, piece: LaidPiece, top_px: float) -> None:
        box = QRectF(_SIDE_PX, top_px, self._room_px(), piece.height_px)
        is_current = self._has_begun and piece.first_stop == self._stop
        if piece.kind is PieceKind.CUE:
            rounded(painter, box, 8, line=look.color("accent" if is_current else "control"))
        elif piece.kind is PieceKind.ASK:
            rounded(painter, box, 8, fill=look.color("ask_soft"), line=look.color("ask"))
        pad_px = (piece.height_px - self._lines_px(piece)) / 2
        icon = _ICONS.get(piece.kind)
        role = self._role(piece, piece.first_stop)
        if icon is not None:
            size_px = round(ICON_PX * self._scale)
            left = box.left() + (0 if piece.kind is PieceKind.BRIDGE else BOX_PAD_PX * self._scale)
            line_px = self._lines_px(piece) / max(1, piece.layout.lineCount())
            spot_top = top_px + pad_px + (line_px - size_px) / 2
            spot = QRect(round(left), round(spot_top), size_px, size_px)
            icons.paint_icon(painter, spot, icon, look.color(role))
        at = QPointF(box.left() + piece.left_px, top_px + pad_px)
        for number in range(piece.layout.lineCount()):
            if piece.has_stop_per_line and piece.first_stop is not None:
                role = self._role(piece, piece.first_stop + number)
            painter.setPen(look.color(role))
            piece.layout.lineAt(number).draw(painter, at)

    def _lines_px(self, piece: LaidPiece) -> float:
        pad = BOX_PAD_PX * self._scale
        is_boxed = piece.kind in (PieceKind.CUE, PieceKind.ASK)
        return piece.height_px - (pad if is_boxed else 0)

    def _role(self, piece: LaidPiece, stop: int | None) -> str:
        """The colour of a line: dim once it was said, white while it is, soft before."""
        if stop is None:
            return "accent" if piece.passage == self.passage else "past"
        if not self._has_begun:
            return "ask" if piece.kind is PieceKind.ASK else "next"
        if stop < self._stop:
            return "past"
        if stop == self._stop:
            return "text"
        return "ask" if piece.kind is PieceKind.ASK else "next"
