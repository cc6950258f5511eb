"""Paints the history: diamonds for baselines and rings for operations on one line of time."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import painting, text, theme
from ui.theme import RADIUS_CONTROL, Theme, Type
from ui.widgets.badge import BADGE_PX, Badge, Tone, paint_badge
from ui.workspaces.versions.history_model import ITEM, Index, Item
from ui.workspaces.versions.states import Compared

_ROW_PX: Final = 54
_BASELINE_PX: Final = 60
_TAKEN_BACK_PX: Final = 30
"""What was taken back is one quiet line."""
_BADGE_ROW_PX: Final = 24
_TOP_PX: Final = 9
_LINE_X_PX: Final = 16
_TEXT_LEFT_PX: Final = 30
_RIGHT_PX: Final = 8
_GAP_PX: Final = 2

_OLDER: Final = Badge("Older", Tone.INFO)
_NEWER: Final = Badge("Newer", Tone.INFO)


class HistoryDelegate(QStyledItemDelegate):
    """Two lines per entry; the two compared states are tinted and say which is which."""

    def __init__(self, compared: Compared, parent: QWidget) -> None:
        super().__init__(parent)
        self._compared = compared

    def badge(self, item: Item) -> Badge | None:
        """Which of the two compared states an entry is, if it is one."""
        if self._compared.operation is not None:
            return None
        state = item.state
        if state == self._compared.older:
            return _OLDER
        return _NEWER if state == self._compared.newer else None

    def is_compared(self, item: Item) -> bool:
        """Whether an entry is, or makes, what is compared."""
        operation = self._compared.operation
        if operation is not None:
            return item.baseline is None and item.entry.txn == operation.txn
        return self.badge(item) is not None

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(ITEM)
        now = theme.current()
        least = _TAKEN_BACK_PX if item.is_taken_back else _ROW_PX
        height = now.scaled(least if item.baseline is None else _BASELINE_PX)
        if self.badge(item) is not None:
            height += now.scaled(_BADGE_ROW_PX)
        return QSize(160, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM)
        assert isinstance(item, Item)
        now = theme.current()
        option_any: Any = option
        rect: QRect = option_any.rect
        state: QStyle.StateFlag = option_any.state
        place = rect.adjusted(0, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_compared(item):
            painting.rounded(painter, place, RADIUS_CONTROL, fill=now.selected)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, place, RADIUS_CONTROL, fill=now.hover)
        is_last = index.row() == index.model().rowCount() - 1
        self._paint_line(painter, rect, item, now, is_first=index.row() == 0, is_last=is_last)
        self._paint_words(painter, rect, item, now)
        if state & QStyle.StateFlag.State_HasFocus:
            painting.rounded(painter, place, RADIUS_CONTROL, line=now.focus, line_px=2)
        painter.restore()

    def _paint_line(
        self,
        painter: QPainter,
        rect: QRect,
        item: Item,
        now: Theme,
        *,
        is_first: bool,
        is_last: bool,
    ) -> None:
        x = rect.left() + _LINE_X_PX + 0.0
        middle = rect.top() + _TOP_PX + now.line_px(Type.CARD_TITLE) / 2 + 1
        painter.setPen(QPen(now.border, 2))
        if not is_first:
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, middle - 8))
        if not is_last:
            painter.drawLine(QPointF(x, middle + 8), QPointF(x, rect.bottom() + 1))
        if item.baseline is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent)
            corners = ((x, middle - 6), (x + 6, middle), (x, middle + 6), (x - 6, middle))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        else:
            is_shown = self.is_compared(item)
            painter.setPen(QPen(now.accent if is_shown else now.control, 2))
            painter.setBrush(now.accent if is_shown else Qt.BrushStyle.NoBrush)
            radius = 2.5 if item.is_taken_back and not is_shown else 4.5
            painter.drawEllipse(QPointF(x, middle), radius, radius)

    def _paint_words(self, painter: QPainter, rect: QRect, item: Item, now: Theme) -> None:
        width = rect.width() - _TEXT_LEFT_PX - _RIGHT_PX
        line = QRect(rect.left() + _TEXT_LEFT_PX, rect.top() + _TOP_PX, width, rect.height())
        if item.is_taken_back:
            took = text.paint_text(painter, line, item.title, Type.SUPPORT, now.text3)
        else:
            took = text.paint_text(painter, line, item.title, Type.CARD_TITLE, now.text)
            line.moveTop(line.top() + took + _GAP_PX)
            took = text.paint_text(painter, line, item.meta, Type.SUPPORT, now.text2)
        badge = self.badge(item)
        if badge is not None:
            top = line.top() + took + now.scaled(_BADGE_ROW_PX - BADGE_PX) + 1
            line.moveTop(top)
            paint_badge(painter, line.topLeft(), badge)
