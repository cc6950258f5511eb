"""The codebook as a table: each code, what it means, and how many quotes have it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtCore import Signal as QtSignal

from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.prospects import Code
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui.models.row_table import Index, RowTableModel

Role = Qt.ItemDataRole

ITEM: Final = int(Role.UserRole)
"""The ``Item`` of a row."""


class Column(IntEnum):
    """The columns from the start to the end of a row."""

    WORD = 0
    MEANING = 1
    QUOTES = 2
    SESSIONS = 3
    STATE = 4


TITLES: Final = {
    Column.WORD: "Code",
    Column.MEANING: "What it means",
    Column.QUOTES: "Quotes",
    Column.SESSIONS: "Sessions",
    Column.STATE: "Use",
}
NUMBERS: Final = frozenset({Column.QUOTES, Column.SESSIONS})
"""Their figures stand below each other, at the end of their cells."""
_EDITED: Final = {Column.WORD: "word", Column.MEANING: "meaning"}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the table."""

    code: Code
    quotes: int
    sessions: int

    def cell(self, column: Column) -> str:
        """What a cell says in words."""
        return {
            Column.WORD: self.code.word,
            Column.MEANING: self.code.meaning,
            Column.QUOTES: str(self.quotes),
            Column.SESSIONS: str(self.sessions),
            Column.STATE: "retired" if self.code.is_retired else "in use",
        }[column]


class CodeModel(RowTableModel[Item]):
    """All codes in their order, with the counts of one narrative.

    Signals:
        edited(object, str, str): the ``Code``, the cell and its new text.
    """

    edited = QtSignal(object, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TITLES.values(), lambda item: item.code.id, typed=_EDITED, parent=parent)

    def show(self, view: ProjectView, narrative: NarrativeId | None) -> None:
        """Show another state of the document."""
        self.replace(items_of(view, narrative))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        item = self.item(index)
        if item is None:
            return None
        column = Column(index.column())
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return item.cell(column)
        if role == Role.AccessibleTextRole:
            return f"{TITLES[column]}: {item.cell(column) or 'nothing'}"
        return item if role == ITEM else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if role == Role.TextAlignmentRole and section in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def edited_cell(self, index: Index) -> tuple[Row, str] | None:
        """The code and the cell of it that an index edits, if it edits one."""
        item, cell = self.item(index), _EDITED.get(Column(index.column()))
        return (item.code, cell) if item is not None and cell else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        item, column = self.item(index), Column(index.column())
        words = " ".join(str(value).split())
        if item is None or role != Role.EditRole or column not in _EDITED:
            return False
        if column is Column.WORD and not words:
            return False
        if words != item.cell(column):
            self.edited.emit(item.code, _EDITED[column], words)
        return True


def items_of(view: ProjectView, narrative: NarrativeId | None) -> list[Item]:
    """A row for each code; quotes of other narratives are not counted."""
    ours = {one.id for one in view.test_sessions.of("narrative", narrative)}
    found = []
    for code in view.codes.ordered:
        quotes = {one.quote for one in view.quote_codes.of("code", code.id)}
        said_in = [view.quotes[one].session for one in quotes if one in view.quotes]
        here = [session for session in said_in if session in ours]
        found.append(Item(code, len(here), len(set(here))))
    return found
