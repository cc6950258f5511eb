"""Rows of the document as a table: what its models share."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")


class RowTableModel(QAbstractTableModel, Generic[T]):
    """Items in order, one to a row; what a cell says is for the heir.

    ``titles`` are the words of the head, column by column, and ``id_of`` tells whether an item is
    another one or the same that changed. In the columns ``typed`` the text is edited in place.

    Signals:
        restructuring(): rows are about to come, go or move; what is being typed can be stored.
    """

    restructuring = Signal()

    def __init__(
        self,
        titles: Iterable[str],
        id_of: Callable[[T], str],
        *,
        typed: Container[int] = (),
        items: Sequence[T] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._id_of = id_of
        self._typed = typed
        self._items = tuple(items)
        self._turn = 0

    @property
    def items(self) -> tuple[T, ...]:
        """All rows in the order in which they are shown."""
        return self._items

    def item(self, index: Index) -> T | None:
        """The row of an index."""
        return self._items[index.row()] if index.isValid() else None

    def index_of(self, row_id: str, column: int = 0) -> QModelIndex:
        """A cell of the row with an id; invalid where there is none."""
        for place, item in enumerate(self._items):
            if self._id_of(item) == row_id:
                return self.index(place, column)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        result = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return result | flag.ItemIsEditable if index.column() in self._typed else result

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def replace(self, items: Sequence[T]) -> None:
        """Show other items; rows of which nothing changed are left alone."""
        before, after = self._items, tuple(items)
        self._turn += 1
        if list(map(self._id_of, after)) != list(map(self._id_of, before)):
            turn = self._turn
            self.restructuring.emit()
            if turn != self._turn:
                return  # What was being typed was stored, and the state after that is shown.
            self.beginResetModel()
            self._items = after
            self.endResetModel()
            return
        self._items = after
        changed = [
            place
            for place, (old, new) in enumerate(zip(before, after, strict=True))
            if old is not new and old != new
        ]
        if changed:
            last = self.index(changed[-1], self.columnCount() - 1)
            self.dataChanged.emit(self.index(changed[0], 0), last)
