"""Paints the marks of the map: linked, by a demo step, suspect; each a sign and not a colour."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from narrative_studio.analysis.linking.link_map import Meeting
from ui import icons, painting, theme
from ui.models.link_map import Index, LinkMapModel
from ui.theme import RADIUS_BADGE, Role, Theme

MARK_PX: Final = 24
_ICON_PX: Final = 14
_SOFT: Final = 0.45

_State = QStyle.StateFlag


class MapDelegate(QStyledItemDelegate):
    """Looks at what is pointed at and selected, so that a row and a column can be followed."""

    def __init__(self, view: QTableView, model: LinkMapModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.hovered = (-1, -1)
        self.frames: frozenset[int] = frozenset()
        self.element = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        edge = theme.current().scaled(MARK_PX)
        return QSize(edge + 12, edge + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        meeting = self._model.meeting(index.row(), index.column())
        if meeting is None:
            painter.fillRect(rect, now.chrome)
            painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
            return
        painter.fillRect(rect, self._ground(index.row(), index.column(), now))
        painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
        line = painting.with_alpha(now.border, 0.6)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), line)
        if meeting.is_carried:
            is_counted = not self._model.is_left_out(index.column())
            room = rect.adjusted(0, 0, -1, -1)
            paint_mark(painter, room, sign_of(meeting), is_quiet=not is_counted)
        if option_any.state & _State.State_HasFocus:
            painting.rounded(painter, rect, 2, line=now.focus, line_px=2)

    def _ground(self, row: int, column: int, now: Theme) -> QColor:
        if self._model.is_left_out(column) and column not in self.frames:
            return now.chrome
        if column in self.frames or row == self.element:
            return painting.blend(now.selected, now.surface, _SOFT)
        if row == self.hovered[0] or column == self.hovered[1]:
            return painting.blend(now.hover, now.surface, 0.8)
        return now.surface


def sign_of(meeting: Meeting) -> str:
    """The icon of a mark."""
    if meeting.is_suspect:
        return "unlink"
    return "link" if meeting.links else "presentation"


def paint_mark(painter: QPainter, room: QRect, sign: str, *, is_quiet: bool = False) -> None:
    """Paint a mark into the middle of ``room``; a quiet one counts for nothing."""
    now = theme.current()
    edge = min(now.scaled(MARK_PX), room.width() - 4, room.height() - 4)
    box = QRect(0, 0, edge, edge)
    box.moveCenter(room.center())
    fill, line, ink = {
        "unlink": (now.warn_soft, now.warn, Role.WARN),
        "link": (now.selected, now.accent, Role.ACCENT),
    }.get(sign, (now.surface, now.control, Role.TEXT2))
    if is_quiet:
        fill, line, ink = now.chrome, now.border, Role.TEXT3
    painting.rounded(painter, box, RADIUS_BADGE, fill=fill, line=line)
    spot = QRect(0, 0, _ICON_PX, _ICON_PX)
    spot.moveCenter(box.center())
    icons.paint_icon(painter, spot, sign, ink)
