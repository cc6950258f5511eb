"""The baselines of a document as a list, the latest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from narrative_studio.analysis.naming import counted, day
from narrative_studio.analysis.row_names import Names
from narrative_studio.model.people import Baseline
from ui.background import Task
from ui.session import Session
from ui.workspaces.versions.differences import count_lines
from ui.workspaces.versions.states import Compared

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ROW: Final = int(Role.UserRole) + 1
"""The ``BaselineRow`` of a row."""


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """One baseline in words; ``since`` is empty until it has been counted."""

    baseline: Baseline
    meta: str
    since: str = ""
    missing: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.baseline.name or "Untitled baseline"

    @property
    def spoken(self) -> str:
        """All of it, for assistive technology."""
        parts = (self.baseline.code, self.title, self.meta, self.since, self.missing)
        return ". ".join(part for part in (*parts, self.baseline.note) if part)


class BaselineModel(QAbstractListModel):
    """Knows what changed since each baseline, which it counts beside the window.

    Signals:
        renamed(object, str): the ``Baseline`` and its new name.
    """

    renamed = Signal(object, str)

    def __init__(self, session: Session, compared: Compared, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._compared = compared
        self._rows: list[BaselineRow] = []
        self._authors: dict[str, str] = {}
        self._waiting: list[str] = []
        self._counted = ""
        self._task: Task | None = None
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(0)
        self._count.timeout.connect(self._count_next)

    # Reading

    @property
    def is_counting(self) -> bool:
        """Whether it is still being found out what changed since a baseline."""
        return self._count.isActive() or self._task is not None

    def row(self, index: Index) -> BaselineRow | None:
        """What stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, baseline: str) -> QModelIndex:
        """The row of a baseline."""
        for row, known in enumerate(self._rows):
            if known.baseline.id == baseline:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.DisplayRole:
            return row.title
        if role == Role.EditRole:
            return row.baseline.name
        if role == Role.AccessibleTextRole:
            return row.spoken
        return row if role == ROW else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        row = self.row(index)
        if row is None or role != Role.EditRole:
            return False
        name = " ".join(str(value).split())
        if name and name != row.baseline.name:
            self.renamed.emit(row.baseline, name)
        return bool(name)

    # Following

    def refresh(self) -> None:
        """Read the baselines again; the counts of before stand until somebody counts anew."""
        rows = [self._row_of(baseline) for baseline in self._compared.baselines()]
        if [row.baseline.id for row in rows] != [row.baseline.id for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            self._rows = [
                replace(row, since=old.since) for row, old in zip(rows, self._rows, strict=True)
            ]
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def count(self) -> None:
        """Find out what changed since each baseline, one after the other."""
        self._waiting = [row.baseline.id for row in self._rows]
        self._task = None
        self._count.start()

    # Inside

    def _row_of(self, baseline: Baseline) -> BaselineRow:
        when = day(baseline.taken_on) if baseline.taken_on else ""
        meta = " · ".join(filter(None, (when, self._author(baseline))))
        missing = self._session.project.past.missing_of(baseline)
        said = f"{counted(missing, 'change')} of it not here yet" if missing else ""
        return BaselineRow(baseline, meta, missing=said)

    def _author(self, baseline: Baseline) -> str:
        if baseline.id not in self._authors:
            found = self._session.project.past.history(about=("baseline", baseline.id))
            self._authors[baseline.id] = found[-1].author if found else ""
        author = self._authors[baseline.id]
        return Names(self._session.view).person(author) if author else ""

    def _count_next(self) -> None:
        if self._session.is_left:
            return  # The document was closed while this was under way.
        if not self._waiting:
            return
        self._counted = self._waiting.pop(0)
        row = self.row(self.index_of(self._counted))
        if row is None:
            self._count.start()
            return
        past, now = self._session.project.past, self._session.view
        then = past.tables_at(past.cut_of(row.baseline))
        task = self._session.background.start(
            lambda _report: count_lines(replace(now, tables=then()), now)
        )
        self._task = task
        task.finished.connect(self._on_task_finished)
        self._session.background.go(task)

    def _on_task_finished(self, count: int) -> None:
        if self.sender() is not self._task or self._session.is_left:
            return  # It was begun anew meanwhile, or the document was closed.
        self._task = None
        index = self.index_of(self._counted)
        row = self.row(index)
        if row is not None:
            since = f"{counted(count, 'change')} since" if count else "Nothing changed since"
            self._rows[index.row()] = replace(row, since=since)
            self.dataChanged.emit(index, index)
        if self._waiting:
            self._count.start()
