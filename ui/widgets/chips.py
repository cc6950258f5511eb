"""Chips: the dark number and time on a picture, and the grey marks for codes, people and filters.

Signals of ``Chip``: ``removed()`` when its cross was used.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, text, theme
from ui.painting import rounded
from ui.spoken import Role as Spoken
from ui.theme import RADIUS_BADGE, Role, Theme, Type

PICTURE_CHIP_PX: Final = 18
CHIP_PX: Final = 20
_PAD_PX: Final = 6
_ICON_PX: Final = 12
_ICON_GAP_PX: Final = 4


def picture_chip_size(words: str, look: Theme | None = None, *, icon: str = "") -> QSize:
    """Return the size of the dark chip that stands on a picture, in pixels."""
    now = look or theme.current()
    metrics = QFontMetrics(now.font(Type.BADGE))
    icon_px = _ICON_PX + _ICON_GAP_PX if icon else 0
    width = max(22, icon_px + metrics.horizontalAdvance(words) + 10)
    return QSize(width, now.scaled(PICTURE_CHIP_PX))


def paint_picture_chip(
    painter: QPainter,
    at: QPoint,
    words: str,
    *,
    icon: str = "",
    from_right: bool = False,
    most_px: int = 0,
) -> None:
    """Paint a number, a time or a count on a picture; ``at`` is its upper left or right corner.

    With ``most_px`` it is no wider than that, and what has no room is cut from its end.
    """
    now = theme.current()
    size = picture_chip_size(words, now, icon=icon)
    if most_px:
        size.setWidth(min(size.width(), most_px))
    left = at.x() - size.width() if from_right else at.x()
    rect = QRect(QPoint(left, at.y()), size)
    rounded(painter, rect, RADIUS_BADGE, fill=now.ink)
    painter.save()
    painter.setFont(now.font(Type.BADGE))
    painter.setPen(now.on_ink)
    if icon:
        spot = QRect(rect.left() + 5, rect.center().y() - _ICON_PX // 2 + 1, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, icon, now.on_ink)
        rect.setLeft(spot.right() + _ICON_GAP_PX - 1)
    shown = text.elided(words, now.font(Type.BADGE), rect.width() - 4) if most_px else words
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class Chip(QWidget):
    """A grey mark: an icon or initials, a word, and a cross where it can be taken away.

    Delete and Backspace take it away too, while it has the focus. ``spoken`` is said instead of
    ``words``, where these are cut.
    """

    removed = Signal()

    def __init__(
        self,
        words: str,
        *,
        icon: str = "",
        lead: str = "",
        removable: bool = False,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.spoken_role = Spoken.ListItem if removable else Spoken.StaticText
        self._words = words
        self._icon = icon
        self._lead = lead
        self._removable = removable
        self._is_over_cross = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{lead} {spoken or words}".strip())
        if removable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setMouseTracking(True)
            self.setToolTip("Remove")
            self.setAccessibleDescription("Delete removes it")
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        return self._words

    def focus_shape(self) -> tuple[QRect, int] | None:
        return (self.rect(), RADIUS_BADGE) if self._removable else None

    def sizeHint(self) -> QSize:
        now = theme.current()
        metrics = QFontMetrics(now.font(Type.BADGE))
        width = 2 * _PAD_PX + metrics.horizontalAdvance(self._words)
        if self._icon:
            width += _ICON_PX + 4
        if self._lead:
            width += metrics.horizontalAdvance(self._lead) + 8
        if self._removable:
            width += _ICON_PX + 4
        return QSize(width, now.scaled(CHIP_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        rounded(painter, self.rect(), RADIUS_BADGE, fill=now.sunken)
        font = now.font(Type.BADGE)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        left = _PAD_PX
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if self._icon:
            spot = QRect(left, (self.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
            icons.paint_icon(painter, spot, self._icon, Role.TEXT2)
            left += _ICON_PX + 4
        if self._lead:
            painter.setPen(now.text)
            width = metrics.horizontalAdvance(self._lead)
            painter.drawText(QRect(left, 0, width + 2, self.height()), middle, self._lead)
            left += width + 8
        painter.setPen(now.text2)
        width = metrics.horizontalAdvance(self._words)
        painter.drawText(QRect(left, 0, width + 2, self.height()), middle, self._words)
        if self._removable:
            role = Role.TEXT if self._is_over_cross else Role.TEXT3
            icons.paint_icon(painter, self._cross(), "x", role)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_over = self._cross().contains(event.position().toPoint())
        if is_over != self._is_over_cross:
            self._is_over_cross = is_over
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._removable and self._cross().contains(event.position().toPoint()):
            self.removed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def _cross(self) -> QRect:
        left = self.width() - _PAD_PX - _ICON_PX
        return QRect(left, (self.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
