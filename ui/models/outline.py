"""The outline as a Qt table model: a row for each beat and each frame, a column for each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.rules.custom import misfit
from narrative_studio.analysis.story.variants import left_out_of
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import OVERRIDABLE, Variant
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.models.dragged_frames import FRAMES_MIME, DraggedFrames
from ui.models.outline_cells import (
    custom_value,
    edited_value,
    heading_words,
    shown_words,
    spoken_cell,
    spoken_heading,
    store,
)
from ui.models.outline_columns import NUMBER, Kind, OutlineColumn, columns_of
from ui.models.outline_rows import OutlineRow, rows_of
from ui.models.row_steps import Inserted, Moved, Removed, Shuffled, row_steps
from ui.models.told_cells import (
    ToldCell,
    edit_told,
    tell_typing,
    told_cell,
    told_frame,
    where_words,
)
from ui.models.zone_strips import ZoneStrip, strips_of
from ui.session import Session

_TOLD: Final = frozenset({"left_out", "override", "variant"})
_SHOWN: Final = _TOLD | {
    *("frame", "narrative", "step", "link", "question", "person", "custom_field", "custom_value"),
    "zone",
}
_PLACING: Final = frozenset({"*", "beat", "rank", "is_backup", "narrative", "template"})
_FRAME_ONLY: Final = frozenset({"frame"})

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX: Final = QModelIndex()


class OutlineModel(QAbstractTableModel):
    """Shows the session's story in the order in which it is told, backups last.

    Signals:
        restructuring(): rows are about to come, go or move; what is being typed can be stored.
        columns_changed(): the team's own fields are others.
    """

    restructuring = Signal()
    columns_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._story: NarrativeView | None = None
        self._matching: frozenset[str] | None = None
        self._rows: list[OutlineRow] = []
        self._place: dict[str, int] | None = None
        self._edited: ToldCell | None = None
        self._variant: Variant | None = None
        self._left_out: frozenset[str] = frozenset()
        self._differing: Mapping[str, Set[str]] = {}
        self._zones: dict[str, ZoneStrip] = {}
        self._columns = columns_of(())
        self._load()
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)
        session.variant_chosen.connect(self._on_session_variant_chosen)

    # Reading

    @property
    def session(self) -> Session:
        """The session whose story is shown."""
        return self._session

    @property
    def story(self) -> NarrativeView | None:
        """The whole story, whose frames have a row each."""
        return self._story

    @property
    def told(self) -> NarrativeView | None:
        """The story as the shown variant tells it."""
        return self._session.telling

    @property
    def columns(self) -> tuple[OutlineColumn, ...]:
        """What the columns are, by their numbers."""
        return self._columns

    def column_at(self, key: str) -> int:
        """The number of a column, -1 where there is none of that key."""
        return next((n for n, column in enumerate(self._columns) if column.key == key), -1)

    def row(self, row: int) -> OutlineRow:
        """What a row is."""
        return self._rows[row]

    def frame(self, row: int) -> Frame | None:
        """The frame of a row as it is told, None for a heading."""
        stored = self.stored(row)
        if stored is None or self._variant is None or stored.id not in self._differing:
            return stored
        return told_frame(self._session.view, self._variant, stored)

    def stored(self, row: int) -> Frame | None:
        """The frame of a row as the story has it, None for a heading."""
        frame = self._rows[row].frame
        return None if frame is None or self._story is None else self._story.whole.frames.get(frame)

    def is_left_out(self, row: int) -> bool:
        """Whether the shown variant does without the frame of a row."""
        return self._rows[row].key in self._left_out

    def differs(self, row: int, column: OutlineColumn) -> bool:
        """Whether the shown variant says a cell in its own way."""
        key = self._rows[row].key
        return column.cell in self._differing.get(key, ()) and key not in self._left_out

    def story_words(self, row: int, column: OutlineColumn) -> str:
        """What the story says in a cell that the shown variant says otherwise, in one line."""
        stored, story = self.stored(row), self._story
        if stored is None or story is None or not self.differs(row, column):
            return ""
        return " ".join(shown_words(story, stored, column).split()) or "empty"

    def trouble(self, row: int, column: OutlineColumn) -> str:
        """What the value of a field of the team's own is not, in short; empty where it fits."""
        stored, story = self.stored(row), self._story
        if stored is None or story is None or column.custom is None:
            return ""
        said = misfit(column.custom, custom_value(story, stored.id, column.field))
        return f"{said[:1].upper()}{said[1:]}"

    def where_words(self, row: int, column: OutlineColumn) -> str:
        """What typing in a cell changes; nothing while the whole story is shown."""
        return where_words(self._session, is_differing=self.differs(row, column))

    def zone(self, row: int) -> ZoneStrip | None:
        """The zone that the frame of a row belongs to; a heading stands in that which goes on."""
        key = self._rows[row].key
        if self._rows[row].frame is not None or row + 1 >= len(self._rows):
            return self._zones.get(key)
        before = self._zones.get(self._rows[row - 1].key) if row else None
        return before if before == self._zones.get(self._rows[row + 1].key) else None

    def zones_from(self, heading: int) -> list[ZoneStrip]:
        """The zones of the frames below a heading, in order."""
        rows = self._rows[heading + 1 : heading + 1 + self.in_sight(heading)]
        found = [self._zones[row.key] for row in rows if row.key in self._zones]
        return list(dict.fromkeys(found))

    def row_of(self, key: str) -> int:
        """The row of a frame or of a beat's heading, -1 when it is not here."""
        if self._place is None:
            self._place = {row.key: place for place, row in enumerate(self._rows)}
        return self._place.get(key, -1)

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [place for place, row in enumerate(self._rows) if row.frame is None]

    def in_sight(self, heading: int) -> int:
        """How many frames stand below a heading."""
        end = heading + 1
        while end < len(self._rows) and self._rows[end].frame is not None:
            end += 1
        return end - heading - 1

    def frames(self, rows: Sequence[int]) -> list[FrameId]:
        """The frames among these rows, in the order of the story."""
        found = [self._rows[row].frame for row in sorted(rows)]
        return [frame for frame in found if frame is not None]

    def show_matching(self, frames: frozenset[str] | None) -> None:
        """Show only these frames, or with None all of them."""
        if frames != self._matching:
            self._matching = frames
            self._rearrange(self._wanted())

    # Editing

    def begin_edit(self, index: Index) -> None:
        """Note what a cell shows, so that what arrives while it is edited is not overwritten."""
        frame, column = self.stored(index.row()), self._columns[index.column()]
        self._edited = None
        if frame is not None and column.cell in OVERRIDABLE:
            self._edited = told_cell(self._session, frame, column.cell)

    def note_typing(self, frame_id: str, cell: str, text: str) -> None:
        """Tell what is being typed in a cell."""
        frame = self._session.view.frames.get(frame_id)
        if frame is not None:
            tell_typing(self._session, frame, cell, text)

    def end_edit(self) -> None:
        """Forget what was noted."""
        self._edited = None

    def tell_no_time(self, typed: str) -> None:
        """Say that what was typed as a time is not kept."""
        self._session.messages.tell_no_time(typed)

    # Qt's names from here

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._columns[section].title if section < len(self._columns) else None
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self._story is None:
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        frame = self.frame(index.row())
        if frame is None:
            if role == _Role.AccessibleTextRole:
                return self._spoken_heading(index.row())
            is_name = role == _Role.DisplayRole and not index.column()
            return heading_words(self._story, row.beat)[0] if is_name else None
        if role == _Role.DisplayRole:
            return shown_words(self._story, frame, column)
        if role == _Role.EditRole:
            return edited_value(self._story, frame, column)
        if role == _Role.AccessibleTextRole:
            words = spoken_cell(self._story, frame, column)
            more = (self.trouble(index.row(), column), self._of_variant(index.row(), column))
            return ", ".join(filter(None, (words, *more)))
        if role == _Role.ToolTipRole:
            words = shown_words(self._story, frame, column)
            words = words if column.kind in (Kind.LINE, Kind.LONG) else ""
            return "\n\n".join(filter(None, (words, self._of_variant(index.row(), column)))) or None
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.EditRole or not index.isValid():
            return False
        frame, column = self.stored(index.row()), self._columns[index.column()]
        if frame is None or not column.is_editable:
            return False
        if column.cell in OVERRIDABLE:
            return self._store_told(index, frame, column.cell, value)
        project = self._session.project

        def verb() -> bool:
            store(project, frame, column, value)
            return True

        return self._session.attempt(verb) is True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self._rows[index.row()].frame is not None:
            flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            if self._columns[index.column()].is_editable:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def mimeTypes(self) -> list[str]:
        return [FRAMES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return DraggedFrames(self._session, self.frames(list({index.row() for index in indexes})))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def _store_told(self, index: Index, frame: Frame, cell: str, value: Any) -> bool:
        """Store a wording or a time where it is said: in the variant, or in the story."""
        begun = self._edited
        if begun is None or (begun.frame.id, begun.what) != (frame.id, cell):
            begun = told_cell(self._session, frame, cell)
        done = edit_told(self._session, begun, value)
        if self._edited is not None:
            # The editor stays open where typing is stored on the way: it goes on from here.
            self.begin_edit(index)
        return done

    def _spoken_heading(self, row: int) -> str:
        story, beat = self._story, self._rows[row].beat
        assert story is not None
        words = [spoken_heading(story, beat, self.in_sight(row), self.told)]
        words += [f"zone {zone.name}, {zone.words}" for zone in self.zones_from(row)]
        return ", ".join(words)

    def _of_variant(self, row: int, column: OutlineColumn) -> str:
        """What is to be said of a cell beside a variant."""
        if self._variant is None:
            return ""
        name = quoted(self._variant.name)
        if column.key == NUMBER:
            return f"left out of {name}" if self.is_left_out(row) else ""
        words = self.story_words(row, column)
        return f"Differs in {name}. Story: {words}" if words else ""

    # Following changes

    def _load(self) -> None:
        self._story = self._session.story
        self._columns = columns_of(self._session.view.custom_fields.ordered)
        self._note_variant()
        self._rows = self._wanted()
        self._place = None

    def _wanted(self) -> list[OutlineRow]:
        return rows_of(self._story, self._matching) if self._story is not None else []

    def _note_variant(self) -> None:
        """Note what the shown variant leaves out and says otherwise."""
        whole, variant = self._session.view, self._session.variant
        self._variant = variant
        self._left_out = left_out_of(whole, variant) if variant is not None else frozenset()
        differing: dict[str, set[str]] = {}
        for override in whole.overrides.of("variant", variant.id) if variant is not None else ():
            differing.setdefault(override.frame, set()).add(override.what)
        self._differing = differing
        story, told = self._story, self._session.telling
        self._zones = strips_of(story, told) if story is not None and told is not None else {}

    def _on_session_narrative_chosen(self) -> None:
        self.restructuring.emit()
        self.beginResetModel()
        self._load()
        self.endResetModel()

    def _on_session_variant_chosen(self) -> None:
        self._note_variant()
        if self._rows:
            self._tell(0, len(self._rows) - 1)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        tables = changes.tables()
        if not tables & _SHOWN:
            return
        old, new = self._story, self._session.story
        if new is None or old is None or old.narrative.id != new.narrative.id:
            self._on_session_narrative_chosen()
            return
        if "custom_field" in tables:
            self._on_session_narrative_chosen()
            self.columns_changed.emit()
            return
        self._story = new
        self._note_variant()
        is_placing = bool(tables & {"frame", "narrative"} and changes.fields & _PLACING)
        if is_placing:
            self._rearrange(self._wanted())
        if tables & _SHOWN == _FRAME_ONLY and not is_placing:
            for table, row_id in changes.rows:
                if table == Frame.table and (row := self.row_of(row_id)) >= 0:
                    self._tell(row, row)
        elif self._rows:
            self._tell(0, len(self._rows) - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _rearrange(self, wanted: list[OutlineRow]) -> None:
        before, after = [row.key for row in self._rows], [row.key for row in wanted]
        if before == after:
            self._take(wanted)
            return
        self.restructuring.emit()
        by_key = {row.key: row for row in wanted}
        for step in row_steps(before, after):
            if isinstance(step, Inserted):
                self.beginInsertRows(QModelIndex(), step.first, step.last)
                fresh = [by_key[key] for key in after[step.first : step.last + 1]]
                self._take([*self._rows[: step.first], *fresh, *self._rows[step.first :]])
                self.endInsertRows()
            else:
                self._take_step(step)
        self._take(wanted)

    def _take(self, rows: list[OutlineRow]) -> None:
        self._rows, self._place = rows, None

    def _take_step(self, step: Removed | Moved | Shuffled) -> None:
        rows, parent = list(self._rows), QModelIndex()
        if isinstance(step, Removed):
            self.beginRemoveRows(parent, step.first, step.last)
            del rows[step.first : step.last + 1]
            self._take(rows)
            self.endRemoveRows()
        elif isinstance(step, Moved):
            self.beginMoveRows(parent, step.first, step.last, parent, step.to)
            block = rows[step.first : step.last + 1]
            del rows[step.first : step.last + 1]
            to = step.to if step.to < step.first else step.to - len(block)
            rows[to:to] = block
            self._take(rows)
            self.endMoveRows()
        else:
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            row_now = {was: now for now, was in enumerate(step.order)}
            self._take([rows[was] for was in step.order])
            new = [self.index(row_now[one.row()], one.column()) for one in old]
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()
