"""Paints the cards of segments and personas, and the lines of the three lists."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from ui import icons, painting, text, theme
from ui.painting import rounded
from ui.theme import RADIUS_CONTROL, Role, Theme, Type
from ui.widgets.badge import BADGE_GAP_PX, BADGE_PX, Badge, Tone, badge_size, paint_badge
from ui.workspaces.positioning.customers.cards import (
    UNCARED,
    Card,
    Line,
    PersonaCard,
    SegmentCard,
)
from ui.workspaces.positioning.customers.delegate import (
    REACH_PX,
    EntryDelegate,
    card_state,
    is_focused,
)

_PAD_PX: Final = 13
_LEAST_PX: Final = 258
_MOST_COLUMNS: Final = 6
_GAP_PX: Final = 6
_PART_PX: Final = 8
_CHIP_ROWS: Final = 2
_LINE_PAD_PX: Final = 8
_LINE_TOP_PX: Final = 6
_LEAD_PX: Final = 16
_DETAIL_LINES: Final = 4
_NUMBER_PX: Final = 22
_CROSS_PX: Final = 14
_NAMELESS: Final = "Without a name"
_State = QStyle.StateFlag


def inner_of(rect: QRect) -> QRect:
    """The card inside its cell."""
    return rect.adjusted(REACH_PX, REACH_PX, -REACH_PX, -REACH_PX)


class CardDelegate(EntryDelegate):
    """A card with its name in strong letters."""

    title = Type.CARD_TITLE

    def columns(self, width_px: int) -> int:
        return max(1, min(_MOST_COLUMNS, width_px // theme.current().scaled(_LEAST_PX)))

    def room_px(self) -> int:
        """The width of the words on a card, in pixels."""
        return self.cell_px - 2 * (REACH_PX + _PAD_PX)

    def name_px(self, card: Card) -> int:
        """The height of the name, in one line or two."""
        name = str(getattr(card.entry, "name", "")) or _NAMELESS
        now = theme.current()
        return text.height_of(name, Type.CARD_TITLE, self.room_px(), now, max_lines=2)

    def paint_ground(self, painter: QPainter, rect: QRect, option: Any) -> QRect:
        """Paint the empty card and return the room for its words."""
        card = inner_of(rect)
        painting.card(
            painter, card, theme.current(), card_state(option), focused=is_focused(option)
        )
        return card.adjusted(_PAD_PX, _PAD_PX - 2, -_PAD_PX, -_PAD_PX + 2)

    def paint_name(self, painter: QPainter, place: QRect, card: Card) -> int:
        """Paint the name and return the height it took."""
        now = theme.current()
        name = str(getattr(card.entry, "name", ""))
        color = now.text if name else now.text3
        return text.paint_text(
            painter, place, name or _NAMELESS, Type.CARD_TITLE, color, max_lines=2, look=now
        )


class SegmentDelegate(CardDelegate):
    """Name, fit and size, and two lines of the note."""

    def height(self, card: Card) -> int:
        now = theme.current()
        high = self.name_px(card) + _GAP_PX + now.scaled(BADGE_PX)
        note = card.entry.note if isinstance(card, SegmentCard) else ""
        if note:
            high += _GAP_PX
            high += text.height_of(note, Type.SUPPORT, self.room_px(), now, max_lines=2)
        return high + 2 * (REACH_PX + _PAD_PX - 2)

    def words_rect(self, rect: QRect, card: Card) -> QRect:
        room = inner_of(rect).adjusted(_PAD_PX, _PAD_PX - 2, -_PAD_PX, 0)
        return QRect(room.left(), room.top(), room.width(), self.name_px(card))

    def paint_card(self, painter: QPainter, rect: QRect, card: Card, option: Any) -> None:
        if not isinstance(card, SegmentCard):
            return
        now = theme.current()
        room = self.paint_ground(painter, rect, option)
        top = room.top() + self.paint_name(painter, room, card) + _GAP_PX
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        width = badge_size(card.badge, now).width()
        left = room.right() + 1 - width if mirrored else room.left()
        paint_badge(painter, QPoint(left, top), card.badge, look=now)
        if card.entry.size:
            beside = room.adjusted(width + 8, 0, 0, 0)
            if mirrored:
                beside = room.adjusted(0, 0, -width - 8, 0)
            line_px = now.line_px(Type.SUPPORT)
            drop = (now.scaled(BADGE_PX) - line_px) // 2
            place = QRect(beside.left(), top + drop, beside.width(), line_px)
            text.paint_text(painter, place, card.entry.size, Type.SUPPORT, now.text2, look=now)
        if card.entry.note:
            place = QRect(room.left(), top + now.scaled(BADGE_PX) + _GAP_PX, room.width(), 40)
            text.paint_text(
                painter, place, card.entry.note, Type.SUPPORT, now.text2, max_lines=2, look=now
            )


class PersonaDelegate(CardDelegate):
    """Buying role and segment, name, what they care about, what they fear, and their words."""

    def height(self, card: Card) -> int:
        if not isinstance(card, PersonaCard):
            return 0
        now = theme.current()
        high = now.scaled(BADGE_PX) + _GAP_PX + self.name_px(card)
        for _label, words, lines in _facts(card):
            high += _PART_PX - 2
            high += text.height_of(words, Type.SUPPORT, self._beside_px(), now, max_lines=lines)
        if card.is_asked:
            high += _PART_PX - 2 + now.scaled(BADGE_PX)
        rows = len(chip_rows(card.words, self.room_px()))
        if rows:
            high += _PART_PX + rows * now.scaled(BADGE_PX) + (rows - 1) * 4
        return high + 2 * (REACH_PX + _PAD_PX - 2)

    def words_rect(self, rect: QRect, card: Card) -> QRect:
        room = inner_of(rect).adjusted(_PAD_PX, _PAD_PX - 2, -_PAD_PX, 0)
        top = room.top() + theme.current().scaled(BADGE_PX) + _GAP_PX
        return QRect(room.left(), top, room.width(), self.name_px(card))

    def paint_card(self, painter: QPainter, rect: QRect, card: Card, option: Any) -> None:
        if not isinstance(card, PersonaCard):
            return
        now = theme.current()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        room = self.paint_ground(painter, rect, option)
        self._paint_head(painter, room, card, mirrored=mirrored)
        room.setTop(room.top() + now.scaled(BADGE_PX) + _GAP_PX)
        room.setTop(room.top() + self.paint_name(painter, room, card))
        if card.is_asked:
            room.setTop(room.top() + _PART_PX - 2)
            width = badge_size(UNCARED, now).width()
            left = room.right() + 1 - width if mirrored else room.left()
            paint_badge(painter, QPoint(left, room.top()), UNCARED, look=now)
            room.setTop(room.top() + now.scaled(BADGE_PX))
        for label, words, lines in _facts(card):
            room.setTop(room.top() + _PART_PX - 2)
            room.setTop(room.top() + self._paint_fact(painter, room, label, words, lines, mirrored))
        self._paint_words(painter, rect, card, mirrored=mirrored)

    def _beside_px(self) -> int:
        return self.room_px() - _label_px(theme.current())

    def _paint_head(
        self, painter: QPainter, room: QRect, card: PersonaCard, *, mirrored: bool
    ) -> None:
        now = theme.current()
        width = min(badge_size(card.badge, now).width(), room.width())
        left = room.right() + 1 - width if mirrored else room.left()
        at = QPoint(left, room.top())
        paint_badge(painter, at, card.badge, max_width_px=width, look=now)
        rest = room.width() - width - 10
        if card.segment and rest > 48:
            line_px = now.line_px(Type.SUPPORT)
            drop = (now.scaled(BADGE_PX) - line_px) // 2
            start = room.left() if mirrored else room.right() + 1 - rest
            place = QRect(start, room.top() + drop, rest, line_px)
            end = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
            text.paint_text(
                painter, place, card.segment, Type.SUPPORT, now.text3, align=end, look=now
            )

    def _paint_fact(
        self, painter: QPainter, room: QRect, label: str, words: str, lines: int, mirrored: bool
    ) -> int:
        now = theme.current()
        label_px = _label_px(now)
        lead = QRect(room.left(), room.top(), label_px, now.line_px(Type.SUPPORT))
        place = room.adjusted(label_px, 0, 0, 0)
        if mirrored:
            lead.moveRight(room.right())
            place = room.adjusted(0, 0, -label_px, 0)
        text.paint_text(painter, lead, label, Type.BADGE, now.text3, look=now)
        return text.paint_text(
            painter, place, words, Type.SUPPORT, now.text2, max_lines=lines, look=now
        )

    def _paint_words(
        self, painter: QPainter, rect: QRect, card: PersonaCard, *, mirrored: bool
    ) -> None:
        """Paint their words as chips along the foot of the card."""
        now = theme.current()
        rows = chip_rows(card.words, self.room_px())
        room = inner_of(rect).adjusted(_PAD_PX, 0, -_PAD_PX, -_PAD_PX + 2)
        chip_px = now.scaled(BADGE_PX)
        top = room.bottom() + 1 - len(rows) * chip_px - (len(rows) - 1) * 4
        for row in rows:
            offset = 0
            for badge, width in row:
                left = room.right() + 1 - offset - width if mirrored else room.left() + offset
                paint_badge(painter, QPoint(left, top), badge, max_width_px=width, look=now)
                offset += width + BADGE_GAP_PX
            top += chip_px + 4


def chip_rows(words: tuple[str, ...], width_px: int) -> list[list[tuple[Badge, int]]]:
    """Their words as chips in two rows at most, each with its width; the last says what is left."""
    now = theme.current()
    rows: list[list[tuple[Badge, int]]] = []
    used = width_px
    for number, word in enumerate(words):
        badge = Badge(f"“{word}”", Tone.NEUTRAL)
        width = min(badge_size(badge, now).width(), width_px)
        if used + BADGE_GAP_PX + width > width_px:
            if len(rows) == _CHIP_ROWS:
                _say_rest(rows[-1], len(words) - number, width_px)
                break
            rows.append([])
            used = -BADGE_GAP_PX
        rows[-1].append((badge, width))
        used += BADGE_GAP_PX + width
    return rows


def _say_rest(row: list[tuple[Badge, int]], left_over: int, width_px: int) -> None:
    """End a row with how many chips are left, in the place of those that it takes."""
    while True:
        rest = Badge(f"+{left_over}", Tone.NEUTRAL)
        rest_px = badge_size(rest).width()
        used = sum(width + BADGE_GAP_PX for _badge, width in row)
        if used + rest_px <= width_px:
            row.append((rest, rest_px))
            return
        if len(row) == 1:
            badge, _width = row[0]
            row[0] = (badge, width_px - rest_px - BADGE_GAP_PX)
        else:
            row.pop()
            left_over += 1


class LineDelegate(EntryDelegate):
    """A sentence with a dot, or with its number on the buyers' way and what ends it."""

    title = Type.BODY

    def columns(self, width_px: int) -> int:
        return 1

    def height(self, card: Card) -> int:
        if not isinstance(card, Line):
            return 0
        now = theme.current()
        room_px = self._room(QRect(0, 0, self.cell_px, 0), card).width()
        high = text.height_of(self._text(card), Type.BODY, room_px, now, max_lines=3)
        if card.detail:
            high += text.height_of(card.detail, Type.SUPPORT, room_px, now, max_lines=_DETAIL_LINES)
        return high + 2 * _LINE_TOP_PX

    def words_rect(self, rect: QRect, card: Card) -> QRect:
        if not isinstance(card, Line):
            return rect
        room = self._room(rect, card)
        now = theme.current()
        high = text.height_of(self._text(card), Type.BODY, room.width(), now, max_lines=3)
        return QRect(room.left(), room.top() + _LINE_TOP_PX, room.width(), high)

    def is_on_cross(self, rect: QRect, at: QPoint, *, mirrored: bool) -> bool:
        """Whether a place is on the cross that deletes the line."""
        return _cross(rect, mirrored=mirrored).adjusted(-4, -4, 4, 4).contains(at)

    def paint_card(self, painter: QPainter, rect: QRect, card: Card, option: Any) -> None:
        if not isinstance(card, Line):
            return
        now = theme.current()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        is_selected = bool(option.state & _State.State_Selected)
        is_hovered = bool(option.state & _State.State_MouseOver)
        if is_selected or is_hovered:
            fill = now.selected if is_selected else now.hover
            rounded(painter, rect, RADIUS_CONTROL, fill=fill)
        if is_focused(option):
            rounded(painter, rect, RADIUS_CONTROL, line=now.focus, line_px=2)
        room = self._room(rect, card)
        if mirrored:
            room.moveRight(rect.left() + rect.right() - room.left())
        room.setTop(rect.top() + _LINE_TOP_PX)
        self._paint_lead(painter, rect, card, mirrored=mirrored)
        color = now.text if self._text(card) else now.text3
        words = self._text(card) or "Without words"
        room.setTop(
            room.top()
            + text.paint_text(painter, room, words, Type.BODY, color, max_lines=3, look=now)
        )
        if card.detail:
            lines = _DETAIL_LINES
            text.paint_text(
                painter, room, card.detail, Type.SUPPORT, now.text2, max_lines=lines, look=now
            )
        if is_hovered or is_focused(option):
            icons.paint_icon(painter, _cross(rect, mirrored=mirrored), "x", Role.TEXT2)

    def _text(self, card: Line) -> str:
        return str(getattr(card.entry, "text", ""))

    def _room(self, rect: QRect, card: Line) -> QRect:
        lead = _LEAD_PX if card.number is None else _NUMBER_PX + 10
        return rect.adjusted(_LINE_PAD_PX + lead, 0, -(_CROSS_PX + 2 * _LINE_PAD_PX), 0)

    def _paint_lead(self, painter: QPainter, rect: QRect, card: Line, *, mirrored: bool) -> None:
        now = theme.current()
        middle = rect.top() + _LINE_TOP_PX + now.line_px(Type.BODY) // 2
        if card.number is None:
            spot = QRect(rect.left() + _LINE_PAD_PX + 2, middle - 3, 6, 6)
            rounded(painter, _placed(spot, rect, mirrored=mirrored), 3, fill=now.control)
            return
        edge = now.scaled(_NUMBER_PX)
        spot = QRect(rect.left() + _LINE_PAD_PX, middle - edge // 2, edge, edge)
        spot = _placed(spot, rect, mirrored=mirrored)
        first = spot.center().y() if card.number == 1 else rect.top()
        last = spot.center().y() if card.is_last else rect.bottom() + 1
        painter.fillRect(QRect(spot.center().x(), first, 1, last - first), now.control)
        rounded(painter, spot, edge / 2, fill=now.surface, line=now.control)
        painter.setFont(now.font(Type.BADGE, tabular=True))
        painter.setPen(now.text)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(card.number))


def _facts(card: PersonaCard) -> list[tuple[str, str, int]]:
    """What is said of a persona: its label, its words, and in how many lines."""
    facts = []
    if card.values:
        facts.append(("Cares about", ", ".join(card.values), 2))
    if card.fears:
        facts.append(("Fears", "; ".join(card.fears), 3))
    return facts


def _label_px(now: Theme) -> int:
    return QFontMetrics(now.font(Type.BADGE)).horizontalAdvance("Cares about") + 10


def _cross(rect: QRect, *, mirrored: bool) -> QRect:
    spot = QRect(0, rect.top() + _LINE_TOP_PX + 3, _CROSS_PX, _CROSS_PX)
    spot.moveRight(rect.right() - _LINE_PAD_PX)
    return _placed(spot, rect, mirrored=mirrored)


def _placed(spot: QRect, rect: QRect, *, mirrored: bool) -> QRect:
    if mirrored:
        spot.moveRight(rect.left() + rect.right() - spot.left())
    return spot
