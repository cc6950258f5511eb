"""Paints what the outline shows beside its cells: the rows of the beats, the lines of the zones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from narrative_studio.model.view import NarrativeView
from ui import icons, painting, text, theme
from ui.models.outline import OutlineModel
from ui.models.outline_cells import heading_words
from ui.models.zone_strips import ZoneStrip
from ui.theme import Role, Theme, Type

if TYPE_CHECKING:
    from ui.workspaces.storyboard.outline.view import OutlineView

_PAD_PX: Final = 12
_GAP_PX: Final = 10
_ICON_PX: Final = 12
_LINE_X_PX: Final = 6
"""Where the line of a zone runs: between the bar of a selected row and what the rows say."""
_TICK_PX: Final = 4
_END_PX: Final = 5
"""How far a line ends from the edge of its first and of its last row."""


def paint_headings(painter: QPainter, view: OutlineView) -> None:
    """The names of the beats, which stay in sight while the columns scroll sideways."""
    story, now, model = view.outline.story, theme.current(), view.outline
    if story is None:
        return
    for number in rows_in_sight(view):
        if model.row(number).frame is not None:
            continue
        top, height = view.rowViewportPosition(number), view.rowHeight(number)
        room = QRect(0, top, view.viewport().width(), height - 1)
        painter.fillRect(room, now.chrome)
        line_px = now.line_px(Type.BODY_STRONG)
        place = QRect(_PAD_PX, room.bottom() - line_px - 3, room.width() - 2 * _PAD_PX, line_px)
        place.setRight(place.right() - _paint_zone_names(painter, place, model, number, now))
        _paint_name(painter, place, story, model, number, now)
        if view.hasFocus() and view.currentIndex().row() == number:
            painting.rounded(painter, room.adjusted(1, 1, -1, -1), 2, line=now.focus, line_px=2)


def paint_zones(painter: QPainter, view: OutlineView) -> None:
    """The line of each zone at the start of its rows, with a tick where it begins and ends."""
    now, model = theme.current(), view.outline
    for number in rows_in_sight(view):
        zone = model.zone(number)
        if zone is None:
            continue
        top = view.rowViewportPosition(number)
        bottom = top + view.rowHeight(number) - 1
        is_first = number == 0 or model.zone(number - 1) != zone
        is_last = number + 1 == model.rowCount() or model.zone(number + 1) != zone
        top += _END_PX if is_first else 0
        bottom -= _END_PX if is_last else 0
        color = now.warn if zone.is_over else now.control
        painter.fillRect(QRect(_LINE_X_PX, top, 1, bottom - top + 1), color)
        for is_end, y in ((is_first, top), (is_last, bottom)):
            if is_end:
                painter.fillRect(QRect(_LINE_X_PX, y, _TICK_PX, 1), color)


def rows_in_sight(view: OutlineView) -> range:
    """The rows of which something is to be seen."""
    first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    count = view.outline.rowCount()
    return range(max(0, first), count if last < 0 else last + 1) if count else range(0)


def _paint_name(
    painter: QPainter,
    place: QRect,
    story: NarrativeView,
    model: OutlineModel,
    number: int,
    now: Theme,
) -> None:
    beat = model.row(number).beat
    title, figures = heading_words(story, beat, model.in_sight(number), model.told)
    color = now.color(story.template.beat(beat).part.value) if beat else now.text2
    strong, plain = QFont(now.font(Type.BODY_STRONG)), now.font(Type.BODY, tabular=True)
    figures_px = QFontMetrics(plain).horizontalAdvance(figures) + _GAP_PX
    title = text.elided(title, strong, max(0, place.width() - figures_px))
    text.paint_text(painter, place, title, Type.BODY_STRONG, color)
    left = place.left() + QFontMetrics(strong).horizontalAdvance(title) + _GAP_PX
    rest = QRect(left, place.top(), max(0, place.right() + 1 - left), place.height())
    text.paint_text(painter, rest, figures, Type.BODY, now.text3, tabular=True)


def _paint_zone_names(
    painter: QPainter, place: QRect, model: OutlineModel, number: int, now: Theme
) -> int:
    """The zones of a beat at the end of its row; returns the width that they take, in pixels."""
    used_px = 0
    line_px = now.line_px(Type.BADGE)
    for zone in reversed(model.zones_from(number)):
        name, words, color = _zone_words(model, number, zone, now)
        strong, plain = now.font(Type.BADGE), QFont(now.font(Type.BADGE, tabular=True))
        plain.setWeight(QFont.Weight.Normal)
        name_px = QFontMetrics(strong).horizontalAdvance(name)
        words_px = QFontMetrics(plain).horizontalAdvance(words) + 6 if words else 0
        mark_px = _ICON_PX + 4 if zone.is_over else 0
        most_px = place.width() // 2 - used_px - words_px - mark_px
        if most_px < 40:
            break
        name = text.elided(name, strong, most_px)
        name_px = min(name_px, QFontMetrics(strong).horizontalAdvance(name))
        left = place.right() + 1 - used_px - words_px - name_px - mark_px
        spot = QRect(left, place.bottom() - line_px - 1, name_px + words_px + mark_px + 1, line_px)
        if mark_px:
            icon = QRect(spot.left(), spot.center().y() - _ICON_PX // 2, _ICON_PX, _ICON_PX)
            icons.paint_icon(painter, icon, "alert-triangle", Role.WARN)
            spot.setLeft(spot.left() + mark_px)
        painter.setPen(color)
        painter.setFont(strong)
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(plain)
        painter.drawText(spot.adjusted(name_px + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        used_px += name_px + words_px + mark_px + 2 * _GAP_PX
    return used_px


def _zone_words(
    model: OutlineModel, number: int, zone: ZoneStrip, now: Theme
) -> tuple[str, str, QColor]:
    """Name and time of a zone that begins below a heading; of one that goes on its name alone."""
    if number and model.zone(number) == zone:
        return f"{zone.name}, continued", "", now.text3
    return zone.name, zone.words, now.warn if zone.is_over else now.text2
