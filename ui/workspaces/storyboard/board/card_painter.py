"""Paints one card of the storyboard, and the dashed places where a frame may come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from ui import icons, painting, text, theme
from ui.models.frame_cards import Card
from ui.models.storyboard_places import PlaceKind
from ui.models.thumbnails import Thumbnails
from ui.painting import CardState
from ui.theme import RADIUS_CARD, Role, Theme, Type
from ui.widgets.badge import BADGE_PX, paint_badges
from ui.widgets.chips import paint_picture_chip, picture_chip_size
from ui.workspaces.storyboard.board.card_plan import (
    BOARD_CARD,
    BOTTOM_PX,
    PAD_PX,
    SCRIPT_GAP_PX,
    TEXT_GAP_PX,
    CardPlan,
)
from ui.workspaces.storyboard.board.reception_strip import STRIP_PX, STRIP_TOP_PX, paint_strip

_BADGE_GAP_PX: Final = 4
_BADGE_EDGE_PX: Final = 4
_CHIP_INSET_PX: Final = 6
_CHIP_GAP_PX: Final = 4
_PICTURE_INSET_PX: Final = 1
_ICON_PX: Final = 20


class Standing(NamedTuple):
    """How a card stands at the moment."""

    is_hovered: bool = False
    is_selected: bool = False
    has_ring: bool = False
    is_taken: bool = False
    """It is being dragged: its place stays, dashed."""
    is_target: bool = False
    """What is dragged would come here."""
    is_linked: bool = False
    """What is dragged would be linked to this card."""


AT_REST: Final = Standing()


def is_cut(card: Card, width_px: int, *, plan: CardPlan = BOARD_CARD) -> bool:
    """Whether a card of that inner width shows less than its whole headline and key message."""
    title, below = _lines(card.title, card.text, width_px)
    return (title, below) != plan.shared_lines(title, below, theme.current())


def _lines(title: str, below: str, width_px: int) -> tuple[int, int]:
    """How many lines a headline and a key message take at a width."""
    now = theme.current()
    titles = len(text.lines_of(title, now.font(Type.CARD_TITLE), width_px))
    return titles, len(text.lines_of(below, now.font(Type.SUPPORT), width_px)) if below else 0


def paint_card(
    painter: QPainter,
    rect: QRect,
    card: Card,
    standing: Standing,
    thumbnails: Thumbnails,
    *,
    plan: CardPlan = BOARD_CARD,
) -> None:
    """Paint a place of the storyboard into ``rect``; edges and ring lie up to 4 px outside."""
    if card.kind is not PlaceKind.FRAME:
        _paint_place(painter, rect, card, standing)
        return
    now = theme.current()
    if standing.is_taken:
        painting.dashed_place(painter, rect, now)
        return
    state = CardState.REST
    if standing.is_selected:
        state = CardState.SELECTED
    elif standing.is_hovered:
        state = CardState.HOVER
    painting.card(painter, rect, now, state, focused=standing.has_ring)
    line_px = 2 if standing.is_selected else 1
    paint_content(painter, rect, card, thumbnails, line_px=line_px, plan=plan)
    if standing.is_linked:
        _paint_linked(painter, rect, plan, now)


def _paint_linked(painter: QPainter, rect: QRect, plan: CardPlan, now: Theme) -> None:
    """A line in the colour of the focus around the card, and what dropping would do."""
    painting.rounded(painter, rect, RADIUS_CARD, line=now.focus, line_px=3)
    words, icon = "Link to this frame", "link"
    size = picture_chip_size(words, icon=icon)
    left = rect.left() + (rect.width() - size.width()) // 2
    top = rect.top() + (plan.thumbnail_px - size.height()) // 2
    paint_picture_chip(painter, QPoint(left, top), words, icon=icon)


def paint_content(
    painter: QPainter,
    rect: QRect,
    card: Card,
    thumbnails: Thumbnails,
    *,
    line_px: int = 1,
    plan: CardPlan = BOARD_CARD,
) -> None:
    """Paint what stands on a card whose ground is painted; ``line_px`` is the width of its line."""
    now = theme.current()
    _paint_picture(painter, rect, card, thumbnails, line_px, plan.thumbnail_px)
    if card.tests is not None:
        strip = QRect(rect.left() + PAD_PX, 0, rect.width() - 2 * PAD_PX, STRIP_PX)
        strip.moveTop(rect.top() + plan.thumbnail_px + STRIP_TOP_PX)
        paint_strip(painter, strip, card.tests, now)
    place = plan.title_rect(rect)
    if plan.has_beat:
        _paint_beat(painter, place, card, now)
    title, role = (card.title, now.text) if card.title else (card.hint, now.text3)
    titles, lines = plan.shared_lines(*_lines(title, card.text, place.width()), now)
    top = place.top() + text.paint_text(
        painter, place, title, Type.CARD_TITLE, role, max_lines=titles
    )
    if card.text:
        top += plan.text_gap_px(titles, lines, now)
        below = QRect(place.left(), top, place.width(), rect.height())
        top += text.paint_text(painter, below, card.text, Type.SUPPORT, now.text2, max_lines=lines)
    if plan.script_lines:
        _paint_script(painter, rect, top, card, plan)
    foot_px = now.scaled(BADGE_PX)
    foot = QRect(place.left(), rect.bottom() + 1 - BOTTOM_PX - foot_px, place.width(), foot_px)
    if card.badges:
        # Two badges stand closer than elsewhere, and nearer to the edge than text.
        row = foot.adjusted(0, 0, PAD_PX - _BADGE_EDGE_PX, 0)
        paint_badges(painter, row, card.shown_badges, gap_px=_BADGE_GAP_PX)
    else:
        _paint_meta(painter, foot, card.metas, now)


def _paint_beat(painter: QPainter, title: QRect, card: Card, now: Theme) -> None:
    line_px = now.line_px(Type.BADGE)
    place = QRect(title.left(), title.top() - line_px - 1, title.width(), line_px)
    color = now.text3 if card.is_backup else now.color(card.part.value)
    text.paint_text(painter, place, card.beat, Type.BADGE, color)


def _paint_script(painter: QPainter, rect: QRect, top: int, card: Card, plan: CardPlan) -> None:
    """The first lines of the script, as many as there is room for below the key message."""
    now = theme.current()
    line_px = now.line_px(Type.SUPPORT)
    end = rect.bottom() + 1 - BOTTOM_PX - now.scaled(BADGE_PX) - TEXT_GAP_PX
    top += SCRIPT_GAP_PX
    left, width = rect.left() + PAD_PX, rect.width() - 2 * PAD_PX
    painting.h_line(painter, left, left + width, top - SCRIPT_GAP_PX // 2, now.border)
    place = QRect(left, top + 1, width, max(0, end - top))
    lines = max(1, place.height() // line_px)
    words, color = (card.script, now.text2) if card.script else ("No script yet", now.text3)
    text.paint_text(painter, place, words, Type.SUPPORT, color, max_lines=lines)


def _paint_picture(
    painter: QPainter,
    rect: QRect,
    card: Card,
    thumbnails: Thumbnails,
    line_px: int,
    height_px: int,
) -> None:
    now = theme.current()
    place = rect.adjusted(line_px, line_px, -line_px, 0)
    place.setHeight(height_px - line_px)
    ground = now.paper if card.picture else now.sunken
    if ground != now.surface:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(painting.top_rounded(place, RADIUS_CARD - line_px), ground)
        painter.restore()
    if card.picture:
        room = place.adjusted(_PICTURE_INSET_PX, _PICTURE_INSET_PX, -_PICTURE_INSET_PX, -1)
        ratio = painter.device().devicePixelRatio()
        size = QSize(room.width(), height_px - 3)
        pixmap = thumbnails.thumbnail(card.picture, size, ratio)
        if pixmap is not None:
            _paint_pixmap(painter, place, pixmap, now)
    else:
        _paint_described(painter, place, card, now)
    painting.h_line(painter, place.left(), place.right() + 1, place.bottom(), now.border)
    if card.is_backup:
        painter.fillRect(place.adjusted(0, 0, 0, -1), painting.with_alpha(now.surface, 0.55))
    _paint_chips(painter, rect, card, height_px)


def _paint_chips(painter: QPainter, rect: QRect, card: Card, height_px: int) -> None:
    """Number and time at the top of a picture, open comments at its foot."""
    top = rect.top() + _CHIP_INSET_PX
    right = rect.right() + 1 - _CHIP_INSET_PX
    paint_picture_chip(painter, QPoint(right, top), card.time, from_right=True)
    left = rect.left() + _CHIP_INSET_PX
    room_px = right - picture_chip_size(card.time).width() - _CHIP_GAP_PX - left
    paint_picture_chip(painter, QPoint(left, top), card.number, most_px=room_px)
    if card.comments:
        foot = rect.top() + height_px - _CHIP_INSET_PX - picture_chip_size("").height()
        words, icon = str(card.comments), "message-circle"
        paint_picture_chip(painter, QPoint(right, foot), words, icon=icon, from_right=True)


def _paint_pixmap(painter: QPainter, place: QRect, pixmap: QPixmap, now: Theme) -> None:
    if pixmap.isNull():
        spot = QRect(place.center().x() - 8, place.center().y() - 8, 16, 16)
        icons.paint_icon(painter, spot, "photo", _ink(now))
        return
    size = pixmap.deviceIndependentSize().toSize()
    left = place.left() + (place.width() - size.width()) // 2
    top = place.top() + (place.height() - size.height()) // 2
    spot = QRect(left, top, size.width(), size.height())
    painter.save()
    if size.width() > place.width() - 2 * RADIUS_CARD:
        painter.setClipPath(painting.top_rounded(place, RADIUS_CARD - 1))
    painter.drawPixmap(spot.topLeft(), pixmap)
    if now.paper != now.surface and not pixmap.hasAlphaChannel():
        # White paper inside a picture takes the tone of the paper around it.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(spot, now.paper)
    painter.restore()


def _paint_described(painter: QPainter, place: QRect, card: Card, now: Theme) -> None:
    """Stand in for a missing picture: what it will show, else a quiet mark."""
    if not card.visual.strip():
        spot = QRect(place.center().x() - 9, place.center().y() - 4, 20, 20)
        icons.paint_icon(painter, spot, "photo", Role.TEXT3)
        return
    words = " ".join(card.visual.split())
    lines_px = 2 * now.line_px(Type.SUPPORT)
    room = place.adjusted(PAD_PX, 0, -PAD_PX, 0)
    room.setTop(place.bottom() - 12 - lines_px)
    text.paint_text(
        painter,
        room,
        words,
        Type.SUPPORT,
        now.text2,
        max_lines=2,
        align=Qt.AlignmentFlag.AlignHCenter,
    )


def _paint_meta(painter: QPainter, foot: QRect, metas: Sequence[str], now: Theme) -> None:
    """The first of these lines that has room; where none has, what fits of the shortest."""
    font = QFont(now.font(Type.BADGE, tabular=True))
    font.setWeight(QFont.Weight.Normal)
    metrics = QFontMetrics(font)
    fitting = (one for one in metas if metrics.horizontalAdvance(one) <= foot.width())
    words = next(fitting, metas[-1])
    painter.save()
    painter.setFont(font)
    painter.setPen(now.text3)
    shown = text.elided(words, font, foot.width())
    painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def _paint_place(painter: QPainter, rect: QRect, card: Card, standing: Standing) -> None:
    """Paint an empty beat, or the place to add a frame."""
    now = theme.current()
    line = Role.WARN if card.asks else Role.CONTROL
    fill = now.hover if standing.is_hovered else None
    if standing.is_target:
        line, fill = Role.FOCUS, now.selected
    painting.dashed_place(painter, rect, now, line=line, fill=fill)
    if standing.has_ring:
        painting.ring(painter, rect, RADIUS_CARD, now.focus)
    room = rect.adjusted(14, 16, -14, -BOTTOM_PX - 4)
    if card.kind is PlaceKind.ADD:
        _paint_add(painter, room, card, now)
    else:
        _paint_gap(painter, room, card, now)


def _paint_add(painter: QPainter, room: QRect, card: Card, now: Theme) -> None:
    """A plus and what it does, in the middle."""
    title_px = text.height_of(card.title, Type.CARD_TITLE, room.width(), now, max_lines=2)
    text_px = text.height_of(card.text, Type.SUPPORT, room.width(), now, max_lines=2)
    top = room.top() + max(0, (room.height() - _ICON_PX - 6 - title_px - 4 - text_px) // 2)
    spot = QRect(room.center().x() - _ICON_PX // 2 + 1, top, _ICON_PX, _ICON_PX)
    icons.paint_icon(painter, spot, "plus", Role.TEXT2)
    place = QRect(room.left(), spot.bottom() + 7, room.width(), title_px)
    _paint_centred(painter, place, card.title, Type.CARD_TITLE, now.text2, 2)
    place = QRect(room.left(), place.bottom() + 5, room.width(), text_px)
    _paint_centred(painter, place, card.text, Type.SUPPORT, now.text2, 2)


def _paint_gap(painter: QPainter, room: QRect, card: Card, now: Theme) -> None:
    """What is missing at the same height on every card, what to do at its foot."""
    foot_px = now.line_px(Type.SUPPORT_STRONG)
    foot = QRect(room.left(), room.bottom() + 1 - foot_px, room.width(), foot_px)
    title_px = _paint_centred(painter, room, card.title, Type.CARD_TITLE, now.text, 2)
    place = QRect(room.left(), room.top() + title_px + 4, room.width(), 0)
    lines = (foot.top() - 8 - place.top()) // now.line_px(Type.SUPPORT)
    _paint_centred(painter, place, card.text, Type.SUPPORT, now.text2, max(1, lines))
    _paint_centred(painter, foot, card.meta, Type.SUPPORT_STRONG, now.text2, 1)


def _paint_centred(
    painter: QPainter, place: QRect, words: str, use: Type, color: QColor, lines: int
) -> int:
    centre = Qt.AlignmentFlag.AlignHCenter
    return text.paint_text(painter, place, words, use, color, max_lines=lines, align=centre)


def _ink(now: Theme, part: float = 0.5) -> QColor:
    """The colour of marks on paper, which is light in both themes."""
    return painting.blend(now.ink, now.paper, part)
