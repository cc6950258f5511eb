"""The touchpoints on screen: a table with two lines in a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from narrative_studio.model.touchpoints import Touchpoint
from ui import theme
from ui.inspector.cell_typing import CellTyping
from ui.widgets.row_table import MenuEntry, RowAct, RowTable, row_act
from ui.workspaces.positioning.touchpoints.delegate import TouchpointDelegate, row_px
from ui.workspaces.positioning.touchpoints.model import Column, TouchpointModel

_WIDTHS: Final = {
    Column.FUNCTION: 124,
    Column.OWNER: 128,
    Column.CHECKED: 138,
    Column.ELEMENTS: 132,
}
_NARROW_WIDTHS: Final = {Column.OWNER: 62, Column.ELEMENTS: 112, Column.CHECKED: 138}
_WIDE_PX: Final = 1100
"""A table as wide as this has columns for function and place, and names the owners."""


class TouchpointView(RowTable[Touchpoint]):
    """The table; F2 edits the name, Enter shows the row in full, Alt and an arrow key moves it.

    Signals:
        moved(object, int): the ``Touchpoint`` and by how many places it is to move.
    """

    moved = QtSignal(object, int)

    def __init__(
        self, model: TouchpointModel, typing: CellTyping, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            model,
            lambda item: item.row,
            name="Touchpoints",
            stretched=Column.WORDING,
            parent=parent,
        )
        self._delegate = TouchpointDelegate(typing, self)
        self.setItemDelegate(self._delegate)
        model.restructuring.connect(self.store_typing)

    def store_typing(self) -> None:
        """Store what is being typed into a cell; its field stays open."""
        self._delegate.store_typing()

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

    def _menu_entries(self, shown: Touchpoint) -> Iterable[MenuEntry]:
        return (
            ("Show in full\tEnter", "list-details", self.opened, (shown,)),
            ("Move up\tAlt+Up", "arrow-up", self.moved, (shown, -1)),
            ("Move down\tAlt+Down", "arrow-down", self.moved, (shown, 1)),
            ("Delete\tDel", "trash", self.discarded, (shown,)),
        )

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
