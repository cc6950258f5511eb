"""Paints the cells of the matrix and its headings."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from narrative_studio.analysis.positioning.comparison import Comparison, Doubt
from ui import icons, painting, text, theme
from ui.inspector.element.comparison import FOUND_BADGE
from ui.styling import lists
from ui.theme import RADIUS_BADGE, Role, Theme, Type
from ui.widgets.badge import BADGE_PX, badge_size, paint_badge
from ui.widgets.parsed_edit import show_day
from ui.workspaces.positioning.matrix.model import CELL, ELEMENT, Index, heading_fact

PAD_PX: Final = 12
_TOP_PX: Final = 10
_GAP_PX: Final = 4
_ICON_PX: Final = 12
_EVIDENCE_LINES: Final = 2
_HEADING_LINES: Final = 3
_State = QStyle.StateFlag


def cell_height_px(look: Theme) -> int:
    """The height of every row: finding, two lines of evidence, a doubt, a day."""
    words = _EVIDENCE_LINES * look.line_px(Type.SUPPORT) + 2 * look.line_px(Type.BADGE)
    return 2 * _TOP_PX + look.scaled(BADGE_PX) + words + 2 * _GAP_PX


def heading_height_px(look: Theme) -> int:
    """The height of the headings of the columns."""
    words = 2 * look.line_px(Type.CARD_TITLE) + look.line_px(Type.SUPPORT)
    return 2 * _TOP_PX + words + 2


class MatrixDelegate(QStyledItemDelegate):
    """Shows what was found, where one can see it, and what asks for another look."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, cell_height_px(theme.current()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, Comparison):
            return
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        option_any.viewItemPosition = QStyleOptionViewItem.ViewItemPosition.OnlyOne
        if cell.relation is None and not option_any.state & _State.State_Selected:
            painter.fillRect(rect, QBrush(now.border, Qt.BrushStyle.BDiagPattern))
        lists.paint_ruled_ground(option_any, painter, now)
        if index.column() < index.model().columnCount() - 1:  # The last line is the panel's own.
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), now.border)
        _paint_cell(painter, rect.adjusted(PAD_PX, _TOP_PX, -8, -_TOP_PX), cell, now)
        if option_any.state & _State.State_HasFocus:
            lists.paint_row_ring(option_any, painter, now)


class MatrixHeader(QHeaderView):
    """Names of elements, wrapped, with a fact below; a click shows the element."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        is_across = orientation == Qt.Orientation.Horizontal
        self.setAccessibleName("Competitive alternatives" if is_across else "Differentiators")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), heading_height_px(theme.current()))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        element = self.model().headerData(logical_index, self.orientation(), ELEMENT)
        now = theme.current()
        is_across = self.orientation() == Qt.Orientation.Horizontal
        painter.save()
        painter.fillRect(rect, now.chrome)
        line = now.control if is_across else now.border
        painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), line)
        if not is_across or logical_index < self.count() - 1:
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), now.border)
        if element is not None:
            room = rect.adjusted(PAD_PX, _TOP_PX, -8, -_TOP_PX)
            lines = 2 if is_across else _HEADING_LINES
            used_px = text.paint_text(
                painter, room, element.name, Type.CARD_TITLE, now.text, max_lines=lines, look=now
            )
            below = room.adjusted(0, used_px + 2, 0, 0)
            fact = heading_fact(element)
            text.paint_text(
                painter, below, fact, Type.SUPPORT, now.text2, tabular=is_across, look=now
            )
        painter.restore()


def _paint_cell(painter: QPainter, room: QRect, cell: Comparison, now: Theme) -> None:
    badge = FOUND_BADGE[cell.found]
    if cell.relation is None:
        # The hatching stays clear of the words.
        ground = QRect(room.topLeft(), badge_size(badge, now)).adjusted(-4, 0, 4, 0)
        painting.rounded(painter, ground, RADIUS_BADGE, fill=now.surface)
    paint_badge(painter, room.topLeft(), badge, max_width_px=room.width(), look=now)
    relation = cell.relation
    if relation is None:
        return
    below = room.adjusted(0, now.scaled(BADGE_PX) + _GAP_PX, 0, 0)
    words = relation.evidence or "No evidence noted"
    color = now.text2 if relation.evidence else now.text3
    line_px = now.line_px(Type.BADGE)
    room_px = below.height() - 2 * line_px - _GAP_PX
    lines = max(_EVIDENCE_LINES, room_px // now.line_px(Type.SUPPORT))
    text.paint_text(painter, below, words, Type.SUPPORT, color, max_lines=lines, look=now)
    foot = QRect(room.left(), room.bottom() + 1 - line_px, room.width(), line_px)
    doubts = {hint.doubt: hint.short for hint in cell.hints}
    if Doubt.OLD in doubts:
        _paint_doubt(painter, foot, "hourglass", doubts[Doubt.OLD], now)
    elif relation.checked_on:
        day = f"Checked {show_day(relation.checked_on)}"
        text.paint_text(painter, foot, day, Type.BADGE, now.text3, tabular=True, look=now)
    for doubt in (Doubt.NOT_UNIQUE, Doubt.PARTLY):
        if doubt in doubts:
            above = foot.translated(0, -line_px)
            _paint_doubt(painter, above, "message-question", doubts[doubt], now)


def _paint_doubt(painter: QPainter, line: QRect, icon: str, words: str, now: Theme) -> None:
    top = line.top() + (line.height() - _ICON_PX) // 2
    icons.paint_icon(
        painter, QRect(QPoint(line.left(), top), QSize(_ICON_PX, _ICON_PX)), icon, Role.WARN
    )
    room = line.adjusted(_ICON_PX + 4, 0, 0, 0)
    text.paint_text(painter, room, words, Type.BADGE, now.warn, tabular=True, look=now)
