"""What differs between two states of a document: rows added, removed, moved, and cells reworded."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from narrative_studio.analysis.word_changes import WordChanges, word_changes
from narrative_studio.model.rows import CellValue, Row, columns
from narrative_studio.model.view import NarrativeView, ProjectView


class Fate(StrEnum):
    """What became of a row between two states."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """Only its place changed."""
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class CellDifference:
    """One cell that says something else; for a row that came or went, one that is filled."""

    column: str
    before: CellValue
    after: CellValue

    @property
    def words(self) -> WordChanges:
        """The two as texts, compared word by word."""
        return word_changes(_text(self.before), _text(self.after))


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row that differs; ``row`` is its later state, or the earlier one of a removed row.

    A changed row may have been moved as well.
    """

    table: str
    row: Row
    fate: Fate
    cells: tuple[CellDifference, ...]
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences in the order in which people read a document, and what is the same.

    ``same`` counts the rows of each table that are equal in both.
    """

    rows: tuple[RowDifference, ...]
    same: dict[str, int]

    def of(self, table: str) -> tuple[RowDifference, ...]:
        """The differences in one table."""
        return tuple(row for row in self.rows if row.table == table)


TOLD_TABLES = (
    *("project", "element", "point", "relation", "term", "proof", "objection"),
    *("segment", "persona", "persona_note", "interest", "raiser"),
    *("trigger_event", "disqualifier", "buying_step"),
    *("narrative", "frame", "question", "step", "link", "person"),
)
"""In reading order; baselines are what is compared, not what differs."""

_UNTOLD = frozenset({"ref", "seen", "cut", "as_of"})


def compare(before: ProjectView, after: ProjectView) -> Comparison:
    """Compare two states of one document."""
    rows: list[RowDifference] = []
    same: dict[str, int] = {}
    for table in TOLD_TABLES:
        same[table] = 0
        for row_id in _in_order(table, before, after):
            old, new = before.tables[table].get(row_id), after.tables[table].get(row_id)
            found = _difference(table, old, new)
            if found is None:
                same[table] += 1
            else:
                rows.append(found)
    return Comparison(tuple(rows), same)


def _difference(table: str, old: Row | None, new: Row | None) -> RowDifference | None:
    row = new or old
    assert row is not None
    cells = []
    is_moved = False
    for name, column in columns(type(row)).items():
        if name in _UNTOLD:
            continue
        was = column.default if old is None else column.to_cell(getattr(old, name))
        now = column.default if new is None else column.to_cell(getattr(new, name))
        if was == now:
            continue
        if name == "rank":
            is_moved = True
        else:
            cells.append(CellDifference(name, was, now))
    if old is None:
        return RowDifference(table, row, Fate.ADDED, tuple(cells))
    if new is None:
        return RowDifference(table, row, Fate.REMOVED, tuple(cells))
    if cells:
        return RowDifference(table, row, Fate.CHANGED, tuple(cells), is_moved)
    return RowDifference(table, row, Fate.MOVED, (), is_moved) if is_moved else None


def _in_order(table: str, before: ProjectView, after: ProjectView) -> Iterator[str]:
    """The ids of both states: the later one in its order, then what is gone."""
    later = list(_ids(table, after))
    yield from later
    known = set(later)
    yield from (row_id for row_id in _ids(table, before) if row_id not in known)


def _ids(table: str, view: ProjectView) -> Iterator[str]:
    if table != "frame":
        yield from (row.id for row in view.tables[table].ordered)
        return
    for narrative in view.narratives.ordered:
        yield from (frame.id for frame in NarrativeView(view, narrative).all_frames)


def _text(value: CellValue) -> str:
    return "" if value is None else str(value)
