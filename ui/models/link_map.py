"""The map of frames and elements as a Qt table model: a row for each element, a column a frame.

Beside a variant the frames that it leaves out keep their columns, and count for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from narrative_studio.analysis.linking.link_map import LinkMap, Meeting, link_map
from narrative_studio.analysis.naming import quoted
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import Variant
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.models.told_cells import differing_cells
from ui.models.zone_strips import ZoneStrip, strips_of
from ui.session import Session

_SHOWN: Final = frozenset(
    {"frame", "narrative", "step", "link", "element", "project", "zone"}
    | {"left_out", "override", "variant"}
)
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class MapRow:
    """An element, or with ``element`` None the heading of its component."""

    key: str
    kind: ElementKind
    element: Element | None = None


@dataclass(frozen=True)
class MapState:
    """All that the map shows at one moment.

    ``map`` is the matrix of the story as it is told, ``whole`` that of all its frames.
    ``differing`` are the frames whose headline is another in the variant.
    """

    story: NarrativeView | None = None
    map: LinkMap | None = None
    whole: LinkMap | None = None
    rows: tuple[MapRow, ...] = ()
    frames: tuple[Frame, ...] = ()
    left_out: frozenset[str] = frozenset()
    differing: frozenset[str] = frozenset()
    zones: Mapping[str, ZoneStrip] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[list[str], list[str], bool]:
        """What the rows and columns are, and whether zones take room over them."""
        columns = [str(frame.id) for frame in self.frames]
        return [row.key for row in self.rows], columns, bool(self.zones)


def state_of(story: NarrativeView | None, told: NarrativeView | None) -> MapState:
    """The map of a story as it is told; frames that are left out keep their columns."""
    if story is None or told is None:
        return MapState()
    whole = link_map(story)
    found = whole if told is story else link_map(told)
    rows: list[MapRow] = []
    for kind, elements in found.groups:
        rows.append(MapRow(kind.value, kind))
        rows += [MapRow(one.id, kind, one) for one in elements]
    kept = {frame.id: frame for frame in found.frames}
    return MapState(
        story=story,
        map=found,
        whole=whole,
        rows=tuple(rows),
        frames=tuple(kept.get(frame.id, frame) for frame in story.frames),
        left_out=frozenset(frame.id for frame in story.frames if frame.id not in kept),
        differing=frozenset(
            frame.id
            for frame in found.frames
            if "headline" in differing_cells(story.whole, told.variant, frame)
        ),
        zones=strips_of(story, told),
    )


class LinkMapModel(QAbstractTableModel):
    """Elements grouped by component against the told frames in their order."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._now = MapState()
        self._is_asleep = False
        self._now = state_of(session.story, session.telling)
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)
        session.variant_chosen.connect(self._on_session_narrative_chosen)

    # Reading

    @property
    def story(self) -> NarrativeView | None:
        """The whole story, whose frames have a column each."""
        return self._now.story

    @property
    def variant(self) -> Variant | None:
        """The variant that the story is told as."""
        return self._session.variant

    @property
    def map(self) -> LinkMap | None:
        """The matrix of the story as it is told, None where there is no story."""
        return self._now.map

    @property
    def whole(self) -> LinkMap | None:
        """The matrix of the whole story, frames included that the variant leaves out."""
        return self._now.whole

    def row(self, row: int) -> MapRow:
        """What a row is."""
        return self._now.rows[row]

    def element(self, row: int) -> Element | None:
        """The element of a row, None for a heading."""
        return self._now.rows[row].element if 0 <= row < len(self._now.rows) else None

    def frame(self, column: int) -> Frame | None:
        """The frame of a column."""
        return self._now.frames[column] if 0 <= column < len(self._now.frames) else None

    def is_left_out(self, column: int) -> bool:
        """Whether the shown variant does without the frame of a column."""
        frame = self.frame(column)
        return frame is not None and frame.id in self._now.left_out

    def differs(self, column: int) -> bool:
        """Whether the shown variant has a headline of its own for the frame of a column."""
        frame = self.frame(column)
        return frame is not None and frame.id in self._now.differing

    def zone(self, column: int) -> ZoneStrip | None:
        """The zone that the frame of a column belongs to."""
        frame = self.frame(column)
        return self._now.zones.get(frame.id) if frame is not None else None

    @property
    def has_zones(self) -> bool:
        """Whether any frame is in a zone."""
        return bool(self._now.zones)

    def is_left_out_element(self, element: Element) -> bool:
        """Whether only frames carry an element that the shown variant leaves out."""
        found, whole = self._now.map, self._now.whole
        if found is None or whole is None or found is whole:
            return False
        return not found.carried_by.get(element.id) and bool(whole.carried_by.get(element.id))

    def total_of(self, element: Element) -> str:
        """How many told frames carry an element, in words."""
        if self._now.map is None or self._now.whole is None:
            return ""
        if self.is_left_out_element(element):
            count = self._now.whole.carried_by[element.id]
            return f"Left out with {'its frame' if count == 1 else f'its {count} frames'}"
        return self._now.map.total_of(element)

    def row_of(self, element: str) -> int:
        """The row of an element, -1 when it is not here."""
        return next((n for n, row in enumerate(self._now.rows) if row.key == element), -1)

    def column_of(self, frame: str) -> int:
        """The column of a frame, -1 when it is not here."""
        return next((n for n, one in enumerate(self._now.frames) if one.id == frame), -1)

    def meeting(self, row: int, column: int) -> Meeting | None:
        """What ties the element of a row and the frame of a column; None beside a heading."""
        element, frame = self.element(row), self.frame(column)
        if self._now.whole is None or element is None or frame is None:
            return None
        return self._now.whole.meeting(element.id, frame.id)

    def set_asleep(self, *, is_asleep: bool) -> None:
        """While nobody looks, changes are not followed; waking up takes them all in at once."""
        was_asleep, self._is_asleep = self._is_asleep, is_asleep
        if was_asleep and not is_asleep:
            self._refresh()

    # Qt's names from here

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._now.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._now.frames)

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
        if not 0 <= section < len(self._now.rows):
            return None
        row = self._now.rows[section]
        if row.element is None:
            is_told = role in (_Role.DisplayRole, _Role.AccessibleTextRole)
            return row.kind.plural if is_told else None
        if role == _Role.DisplayRole:
            return f"{row.element.code} {row.element.name}".strip()
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole) and self._now.map is not None:
            name = f"{row.element.code} {row.element.name or 'Without a name'}".strip()
            return f"{name}. {self.total_of(row.element)}"
        return None

    # Inside

    def _frame_words(self, column: int, frame: Frame, role: int) -> str | None:
        if role == _Role.DisplayRole:
            return str(column + 1)
        if role not in (_Role.ToolTipRole, _Role.AccessibleTextRole) or self._now.map is None:
            return None
        headline = frame.headline or "no headline yet"
        if self.is_left_out(column) and self.variant is not None:
            return f"Frame {column + 1}, {headline}, left out of {quoted(self.variant.name)}"
        count = self._now.map.carrying.get(frame.id, 0)
        carries = f"carries {count} element{'' if count == 1 else 's'}"
        if not count:
            reason = frame.no_link_because.strip()
            carries = "carries no element" + (f": {reason}" if reason else "")
        zone = self.zone(column)
        inside = f", in the zone {zone.name}" if zone is not None else ""
        differs = ""
        if self.differs(column) and self.variant is not None:
            differs = f", headline differs in {quoted(self.variant.name)}"
        return f"Frame {column + 1}, {headline}, {carries}{inside}{differs}"

    def _sentence(self, row: int, column: int, meeting: Meeting) -> str:
        element, frame = self.element(row), self.frame(column)
        assert element is not None
        assert frame is not None
        name = f"{element.code} {element.name}".strip()
        ends = f"Frame {column + 1} {frame.headline} and {name}".replace("  ", " ")
        if self.is_left_out(column) and self.variant is not None:
            ends = f"{ends}, left out of {quoted(self.variant.name)}"
        if not meeting.is_carried:
            return f"{ends}: not linked"
        suspect = ", suspect link" if meeting.is_suspect else ""
        return f"{ends}: {', '.join(_told(meeting, column + 1))}{suspect}"

    def _refresh(self) -> None:
        fresh = state_of(self._session.story, self._session.telling)
        if fresh.keys != self._now.keys:
            self.beginResetModel()
            self._now = fresh
            self.endResetModel()
            return
        self._now = fresh
        if fresh.rows and fresh.frames:
            last = self.index(len(fresh.rows) - 1, len(fresh.frames) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        for way, count in (
            (Qt.Orientation.Vertical, len(fresh.rows)),
            (Qt.Orientation.Horizontal, len(fresh.frames)),
        ):
            if count:
                self.headerDataChanged.emit(way, 0, count - 1)

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
