"""The lines of a comparison as a list, and below them what is the same in both states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from narrative_studio.analysis.row_names import Thing
from ui.workspaces.versions.differences import Difference, Told

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

LINE: Final = int(Role.UserRole) + 1
"""The ``Line`` of a row."""


@dataclass(frozen=True, slots=True)
class SameNote:
    """How much is the same in both; ``is_open`` while all of it is listed below."""

    words: str
    is_open: bool

    @property
    def action(self) -> str:
        """What its button does."""
        return "Hide them" if self.is_open else "Show them"


@dataclass(frozen=True, slots=True)
class SameRow:
    """One thing that is the same in both."""

    thing: Thing
    words: str


Line = Difference | SameNote | SameRow


class CompareModel(QAbstractListModel):
    """Differences first, then one line about the rest, which unfolds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = Told()
        self._shows_same = False
        self._lines: list[Line] = []

    @property
    def told(self) -> Told:
        return self._told

    def show(self, told: Told) -> None:
        """Show another comparison."""
        self.beginResetModel()
        self._told = told
        self._shows_same = False
        self._lines = self._all_lines()
        self.endResetModel()

    def toggle_same(self) -> None:
        """List what is the same, or stop doing so."""
        self._shows_same = not self._shows_same
        first, count = len(self._told.rows) + 1, len(self._told.same_rows)
        if not self._told.same or not count:
            return
        if self._shows_same:
            self.beginInsertRows(QModelIndex(), first, first + count - 1)
            self._lines = self._all_lines()
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), first, first + count - 1)
            self._lines = self._all_lines()
            self.endRemoveRows()
        note = self.index(first - 1)
        self.dataChanged.emit(note, note)

    def line(self, index: Index) -> Line | None:
        """What stands in a row."""
        return self._lines[index.row()] if index.isValid() else None

    def index_of(self, key: tuple[str, str, str]) -> QModelIndex:
        """The row of a difference."""
        for row, difference in enumerate(self._told.rows):
            if difference.key == key:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Role.DisplayRole:
            return _title(line)
        if role == Role.AccessibleTextRole:
            return _spoken(line)
        return None

    def _all_lines(self) -> list[Line]:
        lines: list[Line] = [*self._told.rows]
        if self._told.same:
            lines.append(SameNote(self._told.same, self._shows_same))
        if self._shows_same:
            lines += [SameRow(thing, words) for thing, words in self._told.same_rows]
        return lines


def _title(line: Line) -> str:
    match line:
        case Difference(thing=thing, label=label):
            return f"{thing.name}, {label}"
        case SameNote(words=words):
            return words
    return f"{line.thing.name} {line.words}".strip()


def _spoken(line: Line) -> str:
    match line:
        case Difference():
            return line.spoken
        case SameNote(words=words):
            return f"{words} Enter: {line.action.lower()}"
    return f"{line.thing.name}, {line.words}, the same in both"
