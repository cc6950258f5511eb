"""Paints the lines of a comparison, side by side or in one line of words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from narrative_studio.analysis.compare import Fate
from narrative_studio.analysis.row_names import Thing
from ui import icons, painting, text, theme
from ui.marked_text import (
    Mark,
    Part,
    Parts,
    block_height,
    both_parts,
    earlier_parts,
    later_parts,
    lay_parts,
    paint_block,
)
from ui.run_text import LaidText
from ui.styling import lists
from ui.theme import Role, Theme, Type
from ui.widgets.badge import BADGE_GAP_PX, BADGE_PX, Badge, Tone, badge_size, paint_badge
from ui.workspaces.versions.compare_model import LINE, Index, Line, SameNote, SameRow
from ui.workspaces.versions.differences import Difference

PAD_PX: Final = 16
GUTTER_PX: Final = 24
_TOP_PX: Final = 12
_HEAD_GAP_PX: Final = 5
_BOTTOM_PX: Final = 12
_BLOCK_GAP_PX: Final = 8
_SAME_PX: Final = 48
_SAME_ROW_PX: Final = 32
_LONG_CHARS: Final = 120
_ABSENT: Final = {False: "Not there yet", True: "No longer there"}
_USE: Final = Type.SAY


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the two wordings stand, in pixels from the left of a line."""

    left: int
    right: int
    width: int


def columns_of(width_px: int) -> Columns:
    """Share the width of a line among two wordings."""
    width = (width_px - 2 * PAD_PX - GUTTER_PX) // 2
    return Columns(PAD_PX, PAD_PX + width + GUTTER_PX, width)


