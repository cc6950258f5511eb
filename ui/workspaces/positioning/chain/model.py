"""The cards of the four components as one list, component after component."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from narrative_studio.model.rows import Row
from ui.workspaces.positioning.chain.board import Board, Card

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
"""Column and row of a card on the board, both from 0."""
Role = Qt.ItemDataRole

CARD: Final = int(Role.UserRole)
"""The ``Card`` of a row."""
ELEMENT: Final = CARD + 1
"""The id of its element."""


class ChainModel(QAbstractListModel):
    """The cards of a board; knows at which place of the board each one stands.

    Signals:
        restructuring(): rows are about to come, go or move; what is being typed can be stored.
        edited(object, str, str): the element, the cell and its new text.
    """

    restructuring = Signal()
    edited = Signal(object, str, str)

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = 0
        self._board = board
        self._places: list[Place] = _places(board)
        self._rows = {place: row for row, place in enumerate(self._places)}

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    def show(self, board: Board) -> None:
        """Show another state of the document."""
        self._turn += 1
        if _ids(board) == _ids(self._board):
            self._board = board
            if self._places:
                self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))
            return
        turn = self._turn
        self.restructuring.emit()
        if turn != self._turn:
            return  # What was being typed was stored, and the state after that is shown.
        self.beginResetModel()
        self._board = board
        self._places = _places(board)
        self._rows = {place: row for row, place in enumerate(self._places)}
        self.endResetModel()

    def card(self, index: Index) -> Card | None:
        """The card of a row, None for an invalid index."""
        place = self.place(index)
        return None if place is None else self._board.columns[place[0]][place[1]]

    def place(self, index: Index) -> Place | None:
        """Where on the board the card of a row stands."""
        is_known = index.isValid() and index.row() < len(self._places)
        return self._places[index.row()] if is_known else None

    def at(self, place: Place) -> QModelIndex:
        """The row of the card at a place; invalid where there is none."""
        row = self._rows.get(place)
        return QModelIndex() if row is None else self.index(row)

    def index_of(self, element_id: str | None) -> QModelIndex:
        """The row of an element; invalid where it has none."""
        place = None if element_id is None else self._board.place(element_id)
        return QModelIndex() if place is None else self.at(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        usable = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable
        return usable | flag.ItemNeverHasChildren

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

    def edited_cell(self, index: Index) -> tuple[Row, str] | None:
        """The element whose name an index edits."""
        card = self.card(index)
        return (card.element, "name") if card is not None else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        card = self.card(index)
        name = str(value).strip()
        if card is None or role != Role.EditRole or not name:
            return False
        if name != card.element.name:
            self.edited.emit(card.element, "name", name)
        return True

    def _neighbours(self, card: Card) -> str:
        """Where in its component an element stands, what leads here and where this one leads."""
        view, own = self._board.view, card.element.id
        place = self._board.place(own)
        words = []
        if place is not None:
            words.append(f"{place[1] + 1} of {len(self._board.columns[place[0]])}.")
        for lead, ids in (
            ("From", [relation.source for relation in view.lines("target", own)]),
            ("To", [relation.target for relation in view.lines("source", own)]),
        ):
            names = [view.elements[one].name for one in ids if one in view.elements]
            if names:
                words.append(f"{lead} {', '.join(names)}.")
        return " ".join(words)


def _places(board: Board) -> list[Place]:
    return [
        (column, row) for column, cards in enumerate(board.columns) for row, _ in enumerate(cards)
    ]


def _ids(board: Board) -> list[list[str]]:
    return [[card.element.id for card in cards] for cards in board.columns]
