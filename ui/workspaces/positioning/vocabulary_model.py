"""The vocabulary as two tables: what to say instead of what, and what never to say and why."""

from __future__ import annotations

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

from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

TERM: Final = int(Role.UserRole)
"""The ``Term`` of a row."""


class Column(IntEnum):
    """The word itself, and what is said of it."""

    WORD = 0
    ABOUT = 1


class VocabularyModel(QAbstractTableModel):
    """The preferred terms with the words to avoid, or the banned ones with the reason.

    Signals:
        restructuring(): rows are about to come, go or move; what is being typed can be stored.
        edited(object, str, str): the ``Term``, the cell and its new text.
        replaced(object, str): the preferred ``Term`` and the words that it is said instead of.
    """

    restructuring = Signal()
    edited = Signal(object, str, str)
    replaced = Signal(object, str)

    def __init__(
        self, view: ProjectView, *, is_banned: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._is_banned = is_banned
        self._turn = 0
        self._rows = self._read(view)

    @property
    def is_banned(self) -> bool:
        """Whether these are the words never to say."""
        return self._is_banned

    def show(self, view: ProjectView) -> None:
        """Show another state of the document."""
        found = self._read(view)
        self._turn += 1
        if [term.id for term, _about in found] != [term.id for term, _about in self._rows]:
            turn = self._turn
            self.restructuring.emit()
            if turn != self._turn:
                return  # What was being typed was stored, and the state after that is shown.
            self.beginResetModel()
            self._rows = found
            self.endResetModel()
        elif found != self._rows:
            self._rows = found
            self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, 1))

    def term(self, index: Index) -> Term | None:
        """The term of a row."""
        return self._rows[index.row()][0] if index.isValid() else None

    def index_of(self, term_id: str) -> QModelIndex:
        """The cell of a term's word; invalid where it is not in this table."""
        for row, (term, _about) in enumerate(self._rows):
            if term.id == term_id:
                return self.index(row, Column.WORD)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        term, about = self._rows[index.row()]
        words = term.text if index.column() == Column.WORD else about
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return words
        if role == Role.AccessibleTextRole:
            title = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{title}: {words or 'nothing'}"
        return term if role == TERM else None

    def edited_cell(self, index: Index) -> tuple[Row, str] | None:
        """The term and the cell of it that an index edits; several terms are edited by one."""
        term = self.term(index)
        if term is None:
            return None
        if index.column() == Column.WORD:
            return term, "text"
        return (term, "why") if self._is_banned else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid() or role != Role.EditRole:
            return False
        term, about = self._rows[index.row()]
        words = " ".join(str(value).split())
        if index.column() == Column.WORD:
            if not words:
                return False
            if words != term.text:
                self.edited.emit(term, "text", words)
        elif words != about and self._is_banned:
            self.edited.emit(term, "why", words)
        elif words != about:
            self.replaced.emit(term, words)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        titles = ("Never say", "Why") if self._is_banned else ("Say", "Instead of")
        return titles[section]

    def _read(self, view: ProjectView) -> list[tuple[Term, str]]:
        if self._is_banned:
            return [
                (term, term.why)
                for term in view.terms.ordered
                if term.kind is TermKind.BANNED
                or (term.kind is TermKind.AVOID and term.instead not in view.terms)
            ]
        return [
            (term, ", ".join(one.text for one in view.terms.of("instead", term.id)))
            for term in view.terms.ordered
            if term.kind is TermKind.PREFERRED
        ]
