"""Every element, proof and objection as a table, grouped by component."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from narrative_studio.analysis.naming import counted
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.people import Person
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui.inspector.element.carried import carriers
from ui.inspector.element.kinds import KIND_WORDS, STATUS_BADGE
from ui.inspector.element.neighbours import proof_badge
from ui.widgets.badge import Badge, Tone
from ui.workspaces.positioning.chain.board import Board

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ITEM: Final = int(Role.UserRole)
"""The ``Item`` of a row."""
GROUP: Final = ITEM + 1
"""The ``Group`` of a heading."""
BADGE: Final = ITEM + 2
"""The badge of a cell."""
PERSON: Final = ITEM + 3
"""The name of the person in a cell."""

_CLEARED: Final = Badge("Cleared", Tone.GOOD, "circle-check")


class Column(IntEnum):
    """The columns from the start to the end of a row."""

    CODE = 0
    NAME = 1
    STATEMENT = 2
    STATUS = 3
    DRIVER = 4
    APPROVER = 5
    CARRIED = 6
    REVISION = 7


TITLES: Final = {
    Column.CODE: "Code",
    Column.NAME: "Name",
    Column.STATEMENT: "Statement",
    Column.STATUS: "Status",
    Column.DRIVER: "Driver",
    Column.APPROVER: "Approver",
    Column.CARRIED: "Carried by",
    Column.REVISION: "Revision",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the table."""

    row: Row
    code: str
    name: str
    statement: str
    badge: Badge | None
    driver: Person | None
    approver: Person | None
    frames: int
    revision: int

    def cell(self, column: Column) -> str:
        """What a cell says in words."""
        if column is Column.STATUS:
            return self.badge.text if self.badge else ""
        if column is Column.DRIVER:
            return self.driver.name if self.driver else ""
        if column is Column.APPROVER:
            return self.approver.name if self.approver else ""
        if column is Column.CARRIED:
            return counted(self.frames, "frame") if self.frames else "none"
        if column is Column.REVISION:
            return f"r{self.revision}"
        return (self.code, self.name, self.statement)[column]

    def key(self, column: Column) -> tuple[Any, ...]:
        """What rows are sorted by."""
        if column is Column.CARRIED:
            return (self.frames,)
        if column is Column.REVISION:
            return (self.revision,)
        if column is Column.CODE:
            head, _, number = self.code.partition("-")
            return (head, int(number) if number.isdecimal() else 0, number)
        return (self.cell(column).casefold(),)


@dataclass(frozen=True, slots=True)
class Group:
    """One component, or the proofs, or the objections."""

    title: str
    icon: str
    items: tuple[Item, ...]


