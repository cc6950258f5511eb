"""Says, beside a field that is open in place, whether the story is changed or a variant alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons, theme
from ui.painting import rounded
from ui.theme import RADIUS_BADGE, Type

_HEIGHT_PX: Final = 22
_PAD_PX: Final = 8
_ICON_PX: Final = 12
_GAP_PX: Final = 4


class WhereTag(QWidget):
    """A dark chip below a field, or above it where there is no room."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words

    def say(self, words: str) -> None:
        """Say something else; nothing takes the chip away."""
        self._words = words
        self.setAccessibleName(words)
        self.resize(self.sizeHint())
        self.setVisible(bool(words))
        self.update()

    def stand_by(self, field: QRect) -> None:
        """Stand below a field, within the view."""
        if not self._words:
            return
        room = self._viewport.rect()
        top = field.bottom() + 1 + _GAP_PX
        if top + self.height() > room.bottom():
            top = field.top() - _GAP_PX - self.height()
        left = max(0, min(field.left(), room.right() + 1 - self.width()))
        self.move(QPoint(left, max(0, top)))
        self.raise_()

    def sizeHint(self) -> QSize:
        now = theme.current()
        words_px = QFontMetrics(now.font(Type.BADGE)).horizontalAdvance(self._words)
        return QSize(words_px + _ICON_PX + _GAP_PX + 2 * _PAD_PX, now.scaled(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        rounded(painter, self.rect(), RADIUS_BADGE, fill=now.ink)
        spot = QRect(_PAD_PX, (self.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, "versions", now.on_ink)
        painter.setFont(now.font(Type.BADGE))
        painter.setPen(now.on_ink)
        place = QRect(spot.right() + 1 + _GAP_PX, 0, self.width(), self.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words
        )
