"""The rows of the touchpoints: two lines each, and badges for what asks for somebody."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui import icons, text, theme
from ui.inspector.touchpoint.kinds import KIND_ICON
from ui.models.row_table import Index
from ui.styling import lists
from ui.theme import Role, Theme, Type
from ui.widgets.avatar import paint_avatar
from ui.widgets.badge import paint_badge
from ui.workspaces.in_place import LineCellDelegate
from ui.workspaces.positioning.touchpoints.model import ITEM, Column, Item

_PAD_PX: Final = 12
_TOP_PX: Final = 9
_AVATAR_PX: Final = 20


class TouchpointDelegate(LineCellDelegate):
    """Paints rows of two lines; what asks for somebody is a badge on the second.

    Name and place are edited in place.
    """

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, row_px(theme.current()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM)
        if not isinstance(item, Item):
            return
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        lists.paint_ruled_ground(option_any, painter, now)
        room = rect.adjusted(_PAD_PX, _TOP_PX, -8, -_TOP_PX)
        column = Column(index.column())
        beside = room.adjusted(0, _beside_px(now), 0, 0)
        if column is Column.NAME:
            _paint_name(painter, room, item, now)
        elif column is Column.OWNER:
            _paint_owner(painter, room, item, now)
        elif column in (Column.CHECKED, Column.ELEMENTS):
            _paint_standing(painter, beside, item, column, now)
        else:
            words, color = item.cell(column), now.text2
            if not words:
                words, color = "–", now.text3
            text.paint_text(painter, beside, words, Type.SUPPORT, color, max_lines=2, look=now)
        lists.ring_whole_row(option_any, index, painter, now)


def row_px(look: Theme) -> int:
    """The height of a row: a name and a line below."""
    return 2 * _TOP_PX + look.line_px(Type.BODY_STRONG) + look.line_px(Type.SUPPORT)


def _beside_px(look: Theme) -> int:
    """How much lower smaller type begins, so that it stands on one line with the name."""
    return (look.line_px(Type.BODY_STRONG) - look.line_px(Type.SUPPORT)) // 2


def _paint_name(painter: QPainter, room: QRect, item: Item, now: Theme) -> None:
    row = item.row
    line_px = now.line_px(Type.BODY_STRONG)
    icons.paint_icon(
        painter,
        QRect(room.left(), room.top() + (line_px - 16) // 2, 16, 16),
        KIND_ICON[row.kind],
        Role.TEXT2,
    )
    words = room.adjusted(24, 0, 0, 0)
    name = row.name or "Without a name"
    text.paint_text(painter, words, name, Type.BODY_STRONG, now.text, look=now)
    kind = f"{row.kind.value.capitalize()} · {row.function.value}"
    below = words.adjusted(0, line_px, 0, 0)
    text.paint_text(painter, below, kind, Type.SUPPORT, now.text2, look=now)


def _paint_owner(painter: QPainter, room: QRect, item: Item, now: Theme) -> None:
    edge = now.scaled(_AVATAR_PX)
    if not item.owner:
        beside = room.adjusted(0, _beside_px(now), 0, 0)
        text.paint_text(painter, beside, "Nobody", Type.SUPPORT, now.text3, look=now)
        return
    paint_avatar(painter, QRect(room.left(), room.top(), edge, edge), item.owner)
    words = room.adjusted(edge + 6, _beside_px(now), 4, 0)
    if words.width() > 40:
        text.paint_text(painter, words, item.owner, Type.SUPPORT, now.text, max_lines=2, look=now)


def _paint_standing(painter: QPainter, room: QRect, item: Item, column: Column, now: Theme) -> None:
    words, badge = item.cell(column), item.badge(column)
    below = room.top()
    if words:
        text.paint_text(painter, room, words, Type.SUPPORT, now.text2, tabular=True, look=now)
        below += now.line_px(Type.SUPPORT) + 2
    if badge is not None:
        paint_badge(painter, QPoint(room.left(), below), badge, max_width_px=room.width(), look=now)