class ListModel(QAbstractItemModel):
    """Headings with rows below them; sorting stays within a heading.

    Signals:
        restructuring(): rows are about to come, go or move; what is being typed can be stored.
        edited(object, str, str): the ``Row``, the cell and its new text.
    """

    restructuring = Signal()
    edited = Signal(object, str, str)

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sorted_by: tuple[Column, bool] | None = None
        self._turn = 0
        self._groups = self._arranged(groups(board))

    def show(self, board: Board) -> None:
        """Show another state of the document."""
        self._replace(self._arranged(groups(board)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort within each heading; a column below 0 brings back the order of the chain."""
        is_down = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = (Column(column), is_down) if column >= 0 else None
        self._replace(self._arranged(tuple(_in_rank(group) for group in self._groups)))

    def index_of(self, row_id: str | None, column: Column = Column.CODE) -> QModelIndex:
        """The cell of a row; invalid where there is none."""
        for number, group in enumerate(self._groups):
            for place, item in enumerate(group.items):
                if item.row.id == row_id:
                    return self.createIndex(place, column, number + 1)
        return QModelIndex()

    def item(self, index: Index) -> Item | None:
        """The row of an index, None for a heading."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1].items[index.row()]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # the other is QObject's
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self._groups[parent.row()].items)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        item = self.item(index)
        if not index.isValid():
            return flag.NoItemFlags
        if item is None:
            return flag.ItemIsEnabled
        result = flag.ItemIsEnabled | flag.ItemIsSelectable
        if column_cell(item.row, Column(index.column())):
            result |= flag.ItemIsEditable
        return result | flag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.item(index)
        if item is None:
            return self._heading(self._groups[index.row()], index.column(), role)
        column = Column(index.column())
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return item.cell(column)
        if role == Role.AccessibleTextRole:
            return f"{TITLES[column]}: {item.cell(column) or 'none'}"
        if role == ITEM:
            return item
        if role == BADGE and column is Column.STATUS:
            return item.badge
        if role == PERSON and column in (Column.DRIVER, Column.APPROVER):
            return item.cell(column) or None
        return None

    def edited_cell(self, index: Index) -> tuple[Row, str] | None:
        """The row of the document and the cell of it that an index edits, if it edits one."""
        item = self.item(index)
        cell = column_cell(item.row, Column(index.column())) if item is not None else ""
        return (item.row, cell) if item is not None and cell else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        item = self.item(index)
        if item is None or role != Role.EditRole:
            return False
        cell = column_cell(item.row, Column(index.column()))
        words = str(value).strip()
        if not cell or (index.column() == Column.NAME and not words):
            return False
        if words != item.cell(Column(index.column())):
            self.edited.emit(item.row, cell, words)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return TITLES[Column(section)]
        return None

    def _heading(self, group: Group, column: int, role: int) -> Any:
        if role == GROUP:
            return group
        if column:
            return None
        if role == Role.DisplayRole:
            return group.title
        if role == Role.AccessibleTextRole:
            return f"{group.title}, {len(group.items)}"
        return None

    def _replace(self, found: tuple[Group, ...]) -> None:
        """Show other groups; cells that changed in place keep their rows."""
        self._turn += 1
        if _shape(found) != _shape(self._groups):
            turn = self._turn
            self.restructuring.emit()
            if turn != self._turn:
                return  # What was being typed was stored, and the state after that is shown.
            self.beginResetModel()
            self._groups = found
            self.endResetModel()
            return
        before, self._groups = self._groups, found
        for number, (old, new) in enumerate(zip(before, found, strict=True)):
            heading = self.index(number, 0)
            for place, (one, other) in enumerate(zip(old.items, new.items, strict=True)):
                if one != other:
                    first = self.index(place, 0, heading)
                    self.dataChanged.emit(first, self.index(place, len(Column) - 1, heading))

    def _arranged(self, found: tuple[Group, ...]) -> tuple[Group, ...]:
        if self._sorted_by is None:
            return found
        column, is_down = self._sorted_by
        return tuple(
            Group(
                group.title,
                group.icon,
                tuple(sorted(group.items, key=lambda item: item.key(column), reverse=is_down)),
            )
            for group in found
        )


def groups(board: Board) -> tuple[Group, ...]:
    """Everything in the document, in the order of the chain."""
    view = board.view
    kinds = [
        Group(kind.plural, KIND_WORDS[kind].icon, tuple(_element(board, e) for e in elements))
        for kind in ElementKind
        for elements in [view.elements_of(kind)]
    ]
    proofs = tuple(_proof(board, proof) for proof in view.proofs.ordered)
    objections = tuple(_objection(board, one) for one in view.objections.ordered)
    return (
        *kinds,
        Group("Proofs", "shield-check", proofs),
        Group("Objections", "message-question", objections),
    )


def column_cell(row: Row, column: Column) -> str:
    """The cell of a row that a column edits, empty where it edits none."""
    names = {
        Element: ("name", "statement"),
        Proof: ("headline", ""),
        Objection: ("text", "response"),
    }[type(row)]
    if column is Column.NAME:
        return names[0]
    return names[1] if column is Column.STATEMENT else ""


def _element(board: Board, element: Element) -> Item:
    view = board.view
    return Item(
        element,
        element.code,
        element.name,
        element.statement,
        STATUS_BADGE[element.status],
        _person(view, element.driver),
        _person(view, element.approver),
        len(board.carriers.get(element.id, ())),
        view.revision(element.id),
    )


def _proof(board: Board, proof: Proof) -> Item:
    view = board.view
    change = " → ".join(word for word in (proof.before, proof.after) if word)
    badge = proof_badge(view, proof) or _CLEARED
    frames, revision = _frames(board, proof.id), view.revision(proof.id)
    return Item(proof, proof.code, proof.headline, change, badge, None, None, frames, revision)


def _objection(board: Board, objection: Objection) -> Item:
    badge = Badge(objection.kind.value.capitalize(), Tone.NEUTRAL)
    return Item(
        objection,
        objection.code,
        objection.text,
        objection.response,
        badge,
        None,
        None,
        _frames(board, objection.id),
        board.view.revision(objection.id),
    )


def _frames(board: Board, row_id: str) -> int:
    if board.story is None:
        return 0
    return sum(1 for one in carriers(board.story, row_id) if one.number is not None)


def _person(view: ProjectView, person: str | None) -> Person | None:
    return view.people.get(person) if person else None


def _in_rank(group: Group) -> Group:
    items = sorted(group.items, key=lambda item: (getattr(item.row, "rank", ""), item.row.id))
    return Group(group.title, group.icon, tuple(items))


def _shape(found: tuple[Group, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(item.row.id for item in group.items) for group in found)
