"""What frames can be linked to, as a Qt list model: under headings, with who carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from narrative_studio.analysis.linking.coverage import coverage, told_sources
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.wording.search import fold
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Criterion, Frame
from narrative_studio.project import ChangeSet
from ui.inspector.link_targets import Target, groups_of
from ui.session import Session
from ui.workspaces.storyboard.target_drag import put_target

SHELF_ROW: Final = int(Qt.ItemDataRole.UserRole)
_SHOWN: Final = frozenset(
    {"element", "proof", "objection", "link", "frame", "step", "narrative"}
    | {"left_out", "override", "variant"}
)
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A heading, or something to link to.

    ``carried`` says in how many told frames it is; ``is_missing`` that one should carry it and
    none does. ``is_linked`` is whether all chosen frames are linked to it, ``is_suspect`` whether
    such a link is suspect.
    """

    words: str
    target: Target | None = None
    carried: str = ""
    is_missing: bool = False
    is_linked: bool = False
    is_suspect: bool = False

    @property
    def key(self) -> str:
        """What the row is known by."""
        return self.target.row.id if self.target is not None else self.words


class ShelfModel(QAbstractListModel):
    """Elements, proofs and objections; follows the story as it is told, and the chosen frames."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = ""
        self._rows: list[ShelfRow] = []
        self._is_asleep = True
        session.changed.connect(self._on_session_changed)
        session.selected.connect(self._on_session_selected)
        session.narrative_chosen.connect(self._refresh)
        session.variant_chosen.connect(self._refresh)

    @property
    def session(self) -> Session:
        """The session whose elements are shown."""
        return self._session

    def row(self, row: int) -> ShelfRow:
        """What a row is."""
        return self._rows[row]

    def row_of(self, target: str) -> int:
        """The row of something to link to, -1 when it is not here."""
        return next((n for n, one in enumerate(self._rows) if one.key == target), -1)

    def target(self, index: _Index) -> Row | None:
        """What a row can be linked to; None for a heading."""
        found = self._rows[index.row()].target if index.isValid() else None
        return found.row if found is not None else None

    def search(self, words: str) -> None:
        """Show only what holds every word in its name, code or kind."""
        self._words = words
        self._refresh()

    def set_asleep(self, *, is_asleep: bool) -> None:
        """While nobody looks, changes are not followed; waking up takes them all in at once."""
        self._is_asleep = is_asleep
        self._refresh()

    # Qt's names from here

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == SHELF_ROW:
            return row
        if role == _Role.DisplayRole:
            return row.words
        if row.target is None:
            return row.words if role == _Role.AccessibleTextRole else None
        if role == _Role.AccessibleTextRole:
            return ", ".join(filter(None, (*_spoken(row), row.carried, _state(row))))
        if role == _Role.ToolTipRole:
            return "\n".join(filter(None, (row.words, row.carried, _state(row))))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].target is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        targets = [target for index in indexes if (target := self.target(index)) is not None]
        if targets:
            put_target(data, targets[0])
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.LinkAction

    # Inside

    def _refresh(self) -> None:
        rows = [] if self._is_asleep else self._found()
        before, after = ([one.key for one in found] for found in (self._rows, rows))
        if before != after:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows != self._rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _found(self) -> list[ShelfRow]:
        wanted = fold(self._words).split()
        found: list[ShelfRow] = []
        untold = self._untold()
        for heading, targets in groups_of(self._session.view):
            offered = [
                one for one in targets if not isinstance(one.row, Criterion) and one.holds(wanted)
            ]
            if offered:
                found.append(ShelfRow(heading))
                found += [self._row(target, untold) for target in offered]
        return found

    def _row(self, target: Target, untold: frozenset[str]) -> ShelfRow:
        told, whole = self._session.telling, self._session.view
        links = whole.links_to(target.row.id)
        count = 0
        if told is not None:
            count = len(told_sources(told, (link.source for link in links)))
        chosen = self._chosen()
        own = [link for link in links if link.source in chosen]
        return ShelfRow(
            target.name,
            target,
            carried=f"in {counted(count, 'frame')}" if count else "in no frame",
            is_missing=target.row.id in untold,
            is_linked=bool(chosen) and chosen == {link.source for link in own},
            is_suspect=any(whole.link_state(link).is_suspect for link in own),
        )

    def _chosen(self) -> set[str]:
        selection = self._session.selection
        return set(selection.ids) if selection.table == Frame.table else set()

    def _untold(self) -> frozenset[str]:
        story = self._session.story
        if story is None or not story.frames:
            return frozenset()  # Before the first frame nothing can be told.
        return frozenset(element.id for element in coverage(story).uncovered)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN:
            self._refresh()

    def _on_session_selected(self, _selection: object, _initiator: object) -> None:
        self._refresh()


def _spoken(row: ShelfRow) -> tuple[str, ...]:
    assert row.target is not None
    return f"{row.target.code} {row.words}".strip(), row.target.kind.lower()


def _state(row: ShelfRow) -> str:
    if row.is_suspect:
        return "suspect link to the chosen frame"
    return "linked to the chosen frame" if row.is_linked else ""
