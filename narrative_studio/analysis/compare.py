"""What differs between two states of a document: rows added, removed, moved, and cells reworded."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from narrative_studio.analysis.wording.word_changes import WordChanges, word_changes
from narrative_studio.model.rows import CellValue, Column, Row, columns
from narrative_studio.model.storyboard import Link
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


@dataclass(frozen=True)
class RowDifference:
    """A row that differs, in its earlier and its later state; one of them may not be there."""

    table: str
    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The later state, or the earlier one of a removed row."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def fate(self) -> Fate:
        """What became of it; a changed row may have been moved as well."""
        if self.before is None:
            return Fate.ADDED
        if self.after is None:
            return Fate.REMOVED
        return Fate.CHANGED if self.cells else Fate.MOVED

    @property
    def is_moved(self) -> bool:
        """Whether it stands elsewhere now."""
        ranks = [getattr(one, "rank", "") for one in (self.before, self.after) if one is not None]
        return len(set(ranks)) > 1

    @cached_property
    def cells(self) -> tuple[CellDifference, ...]:
        """The cells that say something else; of a row that came or went, those that are filled."""
        found = []
        for name, column in _told_columns(type(self.row)):
            was = column.default if self.before is None else getattr(self.before, name)
            now = column.default if self.after is None else getattr(self.after, name)
            if was != now:
                found.append(CellDifference(name, column.to_cell(was), column.to_cell(now)))
        return tuple(found)


@dataclass(frozen=True)
class Comparison:
    """All differences in the order in which people read a document, and what is the same.

    ``same`` counts the rows of each table that are equal in both.
    """

    rows: tuple[RowDifference, ...]
    same: dict[str, int]

    def of(self, table: str) -> tuple[RowDifference, ...]:
        """The differences in one table."""
        return tuple(row for row in self.rows if row.table == table)

    @cached_property
    def parts(self) -> frozenset[tuple[str, str]]:
        """The rows, as table and id, that came or went together with what they belong to."""
        fates = {(row.table, row.row.id): row.fate for row in self.rows}
        return frozenset(
            (row.table, row.row.id)
            for row in self.rows
            if row.fate in (Fate.ADDED, Fate.REMOVED)
            and (parent := parent_of(row.row)) is not None
            and fates.get(parent) is row.fate
        )


TOLD_TABLES = (
    *("project", "goal", "goal_owner", "goal_dependency", "key_result"),
    *("element", "point", "relation", "term", "proof", "objection"),
    *("segment", "persona", "persona_note", "interest", "raiser"),
    *("trigger_event", "disqualifier", "buying_step", "touchpoint"),
    *("narrative", "criterion", "zone", "custom_field", "frame", "custom_value", "question"),
    *("step", "readiness_item", "data_item", "link", "variant", "left_out", "override"),
    *("comment", "person", "test_protocol", "test_metric", "code", "test_session"),
    *("session_persona", "frame_result", "rating", "recall_judgement", "mark", "quote"),
    *("quote_code", "objection_raised", "huddle_note", "edit_citation", "cited_session"),
    *("word_decision", "transcript_segment", "deck_layout", "export_preset", "import_profile"),
)
"""In reading order."""

NOT_TOLD = frozenset({"baseline", "exported_file", "mention"})
"""What is compared, what was made of it, and what follows from the text of a comment."""

_UNTOLD = frozenset({"ref", "seen", "cut", "as_of"})


def compare(before: ProjectView, after: ProjectView) -> Comparison:
    """Compare two states of one document."""
    rows: list[RowDifference] = []
    same: dict[str, int] = {}
    for table in TOLD_TABLES:
        same[table] = 0
        for row_id in _in_order(table, before, after):
            old, new = before.tables[table].get(row_id), after.tables[table].get(row_id)
            # Most rows are the very same in both.
            found = None if old is new else _difference(table, old, new)
            if found is None:
                same[table] += 1
            else:
                rows.append(found)
    return Comparison(tuple(rows), same)


def parent_of(row: Row) -> tuple[str, str] | None:
    """The table and the id of what a row belongs to, a narrative aside; None for any other."""
    if isinstance(row, Link):
        return row.source_table, row.source
    above = _above(type(row))
    return (above[0], str(getattr(row, above[1]))) if above is not None else None


@cache
def _above(row_type: type[Row]) -> tuple[str, str] | None:
    """The table of what a row of this kind belongs to, and the cell that names it."""
    for name, column in columns(row_type).items():
        if column.parent and column.parent != "narrative":
            return column.parent, name
    return None


def _difference(table: str, old: Row | None, new: Row | None) -> RowDifference | None:
    found = RowDifference(table, old, new)
    if old is None or new is None:
        return found
    return found if found.cells or found.is_moved else None


@cache
def _told_columns(row_type: type[Row]) -> tuple[tuple[str, Column], ...]:
    return tuple(item for item in columns(row_type).items() if item[0] not in _UNTOLD | {"rank"})


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
