"""The lines of the palette: what they hold and how they are painted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, painting, theme
from ui.shell.palette_ranking import Entry
from ui.theme import RADIUS_CONTROL, Role, Type

WIDTH_PX: Final = 640
ROW_PX: Final = 44
_Index = QModelIndex | QPersistentModelIndex


class Entries(QAbstractListModel):
    """What is offered, the best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, index: _Index) -> Entry:
        """What a line offers."""
        return self._entries[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.detail, entry.shortcut) if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Icon, title, where it is, and its keys."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(WIDTH_PX, theme.current().scaled(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, Entries)
        entry = model.entry(index)
        now = theme.current()
        rect = QRect(option.rect).adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = option.widget
        if isinstance(view, QListView) and view.currentIndex() == index:
            painting.rounded(painter, rect, RADIUS_CONTROL, fill=now.selected)
        spot = QRect(rect.left() + 10, rect.center().y() - 7, 16, 16)
        icons.paint_icon(painter, spot, entry.icon, Role.TEXT2)
        right = rect.right() - 12
        if entry.shortcut:
            right = self._paint_shortcut(painter, rect, entry.shortcut) - 12
        left = spot.right() + 12
        title_px = now.line_px(Type.BODY)
        detail_px = now.line_px(Type.SUPPORT)
        top = rect.top() + (rect.height() - title_px - (detail_px if entry.detail else 0)) // 2
        painter.setFont(now.font(Type.BODY))
        painter.setPen(now.text)
        self._paint_line(painter, QRect(left, top, right - left, title_px), entry.title)
        if entry.detail:
            painter.setFont(now.font(Type.SUPPORT))
            painter.setPen(now.text2)
            below = QRect(left, top + title_px, right - left, detail_px)
            self._paint_line(painter, below, entry.detail)
        painter.restore()

    def _paint_shortcut(self, painter: QPainter, rect: QRect, words: str) -> int:
        now = theme.current()
        painter.setFont(now.font(Type.BADGE))
        width = QFontMetrics(painter.font()).horizontalAdvance(words) + 12
        cap = QRect(rect.right() - 10 - width, rect.center().y() - 9, width, 20)
        painting.rounded(painter, cap, 4, line=now.border)
        painter.setPen(now.text2)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
        return cap.left()

    def _paint_line(self, painter: QPainter, rect: QRect, words: str) -> None:
        cut = QFontMetrics(painter.font()).elidedText(
            " ".join(words.split()), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, cut)
