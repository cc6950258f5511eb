"""The documents that were open lately, on the welcome page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from narrative_studio.settings import Recent
from ui import icons, painting, text, theme
from ui.theme import RADIUS_CARD, Role, Type

_ROW_PX: Final = 64
_RECENT: Final = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class RecentModel(QAbstractListModel):
    """Recent documents, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recent: tuple[Recent, ...] = ()

    def show(self, recent: tuple[Recent, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._recent = recent
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._recent)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._recent[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.title}, {one.facts}, {_day(one.opened_on)}, {Path(one.path).name}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.path
        if role == _RECENT:
            return one
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, theme.current().scaled(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one = index.data(_RECENT)
        assert isinstance(one, Recent)
        now = theme.current()
        view = option.widget
        assert isinstance(view, QListView)
        rect = QRect(option.rect).adjusted(4, 2, -4, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = view.currentIndex() == index and view.hasFocus()
        is_hovered = view.indexAt(view.viewport().mapFromGlobal(view.cursor().pos())) == index
        if is_current or is_hovered:
            painting.rounded(painter, rect, RADIUS_CARD, fill=now.hover)
        if is_current:
            inner = rect.adjusted(1, 1, -1, -1)
            painting.rounded(painter, inner, RADIUS_CARD, line=now.focus, line_px=2)
        mark = QRect(rect.left() + 12, rect.top() + 12, 36, 36)
        painting.rounded(painter, mark, 6, fill=now.surface, line=now.border)
        icons.paint_icon(painter, mark.adjusted(9, 9, -9, -9), "layout-board", Role.ACCENT)
        left = mark.right() + 13
        line = QRect(left, rect.top() + 4, rect.right() - left - 8, now.line_px(Type.BODY))
        text.paint_text(painter, line, one.title or "Untitled", Type.BODY_STRONG, now.text)
        line.moveTop(line.bottom() + 1)
        facts = " · ".join(part for part in (one.facts, _day(one.opened_on)) if part)
        text.paint_text(painter, line, facts, Type.SUPPORT, now.text2)
        line.moveTop(line.top() + now.line_px(Type.SUPPORT))
        text.paint_text(painter, line, Path(one.path).name, Type.SUPPORT, now.text2)
        painter.restore()


class RecentList(QListView):
    """Recent documents; Enter or a click opens one, Delete takes it off the list.

    Signals:
        opened(str): the path of the document to open.
        forgotten(str): the path of the document to take off the list.
    """

    opened = Signal(str)
    forgotten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RecentModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Recent documents")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def show_recent(self, recent: tuple[Recent, ...]) -> None:
        """Show these documents."""
        self._model.show(recent)
        if recent:
            self.setCurrentIndex(self._model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = Qt.Key(event.key())
        if index.isValid() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(index)
        elif index.isValid() and key == Qt.Key.Key_Delete:
            self.forgotten.emit(index.data(_RECENT).path)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(_RECENT).path)


def _day(text_of_day: str) -> str:
    """A day as people say it: today, yesterday, 6 November, 6 November 2025."""
    try:
        day = date.fromisoformat(text_of_day)
    except ValueError:
        return ""
    today = date.today()  # noqa: DTZ011 - the day on this computer's calendar
    if day == today:
        return "today"
    if (today - day).days == 1:
        return "yesterday"
    month = f"{day.day} {day:%B}"
    return month if day.year == today.year else f"{month} {day.year}"
