"""The history of the document as a list that is read page by page, the latest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.row_names import Names, counted_rows, table_word
from narrative_studio.model.people import Baseline
from narrative_studio.store.history import Entry
from narrative_studio.turns import Turned, folded
from ui.session import Session
from ui.workspaces.versions.moments import day_or_time, time_of
from ui.workspaces.versions.states import Kind, State

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ITEM: Final = int(Role.UserRole) + 1
"""The ``Item`` of a row."""

_PAGE: Final = 100
_WHOLE: Final = ("*",)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which operations are listed; empty for all.

    ``author`` is a person's id, ``about`` the table and id of a row, ``words`` stand in what an
    entry shows.
    """

    author: str = ""
    about: tuple[str, str] | None = None
    baselines_only: bool = False
    words: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Filter()

    def matches(self, shown: str) -> bool:
        """Whether what is shown of an entry holds every word that is looked for."""
        low = shown.casefold()
        return all(word in low for word in self.words.casefold().split())


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the list: an operation, or the baseline that it took."""

    entry: Entry
    title: str
    meta: str
    spoken: str
    baseline: Baseline | None = None
    turns: tuple[str, ...] = ()
    is_taken_back: bool = False
    """It was taken back at once; ``turns`` are the operations that did so, or did it again."""

    @property
    def state(self) -> State:
        """The document as the entry left it."""
        if self.baseline is not None:
            return State(Kind.BASELINE, self.baseline.id)
        return State(Kind.AFTER, self.entry.txn)


class HistoryModel(QAbstractListModel):
    """Operations and baselines on one line of time.

    What a search does not find in one page is looked for in the next ones, in the pauses of the
    window.

    Signals:
        searched(): another page was looked through.
    """

    searched = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = Filter()
        self._entries: list[Entry] = []
        self._items: list[Item] = []
        self._has_more = True
        self._names = Names(session.view)
        self._taken_by: dict[str, str] = {}
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(0)
        self._more.timeout.connect(self._read_on)
        self._read_page(at_least=1)

    # Reading

    @property
    def filter(self) -> Filter:
        return self._filter

    @property
    def is_searching(self) -> bool:
        """Whether further pages are being looked through."""
        return self._more.isActive()

    def item(self, index: Index) -> Item | None:
        """What stands in a row."""
        return self._items[index.row()] if index.isValid() else None

    def index_of(self, *, txn: str = "", baseline: str = "") -> QModelIndex:
        """The row of an operation or a baseline, as far as it has been read."""
        for row, item in enumerate(self._items):
            if baseline and item.baseline is not None and item.baseline.id == baseline:
                return self.index(row)
            if txn and item.baseline is None and txn in (item.entry.txn, *item.turns):
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Role.DisplayRole:
            return item.title
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return item.spoken
        return item if role == ITEM else None

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 (Qt's own default)
        return not parent.isValid() and self._has_more and not self.is_searching

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008 (Qt's own default)
        if self.canFetchMore(parent):
            self._read_page(at_least=1)

    # Choosing and following

    def choose(self, wanted: Filter) -> None:
        """List other operations."""
        if wanted != self._filter:
            self._filter = wanted
            self._begin_again()

    def refresh(self) -> None:
        """The document has changed: put in what came, or read anew where the past is another."""
        self._names = Names(self._session.view)
        newest = self._page(before=None)
        known = {entry.txn for entry in self._entries[:_PAGE]}
        fresh = [entry for entry in newest if entry.txn not in known]
        rest = newest[len(fresh) :]
        if self._filter.baselines_only or rest != self._entries[: len(rest)] or not rest:
            self._begin_again()
            return
        self._entries[:0] = fresh
        self._retell()

    # Inside

    def _begin_again(self) -> None:
        self._more.stop()
        self.beginResetModel()
        self._entries, self._items, self._has_more = [], [], True
        self.endResetModel()
        self._read_page(at_least=1)

    def _retell(self) -> None:
        """Put fresh operations first, and tell the others anew: a baseline may be called so now."""
        now = list(self._items_of(self._entries))
        count = len(now) - len(self._items)
        if [one.entry.txn for one in now[max(0, count) :]] != [
            one.entry.txn for one in self._items
        ]:
            self.beginResetModel()
            self._items = now
            self.endResetModel()
            return
        if now[count:] != self._items:
            self._items = now[count:]
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))
            self.layoutChanged.emit()  # What was taken back takes less room.
        if count:
            self.beginInsertRows(QModelIndex(), 0, count - 1)
            self._items = now
            self.endInsertRows()

    def _read_on(self) -> None:
        if self._session.is_left:
            return  # The document was closed while this was under way.
        self._read_page(at_least=1)

    def _read_page(self, *, at_least: int) -> None:
        before = self._entries[-1].txn if self._entries else None
        entries = self._page(before=before)
        self._has_more = len(entries) == _PAGE and not self._filter.baselines_only
        is_cut = bool(self._items) and self._items[-1].entry.undoes is not None
        self._entries += entries
        items = list(self._items_of(entries))
        if is_cut:  # What a turn at the end of the last page is about may stand in this one.
            self.beginResetModel()
            self._items = list(self._items_of(self._entries))
            self.endResetModel()
        elif items:
            first = len(self._items)
            self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
            self._items += items
            self.endInsertRows()
        if len(items) < at_least and self._has_more:
            self._more.start()
        self.searched.emit()

    def _page(self, *, before: str | None) -> list[Entry]:
        past, wanted = self._session.project.past, self._filter
        if wanted.baselines_only:
            return self._baseline_entries() if before is None else []
        return past.history(
            author=wanted.author or None, about=wanted.about, before=before, limit=_PAGE
        )

    def _baseline_entries(self) -> list[Entry]:
        """The operations that took the baselines which are still listed."""
        past, wanted = self._session.project.past, self._filter
        found = {
            entry.txn: entry
            for baseline in self._session.view.baselines
            for entry in past.history(about=("baseline", baseline))[-1:]
            if wanted.author in ("", entry.author)
        }
        return sorted(found.values(), key=lambda entry: entry.txn, reverse=True)

    def _items_of(self, entries: Sequence[Entry]) -> Iterator[Item]:
        view = self._session.view
        for turned in folded(entries):
            entry = turned.entry
            taken = [
                view.baselines[row]
                for table, row, columns in entry.touched
                if table == "baseline"
                and columns == _WHOLE
                and row in view.baselines
                and self._took(row) == entry.txn
            ]
            for baseline in taken:
                item = self._baseline_item(entry, baseline)
                if self._filter.matches(f"{item.title} {item.meta}"):
                    yield item
            is_other = len(taken) < len(entry.touched)
            if is_other and not self._filter.baselines_only:
                item = self._operation_item(turned)
                if self._filter.matches(f"{item.title} {item.meta}"):
                    yield item

    def _took(self, baseline: str) -> str:
        """The operation that took a baseline: who deletes it or brings it back touches it too."""
        if baseline not in self._taken_by:
            first = self._session.project.past.history(about=("baseline", baseline))[-1:]
            self._taken_by[baseline] = first[0].txn if first else ""
        return self._taken_by[baseline]

    def _operation_item(self, turned: Turned) -> Item:
        today, entry = self._session.view.today.year, turned.entry
        who, about = self._names.person(entry.author), self._about(entry)
        title = turned.words
        again = "done again" if turned.turns and not turned.is_taken_back else ""
        meta = " · ".join(filter(None, (day_or_time(entry.at, today=today), about, who)))
        when = time_of(entry.at, today=today)
        spoken = ", ".join(filter(None, (title, about, who, when, again)))
        return Item(
            entry, title, meta, spoken, turns=turned.turns, is_taken_back=turned.is_taken_back
        )

    def _baseline_item(self, entry: Entry, baseline: Baseline) -> Item:
        today = self._session.view.today.year
        who = self._names.person(entry.author)
        code = f"Baseline {baseline.code}".strip()
        title = baseline.name or "Untitled baseline"
        meta = f"{code} · {day_or_time(entry.at, today=today)} · {who}"
        spoken = f"{title}, {code}, {who}, {time_of(entry.at, today=today)}. {baseline.note}"
        return Item(entry, title, meta, spoken.strip(), baseline)

    def _about(self, entry: Entry) -> str:
        """What an operation touched, in few words."""
        touched = [(table, row) for table, row, _ in entry.touched]
        # An operation that took a baseline and did more is listed for the more.
        rows = [one for one in touched if one[0] != "baseline"] or touched
        if not rows:
            return ""
        tables = {table for table, _ in rows}
        if len(rows) == 1 or tables == {"frame"}:
            table, row_id = rows[0]
            known = self._session.view.tables
            found = known[table].get(row_id) if table in known else None
            if found is None:
                word = table_word(table)
                return f"a deleted {word}" if len(rows) == 1 else counted(len(rows), "frame")
            name = self._names.thing(found).name
            name = name if name[:2].isupper() else name[:1].lower() + name[1:]
            return name if len(rows) == 1 else f"{name} and {len(rows) - 1} more"
        if len(tables) == 1:
            return counted_rows(len(rows), tables.pop())
        return f"{len(rows)} things"
