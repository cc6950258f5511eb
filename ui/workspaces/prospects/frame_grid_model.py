"""What happened at each frame of one session, as a table that is filled in by single keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtCore import Signal as QtSignal

from narrative_studio.model.durations import format_duration, parse_duration
from narrative_studio.model.ids import PersonId
from narrative_studio.model.observed import TAKEN, Mark, MarkKind, Rating, Reached, Recalled
from narrative_studio.model.prospects import LEAST_RATING, MOST_RATING, Metric, TestSession
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from ui.models.row_table import Index, RowTableModel

Role = Qt.ItemDataRole

LINE: Final = int(Role.UserRole)
"""The ``Line`` of a row."""


class Column(IntEnum):
    """The columns from the start to the end of a row."""

    FRAME = 0
    REACHED = 1
    TIME = 2
    TAKEN = 3
    REACTION = 4
    CLARITY = 5
    RELEVANCE = 6
    DIFFERENTIATION = 7
    BELIEVABILITY = 8
    RECALLED = 9


TITLES: Final = {
    Column.FRAME: "Frame",
    Column.REACHED: "Reached",
    Column.TIME: "Time",
    Column.TAKEN: "Taken as",
    Column.REACTION: "In a word",
    Column.CLARITY: "Clear",
    Column.RELEVANCE: "Relevant",
    Column.DIFFERENTIATION: "Different",
    Column.BELIEVABILITY: "Believed",
    Column.RECALLED: "Recalled",
}
METRIC_OF: Final = {
    Column.CLARITY: Metric.CLARITY,
    Column.RELEVANCE: Metric.RELEVANCE,
    Column.DIFFERENTIATION: Metric.DIFFERENTIATION,
    Column.BELIEVABILITY: Metric.BELIEVABILITY,
}
TYPED: Final = frozenset({Column.TIME, Column.REACTION})
"""Cells whose text is typed; of the others one of a few words is chosen."""


def choices(column: Column) -> tuple[tuple[object, str], ...]:
    """What can be chosen in a cell of a column, as value and word; none where text is typed."""
    if column is Column.REACHED:
        return (Reached.REACHED, "reached"), (Reached.SKIPPED, "skipped")
    if column is Column.TAKEN:
        return tuple((kind, kind.value) for kind in TAKEN)
    if column is Column.RECALLED:
        return tuple((word, word.value) for word in Recalled)
    if column in METRIC_OF:
        return tuple((value, str(value)) for value in range(LEAST_RATING, MOST_RATING + 1))
    return ()


@dataclass(frozen=True, slots=True)
class Line:
    """What one session says of one frame, with the ratings and marks of one person.

    ``marked`` are the kinds of the marks of everybody.
    """

    frame: Frame
    number: str
    reached: Reached
    duration_ms: int
    taken: MarkKind | None
    marked: tuple[MarkKind, ...]
    rating: Rating | None
    recalled: Recalled | None

    def value(self, column: Column) -> object:
        """What a cell holds; None where nothing was noted."""
        if column in METRIC_OF:
            return self.rating.of(METRIC_OF[column]) if self.rating is not None else None
        found: dict[Column, object] = {
            Column.REACHED: None if self.reached is Reached.UNKNOWN else self.reached,
            Column.TIME: self.duration_ms or None,
            Column.TAKEN: self.taken,
            Column.REACTION: self.rating.reaction if self.rating is not None else None,
            Column.RECALLED: self.recalled,
        }
        return found.get(column)

    def cell(self, column: Column) -> str:
        """What a cell says in words."""
        if column is Column.FRAME:
            return f"{self.number}  {self.frame.headline}".strip()
        if column is Column.TIME:
            return format_duration(self.duration_ms) if self.duration_ms else ""
        if column is Column.TAKEN and self.taken is None and self.marked:
            return ", ".join(kind.value for kind in self.marked)
        value = self.value(column)
        return "" if value is None else str(value)


class FrameGridModel(RowTableModel[Line]):
    """The frames of the story in order.

    Signals:
        chosen(object, object, object): the ``Line``, the ``Column`` and the value, None for none.
        refused(str): what was typed as a time and is none.
    """

    chosen = QtSignal(object, object, object)
    refused = QtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TITLES.values(), lambda line: line.frame.id, typed=TYPED, parent=parent)

    def show(
        self, story: NarrativeView | None, session: TestSession | None, rater: PersonId | None
    ) -> None:
        """Show a session, with the ratings that ``rater`` gave."""
        self.replace(lines_of(story, session, rater) if story is not None and session else ())

    def choose(self, index: Index, value: object) -> None:
        """Give a cell one of its words; None takes it away."""
        line = self.item(index)
        if line is not None and line.value(Column(index.column())) != value:
            self.chosen.emit(line, Column(index.column()), value)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line = self.item(index)
        if line is None:
            return None
        column = Column(index.column())
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return line.cell(column)
        if role == Role.AccessibleTextRole:
            if column is Column.FRAME:
                return f"Frame {line.number}, {line.frame.headline}"
            return f"Frame {line.number}, {TITLES[column]}: {line.cell(column) or 'not noted'}"
        return line if role == LINE else None

    def edited_cell(self, index: Index) -> tuple[Row, str] | None:
        """The row of the document and the cell of it that an index edits, where there is a row."""
        line = self.item(index)
        if line is None or line.rating is None or index.column() != Column.REACTION:
            return None
        return line.rating, "reaction"

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        line, column = self.item(index), Column(index.column())
        if line is None or role != Role.EditRole or column not in TYPED:
            return False
        words = " ".join(str(value).split())
        if words == line.cell(column):
            return True
        if column is Column.REACTION:
            self.chosen.emit(line, column, words)
            return True
        try:
            duration_ms = parse_duration(words) if words else 0
        except ValueError:
            self.refused.emit(words)
            return False
        self.chosen.emit(line, column, duration_ms)
        return True


def lines_of(story: NarrativeView, session: TestSession, rater: PersonId | None) -> Sequence[Line]:
    """A line for each told frame, and for each other one of which something was noted."""
    view = story.whole
    results = {one.frame: one for one in view.frame_results.of("session", session.id)}
    ratings = {
        one.frame: one for one in view.ratings.of("session", session.id) if one.observer == rater
    }
    judged = {
        one.frame: one.recalled
        for one in sorted(
            view.recall_judgements.of("session", session.id), key=lambda one: one.judge == rater
        )
    }
    marks: dict[str, list[Mark]] = {}
    for mark in view.marks.of("session", session.id):
        marks.setdefault(mark.frame or "", []).append(mark)
    found = []
    for frame in story.all_frames:
        number = story.number(frame.id)
        here = marks.get(frame.id, [])
        result, rating = results.get(frame.id), ratings.get(frame.id)
        if number is None and not (here or result or rating):
            continue
        said = [mark.kind for mark in here if mark.kind in TAKEN]
        found.append(
            Line(
                frame,
                str(number or ""),
                result.reached if result is not None else Reached.UNKNOWN,
                result.duration_ms if result is not None else 0,
                next((kind for kind in TAKEN[2::-1] if kind in said), said[0] if said else None),
                tuple(dict.fromkeys(mark.kind for mark in here)),
                rating,
                judged.get(frame.id),
            )
        )
    return found
