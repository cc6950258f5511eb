"""The documents that were open lately: those that are pinned, then the others, under headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from narrative_studio.settings import Recent

ROW: Final = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A heading, or a document and whether its file is at its place."""

    heading: str = ""
    recent: Recent | None = None
    is_missing: bool = False

    @property
    def facts(self) -> str:
        """What is known of the document, and when it was open."""
        one = self.recent
        return "" if one is None else " · ".join(filter(None, (one.facts, _day(one.opened_on))))

    @property
    def file_name(self) -> str:
        """The name of the file."""
        return "" if self.recent is None else Path(self.recent.path).name


class RecentModel(QAbstractListModel):
    """Recent documents, the pinned ones first and of the others the latest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, recent: tuple[Recent, ...]) -> None:
        """Show these; what was found missing is taken for there until it is looked for again."""
        pinned = [one for one in recent if one.is_pinned]
        others = [one for one in recent if not one.is_pinned]
        self.beginResetModel()
        self._rows = []
        for heading, part in (("Pinned", pinned), ("Recent", others)):
            if part:
                self._rows.append(Row(heading))
                self._rows += [Row(recent=one) for one in part]
        self.endResetModel()

    def show_missing(self, paths: Iterable[str]) -> None:
        """Say which files are not at their places."""
        gone = frozenset(paths)
        for number, row in enumerate(self._rows):
            is_missing = row.recent is not None and row.recent.path in gone
            if is_missing != row.is_missing:
                self._rows[number] = Row(recent=row.recent, is_missing=is_missing)
                self.dataChanged.emit(self.index(number), self.index(number))

    def row(self, index: _Index) -> Row:
        """What stands at an index."""
        return self._rows[index.row()] if index.isValid() else Row()

    def row_of(self, path: str) -> int:
        """Where a document stands; the first one where it does not."""
        documents = [n for n, row in enumerate(self._rows) if row.recent is not None]
        named = (n for n in documents if self._rows[n].recent.path == path)  # type: ignore[union-attr]
        return next(named, documents[0] if documents else -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.row(index).recent is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        one = row.recent
        if one is None:
            is_words = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row.heading if is_words else None
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [one.title, one.facts, _day(one.opened_on), row.file_name]
            said += ["pinned"] * one.is_pinned + ["not at its place"] * row.is_missing
            return ", ".join(filter(None, said))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"Not found: {one.path}" if row.is_missing else one.path
        return None


def _day(text_of_day: str) -> str:
    """A day as people say it: today, yesterday, 6 November, 6 November 2025."""
    try:
        day = date.fromisoformat(text_of_day)
    except ValueError:
        return ""
    today = date.today()  # noqa: DTZ011 - the day on this computer's calendar
    if day == today:
        return "today"
    if (today - day).days == 1:
        return "yesterday"
    month = f"{day.day} {day:%B}"
    return month if day.year == today.year else f"{month} {day.year}"
