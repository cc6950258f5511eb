"""The touchpoints on screen: a table with two lines in a row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from narrative_studio.model.touchpoints import Touchpoint
from ui import icons, theme
from ui.inspector.cell_typing import CellTyping
from ui.theme import Role
from ui.widgets.row_table import (
    RowAct,
    menu_place,
    prepare,
    row_act,
    sort_by_head,
)
from ui.workspaces.positioning.touchpoint_delegate import TouchpointDelegate, row_px
from ui.workspaces.positioning.touchpoint_model import Column, TouchpointModel

_WIDTHS: Final = {
    Column.FUNCTION: 124,
    Column.OWNER: 128,
    Column.CHECKED: 138,
    Column.ELEMENTS: 132,
}
_NARROW_WIDTHS: Final = {Column.OWNER: 62, Column.ELEMENTS: 112, Column.CHECKED: 138}
_WIDE_PX: Final = 1100
"""A table as wide as this has columns for function and place, and names the owners."""


class TouchpointView(QTableView):
    """The table; F2 edits the name, Enter shows the row in full, Alt and an arrow key moves it.

    Signals:
        picked(object): the ``Touchpoint`` that the user selected, or None.
        opened(object): the ``Touchpoint`` that the inspector is to show.
        discarded(object): the ``Touchpoint`` that is to be deleted.
        moved(object, int): the ``Touchpoint`` and by how many places it is to move.
    """

    picked = QtSignal(object)
    opened = QtSignal(object)
    discarded = QtSignal(object)
    moved = QtSignal(object, int)

    def __init__(
        self, model: TouchpointModel, typing: CellTyping, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._is_following = False
        self.setModel(model)
        self._delegate = TouchpointDelegate(typing, self)
        self.setItemDelegate(self._delegate)
        prepare(self, name="Touchpoints")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        sort_by_head(header, model.sort, stretched=Column.WORDING)
        model.restructuring.connect(self.store_typing)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def current(self) -> Touchpoint | None:
        """The touchpoint that is selected."""
        if not self.selectionModel().hasSelection():
            return None
        item = self._rows.item(self.currentIndex())
        return item.row if item is not None else None

    def show_selected(self, row_id: str | None) -> None:
        """Select a touchpoint that was selected elsewhere."""
        index = QModelIndex() if row_id is None else self._rows.index_of(row_id)
        self._is_following = True
        if not index.isValid():
            self.clearSelection()
        elif self.current() is None or self.currentIndex().row() != index.row():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self._is_following = False

    def store_typing(self) -> None:
        """Store what is being typed into a cell; its field stays open."""
        self._delegate.store_typing()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_following:
            self.picked.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        match row_act(event) if row is not None else None:
            case RowAct.OPEN:
                self.opened.emit(row)
            case RowAct.EDIT:
                column = self.currentIndex().column()
                is_place = column == Column.PLACE
                self.edit(self.currentIndex().siblingAtColumn(column if is_place else Column.NAME))
            case RowAct.DISCARD:
                self.discarded.emit(row)
            case RowAct.MOVE_UP | RowAct.MOVE_DOWN as act:
                self.moved.emit(row, -1 if act is RowAct.MOVE_UP else 1)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = menu_place(self, event)
        item = self._rows.item(index)
        if item is not None:
            self.setCurrentIndex(index)
            self.make_menu(item.row).popup(at)

    def make_menu(self, row: Touchpoint) -> QMenu:
        """What can be done to a touchpoint."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, signal, arguments in (
            ("Show in full\tEnter", "list-details", self.opened, (row,)),
            ("Move up\tAlt+Up", "arrow-up", self.moved, (row, -1)),
            ("Move down\tAlt+Down", "arrow-down", self.moved, (row, 1)),
            ("Delete\tDel", "trash", self.discarded, (row,)),
        ):
            entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
            entry.triggered.connect(
                lambda _checked=False, signal=signal, arguments=arguments: signal.emit(*arguments)
            )
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width; where it is short, function and place stand in the inspector alone."""
        now = theme.current()
        is_wide = self.width() >= now.scaled(_WIDE_PX)
        widths = {**_WIDTHS, **({} if is_wide else _NARROW_WIDTHS)}
        for column in (Column.FUNCTION, Column.PLACE):
            self.setColumnHidden(column, not is_wide)
        taken = 0
        for column, width in widths.items():
            if not self.isColumnHidden(column):
                self.setColumnWidth(column, now.scaled(width))
                taken += now.scaled(width)
        room = self.viewport().width() - taken
        self.setColumnWidth(
            Column.NAME, max(140, room * (3 if is_wide else 2) // (8 if is_wide else 5))
        )
        self.setColumnWidth(Column.PLACE, max(100, room // 4))
        self.verticalHeader().setDefaultSectionSize(row_px(now))
