"""The touchpoints as a table, sorted by any column."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
)

from narrative_studio.analysis.rules.touchpoint import check_of, is_suspect, told_by
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.view import ProjectView
from ui.inspector.touchpoint.kinds import CHECK_BADGE, NO_LINK, SUSPECT
from ui.models.row_table import Index, RowTableModel
from ui.widgets.badge import Badge
from ui.widgets.parsed_edit import show_day

Role = Qt.ItemDataRole

ITEM: Final = int(Role.UserRole)
"""The ``Item`` of a row."""


class Column(IntEnum):
    """The columns from the start to the end of a row."""

    NAME = 0
    FUNCTION = 1
    PLACE = 2
    WORDING = 3
    OWNER = 4
    CHECKED = 5
    ELEMENTS = 6


TITLES: Final = {
    Column.NAME: "Touchpoint",
    Column.FUNCTION: "Function",
    Column.PLACE: "Place",
    Column.WORDING: "Wording",
    Column.OWNER: "Owner",
    Column.CHECKED: "Checked",
    Column.ELEMENTS: "Tells",
}
_EDITED: Final = {Column.NAME: "name", Column.PLACE: "place"}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the table; ``check`` and ``link`` are what asks for somebody."""

    row: Touchpoint
    owner: str
    codes: tuple[str, ...]
    check: Badge | None
    link: Badge | None

    def cell(self, column: Column) -> str:
        """What a cell says in words."""
        row = self.row
        return {
            Column.NAME: row.name,
            Column.FUNCTION: row.function.value.capitalize(),
            Column.PLACE: row.place,
            Column.WORDING: row.wording,
            Column.OWNER: self.owner,
            Column.CHECKED: show_day(row.checked_on) if row.checked_on else "",
            Column.ELEMENTS: ", ".join(self.codes),
        }[column]

    def badge(self, column: Column) -> Badge | None:
        """What asks for somebody in a cell."""
        return {Column.CHECKED: self.check, Column.ELEMENTS: self.link}.get(column)

    def key(self, column: Column) -> tuple[str, str]:
        """What rows are sorted by; those never checked come first."""
        if column is Column.CHECKED:
            return (self.row.checked_on or "", "")
        if column is Column.ELEMENTS:
            return ("0" if self.link else "1", self.cell(column))
        return (self.cell(column).casefold(), "")


class TouchpointModel(RowTableModel[Item]):
    """All touchpoints of a document.

    Signals:
        edited(object, str, str): the ``Touchpoint``, the cell and its new text.
    """

    edited = Signal(object, str, str)

    def __init__(self, view: ProjectView, parent: QObject | None = None) -> None:
        super().__init__(
            TITLES.values(),
            lambda item: item.row.id,
            typed=_EDITED,
            items=_items(view),
            parent=parent,
        )
        self._sorted_by: tuple[Column, bool] | None = None

    @property
    def is_sorted(self) -> bool:
        """Whether the rows stand in another order than that of the document."""
        return self._sorted_by is not None

    def show(self, view: ProjectView) -> None:
        """Show another state of the document."""
        self._order(_items(view))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; one below 0 brings back the order of the document."""
        is_down = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = (Column(column), is_down) if column >= 0 else None
        ranked = sorted(self._items, key=lambda item: (item.row.rank, item.row.id))
        self._order(tuple(ranked))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        item = self.item(index)
        if item is None:
            return None
        column = Column(index.column())
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return item.cell(column)
        if role == Role.AccessibleTextRole:
            badge = item.badge(column)
            words = [item.cell(column), badge.text.lower() if badge else ""]
            if column is Column.NAME:
                words.append(item.row.kind.value)
            return f"{TITLES[column]}: {', '.join(filter(None, words)) or 'nothing'}"
        return item if role == ITEM else None

    def edited_cell(self, index: Index) -> tuple[Row, str] | None:
        """The row of the document and the cell of it that an index edits, if it edits one."""
        item, cell = self.item(index), _EDITED.get(Column(index.column()))
        return (item.row, cell) if item is not None and cell else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        item = self.item(index)
        if item is None or role != Role.EditRole:
            return False
        column = Column(index.column())
        words = " ".join(str(value).split())
        if column not in _EDITED or (column is Column.NAME and not words):
            return False
        if words != item.cell(column):
            self.edited.emit(item.row, _EDITED[column], words)
        return True

    def _order(self, found: tuple[Item, ...]) -> None:
        if self._sorted_by is None:
            self.replace(found)
            return
        column, is_down = self._sorted_by
        self.replace(sorted(found, key=lambda item: item.key(column), reverse=is_down))


def _items(view: ProjectView) -> tuple[Item, ...]:
    return tuple(_item(view, touchpoint) for touchpoint in view.touchpoints.ordered)


def _item(view: ProjectView, touchpoint: Touchpoint) -> Item:
    owner = view.people.get(touchpoint.owner) if touchpoint.owner else None
    link = None
    if not view.links_from(touchpoint.id):
        link = NO_LINK
    elif is_suspect(view, touchpoint):
        link = SUSPECT
    return Item(
        touchpoint,
        owner.name if owner is not None else "",
        tuple(element.code or element.name for element in told_by(view, touchpoint)),
        CHECK_BADGE[check_of(touchpoint, view.today)],
        link,
    )
