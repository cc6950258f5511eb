"""The vocabulary as two tables: what to say instead of what, and what never to say and why."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui.models.row_table import Index, RowTableModel

Role = Qt.ItemDataRole

TERM: Final = int(Role.UserRole)
"""The ``Term`` of a row."""


class Column(IntEnum):
    """The word itself, and what is said of it."""

    WORD = 0
    ABOUT = 1


Told = tuple[Term, str]
"""A term and what is said of it: why it is banned, or the words that it is said instead of."""


class VocabularyModel(RowTableModel[Told]):
    """The preferred terms with the words to avoid, or the banned ones with the reason.

    Signals:
        edited(object, str, str): the ``Term``, the cell and its new text.
        replaced(object, str): the preferred ``Term`` and the words that it is said instead of.
    """

    edited = Signal(object, str, str)
    replaced = Signal(object, str)

    def __init__(
        self, view: ProjectView, *, is_banned: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(
            ("Never say", "Why") if is_banned else ("Say", "Instead of"),
            lambda told: told[0].id,
            typed=tuple(Column),
            items=_told(view, is_banned=is_banned),
            parent=parent,
        )
        self._is_banned = is_banned

    @property
    def is_banned(self) -> bool:
        """Whether these are the words never to say."""
        return self._is_banned

    def show(self, view: ProjectView) -> None:
        """Show another state of the document."""
        self.replace(_told(view, is_banned=self._is_banned))

    def term(self, index: Index) -> Term | None:
        """The term of a row."""
        told = self.item(index)
        return told[0] if told is not None else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        told = self.item(index)
        if told is None:
            return None
        term, about = told
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
        told = self.item(index)
        if told is None or role != Role.EditRole:
            return False
        term, about = told
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


def _told(view: ProjectView, *, is_banned: bool) -> list[Told]:
    if is_banned:
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
