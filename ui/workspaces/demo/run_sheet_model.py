"""The run sheet as a table: a row for each frame, each demo step and each question asked."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from narrative_studio.commands.links import mention
from narrative_studio.markup import plain_text
from narrative_studio.model.demo import Step
from narrative_studio.model.durations import format_duration, parse_duration
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import Override
from narrative_studio.project import ChangeSet
from ui.inspector.cell_typing import CellTyping
from ui.models.row_steps import Inserted, Moved, Removed, Shuffled, row_steps
from ui.models.told_cells import own_words, say_own
from ui.session import Session
from ui.workspaces.demo.sheet_rows import Kind, SheetRow, SheetRows

Index = QModelIndex | QPersistentModelIndex

_SHOWN_TABLES = frozenset(
    {"frame", "step", "link", "element", "narrative", "person", "proof", "comment"}
    | {"variant", "left_out", "override"}
)


class Column(IntEnum):
    """The columns of the run sheet."""

    STEP = 0
    TIME = 1
    DO = 2
    SAY = 3
    SEE = 4
    WHY = 5
    FAILS = 6


HEADINGS = {
    Column.STEP: "Step",
    Column.TIME: "Time",
    Column.DO: "Do",
    Column.SAY: "Say",
    Column.SEE: "They see",
    Column.WHY: "Why it matters",
    Column.FAILS: "If it fails",
}

CELLS = {
    Column.DO: "do",
    Column.SAY: "say",
    Column.SEE: "expect",
    Column.WHY: "why",
    Column.FAILS: "fallback",
}
"""The cell of a step that each column edits."""


class RunSheetModel(QAbstractTableModel):
    """All demo steps of the told frames, in order, with running times.

    ``typing`` follows what is typed into a cell in place.

    Signals:
        restructuring(): rows are about to come, go or move; what is being typed can be stored.
        refreshed(): the rows are those of the narrative again.
    """

    restructuring = Signal()
    refreshed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.typing = CellTyping(session, self)
        self._closed: set[str] = set()
        self._asking: str | None = None
        self._is_refreshing = False
        self._is_stale = False
        self._made = SheetRows()
        self._rows: list[SheetRow] = []
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self.refresh)
        session.variant_chosen.connect(self.refresh)
        self.refresh()

    # Reading

    def row(self, index: Index) -> SheetRow:
        """The row behind an index."""
        return self._rows[index.row()]

    @property
    def is_refreshing(self) -> bool:
        """Whether rows are coming and going, so that nobody has chosen what becomes current."""
        return self._is_refreshing

    def row_of_step(self, step_id: str) -> int | None:
        """Where a step stands, None while its frame is closed or it is not told."""
        return self._find(lambda row: row.kind is Kind.STEP and _id(row) == step_id)

    def row_of_frame(self, frame_id: str) -> int | None:
        """Where the heading of a frame stands."""
        return self._find(lambda row: row.kind is Kind.FRAME and row.frame.id == frame_id)

    def row_of_ask(self, step_id: str) -> int | None:
        """Where the question of a step stands: its own, else the checkpoint after it."""
        return self._find(lambda row: row.kind is Kind.ASK and _id(row) == step_id)

    def frames(self) -> tuple[str, ...]:
        """The ids of the told frames of the demo, in order."""
        return tuple(
            row.frame.id for row in self._rows if row.kind is Kind.FRAME and not row.is_left_out
        )

    def is_closed(self, frame_id: str) -> bool:
        """Whether the steps of a frame are folded away."""
        return frame_id in self._closed

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[Column(section)]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self._rows[index.row()]
        if row.kind is Kind.STEP:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            if index.column() != Column.STEP:
                flags |= Qt.ItemFlag.ItemIsEditable
        elif row.kind is Kind.ASK and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, Column(index.column()))
        if role == Qt.ItemDataRole.EditRole:
            if row.kind is Kind.ASK:
                return row.ask
            return self._source(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, Column(index.column()))
        return None

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    # Editing

    def edited_cell(self, index: Index) -> tuple[Frame | Step | Override, str]:
        """The row of the document and the cell of it that an index edits.

        A checkpoint is edited where it is said: in the shown variant where that has its own.
        """
        row = self._rows[index.row()]
        if row.is_checkpoint:
            own = own_words(self._session, row.frame, "checkpoint")
            return (row.frame, "checkpoint") if own is None else (own, "value")
        assert row.step is not None
        if row.kind is Kind.ASK:
            return row.step, "ask"
        column = Column(index.column())
        return row.step, "planned_ms" if column is Column.TIME else CELLS[column]

    def end_edit(self) -> None:
        """Take an empty question's row away again."""
        if self._asking is not None:
            self._asking = None
            self.refresh()

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        if not index.isValid() or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        thing, cell = self.edited_cell(index)
        wanted: object = value.strip()
        if cell == "planned_ms":
            try:
                wanted = parse_duration(value)
            except ValueError as error:
                number = self._rows[index.row()].number
                self._session.messages.tell(f"The time of step {number} stays: {error}")
                return False
        if isinstance(thing, Override):
            bases = self.typing.bases(thing, cell) or {}
            done = say_own(self._session, thing, str(wanted), base=bases.get(cell))
            self.typing.go_on(thing, cell)
        else:
            done = self.typing.store(thing, cell, wanted)
        if cell == "ask" and self._asking is not None:
            self._asking = None
            self.refresh()
        return done

    def fold(self, frame_id: str) -> None:
        """Fold the steps of a frame away, or show them again."""
        self._closed ^= {frame_id}
        self.refresh()

    def begin_asking(self, step_id: str) -> int | None:
        """Show a row for the question of a step that has none yet, and say where."""
        self._asking = step_id
        self.refresh()
        return self.row_of_ask(step_id)

    def refresh(self) -> None:
        """Read the narrative again; rows that stay keep what a view knows of them."""
        self._is_stale = True
        if self._is_refreshing:
            return
        self._is_refreshing = True
        try:
            while self._is_stale:
                self._is_stale = False
                self._take(self._wanted())
        finally:
            self._is_refreshing = False
        self.refreshed.emit()

    # Inside

    def _wanted(self) -> list[SheetRow]:
        told = self._session.telling
        if told is None:
            return []
        return self._made.of(
            told, closed=self._closed, asks=self._asking, whole=self._session.story
        )

    def _take(self, rows: list[SheetRow]) -> None:
        before, after = [row.key for row in self._rows], [row.key for row in rows]
        if before != after:
            self.restructuring.emit()
            if self._is_stale:
                return  # Storing what was typed has changed the narrative: it is read again.
            by_key = {row.key: row for row in rows}
            for step in row_steps(before, after):
                if isinstance(step, Inserted):
                    self.beginInsertRows(QModelIndex(), step.first, step.last)
                    fresh = after[step.first : step.last + 1]
                    self._rows[step.first : step.first] = [by_key[key] for key in fresh]
                    self.endInsertRows()
                else:
                    self._rearrange(step)
        pairs = zip(rows, self._rows, strict=True)
        changed = [n for n, (row, old) in enumerate(pairs) if row is not old and row != old]
        self._rows = rows
        if changed:
            last = self.index(changed[-1], len(Column) - 1)
            self.dataChanged.emit(self.index(changed[0], 0), last)

    def _rearrange(self, step: Removed | Moved | Shuffled) -> None:
        rows, parent = self._rows, QModelIndex()
        if isinstance(step, Removed):
            self.beginRemoveRows(parent, step.first, step.last)
            del rows[step.first : step.last + 1]
            self.endRemoveRows()
        elif isinstance(step, Moved):
            self.beginMoveRows(parent, step.first, step.last, parent, step.to)
            block = rows[step.first : step.last + 1]
            del rows[step.first : step.last + 1]
            to = step.to if step.to < step.first else step.to - len(block)
            rows[to:to] = block
            self.endMoveRows()
        else:
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            row_now = {was: now for now, was in enumerate(step.order)}
            self._rows = [rows[was] for was in step.order]
            new = [self.index(row_now[index.row()], index.column()) for index in old]
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()

    @property
    def session(self) -> Session:
        """What the sheet shows and changes."""
        return self._session

    def mention(self, index: Index, words: str, target: Row) -> bool:
        """Store the words of a cell that name something, and link its row to that, in one step."""
        thing, cell = self.edited_cell(index)
        if isinstance(thing, Override):
            return self.setData(index, words)  # What a variant says is no end of a link.
        bases = self.typing.bases(thing, cell)
        project, text = self._session.project, words.strip()

        def store() -> bool:
            mention(project, source=thing, column=cell, text=text, target=target, bases=bases)
            return True

        done = self._session.attempt(store) is True
        self.typing.go_on(thing, cell)
        return done

    def _find(self, matches: Callable[[SheetRow], bool]) -> int | None:
        return next((n for n, row in enumerate(self._rows) if matches(row)), None)

    def _words(self, row: SheetRow, column: Column) -> str:
        if row.kind is Kind.STEP:
            return self._source(row, column)
        if column is not Column.STEP:
            return ""
        if row.kind is Kind.ASK:
            return f"{'Checkpoint' if row.is_checkpoint else 'Ask'}: {row.ask}"
        if row.kind is Kind.EMPTY:
            return "No demo step yet"
        return f"Frame {row.number} {row.frame.headline}"

    def _source(self, row: SheetRow, column: Column) -> str:
        step = row.step
        if step is None:
            return ""
        if column is Column.STEP:
            return row.number
        if column is Column.TIME:
            return format_duration(step.planned_ms)
        return str(getattr(step, CELLS[column]))

    def _spoken(self, row: SheetRow, column: Column) -> str:
        if row.kind is not Kind.STEP:
            out = "left out of the variant" if row.is_left_out else ""
            said = (self._words(row, Column.STEP), out, row.differs, row.lack, row.comment_words)
            return ", ".join(filter(None, said))
        assert row.step is not None
        if column is Column.STEP:
            marks = ", wow" if row.step.is_wow else ""
            marks += ", optional" if row.step.is_optional else ""
            marks += ", with a picture" if row.step.picture else ""
            drives, talks = row.who
            marks += f", {drives} drives" if drives else ""
            marks += f", {talks} talks" if talks else ""
            marks += f", {row.comment_words}" if row.comments else ""
            return f"Step {row.number}, {row.step.kind}{marks}"
        words = " ".join(plain_text(self._source(row, column)).split())
        if column is Column.WHY:
            words = ", ".join([*(element.name for element in row.carries), words]).strip(", ")
        return f"{HEADINGS[column]}: {words or 'empty'}"

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN_TABLES:
            self.refresh()


def _id(row: SheetRow) -> str:
    return row.step.id if row.step is not None else ""
