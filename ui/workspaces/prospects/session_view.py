"""The test sessions on screen: a table, one row for each call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from narrative_studio.model.prospects import TestSession
from ui import theme
from ui.models.row_table import Index
from ui.styling import lists
from ui.theme import Type
from ui.widgets.badge import BADGE_PX, badge_size, paint_badge
from ui.widgets.row_table import MenuEntry, RowAct, RowTable, row_act
from ui.workspaces.prospects.session_model import ITEM, Column, Item, SessionModel

_WIDTHS: Final = {  # Of names and standings at most: they get what their words need.
    Column.CODE: 62,
    Column.DATE: 104,
    Column.PROSPECT: 264,
    Column.SEGMENT: 132,
    Column.ROLES: 128,
    Column.VERSION: 74,
    Column.REP: 112,
    Column.COUNTS: 138,
    Column.OUTCOME: 108,
}
_GIVES_WAY: Final = (
    Column.REP,
    Column.ROLES,
    Column.SEGMENT,
    Column.NEXT,
    Column.OUTCOME,
    Column.DATE,
    Column.VERSION,
)
"""In this order columns stand in the sheet of a session alone, where the table is narrow."""
_GROWS: Final = {Column.SEGMENT: 72, Column.ROLES: 104}
"""By so much columns of words become wider where there is room for it."""
_LEAST_NEXT_PX: Final = 140
NARROWEST_PX: Final = 296
"""The least width of the list beside an opened session."""
_LEAST_NAME_PX: Final = 120
_LEAST_COUNTS_PX: Final = 92
_MOST_MEASURED: Final = 200
"""Names beyond these are not measured for a width that they hardly change."""
_PAD_PX: Final = 12


class SessionDelegate(QStyledItemDelegate):
    """Paints one cell: words, and a badge where a session is not counted."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, theme.current().scaled(lists.ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM)
        if not isinstance(item, Item):
            return
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        lists.paint_ruled_ground(option_any, painter, now)
        column = Column(index.column())
        if column is Column.COUNTS and item.badge is not None:
            top = rect.top() + (rect.height() - now.scaled(BADGE_PX)) // 2
            at = QPoint(rect.left() + _PAD_PX - 4, top)
            paint_badge(painter, at, item.badge, max_width_px=rect.width() - _PAD_PX, look=now)
        else:
            is_name = column is Column.PROSPECT
            told = item.briefly if column is Column.COUNTS else item.cell(column)
            words, color = told, now.text if is_name else now.text2
            if not words:
                words, color = ("No alias yet", now.text3) if is_name else ("–", now.text3)
            use = Type.BODY_STRONG if is_name else Type.BODY
            is_number = column in (Column.CODE, Column.DATE, Column.VERSION)
            lists.paint_cell_line(painter, rect, words, use, color, tabular=is_number, look=now)
        lists.ring_whole_row(option_any, index, painter, now)


class SessionTable(RowTable[TestSession]):
    """The table; Enter opens a session, Ctrl+D plans another like it, Delete deletes it.

    Signals:
        doubled(object): the ``TestSession`` of which another is to be planned.
    """

    doubled = Signal(object)
    _name_px = _counts_px = 0

    def __init__(self, model: SessionModel, parent: QWidget | None = None) -> None:
        super().__init__(
            model,
            lambda item: item.session,
            name="Test sessions",
            stretched=Column.NEXT,
            parent=parent,
        )
        self.setItemDelegate(SessionDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setMinimumSectionSize(40)
        model.modelReset.connect(self._measure)
        model.dataChanged.connect(self._measure)
        theme.changes().changed.connect(self._measure)
        self._measure()

    @property
    def narrow_px(self) -> int:
        """The width that code, name and standing need beside an opened session."""
        now = theme.current()
        wanted = now.scaled(_WIDTHS[Column.CODE]) + self._name_px + self._counts_px
        return max(now.scaled(NARROWEST_PX), wanted + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        session = self.current()
        match row_act(event) if session is not None else None:
            case RowAct.OPEN | RowAct.EDIT:
                self.opened.emit(session)
            case RowAct.DISCARD:
                self.discarded.emit(session)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        session = self._at(self.indexAt(event.position().toPoint()))
        if session is not None:
            self.opened.emit(session)

    def _menu_entries(self, shown: TestSession) -> Iterable[MenuEntry]:
        return (
            ("Show in full\tEnter", "list-details", self.opened, (shown,)),
            ("Plan another like it\tCtrl+D", "copy", self.doubled, (shown,)),
            ("Delete\tDel", "trash", self.discarded, (shown,)),
        )

    def _measure(self) -> None:
        """Measure what the names and the standings need, and give it to them."""
        now, items = theme.current(), self._rows.items[:_MOST_MEASURED]
        bold = QFontMetrics(now.font(Type.BODY_STRONG))
        plain = QFontMetrics(now.font(Type.BODY))
        names = [bold.horizontalAdvance(item.cell(Column.PROSPECT)) for item in items]
        told = [
            badge_size(item.badge).width() - 4
            if item.badge is not None
            else plain.horizontalAdvance(item.briefly)
            for item in items
        ]
        widest_px = now.scaled(_WIDTHS[Column.PROSPECT])
        self._name_px = min(max(names, default=0) + 2 * _PAD_PX + 1, widest_px)
        self._counts_px = min(
            max(told, default=0) + 2 * _PAD_PX + 1, now.scaled(_WIDTHS[Column.COUNTS])
        )
        self._fit()

    def _fit(self) -> None:
        """Show as many columns as there is room for."""
        now = theme.current()
        widths = {column: now.scaled(width) for column, width in _WIDTHS.items()}
        widths[Column.NEXT] = now.scaled(_LEAST_NEXT_PX)
        widths[Column.PROSPECT] = max(now.scaled(_LEAST_NAME_PX), self._name_px)
        widths[Column.COUNTS] = max(now.scaled(_LEAST_COUNTS_PX), self._counts_px)
        room = self.viewport().width()
        hidden: set[Column] = set()
        for column in _GIVES_WAY:
            if sum(widths[one] for one in Column if one not in hidden) <= room:
                break
            hidden.add(column)
        for column in Column:
            self.setColumnHidden(column, column in hidden)
        if Column.NEXT in hidden:
            rest = room - sum(widths[one] for one in Column if one not in hidden)
            widths[Column.PROSPECT] = max(100, widths[Column.PROSPECT] + rest)
        else:
            # The last column is stretched; before it is wide, others show their words in full.
            spare = max(0, room - sum(widths[one] for one in Column if one not in hidden))
            for column, most_px in _GROWS.items():
                widths[column] += min(spare // 4, now.scaled(most_px))
        for column, width in widths.items():
            if column is not Column.NEXT:
                self.setColumnWidth(column, width)
        self.verticalHeader().setDefaultSectionSize(now.scaled(lists.ROW_PX))
