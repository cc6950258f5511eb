"""Paints the cells of the outline: texts in two lines, states as badges, people with a circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.wording.words import script_words
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame
from ui import icons, text, theme
from ui.models.frame_cards import status_words
from ui.models.outline_columns import HEADLINE, LINKS, NUMBER, SCRIPT, SPOKEN, Kind, OutlineColumn
from ui.theme import Role, Theme, Type
from ui.widgets.avatar import paint_avatar
from ui.widgets.badge import BADGE_PX, Badge, Tone, paint_badge

PAD_PX: Final = 12
RIGHT_PX: Final = 8
_LINES: Final = 2
_WORDS_PX: Final = 62
"""Beside a script there is room for the number of its words."""
_LEAST_SCRIPT_PX: Final = 150
_AVATAR_PX: Final = 20
_ICON_PX: Final = 12
_TONE: Final = {
    Status.DRAFT: Tone.NEUTRAL,
    Status.IN_REVIEW: Tone.INFO,
    Status.APPROVED: Tone.GOOD,
}
_FIGURES: Final = frozenset({NUMBER, SPOKEN, LINKS})


@dataclass(frozen=True, slots=True)
class OutlineCell:
    """What a cell says of a frame.

    ``below`` is a quiet line under the words, with the name of its icon: what the story says where
    the shown variant says it otherwise, that the frame is left out of it, or what is wrong here.
    """

    frame: Frame
    column: OutlineColumn
    words: str
    is_left_out: bool = False
    below: str = ""
    icon: str = ""


def paint_cell(painter: QPainter, rect: QRect, cell: OutlineCell) -> None:
    """Paint what a cell says into the room of the whole cell; its ground is painted."""
    room = rect.adjusted(PAD_PX, 0, -RIGHT_PX, -1)
    now = theme.current()
    if cell.column.kind is Kind.STATUS:
        _paint_status(painter, room, cell, now)
    elif cell.column.kind is Kind.OWNER:
        _paint_person(painter, room, cell, now)
    else:
        _paint_words(painter, room, cell, now)


def _paint_words(painter: QPainter, room: QRect, cell: OutlineCell, now: Theme) -> None:
    column, words = cell.column, cell.words
    use, color = Type.SUPPORT, now.text2
    if column.key == HEADLINE:
        use, color = Type.CARD_TITLE, now.text
    elif column.kind is Kind.TIME or column.key in _FIGURES:
        use, color = Type.BODY, now.text if column.kind is Kind.TIME else now.text2
    if cell.is_left_out:
        color = now.text3
    if not words:
        words, color = "–", now.text3
    elif column.key == SCRIPT:
        room = _paint_word_count(painter, room, cell.frame, now)
    is_figure = column.kind in (Kind.TIME, Kind.FIXED)
    if cell.below:
        room = _paint_below(painter, room, cell, now, use)
    _paint_middle(painter, room, words, use, color, is_one_line=is_figure or bool(cell.below))


def _paint_below(painter: QPainter, room: QRect, cell: OutlineCell, now: Theme, use: Type) -> QRect:
    """The quiet line under one line of words; returns the room of that line."""
    upper_px, lower_px = now.line_px(use), now.line_px(Type.BADGE)
    top = room.top() + (room.height() - upper_px - lower_px) // 2
    place = QRect(room.left(), top + upper_px, room.width(), lower_px)
    spot = QRect(place.left(), place.center().y() - _ICON_PX // 2 + 1, _ICON_PX, _ICON_PX)
    is_wrong = cell.icon == "alert-triangle"
    role = Role.WARN if is_wrong else Role.TEXT3 if cell.is_left_out else Role.ACCENT
    icons.paint_icon(painter, spot, cell.icon, role)
    place.setLeft(spot.right() + 5)
    color = now.warn if is_wrong else now.text3
    text.paint_text(painter, place, cell.below, Type.BADGE, color, tabular=True)
    return QRect(room.left(), top, room.width(), upper_px)


def _paint_word_count(painter: QPainter, room: QRect, frame: Frame, now: Theme) -> QRect:
    """The words of a script at the end of its cell; returns what is left for its lines."""
    width_px = now.scaled(_WORDS_PX)
    if room.width() < now.scaled(_LEAST_SCRIPT_PX):
        return room
    words = counted(script_words(frame.script), "word")
    line_px = now.line_px(Type.BADGE)
    place = QRect(
        room.right() + 1 - width_px, room.center().y() - line_px // 2 + 1, width_px, line_px
    )
    text.paint_text(
        painter,
        place,
        words,
        Type.BADGE,
        now.text3,
        tabular=True,
        align=Qt.AlignmentFlag.AlignRight,
    )
    return room.adjusted(0, 0, -width_px - 6, 0)


def _paint_status(painter: QPainter, room: QRect, cell: OutlineCell, now: Theme) -> None:
    status = cell.frame.status
    badge = Badge(status_words(status), Tone.QUIET if cell.is_left_out else _TONE[status])
    top = room.center().y() - now.scaled(BADGE_PX) // 2 + 1
    at = QRect(room.left() - 4, top, 0, 0).topLeft()
    paint_badge(painter, at, badge, max_width_px=room.width() + 8)


def _paint_person(painter: QPainter, room: QRect, cell: OutlineCell, now: Theme) -> None:
    if not cell.words:
        _paint_middle(painter, room, "Nobody yet", Type.SUPPORT, now.text3)
        return
    edge = now.scaled(_AVATAR_PX)
    paint_avatar(
        painter, QRect(room.left(), room.center().y() - edge // 2 + 1, edge, edge), cell.words
    )
    left = room.adjusted(edge + 6, 0, 0, 0)
    if left.width() > 30:
        color = now.text3 if cell.is_left_out else now.text
        _paint_middle(painter, left, cell.words, Type.SUPPORT, color)


def _paint_middle(
    painter: QPainter,
    room: QRect,
    words: str,
    use: Type,
    color: QColor,
    *,
    is_one_line: bool = False,
) -> None:
    """Paint words in at most two lines, in the middle of a cell."""
    now = theme.current()
    font = now.font(use, tabular=is_one_line)
    lines = text.lines_of(words, font, room.width(), 1 if is_one_line else _LINES)
    height = len(lines) * now.line_px(use)
    place = QRect(room.left(), room.top() + (room.height() - height) // 2, room.width(), height)
    text.paint_lines(painter, place, lines, font, now.line_px(use), color)
