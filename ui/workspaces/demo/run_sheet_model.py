"""The run sheet as a table: a row for each frame, each demo step and each question asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from narrative_studio.analysis.timing import value_beats
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.demo import Step
from narrative_studio.model.durations import format_duration, parse_duration
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.session import Session

Index = QModelIndex | QPersistentModelIndex

_SHOWN_TABLES = frozenset({"frame", "step", "link", "element", "narrative", "proof"})


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


class Kind(Enum):
    """What a row of the run sheet is."""

    FRAME = auto()
    STEP = auto()
    ASK = auto()
    EMPTY = auto()
    """A frame of the demo that has no step yet."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; ``step`` is None on the rows of frames. Times are of the demo steps only, in ms.

    ``ask`` is what is asked; ``is_checkpoint`` when it is the frame's and not the step's own.
    """

    kind: Kind
    frame: Frame
    number: str
    step: Step | None = None
    end_ms: int = 0
    ask: str = ""
    is_checkpoint: bool = False
    steps: int = 0
    steps_ms: int = 0
    carries: tuple[Element, ...] = ()


class RunSheetModel(QAbstractTableModel):
    """All demo steps of the told frames, in order, with running times."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._closed: set[str] = set()
        self._asking: str | None = None
        self._rows: list[SheetRow] = []
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self.refresh)
        self.refresh()

    # Reading

    def row(self, index: Index) -> SheetRow:
        """The row behind an index."""
        return self._rows[index.row()]

    def row_of_step(self, step_id: str) -> int | None:
        """Where a step stands, None while its frame is closed or it is not told."""
        return self._find(lambda row: row.kind is Kind.STEP and _id(row) == step_id)

    def row_of_frame(self, frame_id: str) -> int | None:
        """Where the heading of a frame stands."""
        return self._find(lambda row: row.kind is Kind.FRAME and row.frame.id == frame_id)

    def row_of_ask(self, step_id: str) -> int | None:
        """Where the question of a step stands."""
        return self._find(lambda row: row.kind is Kind.ASK and _id(row) == step_id)

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

    # Editing

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or row.step is None or not isinstance(value, str):
            return False
        if row.kind is Kind.ASK:
            return self._set_ask(row, value)
        column = Column(index.column())
        step = row.step
        if column is Column.TIME:
            try:
                planned_ms = parse_duration(value)
            except ValueError as error:
                self._session.messages.tell(f"The time of step {row.number} stays: {error}")
                return False
            return self._edit(step, planned_ms=planned_ms)
        return self._edit(step, **{CELLS[column]: value.strip()})

    def fold(self, frame_id: str) -> None:
        """Fold the steps of a frame away, or show them again."""
        self._closed ^= {frame_id}
        self.refresh()

    def begin_asking(self, step_id: str) -> int | None:
        """Show a row for the question of a step that has none yet, and say where."""
        self._asking = step_id
        self.refresh()
        return self.row_of_ask(step_id)

    def stop_asking(self) -> None:
        """Take an empty question's row away again."""
        if self._asking is not None:
            self._asking = None
            self.refresh()

    def refresh(self) -> None:
        """Read the narrative again."""
        story = self._session.story
        rows = [] if story is None else list(self._made(story))
        if rows == self._rows:
            return
        if _shape(rows) == _shape(self._rows):
            changed = [n for n, row in enumerate(rows) if row != self._rows[n]]
            self._rows = rows
            first, last = changed[0], changed[-1]
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    # Inside

    def _made(self, story: NarrativeView) -> list[SheetRow]:
        rows: list[SheetRow] = []
        demo_beats = {beat.id for beat in value_beats(story.template)}
        at_ms = 0
        for place, frame in enumerate(story.frames, start=1):
            steps = story.steps(frame.id)
            if not steps and frame.beat not in demo_beats:
                continue
            total_ms = sum(step.planned_ms for step in steps)
            rows.append(
                SheetRow(Kind.FRAME, frame, str(place), steps=len(steps), steps_ms=total_ms)
            )
            if self.is_closed(frame.id):
                at_ms += total_ms
                continue
            if not steps:
                rows.append(SheetRow(Kind.EMPTY, frame, str(place)))
            for number, step in enumerate(steps, start=1):
                at_ms += step.planned_ms
                name = f"{place}.{number}"
                rows.append(
                    SheetRow(Kind.STEP, frame, name, step, at_ms, carries=_carried(story, step))
                )
                ask = self._ask_row(frame, step, name, is_last=number == len(steps))
                if ask is not None:
                    rows.append(ask)
        return rows

    def _ask_row(self, frame: Frame, step: Step, name: str, *, is_last: bool) -> SheetRow | None:
        if step.ask.strip():
            return SheetRow(Kind.ASK, frame, name, step, ask=step.ask)
        if step.id == self._asking:
            return SheetRow(Kind.ASK, frame, name, step)
        if is_last and frame.checkpoint.strip():
            return SheetRow(Kind.ASK, frame, name, step, ask=frame.checkpoint, is_checkpoint=True)
        return None

    def _set_ask(self, row: SheetRow, value: str) -> bool:
        assert row.step is not None
        self._asking = None
        words = value.strip()
        if row.is_checkpoint:
            done = self._session.attempt(
                lambda: edit_cells(self._session.project, row.frame, checkpoint=words)
            )
            self.refresh()
            return done is None
        edited = self._edit(row.step, ask=words)
        self.refresh()
        return edited

    def _edit(self, step: Step, **cells: Any) -> bool:
        self._session.attempt(lambda: edit_cells(self._session.project, step, **cells))
        return True

    def _find(self, matches: Callable[[SheetRow], bool]) -> int | None:
        return next((n for n, row in enumerate(self._rows) if matches(row)), None)

    def _words(self, row: SheetRow, column: Column) -> str:
        if row.kind is Kind.STEP:
            return self._source(row, column)
        if column is not Column.STEP:
            return ""
        if row.kind is Kind.ASK:
            return f"Ask: {row.ask}"
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
            return self._words(row, Column.STEP)
        assert row.step is not None
        if column is Column.STEP:
            marks = ", wow" if row.step.is_wow else ""
            marks += ", optional" if row.step.is_optional else ""
            return f"Step {row.number}, {row.step.kind}{marks}"
        words = self._source(row, column)
        if column is Column.WHY:
            words = ", ".join([*(element.name for element in row.carries), words]).strip(", ")
        return f"{HEADINGS[column]}: {words or 'empty'}"

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN_TABLES:
            self.refresh()


def _carried(story: NarrativeView, step: Step) -> tuple[Element, ...]:
    elements = story.whole.elements
    return tuple(
        elements[link.target] for link in story.whole.links_from(step.id) if link.target in elements
    )


def _shape(rows: list[SheetRow]) -> list[tuple[Kind, str, str]]:
    return [(row.kind, row.frame.id, _id(row)) for row in rows]


def _id(row: SheetRow) -> str:
    return row.step.id if row.step is not None else ""
