"""Badges: a state as a word, with an icon where it asks for something.

Delegates call ``badge_size`` and ``paint_badge``; ``BadgeLabel`` is the same as a widget::

    suspect = Badge("Suspect link", Tone.WARN, "unlink")
    left += paint_badge(painter, QPoint(left, top), suspect) + BADGE_GAP_PX
    paint_badges(painter, rect, badges)        # at most two, then "+1"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, text, theme
from ui.painting import rounded
from ui.theme import RADIUS_BADGE, Role, Theme, Type

BADGE_PX: Final = 20
BADGE_GAP_PX: Final = 6
_PAD_PX: Final = 6
_ICON_PX: Final = 12
_ICON_GAP_PX: Final = 4


class Tone(StrEnum):
    """What a badge says at a glance; its word says it too."""

    WARN = "warn"
    INFO = "info"
    GOOD = "good"
    BAD = "bad"
    SETUP = "setup"
    FOLLOW = "follow"
    NEUTRAL = "neutral"
    """A grey ground, for a kind or a count."""
    OUTLINE = "outline"
    """A line around it: waiting, or a temporary view."""
    QUIET = "quiet"
    """No ground: all is well."""


@dataclass(frozen=True)
class Badge:
    """One badge: its word, its tone and the name of its icon, if any."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


_GROUND: Final = {
    Tone.WARN: Role.WARN_SOFT,
    Tone.INFO: Role.INFO_SOFT,
    Tone.GOOD: Role.GOOD_SOFT,
    Tone.BAD: Role.BAD_SOFT,
    Tone.SETUP: Role.SETUP_SOFT,
    Tone.FOLLOW: Role.FOLLOW_SOFT,
    Tone.NEUTRAL: Role.SUNKEN,
}
_INK: Final = {
    Tone.WARN: Role.WARN,
    Tone.INFO: Role.INFO,
    Tone.GOOD: Role.GOOD,
    Tone.BAD: Role.BAD,
    Tone.SETUP: Role.SETUP,
    Tone.FOLLOW: Role.FOLLOW,
    Tone.NEUTRAL: Role.TEXT2,
    Tone.OUTLINE: Role.TEXT2,
    Tone.QUIET: Role.TEXT3,
}


def badge_size(badge: Badge, look: Theme | None = None) -> QSize:
    """Return the size of a badge, in pixels."""
    now = look or theme.current()
    width = QFontMetrics(now.font(Type.BADGE)).horizontalAdvance(badge.text)
    if badge.icon:
        width += _ICON_PX + _ICON_GAP_PX
    pad = 0 if badge.tone is Tone.QUIET else _PAD_PX
    return QSize(width + 2 * pad, now.scaled(BADGE_PX))


def paint_badge(
    painter: QPainter, at: QPoint, badge: Badge, *, max_width_px: int = 0, look: Theme | None = None
) -> int:
    """Paint a badge with its upper left corner at ``at`` and return its width, in pixels.

    ``max_width_px`` cuts the word with an ellipsis; 0 sets no limit.
    """
    now = look or theme.current()
    size = badge_size(badge, now)
    width = min(size.width(), max_width_px) if max_width_px else size.width()
    rect = QRect(at.x(), at.y(), width, size.height())
    ink = now.color(_INK[badge.tone])
    if badge.tone is Tone.OUTLINE:
        rounded(painter, rect, RADIUS_BADGE, line=now.control)
    elif badge.tone in _GROUND:
        rounded(painter, rect, RADIUS_BADGE, fill=now.color(_GROUND[badge.tone]))
    pad = 0 if badge.tone is Tone.QUIET else _PAD_PX
    left = rect.left() + pad
    if badge.icon:
        spot = QRect(left, rect.top() + (rect.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, badge.icon, ink)
        left += _ICON_PX + _ICON_GAP_PX
    font = now.font(Type.BADGE)
    shown = text.elided(badge.text, font, rect.right() + 1 - pad - left + 1)
    painter.save()
    painter.setFont(font)
    painter.setPen(ink)
    room = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
    return width


def paint_badges(
    painter: QPainter,
    rect: QRect,
    badges: Sequence[Badge],
    *,
    at_most: int = 2,
    gap_px: int = BADGE_GAP_PX,
    look: Theme | None = None,
) -> None:
    """Paint as many badges as fit into one row of ``rect``, then how many are left."""
    now = look or theme.current()
    placed = place_badges(badges, rect.width(), at_most=at_most, gap_px=gap_px, look=now)
    for badge, offset_px, width_px in placed:
        at = QPoint(rect.left() + offset_px, rect.top())
        paint_badge(painter, at, badge, max_width_px=width_px, look=now)


def place_badges(
    badges: Sequence[Badge],
    width_px: int,
    *,
    at_most: int = 2,
    gap_px: int = BADGE_GAP_PX,
    look: Theme | None = None,
) -> list[tuple[Badge, int, int]]:
    """Return which badges a row of ``width_px`` shows, as (badge, offset, width) in pixels.

    The last one is "+1" and so on where some are left over; the first is cut when it alone is
    wider than the row.
    """
    now = look or theme.current()
    for count in range(min(at_most, len(badges)), 0, -1):
        shown = list(badges[:count])
        if left_over := len(badges) - count:
            shown.append(Badge(f"+{left_over}", Tone.NEUTRAL))
        widths = [badge_size(badge, now).width() for badge in shown]
        spare = width_px - sum(widths) - gap_px * (len(widths) - 1)
        if spare < 0 and count > 1:
            continue
        widths[0] += min(0, spare)
        placed = []
        offset = 0
        for badge, width in zip(shown, widths, strict=True):
            placed.append((badge, offset, max(0, width)))
            offset += width + gap_px
        return placed
    return []


class BadgeLabel(QWidget):
    """A badge as a widget; assistive technology reads its word."""

    def __init__(self, badge: Badge, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = badge
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_badge(badge)
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def badge(self) -> Badge:
        return self._badge

    def set_badge(self, badge: Badge) -> None:
        """Show another badge in the same place."""
        self._badge = badge
        self.setAccessibleName(badge.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._badge)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 40), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        top = (self.height() - self.sizeHint().height()) // 2
        paint_badge(QPainter(self), QPoint(0, top), self._badge, max_width_px=self.width())
