"""The four components as columns of one table, a card per cell."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from narrative_studio.analysis.naming import counted
from ui.workspaces.positioning.board import COLUMNS, Board, Card

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

CARD: Final = int(Role.UserRole)
"""The ``Card`` of a cell."""
ELEMENT: Final = CARD + 1
"""The id of its element."""


class ChainModel(QAbstractTableModel):
    """The cards of a board by column and row; a short column ends in cells without flags.

    Signals:
        renamed(str, str): the user gave the element of that id another name.
    """

    renamed = Signal(str, str)

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._rows = _rows(board)

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    def show(self, board: Board) -> None:
        """Show another state of the document."""
        rows = _rows(board)
        if rows > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, rows - 1)
            self._board, self._rows = board, rows
            self.endInsertRows()
        elif rows < self._rows:
            self.beginRemoveRows(QModelIndex(), rows, self._rows - 1)
            self._board, self._rows = board, rows
            self.endRemoveRows()
        else:
            self._board = board
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def card(self, index: Index) -> Card | None:
        """The card of a cell, None below the end of its column."""
        if not index.isValid():
            return None
        column = self._board.columns[index.column()]
        return column[index.row()] if index.row() < len(column) else None

    def index_of(self, element_id: str | None) -> QModelIndex:
        """The cell of an element; invalid where it has none."""
        place = None if element_id is None else self._board.place(element_id)
        return QModelIndex() if place is None else self.index(place[1], place[0])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.card(index) is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        card = self.card(index)
        if card is None:
            return None
        if role in (Role.DisplayRole, Role.EditRole):
            return card.element.name
        if role == Role.AccessibleTextRole:
            return card.spoken
        if role == Role.AccessibleDescriptionRole:
            return self._neighbours(card)
        if role == CARD:
            return card
        return card.element.id if role == ELEMENT else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        card = self.card(index)
        name = str(value).strip()
        if card is None or role != Role.EditRole or not name:
            return False
        if name != card.element.name:
            self.renamed.emit(card.element.id, name)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Role.DisplayRole else None
        if not 0 <= section < len(COLUMNS):
            return None
        if role == Role.DisplayRole:
            return COLUMNS[section].plural
        if role == Role.AccessibleTextRole:
            kind = COLUMNS[section]
            return f"{kind.plural}, {counted(len(self._board.columns[section]), 'element')}"
        return None

    def _neighbours(self, card: Card) -> str:
        """Which elements lead here and where this one leads."""
        view = self._board.view
        before = view.relations.of("target", card.element.id)
        after = view.relations.of("source", card.element.id)
        words = []
        for lead, ids in (
            ("From", [relation.source for relation in before]),
            ("To", [relation.target for relation in after]),
        ):
            names = [view.elements[one].name for one in ids if one in view.elements]
            if names:
                words.append(f"{lead} {', '.join(names)}.")
        return " ".join(words)


def _rows(board: Board) -> int:
    return max(map(len, board.columns), default=0)
