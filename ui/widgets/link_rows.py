"""Rows that lead somewhere: a number or an icon, a name, maybe a badge, and a cross.

They are as high as their rows together; one Tab stop, arrows inside, Enter opens, Delete removes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, text, theme
from ui.painting import rounded
from ui.theme import RADIUS_BADGE, Role, Type
from ui.widgets.badge import BADGE_PX, Badge, badge_size, paint_badge

ROW_PX: Final = 24
LEAD_PX: Final = 24
OUT_PX: Final = 6
"""So far the rows reach out to either side, so that their ground surrounds the words."""
_ICON_PX: Final = 14
_CROSS_PX: Final = 14
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_State = QStyle.StateFlag

ROW: Final = int(_Role.UserRole)
"""The ``LinkRow`` of an index."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One row: ``lead`` or ``icon`` before ``words``; ``key`` is what the signals tell."""

    words: str
    key: object
    lead: str = ""
    icon: str = ""
    badge: Badge | None = None
    is_removable: bool = False
    spoken: str = ""


class LinkRowsModel(QAbstractListModel):
    """The rows as a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LinkRow, ...] = ()

    @property
    def rows(self) -> tuple[LinkRow, ...]:
        return self._rows

    def show(self, rows: Sequence[LinkRow]) -> bool:
        """Hold other rows; tells whether anything changed."""
        if tuple(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return True

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return row.words
        if role == _Role.AccessibleTextRole:
            badge = row.badge.text if row.badge else ""
            return row.spoken or ", ".join(word for word in (row.lead, row.words, badge) if word)
        return row if role == ROW else None


class LinkRowsDelegate(QStyledItemDelegate):
    """Paints the rows."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(80, theme.current().scaled(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, LinkRow):
            return
        option_any: Any = option
        rect: QRect = option_any.rect
        state: QStyle.StateFlag = option_any.state
        now = theme.current()
        if state & _State.State_MouseOver:
            rounded(painter, rect, RADIUS_BADGE, fill=now.hover)
        if state & _State.State_HasFocus:
            rounded(painter, rect, RADIUS_BADGE, line=now.focus, line_px=2)
        mirrored = option_any.direction == Qt.LayoutDirection.RightToLeft
        inner = QRect(OUT_PX, rect.top(), rect.width() - 2 * OUT_PX, rect.height())

        def placed(left: int, width: int) -> QRect:
            x = rect.left() + (rect.width() - left - width if mirrored else left)
            return QRect(x, rect.top(), width, rect.height())

        lead_px = now.scaled(LEAD_PX)
        self._paint_lead(painter, row, placed(inner.left(), lead_px))
        end = inner.right() + 1
        busy = bool(state & (_State.State_MouseOver | _State.State_HasFocus))
        if row.is_removable and busy:
            spot = placed(end - _CROSS_PX, _CROSS_PX)
            icons.paint_icon(painter, spot, "x", Role.TEXT2)
            end -= _CROSS_PX + 6
        if row.badge is not None:
            size = badge_size(row.badge, now)
            end -= size.width()
            spot = placed(end, size.width())
            top = rect.top() + (rect.height() - now.scaled(BADGE_PX)) // 2
            paint_badge(painter, QPoint(spot.left(), top), row.badge, look=now)
            end -= 6
        left = inner.left() + (lead_px if row.lead or row.icon else 0)
        room = placed(left, max(8, end - left))
        line_px = now.line_px(Type.BODY)
        place = QRect(room.left(), room.top(), room.width(), line_px)
        place.moveTop(rect.top() + (rect.height() - line_px) // 2)
        text.paint_text(painter, place, row.words, Type.BODY, now.text, look=now)

    def _paint_lead(self, painter: QPainter, row: LinkRow, place: QRect) -> None:
        now = theme.current()
        if row.icon:
            spot = QRect(place.left(), place.center().y() - _ICON_PX // 2 + 1, _ICON_PX, _ICON_PX)
            icons.paint_icon(painter, spot, row.icon, Role.TEXT2)
        elif row.lead:
            painter.save()
            painter.setFont(now.font(Type.BODY, tabular=True))
            painter.setPen(now.text2)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, flags, row.lead)
            painter.restore()


class LinkRows(QListView):
    """A list as high as its rows.

    Signals:
        opened(object): the key of the row to show.
        removed(object): the key of the row to take away.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = LinkRowsModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(LinkRowsDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._on_clicked)
        theme.changes().changed.connect(self._fit)
        self._fit()

    @property
    def rows(self) -> tuple[LinkRow, ...]:
        """What is shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[LinkRow]) -> None:
        """Show other rows; the current one stays current where it is still there."""
        before = self.currentIndex().data(ROW)
        if not self._rows.show(rows):
            return
        if isinstance(before, LinkRow):
            for number, row in enumerate(self._rows.rows):
                if row.key == before.key:
                    self.setCurrentIndex(self._rows.index(number))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ROW)
        if not isinstance(row, LinkRow):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(row.key)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row.is_removable:
            self.removed.emit(row.key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW)
        if isinstance(row, LinkRow) and row.is_removable and self._is_on_cross(index, event):
            self.removed.emit(row.key)
            return
        super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, len(self._rows.rows) * theme.current().scaled(ROW_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, LinkRow):
            self.opened.emit(row.key)

    def _is_on_cross(self, index: QModelIndex, event: QMouseEvent) -> bool:
        rect, x = self.visualRect(index), event.position().toPoint().x()
        reach = _CROSS_PX + OUT_PX + 4
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return x < rect.left() + reach
        return x > rect.right() - reach

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self.sizeHint().height()))
        self.updateGeometry()
