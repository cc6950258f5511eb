"""The test sessions on screen: a table, one row for each call."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from narrative_studio.model.prospects import TestSession
from ui import icons, theme
from ui.models.row_table import Index
from ui.styling import lists
from ui.theme import Role, Type
from ui.widgets.badge import BADGE_PX, paint_badge
from ui.widgets.row_table import (
    RowAct,
    menu_place,
    prepare,
    row_act,
    sort_by_head,
)
from ui.workspaces.prospects.session_model import ITEM, Column, Item, SessionModel

_WIDTHS: Final = {
    Column.CODE: 62,
    Column.DATE: 104,
    Column.PROSPECT: 176,
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
_GROWS: Final = {Column.PROSPECT: 48, Column.SEGMENT: 72, Column.ROLES: 104}
"""By so much columns of words become wider where there is room for it."""
_LEAST_NEXT_PX: Final = 140
_PAD_PX: Final = 12
_State = QStyle.StateFlag


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
        if option_any.state & _State.State_HasFocus:
            lists.paint_row_ring(option_any, painter, now)


class SessionTable(QTableView):
    """The table; Enter opens a session, Ctrl+D plans another like it, Delete deletes it.

    Signals:
        picked(object): the ``TestSession`` that the cursor is on, or None.
        opened(object): the ``TestSession`` that is to be shown in full.
        doubled(object): the ``TestSession`` of which another is to be planned.
        discarded(object): the ``TestSession`` that is to be deleted.
    """

    picked = Signal(object)
    opened = Signal(object)
    doubled = Signal(object)
    discarded = Signal(object)

    def __init__(self, model: SessionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._is_following = False
        self.setModel(model)
        self.setItemDelegate(SessionDelegate(self))
        prepare(self, name="Test sessions")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        sort_by_head(header, model.sort, stretched=Column.NEXT)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def current(self) -> TestSession | None:
        """The session that is selected."""
        if not self.selectionModel().hasSelection():
            return None
        item = self._rows.item(self.currentIndex())
        return item.session if item is not None else None

    def show_selected(self, session_id: str | None) -> None:
        """Select a session that was chosen elsewhere."""
        index = QModelIndex() if session_id is None else self._rows.index_of(session_id)
        self._is_following = True
        if not index.isValid():
            self.clearSelection()
        elif self.current() is None or self.currentIndex().row() != index.row():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self._is_following = False

    def make_menu(self, session: TestSession) -> QMenu:
        """What can be done to a session."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, signal in (
            ("Show in full\tEnter", "list-details", self.opened),
            ("Plan another like it\tCtrl+D", "copy", self.doubled),
            ("Delete\tDel", "trash", self.discarded),
        ):
            entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
            entry.triggered.connect(lambda _checked=False, signal=signal: signal.emit(session))
        return menu

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_following:
            self.picked.emit(self.current())

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
        item = self._rows.item(self.indexAt(event.position().toPoint()))
        if item is not None:
            self.opened.emit(item.session)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = menu_place(self, event)
        item = self._rows.item(index)
        if item is not None:
            self.setCurrentIndex(index)
            self.make_menu(item.session).popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many columns as there is room for."""
        now = theme.current()
        widths = {column: now.scaled(width) for column, width in _WIDTHS.items()}
        widths[Column.NEXT] = now.scaled(_LEAST_NEXT_PX)
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
