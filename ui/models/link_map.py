"""The map of frames and elements as a Qt table model: a row for each element, a column a frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from narrative_studio.analysis.link_map import LinkMap, Meeting, link_map
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.session import Session

_SHOWN: Final = frozenset({"frame", "narrative", "step", "link", "element", "project"})
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class MapRow:
    """An element, or with ``element`` None the heading of its component."""

    key: str
    kind: ElementKind
    element: Element | None = None


class LinkMapModel(QAbstractTableModel):
    """Elements grouped by component against the told frames in their order."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._story: NarrativeView | None = None
        self._map: LinkMap | None = None
        self._rows: tuple[MapRow, ...] = ()
        self._frames: tuple[Frame, ...] = ()
        self._is_asleep = False
        self._load()
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)

    # Reading

    @property
    def story(self) -> NarrativeView | None:
        """The story as the columns show it."""
        return self._story

    @property
    def map(self) -> LinkMap | None:
        """The matrix that is shown, None where there is no story."""
        return self._map

    def row(self, row: int) -> MapRow:
        """What a row is."""
        return self._rows[row]

    def element(self, row: int) -> Element | None:
        """The element of a row, None for a heading."""
        return self._rows[row].element if 0 <= row < len(self._rows) else None

    def frame(self, column: int) -> Frame | None:
        """The frame of a column."""
        return self._frames[column] if 0 <= column < len(self._frames) else None

    def row_of(self, element: str) -> int:
        """The row of an element, -1 when it is not here."""
        return next((n for n, row in enumerate(self._rows) if row.key == element), -1)

    def column_of(self, frame: str) -> int:
        """The column of a frame, -1 when it is not here."""
        return next((n for n, one in enumerate(self._frames) if one.id == frame), -1)

    def meeting(self, row: int, column: int) -> Meeting | None:
        """What ties the element of a row and the frame of a column; None beside a heading."""
        element, frame = self.element(row), self.frame(column)
        if self._map is None or element is None or frame is None:
            return None
        return self._map.meeting(element.id, frame.id)

    def set_asleep(self, *, is_asleep: bool) -> None:
        """While nobody looks, changes are not followed; waking up takes them all in at once."""
        was_asleep, self._is_asleep = self._is_asleep, is_asleep
        if was_asleep and not is_asleep:
            self._refresh()

    # Qt's names from here

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._frames)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.element(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        meeting = self.meeting(index.row(), index.column())
        if meeting is None:
            return None
        if role == _Role.DisplayRole:
            return ", ".join(_told(meeting))
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return self._sentence(index.row(), index.column(), meeting)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            frame = self.frame(section)
            return None if frame is None else self._frame_words(section, frame, role)
        if not 0 <= section < len(self._rows):
            return None
        row = self._rows[section]
        if row.element is None:
            is_told = role in (_Role.DisplayRole, _Role.AccessibleTextRole)
            return row.kind.plural if is_told else None
        if role == _Role.DisplayRole:
            return f"{row.element.code} {row.element.name}".strip()
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole) and self._map is not None:
            name = f"{row.element.code} {row.element.name or 'Without a name'}".strip()
            return f"{name}. {self._map.total_of(row.element)}"
        return None

    # Inside

    def _frame_words(self, column: int, frame: Frame, role: int) -> str | None:
        if role == _Role.DisplayRole:
            return str(column + 1)
        if role not in (_Role.ToolTipRole, _Role.AccessibleTextRole) or self._map is None:
            return None
        count = self._map.carrying.get(frame.id, 0)
        carries = f"carries {count} element{'' if count == 1 else 's'}"
        if not count:
            reason = frame.no_link_because.strip()
            carries = "carries no element" + (f": {reason}" if reason else "")
        return f"Frame {column + 1}, {frame.headline or 'no headline yet'}, {carries}"

    def _sentence(self, row: int, column: int, meeting: Meeting) -> str:
        element, frame = self.element(row), self.frame(column)
        assert element is not None
        assert frame is not None
        name = f"{element.code} {element.name}".strip()
        ends = f"Frame {column + 1} {frame.headline} and {name}".replace("  ", " ")
        if not meeting.is_carried:
            return f"{ends}: not linked"
        suspect = ", suspect link" if meeting.is_suspect else ""
        return f"{ends}: {', '.join(_told(meeting, column + 1))}{suspect}"

    def _load(self) -> None:
        self._story = self._session.story
        self._map = link_map(self._story) if self._story is not None else None
        rows: list[MapRow] = []
        for kind, elements in self._map.groups if self._map is not None else ():
            rows.append(MapRow(kind.value, kind))
            rows += [MapRow(one.id, kind, one) for one in elements]
        self._rows = tuple(rows)
        self._frames = self._map.frames if self._map is not None else ()

    def _refresh(self) -> None:
        before = [row.key for row in self._rows], [frame.id for frame in self._frames]
        rows, frames, found, story = self._rows, self._frames, self._map, self._story
        self._load()
        if before == ([row.key for row in self._rows], [frame.id for frame in self._frames]):
            if self._rows and self._frames:
                last = self.index(len(self._rows) - 1, len(self._frames) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            for way, count in (
                (Qt.Orientation.Vertical, len(self._rows)),
                (Qt.Orientation.Horizontal, len(self._frames)),
            ):
                if count:
                    self.headerDataChanged.emit(way, 0, count - 1)
            return
        # Qt wants to see the old rows until the reset has begun.
        now = self._rows, self._frames, self._map, self._story
        self._rows, self._frames, self._map, self._story = rows, frames, found, story
        self.beginResetModel()
        self._rows, self._frames, self._map, self._story = now
        self.endResetModel()

    def _on_session_narrative_chosen(self) -> None:
        if not self._is_asleep:
            self._refresh()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN and not self._is_asleep:
            self._refresh()


def _told(meeting: Meeting, number: int | None = None) -> list[str]:
    """What ties them: the roles of the frame's links, then the steps."""
    words = [link.role.value for link in meeting.links]
    for one in meeting.steps:
        place = f"step {number}.{one.place}" if number is not None else "a demo step"
        words.append(f"{one.link.role.value} by {place}")
    return words