class CompareDelegate(QStyledItemDelegate):
    """Heads with badge and label, wordings below; the action stands at the end of the head.

    ``action_of`` gives the words of a line's action, empty where it has none now.
    """

    def __init__(self, action_of: Callable[[Line], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._action_of = action_of
        self.is_side_by_side = True
        self.width_px = 600

    # Measuring

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width_px, self.height_of(index.data(LINE)))

    def height_of(self, line: Line) -> int:
        """The height of a line at the width in force, in pixels."""
        now = theme.current()
        if isinstance(line, SameNote):
            return now.scaled(_SAME_PX)
        if isinstance(line, SameRow):
            return now.scaled(_SAME_ROW_PX)
        head = now.scaled(BADGE_PX) + _HEAD_GAP_PX
        return _TOP_PX + head + self._body_height(line) + _BOTTOM_PX

    def action_rect(self, rect: QRect, line: Line) -> QRect:
        """Where the action of a line is, for one that fills ``rect``; null where it has none."""
        words = self._action_of(line)
        if not words:
            return QRect()
        now = theme.current()
        width = QFontMetrics(_link_font(now)).horizontalAdvance(words) + 8
        height = now.scaled(BADGE_PX)
        if isinstance(line, SameNote):
            start = self._same_start(rect, line, now)
            start += 8 + QFontMetrics(now.font(Type.BODY)).horizontalAdvance(line.words) + 28
            # Where all does not fit, the words are shortened and not what can be done.
            start = min(start, rect.right() - PAD_PX - width)
            return QRect(start, rect.center().y() - height // 2, width, height)
        return QRect(rect.right() - PAD_PX - width + 5, rect.top() + _TOP_PX, width, height)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        now = theme.current()
        option_any: Any = option
        rect: QRect = option_any.rect
        state: QStyle.StateFlag = option_any.state
        view = option_any.widget
        is_current = view is not None and view.currentIndex() == index
        is_busy = is_current or bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver and not isinstance(line, SameRow):
            painter.fillRect(rect.adjusted(0, 0, 0, -1), now.chrome)
        if isinstance(line, Difference):
            self._paint_difference(painter, rect, line, is_busy=is_busy)
            painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
        elif isinstance(line, SameNote):
            self._paint_note(painter, rect, line, now)
        else:
            self._paint_same(painter, rect, line, now)
        if is_current:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), now.accent)
        if state & QStyle.StateFlag.State_HasFocus:
            lists.paint_cell_ring(option_any, painter, now)
        painter.restore()

    def _paint_difference(
        self, painter: QPainter, rect: QRect, line: Difference, *, is_busy: bool
    ) -> None:
        now = theme.current()
        end = rect.right() - PAD_PX
        if is_busy and self._action_of(line):
            spot = self.action_rect(rect, line)
            self._paint_link(painter, spot, self._action_of(line), now)
            end = spot.left() - 8
        if line.note:
            tone, icon = (Tone.WARN, "unlink") if "suspect" in line.note else (Tone.NEUTRAL, "")
            note = Badge(line.note, tone, icon)
            end -= badge_size(note, now).width()
            paint_badge(painter, QPoint(end, rect.top() + _TOP_PX), note)
            end -= BADGE_GAP_PX
        self._paint_head(painter, rect, line, end)
        top = rect.top() + _TOP_PX + now.scaled(BADGE_PX) + _HEAD_GAP_PX
        self._paint_body(painter, QRect(rect.left(), top, rect.width(), 0), line)

    def _paint_head(self, painter: QPainter, rect: QRect, line: Difference, end: int) -> None:
        now = theme.current()
        at = QPoint(rect.left() + PAD_PX, rect.top() + _TOP_PX)
        at.setX(at.x() + paint_badge(painter, at, Badge(line.thing.name, tone_of(line.thing))) + 8)
        words = [
            (line.label, Type.BODY_STRONG, Role.TEXT),
            (line.thing.kind, Type.SUPPORT, Role.TEXT2),
        ]
        for said, use, role in words:
            room = end - at.x()
            if not said or room < 24:
                continue
            line_px = now.line_px(use)
            drop = (now.scaled(BADGE_PX) - line_px) // 2
            place = QRect(at.x(), at.y() + drop, room, line_px)
            text.paint_text(painter, place, said, use, now.color(role))
            width = QFontMetrics(now.font(use)).horizontalAdvance(said)
            at.setX(at.x() + min(room, width) + 8)
        if line.is_rewritten and end - at.x() > 24:
            paint_badge(painter, at, Badge("Rewritten", Tone.INFO), max_width_px=end - at.x())

    def _paint_body(self, painter: QPainter, room: QRect, line: Difference) -> None:
        now = theme.current()
        if not self.is_side_by_side and not self._is_block(line):
            laid = self._one_line(line, room.width() - 2 * PAD_PX)
            laid.paint(painter, room.left() + PAD_PX, room.top(), now.text)
            return
        places = columns_of(room.width())
        if self.is_side_by_side:
            left = QRect(room.left() + places.left, room.top(), places.width, 0)
            right = QRect(room.left() + places.right, room.top(), places.width, 0)
        else:
            left = room.adjusted(PAD_PX, 0, -PAD_PX, 0)
            above = block_height(line.before, _USE, left.width()) if line.before else 0
            right = left.translated(0, above + (_BLOCK_GAP_PX if above else 0))
        for place, is_new in ((left, False), (right, True)):
            said = line.after if is_new else line.before
            if self._is_block(line):
                if said:
                    paint_block(painter, place, said, _USE, is_new=is_new)
                elif self.is_side_by_side:
                    words = _ABSENT[is_new] if line.is_whole_row else "Empty"
                    text.paint_text(painter, _tall(place, now), words, Type.BODY, now.text3)
            else:
                laid = lay_parts(_side(line, is_new=is_new), _USE, place.width())
                laid.paint(painter, place.left(), place.top(), now.text)

    def _paint_note(self, painter: QPainter, rect: QRect, line: SameNote, now: Theme) -> None:
        start = self._same_start(rect, line, now)
        spot = QRect(start - 16, rect.center().y() - 8, 16, 16)
        icons.paint_icon(painter, spot, "check", Role.TEXT2)
        action = self.action_rect(rect, line)
        place = QRect(start + 8, rect.top(), rect.right() - start, now.line_px(Type.BODY))
        place.moveTop(rect.center().y() - place.height() // 2)
        if not action.isNull():
            place.setRight(action.left() - 8)
        text.paint_text(painter, place, line.words, Type.BODY, now.text2)
        self._paint_link(painter, action, self._action_of(line), now)

    def _paint_same(self, painter: QPainter, rect: QRect, line: SameRow, now: Theme) -> None:
        middle = rect.center().y() - now.scaled(BADGE_PX) // 2
        at = QPoint(rect.left() + PAD_PX, middle)
        width = paint_badge(painter, at, Badge(line.thing.name, tone_of(line.thing)))
        place = QRect(at.x() + width + 8, middle, 0, now.line_px(Type.BODY))
        place.setRight(rect.right() - PAD_PX)
        text.paint_text(painter, place, line.words, Type.BODY, now.text2)

    def _paint_link(self, painter: QPainter, rect: QRect, words: str, now: Theme) -> None:
        if rect.isNull():
            return
        painter.setFont(_link_font(now))
        painter.setPen(now.accent)
        painter.drawText(rect.adjusted(4, 0, 0, 0), _MIDDLE, words)

    # Inside

    def _body_height(self, line: Difference) -> int:
        if not self.is_side_by_side:
            room = self.width_px - 2 * PAD_PX
            if not self._is_block(line):
                return self._one_line(line, room).height_px
            blocks = [block_height(said, _USE, room) for said in (line.before, line.after) if said]
            return sum(blocks) + _BLOCK_GAP_PX * (len(blocks) - 1)
        width = columns_of(self.width_px).width
        if self._is_block(line):
            return max(
                block_height(said, _USE, width) for said in (line.before, line.after) if said
            )
        return max(
            lay_parts(_side(line, is_new=is_new), _USE, width).height_px for is_new in (False, True)
        )

    def _is_block(self, line: Difference) -> bool:
        """Whether the wordings stand as blocks with a minus and a plus."""
        if line.fate in (Fate.ADDED, Fate.REMOVED):
            return bool(line.before or line.after)
        if line.before and line.after:
            return line.is_rewritten
        # A long text that came or went whole: nobody wants to read it struck.
        return len(line.before or line.after) > _LONG_CHARS

    def _one_line(self, line: Difference, width_px: int) -> LaidText:
        if line.fate is Fate.MOVED:
            parts: Parts = (Part(f"{line.before} → {line.after}"),)
        elif not line.before or not line.after:
            parts = _side(line, is_new=bool(line.after))
            empty = Part("Empty now" if line.before else "Empty before", Mark.FAINT)
            parts = (*parts, Part("  "), empty)
        else:
            parts = both_parts(line.runs)
        return lay_parts(parts, _USE, width_px)

    def _same_start(self, rect: QRect, line: SameNote, now: Theme) -> int:
        """Where the words of the note begin, so that it stands in the middle."""
        metrics = QFontMetrics(now.font(Type.BODY))
        link = QFontMetrics(_link_font(now)).horizontalAdvance(line.action)
        whole = metrics.horizontalAdvance(line.words) + 36 + link
        return rect.left() + max(PAD_PX + 16, (rect.width() - whole) // 2)


_MIDDLE: Final = 0x0080 | 0x0001  # AlignVCenter and AlignLeft


def _side(line: Difference, *, is_new: bool) -> Parts:
    """One of the two wordings with its marks."""
    said = line.after if is_new else line.before
    if line.fate is not Fate.CHANGED:
        return (Part(said),)
    if not said:
        return (Part("Empty", Mark.FAINT),)
    return later_parts(line.runs) if is_new else earlier_parts(line.runs)


def _tall(place: QRect, now: Theme) -> QRect:
    return QRect(place.left(), place.top(), place.width(), now.line_px(Type.BODY))


def _link_font(now: Theme) -> QFont:
    font = QFont(now.font(Type.SUPPORT_STRONG))
    font.setUnderline(True)
    return font


def tone_of(thing: Thing) -> Tone:
    """The colour in which the badge of a thing is set."""
    return Tone.FOLLOW if thing.is_told else Tone.NEUTRAL
