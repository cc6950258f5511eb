"""Paints the card of an element, and renames it in place."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui import icons, painting, text, theme
from ui.painting import CardState
from ui.theme import Role, Theme, Type
from ui.widgets.badge import Badge, Tone, paint_badges, place_badges
from ui.widgets.committing import WHOLE_PAUSE_MS
from ui.widgets.headline_area import HeadlineArea
from ui.widgets.text_area import TextArea
from ui.workspaces.in_place import InPlaceDelegate
from ui.workspaces.positioning.chain.board import Card
from ui.workspaces.positioning.chain.geometry import (
    COMPACT_PAD_PX,
    FOOT_PX,
    PAD_BOTTOM_PX,
    PAD_TOP_PX,
    PAD_X_PX,
    TEXT_GAP_PX,
    card_px,
)
from ui.workspaces.positioning.chain.model import CARD, Index

_ICON_PX: Final = 12
_ICON_GAP_PX: Final = 5
_FACT_GAP_PX: Final = 8
_NAME_LINES: Final = 2
"""As many as a card has for its name: the field covers all of them."""
_EDITED_LINES: Final = 4
_REACH_PX: Final = 5
"""Around a card: its focus ring, its lower edge."""


class CardDelegate(InPlaceDelegate):
    """Shows a card: name, statement, and what is fine or what asks for something."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        if isinstance(card, Card):
            option_any: Any = option
            paint_card(painter, option_any.rect, card, option_any.state)

    def make_field(self, parent: QWidget, index: Index) -> TextArea:
        name = index.data(Qt.ItemDataRole.DisplayRole)
        return HeadlineArea(
            name=f"Name of {name}",
            use=Type.CARD_TITLE,
            min_lines=_NAME_LINES,
            max_lines=_EDITED_LINES,
            pause_ms=WHOLE_PAUSE_MS,
            parent=parent,
        )

    def field_rect(self, field: QWidget, option: QStyleOptionViewItem, _index: Index) -> QRect:
        option_any: Any = option
        rect: QRect = option_any.rect
        return QRect(rect.left() + 1, rect.top() + 2, rect.width() - 2, field.sizeHint().height())


def paint_card(painter: QPainter, rect: QRect, card: Card, state: QStyle.StateFlag) -> None:
    """Paint a card into ``rect``, which leaves out the 3 px of its lower edge."""
    now = theme.current()
    kind = CardState.REST
    if state & QStyle.StateFlag.State_Selected:
        kind = CardState.SELECTED
    elif state & QStyle.StateFlag.State_MouseOver:
        kind = CardState.HOVER
    is_focused = bool(state & QStyle.StateFlag.State_HasFocus)
    ratio = painter.device().devicePixelRatio()
    ground = _ground(rect.width(), rect.height(), kind, is_focused, now.name, ratio)
    painter.drawPixmap(rect.topLeft() - QPoint(_REACH_PX, _REACH_PX), ground)
    is_compact = rect.height() < card_px(now)
    above, below = (COMPACT_PAD_PX,) * 2 if is_compact else (PAD_TOP_PX, PAD_BOTTOM_PX)
    room = rect.adjusted(PAD_X_PX, above, -PAD_X_PX, -below)
    _paint_words(painter, room, card, now)
    foot_px = now.scaled(FOOT_PX)
    foot = QRect(room.left(), room.bottom() + 1 - foot_px, room.width(), foot_px)
    if card.badges:
        paint_badges(painter, foot, _fitting(card, foot.width()))
    else:
        paint_facts(painter, foot, card, now)


@lru_cache(maxsize=64)
def _ground(
    width: int, height: int, kind: CardState, is_focused: bool, _theme: str, ratio: float
) -> QPixmap:
    """The empty card with its edges and its ring: its round corners are dear to paint."""
    wide, high = width + 2 * _REACH_PX, height + 2 * _REACH_PX
    image = QPixmap(round(wide * ratio), round(high * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    card = QRect(_REACH_PX, _REACH_PX, width, height)
    painting.card(painter, card, theme.current(), kind, focused=is_focused)
    painter.end()
    return image


def _fitting(card: Card, width_px: int) -> tuple[Badge, ...]:
    """The badges of a card; where only one has room, first the one that asks for something."""
    badges = card.badges
    shown = [badge for badge, _offset_px, _width_px in place_badges(badges, width_px)]
    if shown[:2] == list(badges[:2]):
        return badges
    return tuple(sorted(badges, key=lambda badge: badge.tone is not Tone.WARN))


def paint_facts(painter: QPainter, rect: QRect, card: Card, now: Theme) -> None:
    """Paint what is fine about an element in quiet words."""
    left = rect.left()
    if card.icon:
        spot = QRect(left, rect.top() + (rect.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, card.icon, Role.TEXT3)
        left += _ICON_PX + _ICON_GAP_PX
    font = now.font(Type.BADGE)
    metrics = QFontMetrics(font)
    painter.save()
    painter.setFont(font)
    painter.setPen(now.text3)
    for fact in card.facts:
        room = rect.right() + 1 - left
        if room < 16:
            break
        shown = text.elided(fact, font, room)
        place = QRect(left, rect.top(), room, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        left += metrics.horizontalAdvance(shown) + _FACT_GAP_PX
    painter.restore()


def words_of_cut(card: Card | None, width_px: int) -> str:
    """Name and statement of the element of a card; empty where the card of that width has both."""
    if card is None or not _is_cut(card, width_px):
        return ""
    return "\n".join(filter(None, (card.element.name, card.element.statement)))


def _is_cut(card: Card, width_px: int) -> bool:
    now, room_px = theme.current(), width_px - 2 * PAD_X_PX
    name = text.lines_of(card.element.name, now.font(Type.CARD_TITLE), room_px)
    if len(name) > _NAME_LINES:
        return True
    statement = card.element.statement
    below = text.lines_of(statement, now.font(Type.SUPPORT), room_px) if statement else ()
    return len(below) > _statement_lines(len(name))


def _statement_lines(name_lines: int) -> int:
    """How many lines a statement has below a name of so many."""
    return 3 if name_lines <= 1 else 2


def _paint_words(painter: QPainter, room: QRect, card: Card, now: Theme) -> None:
    """Paint the name in one or two lines and the statement in what is left of four."""
    element = card.element
    name_px = text.paint_text(
        painter, room, element.name, Type.CARD_TITLE, now.text, max_lines=_NAME_LINES, look=now
    )
    lines = _statement_lines(name_px // now.line_px(Type.CARD_TITLE))
    place = QRect(room.topLeft() + QPoint(0, name_px + TEXT_GAP_PX), room.size())
    if element.statement:
        text.paint_text(
            painter, place, element.statement, Type.SUPPORT, now.text2, max_lines=lines, look=now
        )
