"""Paints a baseline: what froze it, when and why, and what can be done with it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import painting, text, theme
from ui.styling import lists
from ui.theme import Theme, Type
from ui.widgets.badge import BADGE_PX, Badge, Tone, paint_badge
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.workspaces.versions.baseline_model import ROW, BaselineRow, Index

_TOP_PX: Final = 14
_BOTTOM_PX: Final = 14
LEFT_PX: Final = 44
_RIGHT_PX: Final = 20
_MARK_X_PX: Final = 24
_GAP_PX: Final = 4
_LINK_GAP_PX: Final = 18
_NOTE_WIDEST_PX: Final = 760


class Act(StrEnum):
    """What can be done with a baseline, in the words of its links."""

    COMPARE = "Compare with now"
    RENAME = "Rename"
    DELETE = "Delete"


class BaselineDelegate(QStyledItemDelegate):
    """Three lines per baseline; its links show below the pointer and on the current one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.width_px = 600

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        now = theme.current()
        row = index.data(ROW)
        height = _TOP_PX + now.scaled(BADGE_PX) + _GAP_PX + now.line_px(Type.SUPPORT) + _BOTTOM_PX
        if row.baseline.note:
            width = self._note_px(self.width_px)
            height += _GAP_PX + text.height_of(row.baseline.note, Type.BODY, width, now)
        return QSize(self.width_px, height)

    def links(self, rect: QRect) -> list[tuple[Act, QRect]]:
        """Where the links of a baseline are that fills ``rect``."""
        now = theme.current()
        metrics = QFontMetrics(_link_font(now))
        right = rect.right() - _RIGHT_PX
        found = []
        for act in reversed(Act):
            width = metrics.horizontalAdvance(act)
            spot = QRect(right - width, rect.top() + _TOP_PX, width + 2, now.scaled(BADGE_PX))
            found.append((act, spot))
            right -= width + _LINK_GAP_PX
        return found[::-1]

    def name_rect(self, rect: QRect, row: BaselineRow) -> QRect:
        """Where the name of a baseline is."""
        now = theme.current()
        code = QFontMetrics(now.font(Type.BADGE)).horizontalAdvance(row.baseline.code)
        left = rect.left() + LEFT_PX + (code + 20 if row.baseline.code else 0)
        end = self.links(rect)[0][1].left() - 16
        return QRect(left, rect.top() + _TOP_PX, max(80, end - left), now.scaled(BADGE_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        assert isinstance(row, BaselineRow)
        now = theme.current()
        option_any: Any = option
        rect: QRect = option_any.rect
        state: QStyle.StateFlag = option_any.state
        view = option_any.widget
        is_current = view is not None and view.currentIndex() == index
        is_under = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), now.selected)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), now.accent)
        elif is_under:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), now.hover)
        self._paint_mark(painter, rect, now)
        self._paint_words(painter, rect, row, now)
        if is_current or is_under:
            painter.setFont(_link_font(now))
            painter.setPen(now.accent)
            for act, spot in self.links(rect):
                painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, act)
        painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
        if state & QStyle.StateFlag.State_HasFocus:
            lists.paint_cell_ring(option_any, painter, now)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        return PlainLineEdit(name=f"Name of {index.data(ROW).title}", parent=parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, PlainLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, PlainLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        option_any: Any = option
        place = self.name_rect(option_any.rect, index.data(ROW))
        height = editor.sizeHint().height()
        top = place.center().y() - height // 2
        editor.setGeometry(place.left() - 8, top, place.width() + 8, height)

    # Inside

    def _paint_mark(self, painter: QPainter, rect: QRect, now: Theme) -> None:
        x = rect.left() + _MARK_X_PX + 0.0
        y = rect.top() + _TOP_PX + now.scaled(BADGE_PX) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.accent)
        corners = ((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _paint_words(self, painter: QPainter, rect: QRect, row: BaselineRow, now: Theme) -> None:
        left, top = rect.left() + LEFT_PX, rect.top() + _TOP_PX
        if row.baseline.code:
            paint_badge(painter, QPoint(left, top), Badge(row.baseline.code, Tone.NEUTRAL))
        place = self.name_rect(rect, row)
        text.paint_text(painter, place, row.title, Type.BODY_STRONG, now.text)
        top += now.scaled(BADGE_PX) + _GAP_PX
        line = QRect(left, top, rect.right() - _RIGHT_PX - left, now.line_px(Type.SUPPORT))
        words = " · ".join(filter(None, (row.meta, row.since)))
        text.paint_text(painter, line, words, Type.SUPPORT, now.text2)
        if row.missing:
            width = QFontMetrics(now.font(Type.SUPPORT)).horizontalAdvance(words)
            spot = QPoint(left + width + 12, top - 2)
            paint_badge(painter, spot, Badge(row.missing, Tone.WARN, "hourglass"))
        if row.baseline.note:
            note = QRect(left, line.bottom() + 1 + _GAP_PX, self._note_px(rect.width()), 0)
            text.paint_text(painter, note, row.baseline.note, Type.BODY, now.text2, max_lines=0)

    def _note_px(self, width_px: int) -> int:
        return max(120, min(_NOTE_WIDEST_PX, width_px - LEFT_PX - _RIGHT_PX))


def _link_font(now: Theme) -> QFont:
    font = QFont(now.font(Type.SUPPORT_STRONG))
    font.setUnderline(True)
    return font
