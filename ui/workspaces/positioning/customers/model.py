"""One list of the customer model as Qt asks for it: segments, personas, or lines."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui.inspector.customers.kinds import cell_of, words_of
from ui.models.row_steps import Inserted, Moved, Removed, Shuffled, Step, row_steps
from ui.workspaces.positioning.customers.cards import Card, make_cards

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole

CARD: Final = int(_Role.UserRole)
"""The ``Card`` of a row."""
MIME: Final = "application/x-narrative-studio-customer-entry"


class EntryModel(QAbstractListModel):
    """The entries of one table in their order; the name or text of each can be edited.

    Signals:
        restructuring(): rows are about to come, go or move.
        edited(object, str, str): the ``Entry``, the cell and its new words.
    """

    restructuring = Signal()
    edited = Signal(object, str, str)

    def __init__(self, view: ProjectView, table: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._cards = make_cards(view, table)
        self._turn = 0

    @property
    def table(self) -> str:
        """The table whose rows are shown."""
        return self._table

    @property
    def cards(self) -> tuple[Card, ...]:
        return self._cards

    def show(self, view: ProjectView) -> None:
        """Show another state of the document, step by step, so that views keep their place."""
        wanted = make_cards(view, self._table)
        if wanted == self._cards:
            return
        before = [card.entry.id for card in self._cards]
        after = [card.entry.id for card in wanted]
        self._turn += 1
        if before != after:
            turn = self._turn
            self.restructuring.emit()
            if turn != self._turn:
                return  # What was being typed was stored, and the state after that is shown.
            by_id = {card.entry.id: card for card in wanted}
            for step in row_steps(before, after):
                self._take(step, [by_id[one] for one in after])
        changed = [row for row, card in enumerate(wanted) if card != self._cards[row]]
        self._cards = wanted
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def card(self, index: Index) -> Card | None:
        """What a row shows."""
        return self._cards[index.row()] if index.isValid() else None

    def index_of(self, row_id: str | None) -> QModelIndex:
        """The row of an entry; invalid where it is not in this list."""
        for row, card in enumerate(self._cards):
            if card.entry.id == row_id:
                return self.index(row)
        return QModelIndex()

    def edited_cell(self, index: Index) -> tuple[Row, str] | None:
        """The entry and the cell that holds its name or text."""
        card = self.card(index)
        return (card.entry, cell_of(card.entry)) if card is not None else None

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._cards)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsEditable
            | flag.ItemIsDragEnabled
            | flag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        card = self.card(index)
        if card is None:
            return None
        if role in (_Role.DisplayRole, _Role.EditRole):
            return words_of(card.entry)
        if role == _Role.AccessibleTextRole:
            return f"{card.spoken}, {index.row() + 1} of {len(self._cards)}"
        return card if role == CARD else None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        card = self.card(index)
        words = " ".join(str(value).split())
        if card is None or role != _Role.EditRole or not words:
            return False
        cell = cell_of(card.entry)
        if words != getattr(card.entry, cell):
            self.edited.emit(card.entry, cell, words)
        return True

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        card = self.card(indexes[0]) if indexes else None
        if card is not None:
            data.setData(MIME, card.entry.id.encode())
            data.setText(words_of(card.entry))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def _take(self, step: Step, wanted: list[Card]) -> None:
        """Take one step towards the wanted cards and announce it."""
        cards, root = list(self._cards), QModelIndex()
        match step:
            case Removed(first, last):
                self.beginRemoveRows(root, first, last)
                self._cards = (*cards[:first], *cards[last + 1 :])
                self.endRemoveRows()
            case Moved(first, last, to):
                self.beginMoveRows(root, first, last, root, to)
                block = cards[first : last + 1]
                rest = cards[:first] + cards[last + 1 :]
                at = to if to < first else to - len(block)
                self._cards = (*rest[:at], *block, *rest[at:])
                self.endMoveRows()
            case Shuffled(order):
                self.layoutAboutToBeChanged.emit()
                self._cards = tuple(cards[row] for row in order)
                place = {old: new for new, old in enumerate(order)}
                for index in self.persistentIndexList():
                    self.changePersistentIndex(index, self.index(place[index.row()]))
                self.layoutChanged.emit()
            case Inserted(first, last):
                self.beginInsertRows(root, first, last)
                self._cards = (*cards[:first], *wanted[first : last + 1], *cards[first:])
                self.endInsertRows()
