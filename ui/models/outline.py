"""The outline as a Qt table model: a row for each beat and each frame, a column for each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.ids import FrameId
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.models.outline_cells import (
    edited_value,
    heading_words,
    shown_words,
    spoken_cell,
    spoken_heading,
    store,
)
from ui.models.outline_columns import Kind, OutlineColumn, columns_of
from ui.models.row_steps import Inserted, Moved, Removed, Shuffled, row_steps
from ui.models.storyboard import FRAMES_MIME
from ui.session import Session

BACKUPS_KEY: Final = "backups"
_SHOWN: Final = frozenset(
    {"frame", "narrative", "step", "link", "question", "person", "custom_field", "custom_value"}
)
_PLACING: Final = frozenset({"*", "beat", "rank", "is_backup", "narrative", "template"})
_FRAME_ONLY: Final = frozenset({"frame"})

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A frame, or with ``frame`` None the heading of a beat, or of the backups (beat empty)."""

    key: str
    beat: str
    frame: FrameId | None = None
    is_backup: bool = False


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
        self._bases: dict[str, tuple[str, ...]] = {}
        self._columns = columns_of(())
        self._load()
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)

    # Reading

    @property
    def story(self) -> NarrativeView | None:
        """The story as the rows show it."""
        return self._story

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
        """The frame of a row, None for a heading."""
        frame = self._rows[row].frame
        return None if frame is None or self._story is None else self._story.whole.frames.get(frame)

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
        frame, column = self.frame(index.row()), self._columns[index.column()]
        self._bases = {}
        if frame is not None and column.cell and column.kind in (Kind.LINE, Kind.LONG):
            heads = self._session.project.heads_shown(frame, column.cell)
            self._bases = {column.cell: heads}

    def end_edit(self) -> None:
        """Forget what was noted."""
        self._bases = {}

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
                return spoken_heading(self._story, row.beat, self.in_sight(index.row()))
            is_name = role == _Role.DisplayRole and not index.column()
            return heading_words(self._story, row.beat)[0] if is_name else None
        if role == _Role.DisplayRole:
            return shown_words(self._story, frame, column)
        if role == _Role.EditRole:
            return edited_value(self._story, frame, column)
        if role == _Role.AccessibleTextRole:
            return spoken_cell(self._story, frame, column)
        if role == _Role.ToolTipRole and column.kind in (Kind.LINE, Kind.LONG):
            return shown_words(self._story, frame, column) or None
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.EditRole or not index.isValid():
            return False
        frame, column = self.frame(index.row()), self._columns[index.column()]
        if frame is None or not column.is_editable:
            return False
        project, is_begun = self._session.project, column.cell in self._bases
        bases = dict(self._bases) if is_begun else None
        wanted = Status(value) if column.kind is Kind.STATUS else value

        def verb() -> bool:
            if column.cell and column.kind is not Kind.BEAT:
                edit_cells(project, frame, bases=bases, **{column.cell: wanted})
            else:
                store(project, frame, column, value)
            return True

        done = self._session.attempt(verb) is True
        if is_begun and self._session.view.frames.get(frame.id) is not None:
            # The editor stays open where typing is stored on the way: it goes on from here.
            now = self._session.view.frames[frame.id]
            self._bases = {column.cell: project.heads_shown(now, column.cell)}
        return done

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
        data = QMimeData()
        frames = self.frames(list({index.row() for index in indexes}))
        data.setData(FRAMES_MIME, "\n".join(frames).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    # Following changes

    def _load(self) -> None:
        self._story = self._session.story
        self._columns = columns_of(self._session.view.custom_fields.ordered)
        self._rows = self._wanted()
        self._place = None

    def _wanted(self) -> list[OutlineRow]:
        story, matching = self._story, self._matching
        if story is None:
            return []
        by_beat: dict[str, list[OutlineRow]] = {beat.id: [] for beat in story.template.beats}
        hidden: list[OutlineRow] = []
        for frame in story.all_frames:
            if matching is not None and frame.id not in matching:
                continue
            beat = story.beat(frame).id
            row = OutlineRow(frame.id, beat, frame.id, frame.is_backup)
            (hidden if frame.is_backup else by_beat[beat]).append(row)
        found: list[OutlineRow] = []
        for beat_id, rows in by_beat.items():
            if rows or matching is None:
                found += [OutlineRow(f"beat:{beat_id}", beat_id), *rows]
        if hidden:
            found += [OutlineRow(BACKUPS_KEY, "", is_backup=True), *hidden]
        return found

    def _on_session_narrative_chosen(self) -> None:
        self.restructuring.emit()
        self.beginResetModel()
        self._load()
        self.endResetModel()

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
