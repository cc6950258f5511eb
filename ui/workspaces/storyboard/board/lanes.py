"""Paints what stands above the cards: lane strips of beats and headings of parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from narrative_studio.model.template import Part
from ui import icons, text, theme
from ui.models.frame_cards import Lane
from ui.theme import Role, Theme, Type
from ui.workspaces.storyboard.board.geometry import Geometry

LANE_PX = 22
_LINE_PX = 2
_WORDS_GAP_PX = 6
_RULE_GAP_PX = 11
_MARK_PX = 14


class Run(NamedTuple):
    """The cells of one beat that stand on one line, and how their strip is called."""

    rows: range
    lane: Lane
    is_continued: bool
    is_backup: bool

    @property
    def time(self) -> str:
        """The beat's time, where it begins."""
        return "" if self.is_continued or self.is_backup else self.lane.time


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of one heading.

    ``part`` gives its colour, None for the quiet ones; ``asks`` marks figures out of bounds.
    """

    title: str
    tagline: str
    figures: str
    part: Part | None
    asks: bool = False


def paint_lane(
    painter: QPainter, run: Run, row: int, cell: QRect, geometry: Geometry, *, is_target: bool
) -> None:
    """Paint the piece of a strip that lies over one cell; the neighbours paint theirs."""
    now = theme.current()
    own = geometry.lane(cell)
    is_first, is_last = row == run.rows.start, row == run.rows.stop - 1
    left = own.left() if is_first else cell.left()
    right = own.right() if is_last else cell.right()
    color = now.focus if is_target else _color(run, now)
    height = 1 if run.is_backup and not is_target else _LINE_PX
    line = QRect(left, own.bottom() + 1 - _LINE_PX, right - left + 1, height)
    painter.fillRect(line, color)
    whole_px = geometry.cell(run.rows.stop - 1).right() - geometry.cell(run.rows.start).left()
    whole_px += 1 - geometry.gap_px
    fonts = _fonts(now)
    words_px = _words_px(run, whole_px, fonts)
    before_px = own.left() - _left_of_run(run, row, cell, geometry)
    if words_px <= before_px:
        return
    place = own.translated(-before_px, 0)
    place.setWidth(whole_px)
    painter.save()
    if words_px > own.width():
        painter.setClipRect(QRect(left, own.top(), right - left + 1, own.height()))
    _paint_words(painter, run, place, fonts, now)
    painter.restore()


def paint_heading(painter: QPainter, heading: Heading, rect: QRect) -> None:
    """Paint the heading of a part: title, tagline, a rule, figures at the end."""
    now = theme.current()
    colors = {None: now.text2, Part.SETUP: now.setup, Part.FOLLOW: now.follow}
    strong, plain = strong_font(now), now.font(Type.SUPPORT, tabular=True)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    figures_px = QFontMetrics(plain).horizontalAdvance(heading.figures)
    mark_px = _MARK_PX + 6 if heading.asks else 0
    title_px = QFontMetrics(strong).horizontalAdvance(heading.title)
    room = rect.width() - figures_px - mark_px - 2 * _RULE_GAP_PX
    painter.save()
    painter.setFont(strong)
    painter.setPen(colors[heading.part])
    painter.drawText(rect, middle, text.elided(heading.title, strong, max(0, room)))
    left = rect.left() + min(title_px, room) + 10
    painter.setFont(plain)
    painter.setPen(now.text2)
    tagline = text.elided(heading.tagline, plain, max(0, room - title_px - 10))
    painter.drawText(QRect(left, rect.top(), rect.right() - left, rect.height()), middle, tagline)
    left += QFontMetrics(plain).horizontalAdvance(tagline) + _RULE_GAP_PX
    right = rect.right() + 1 - figures_px
    if heading.asks:
        painter.setPen(now.warn)
        spot = QRect(right - mark_px, rect.center().y() - _MARK_PX // 2, _MARK_PX, _MARK_PX)
        icons.paint_icon(painter, spot, "alert-triangle", Role.WARN)
        right -= mark_px
    ends = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(rect, ends, heading.figures)
    if left < right - _RULE_GAP_PX:
        rule = QRect(left, rect.center().y(), right - _RULE_GAP_PX - left, 1)
        painter.fillRect(rule, now.border)
    painter.restore()


def strong_font(now: Theme) -> QFont:
    """The font of lane names and part titles: support size, weight of a title."""
    font = QFont(now.font(Type.SUPPORT))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _fonts(now: Theme) -> tuple[QFont, QFont]:
    """The fonts of a beat's name and of its time."""
    return strong_font(now), now.font(Type.SUPPORT, tabular=True)


def _paint_words(
    painter: QPainter, run: Run, place: QRect, fonts: tuple[QFont, QFont], now: Theme
) -> None:
    strong, plain = fonts
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    line = place.adjusted(0, 3, 0, -3)
    time_px = QFontMetrics(plain).horizontalAdvance(run.time) + _WORDS_GAP_PX if run.time else 0
    if _words_px(run, line.width(), fonts) > line.width():
        time_px = 0  # It gives way to the name; the chip of each card has its own.
    title = text.elided(_title(run, strong, line.width()), strong, max(0, line.width() - time_px))
    painter.setFont(strong)
    painter.setPen(now.text2 if run.is_backup else now.text)
    painter.drawText(line, align, title)
    if time_px:
        line.setLeft(line.left() + QFontMetrics(strong).horizontalAdvance(title) + _WORDS_GAP_PX)
        painter.setFont(plain)
        painter.setPen(now.text2)
        painter.drawText(line, align, run.time)


def _title(run: Run, font: QFont, room_px: int) -> str:
    """The beat's name; after a break of the line it says so, as far as there is room."""
    if not run.is_continued:
        return run.lane.title
    whole = f"{run.lane.title}, continued"
    fits = QFontMetrics(font).horizontalAdvance(whole) <= room_px
    return whole if fits else f"{run.lane.title}, cont."


def _words_px(run: Run, room_px: int, fonts: tuple[QFont, QFont]) -> int:
    strong, plain = fonts
    width = QFontMetrics(strong).horizontalAdvance(_title(run, strong, room_px))
    if run.time:
        width += _WORDS_GAP_PX + QFontMetrics(plain).horizontalAdvance(run.time)
    return width


def _left_of_run(run: Run, row: int, cell: QRect, geometry: Geometry) -> int:
    """Where the strip begins, in the coordinates of ``cell``."""
    first = geometry.cell(run.rows.start).left() - geometry.cell(row).left()
    return geometry.lane(cell.translated(first, 0)).left()


def _color(run: Run, now: Theme) -> QColor:
    if run.is_backup:
        return now.color(Role.CONTROL)
    return now.setup if run.lane.part is Part.SETUP else now.follow
