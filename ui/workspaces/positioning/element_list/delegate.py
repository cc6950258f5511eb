"""The rows of the list of elements: headings, badges, people, and texts edited in place."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui import icons, painting, text, theme
from ui.styling import lists
from ui.theme import Role, Type
from ui.widgets.avatar import paint_avatar
from ui.widgets.badge import BADGE_PX, Badge, paint_badge
from ui.widgets.text_area import TextArea
from ui.workspaces.in_place import Field, WordingCellDelegate
from ui.workspaces.positioning.element_list.model import (
    BADGE,
    GROUP,
    ITEM,
    PERSON,
    TITLES,
    Column,
    Group,
    Index,
    Item,
)

_AVATAR_PX: Final = 20
_PAD_PX: Final = 12
_LINES: Final = 3
_FIELD_PAD_PX: Final = 12
_State = QStyle.StateFlag


class ListDelegate(WordingCellDelegate):
    """Paints headings, badges, people and texts, and edits the texts in place."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(40, theme.current().scaled(lists.ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        group = index.data(GROUP)
        if isinstance(group, Group):
            self._paint_heading(painter, option_any, group)
            return
        lists.paint_ruled_ground(option_any, painter, now)
        badge, person = index.data(BADGE), index.data(PERSON)
        if isinstance(badge, Badge):
            top = rect.top() + (rect.height() - now.scaled(BADGE_PX)) // 2
            at = QPoint(rect.left() + _PAD_PX - 4, top)
            paint_badge(painter, at, badge, max_width_px=rect.width() - _PAD_PX, look=now)
        elif isinstance(person, str):
            self._paint_person(painter, rect, person)
        else:
            self._paint_text(painter, rect, index)

    def make_field(self, parent: QWidget, index: Index) -> Field:
        if index.column() != Column.STATEMENT:
            return super().make_field(parent, index)
        # A sentence or several: in one line most of it would be out of sight.
        return TextArea(
            name=TITLES[Column.STATEMENT], grows=False, pause_ms=self.pause_ms, parent=parent
        )

    def field_rect(self, field: QWidget, option: QStyleOptionViewItem, index: Index) -> QRect:
        rect = super().field_rect(field, option, index)
        if isinstance(field, TextArea):
            rect.setHeight(_LINES * theme.current().line_px(Type.BODY) + _FIELD_PAD_PX)
            view = field.parentWidget()
            beyond_px = rect.bottom() + 3 - (view.height() if view is not None else rect.bottom())
            rect.translate(0, -max(0, beyond_px))
        return rect

    def _paint_heading(self, painter: QPainter, option: Any, group: Group) -> None:
        now = theme.current()
        rect: QRect = option.rect
        painter.fillRect(rect, now.chrome)
        if option.state & _State.State_MouseOver:
            painter.fillRect(rect, now.hover)
        painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        is_open = bool(option.state & _State.State_Open)
        closed = "chevron-left" if mirrored else "chevron-right"
        middle = rect.center().y() - 6

        def placed(left: int, width: int) -> QRect:
            x = rect.right() + 1 - left - width if mirrored else rect.left() + left
            return QRect(x, middle, width, 14)

        if group.items:
            chevron = "chevron-down" if is_open else closed
            icons.paint_icon(painter, placed(12, 14), chevron, Role.TEXT)
        icons.paint_icon(painter, placed(34, 14), group.icon, Role.TEXT2)
        room = QRect(rect.left() + 56, rect.top(), rect.width() - 70, rect.height())
        if mirrored:
            room.moveRight(rect.right() - 56)
        painter.save()
        painter.setFont(now.font(Type.BODY_STRONG))
        painter.setPen(now.text)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, group.title)
        title_px = painter.fontMetrics().horizontalAdvance(group.title)
        painter.setFont(now.font(Type.SUPPORT, tabular=True))
        painter.setPen(now.text3)
        room = (
            room.adjusted(0, 0, -title_px - 8, 0)
            if mirrored
            else room.adjusted(title_px + 8, 0, 0, 0)
        )
        painter.drawText(room, flags, str(len(group.items)) if group.items else "none yet")
        painter.restore()

    def _paint_person(self, painter: QPainter, rect: QRect, name: str) -> None:
        now = theme.current()
        edge = now.scaled(_AVATAR_PX)
        spot = QRect(rect.left() + _PAD_PX, rect.center().y() - edge // 2 + 1, edge, edge)
        paint_avatar(painter, spot, name)
        room = rect.adjusted(_PAD_PX + edge + 6, 0, -6, 0)
        if room.width() > 40:
            line_px = now.line_px(Type.BODY)
            place = QRect(room.left(), rect.center().y() - line_px // 2, room.width(), line_px)
            text.paint_text(painter, place, name, Type.BODY, now.text, look=now)

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        now = theme.current()
        column = Column(index.column())
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        item = index.data(ITEM)
        color, use = now.text2, Type.BODY
        if column is Column.NAME:
            color, use = now.text, Type.BODY_STRONG
        elif column is Column.CARRIED and isinstance(item, Item) and not item.frames:
            color = now.text3
        is_number = column in (Column.CODE, Column.REVISION, Column.CARRIED)
        lists.paint_cell_line(painter, rect, words, use, color, tabular=is_number, look=now)
