"""The touchpoints as a table, sorted by any column."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from narrative_studio.analysis.touchpoint_rules import check_of, is_suspect, told_by
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.view import ProjectView
from ui.inspector.touchpoint_kinds import CHECK_BADGE, NO_LINK, SUSPECT
from ui.widgets.badge import Badge
from ui.widgets.parsed_edit import show_day

Index = QModelIndex | QPersistentModelIndex
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


class TouchpointModel(QAbstractTableModel):
    """All touchpoints of a document.

    Signals:
        restructuring(): rows are about to come, go or move; what is being typed can be stored.
        edited(object, str, str): the ``Touchpoint``, the cell and its new text.
    """

    restructuring = Signal()
    edited = Signal(object, str, str)

    def __init__(self, view: ProjectView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sorted_by: tuple[Column, bool] | None = None
        self._turn = 0
        self._items = _items(view)

    @property
    def is_sorted(self) -> bool:
        """Whether the rows stand in another order than that of the document."""
        return self._sorted_by is not None

    def show(self, view: ProjectView) -> None:
        """Show another state of the document."""
        self._replace(_items(view))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; one below 0 brings back the order of the document."""
        is_down = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = (Column(column), is_down) if column >= 0 else None
        ranked = sorted(self._items, key=lambda item: (item.row.rank, item.row.id))
        self._replace(tuple(ranked))

    def item(self, index: Index) -> Item | None:
        """The row of an index."""
        return self._items[index.row()] if index.isValid() else None

    def index_of(self, row_id: str, column: Column = Column.NAME) -> QModelIndex:
        """The cell of a touchpoint; invalid where there is none."""
        for place, item in enumerate(self._items):
            if item.row.id == row_id:
                return self.index(place, column)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        result = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return result | flag.ItemIsEditable if index.column() in _EDITED else result

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

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return TITLES[Column(section)]
        return None

    def _replace(self, found: tuple[Item, ...]) -> None:
        if self._sorted_by is not None:
            column, is_down = self._sorted_by
            ordered = sorted(found, key=lambda item: item.key(column), reverse=is_down)
            found = tuple(ordered)
        self._turn += 1
        if [item.row.id for item in found] != [item.row.id for item in self._items]:
            turn = self._turn
            self.restructuring.emit()
            if turn != self._turn:
                return  # What was being typed was stored, and the state after that is shown.
            self.beginResetModel()
            self._items = found
            self.endResetModel()
        elif found != self._items:
            self._items = found
            last = self.index(len(found) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


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
