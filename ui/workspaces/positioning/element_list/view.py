"""The list of elements on screen: a table with a heading for each component."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui import theme
from ui.inspector.cell_typing import CellTyping
from ui.styling import lists
from ui.theme import Type
from ui.widgets.row_table import (
    RowAct,
    menu_place,
    prepare,
    row_act,
    sort_by_head,
)
from ui.workspaces.positioning.element_list.delegate import ListDelegate
from ui.workspaces.positioning.element_list.model import Column, Index, Item, ListModel

_WIDTHS: Final = {
    Column.CODE: 68,
    Column.STATUS: 116,
    Column.DRIVER: 122,
    Column.APPROVER: 122,
    Column.CARRIED: 84,
    Column.REVISION: 72,
}
_NARROW_WIDTHS: Final = {Column.DRIVER: 62, Column.APPROVER: 76, Column.STATUS: 112}
_NAMES_PX: Final = 1160
"""A table as wide as this names the people beside their circles."""
_WIDE_WIDTHS: Final = {Column.DRIVER: 176, Column.APPROVER: 176}
_WHOLE_NAMES_PX: Final = 1400
"""A table as wide as this has room for first and last names."""
_WORDING_PX: Final = 340
"""Names and statements need as much; people give way first, the inspector names them."""
_AROUND_NAME_PX: Final = 26
_Select = QItemSelectionModel.SelectionFlag


class ListView(QTreeView):
    """The table; F2 edits the name, Enter shows the row in full.

    Signals:
        picked(object): the ``Row`` that the user selected, or None.
        opened(object): the ``Row`` that the inspector is to show.
        discarded(object): the ``Row`` that is to be deleted.
        moved(object, int): the ``Row`` and by how many places it is to move.
        menu_wanted(object, QPoint): the context menu of a ``Row``, at a place on the screen.
    """

    picked = Signal(object)
    opened = Signal(object)
    discarded = Signal(object)
    moved = Signal(object, int)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, model: ListModel, typing: CellTyping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._is_following = False
        self._followed: tuple[str | None, int] = (None, -1)
        self.setModel(model)
        self._delegate = ListDelegate(typing, self)
        self.setItemDelegate(self._delegate)
        prepare(self, name="Elements, proofs and objections")
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        sort_by_head(header, model.sort, stretched=Column.STATEMENT)
        self.clicked.connect(self._on_clicked)
        model.restructuring.connect(self.store_typing)
        model.modelReset.connect(self._on_model_reset)
        self._on_model_reset()

    def show_selected(self, row_id: str | None) -> None:
        """Select a row that was selected elsewhere, and scroll to it once."""
        index = self._rows.index_of(row_id)
        followed = (row_id, index.row())
        self._is_following = True
        if index.isValid():
            if followed != self._followed:
                self.expand(index.parent())
            select = _Select.ClearAndSelect | _Select.Rows
            self.selectionModel().setCurrentIndex(index, select)
            if followed != self._followed:
                self.scrollTo(index)
        else:
            self.clearSelection()
        self._followed = followed
        self._is_following = False

    def store_typing(self) -> None:
        """Store what is being typed into a cell; its field stays open."""
        self._delegate.store_typing()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_following:
            item = self._current_item()
            self.picked.emit(item.row if item is not None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self._current_item()
        if event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
            return
        match row_act(event) if item is not None else None:
            case RowAct.OPEN if item:
                self.opened.emit(item.row)
            case RowAct.EDIT:
                self.edit_cell(Column.NAME)
            case RowAct.DISCARD if item:
                self.discarded.emit(item.row)
            case RowAct.MOVE_UP | RowAct.MOVE_DOWN as act if item:
                self.moved.emit(item.row, -1 if act is RowAct.MOVE_UP else 1)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = menu_place(self, event)
        item = self._rows.item(index)
        if item is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(item.row, at)

    def edit_cell(self, column: Column) -> None:
        """Edit a cell of the current row in place."""
        index = self.currentIndex().siblingAtColumn(column)
        if self._rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        current = self.currentIndex()
        is_current = (current.row(), current.parent()) == (index.row(), index.parent())
        if is_current and current.isValid() and self.hasFocus():
            # With a focus on all columns Qt tells the delegate of none.
            ring: Any = QStyleOptionViewItem(option)
            ring.rect = QRect(0, ring.rect.top(), self.viewport().width(), ring.rect.height())
            ring.viewItemPosition = QStyleOptionViewItem.ViewItemPosition.OnlyOne
            lists.paint_row_ring(ring, painter, theme.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width: names and statements get half each of what the fixed columns leave."""
        widths = dict(_WIDTHS)
        if self.width() < _NAMES_PX:
            widths |= _NARROW_WIDTHS
        elif self.width() >= _WHOLE_NAMES_PX:
            widths |= _WIDE_WIDTHS
        widths = {column: theme.current().scaled(width) for column, width in widths.items()}
        room = self.viewport().width() - sum(widths.values())
        for column in (Column.DRIVER, Column.APPROVER):
            is_hidden = room < _WORDING_PX
            self.header().setSectionHidden(column, is_hidden)
            if is_hidden:
                room += widths.pop(column)
        for column, width in widths.items():
            self.header().resizeSection(column, width)
        self.header().resizeSection(Column.NAME, max(140, self._names_px(room)))

    def _names_px(self, room_px: int) -> int:
        """The width of the names: long ones get two thirds while few statements are written."""
        headings = [self._rows.index(number, 0) for number in range(self._rows.rowCount())]
        rows = [(row, one) for one in headings for row in range(self._rows.rowCount(one))]

        def written(column: Column) -> list[str]:
            words = (self._rows.index(row, column, heading).data() for row, heading in rows)
            return [one for one in words if one]

        if 2 * len(written(Column.STATEMENT)) > len(rows):
            return room_px // 2
        metrics = QFontMetrics(theme.current().font(Type.BODY_STRONG))
        widest = max(map(metrics.horizontalAdvance, written(Column.NAME)), default=0)
        return max(room_px // 2, min(widest + _AROUND_NAME_PX, room_px * 2 // 3))

    def _current_item(self) -> Item | None:
        indexes = self.selectionModel().selectedIndexes()
        return self._rows.item(indexes[0]) if indexes else None

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._rows.item(index) is None:
            heading = index.siblingAtColumn(0)
            self.setExpanded(heading, not self.isExpanded(heading))

    def _on_model_reset(self) -> None:
        self.expandAll()
        for number in range(self._rows.rowCount()):
            self.setFirstColumnSpanned(number, QModelIndex(), True)
        self._fit()
