"""Paints the quiet line over the cards of a zone, with its name and its time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui import text, theme
from ui.models.storyboard import StoryboardModel
from ui.models.zone_strips import ZoneStrip
from ui.theme import Theme, Type
from ui.workspaces.storyboard.board.geometry import Geometry

ZONE_PX: Final = 16
"""The room that the line and its words take, at font scale 1."""

_TICK_PX: Final = 4
_GAP_PX: Final = 6


def paint_zone(
    painter: QPainter, model: StoryboardModel, row: int, cell: QRect, geometry: Geometry
) -> None:
    """Paint the piece of a zone's line that lies over one cell; the neighbours paint theirs."""
    strip = model.zone(row)
    if strip is None or not geometry.measures.zone_px:
        return
    now = theme.current()
    rows = _run(model, row, geometry, strip)
    own = geometry.zone(cell)
    is_first, is_last = row == rows.start, row == rows.stop - 1
    left = own.left() if is_first else cell.left()
    right = own.right() if is_last else cell.right()
    line_y = own.bottom() - 1
    color = now.warn if strip.is_over else now.control
    painter.fillRect(left, line_y, right - left + 1, 1, color)
    for is_end, x in ((is_first, left), (is_last, right)):
        if is_end:
            painter.fillRect(x, line_y - _TICK_PX + 1, 1, _TICK_PX, color)
    first = geometry.cell(rows.start).translated(cell.topLeft() - geometry.cell(row).topLeft())
    place = geometry.zone(first)
    last = geometry.cell(rows.stop - 1).translated(cell.topLeft() - geometry.cell(row).topLeft())
    place.setRight(geometry.zone(last).right())
    painter.save()
    painter.setClipRect(QRect(left, own.top(), right - left + 1, own.height()))
    paint_zone_words(painter, strip, place.adjusted(_GAP_PX, 0, -_GAP_PX, -3), now)
    painter.restore()


def _run(model: StoryboardModel, row: int, geometry: Geometry, strip: ZoneStrip) -> range:
    """The rows beside a row that belong to its zone, on its line."""
    line = geometry.line_of(row)
    first, end = row, row + 1
    while first > line.start and model.zone(first - 1) == strip:
        first -= 1
    while end < line.stop and model.zone(end) == strip:
        end += 1
    return range(first, end)


def paint_zone_words(painter: QPainter, strip: ZoneStrip, place: QRect, now: Theme) -> None:
    """Paint the name of a zone and its time, which gives way to the whole name.

    A long zone runs over several cards, or tells its time on its next line; where there is room for
    neither, the tooltip has both.
    """
    strong = now.font(Type.BADGE)
    plain = QFont(now.font(Type.BADGE, tabular=True))
    plain.setWeight(QFont.Weight.Normal)
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    words_px = QFontMetrics(plain).horizontalAdvance(strip.words) + _GAP_PX
    least_px = QFontMetrics(strong).horizontalAdvance(strip.name)
    if place.width() - words_px < least_px:
        words_px = 0
    name = text.elided(strip.name, strong, max(0, place.width() - words_px))
    painter.setFont(strong)
    painter.setPen(now.warn if strip.is_over else now.text2)
    painter.drawText(place, align, name)
    place.setLeft(place.left() + QFontMetrics(strong).horizontalAdvance(name) + _GAP_PX)
    if not words_px:
        return
    painter.setFont(plain)
    painter.drawText(place, align, text.elided(strip.words, plain, max(0, place.width())))
