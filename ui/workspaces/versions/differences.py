"""What differs between two states, cell by cell, ready to be shown; computed in any thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from narrative_studio.analysis.compare import (
    TOLD_TABLES,
    Comparison,
    Fate,
    RowDifference,
    compare,
    parent_of,
)
from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.row_names import Names, Thing, counted_rows, label_of
from narrative_studio.analysis.wording.word_changes import Change, Run, WordChanges, word_changes
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import CellValue, Row, columns
from narrative_studio.model.view import ProjectView
from ui.marked_text import joined

_FIRST: Final = ("frame", "element", "step", "question", "mark", "quote")
_COUNTED: Final = (*_FIRST, *(table for table in TOLD_TABLES if table not in _FIRST))
"""In the order in which things are counted: what stories are made of first."""
_TOLD_SAME: Final = ("frame", "element")
_MOST_NOUNS: Final = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a comparison: a cell that says something else, or a row that came or went.

    ``column`` is empty for a whole row. ``before`` and ``after`` are in words; ``runs`` compares
    them. ``value`` is what the cell held in the earlier state. ``note`` says what followed.
    """

    table: str
    row: str
    column: str
    thing: Thing
    label: str
    fate: Fate
    before: str = ""
    after: str = ""
    runs: tuple[Run, ...] = ()
    is_rewritten: bool = False
    value: CellValue = None
    note: str = ""

    @property
    def is_whole_row(self) -> bool:
        """Whether this is about a row as a whole."""
        return not self.column

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from the others of a comparison."""
        return self.table, self.row, self.column

    @property
    def spoken(self) -> str:
        """The difference in words, for assistive technology."""
        head = ", ".join(part for part in (self.thing.name, self.label, self.thing.kind) if part)
        if self.fate is not Fate.CHANGED:
            body = self.after or self.before
        else:
            body = WordChanges(self.before, self.after, self.runs, self.is_rewritten).spoken
        return ". ".join(part for part in (head, body, self.note) if part)


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison in words.

    ``counts`` says how much differs, ``same`` how much does not; ``same_rows`` names what is the
    same, as thing and wording.
    """

    rows: tuple[Difference, ...] = ()
    counts: str = ""
    same: str = ""
    same_rows: tuple[tuple[Thing, str], ...] = ()


def tell(before: ProjectView, after: ProjectView) -> Told:
    """Compare two states of one document and say what differs."""
    found = compare(before, after)
    earlier, later = Names(before), Names(after)
    hidden = found.parts
    telling = _Telling(earlier, later, _together(found))
    rows = tuple(
        line
        for row in found.rows
        if (row.table, row.row.id) not in hidden
        for line in telling.lines(row)
    )
    changed = {(row.table, row.row.id) for row in found.rows}
    same_rows = tuple(
        (later.thing(row), later.wording(row).partition("\n")[0])
        for table in _TOLD_SAME
        for row in _in_order(later, table)
        if (table, row.id) not in changed
    )
    return Told(rows, _counts(rows), _same(found), same_rows)


def count_lines(before: ProjectView, after: ProjectView) -> int:
    """How many lines :func:`tell` would say, without finding words for them."""
    found = compare(before, after)
    hidden = found.parts
    return sum(
        row.is_moved + (len(row.cells) if row.fate is Fate.CHANGED else row.fate is not Fate.MOVED)
        for row in found.rows
        if (row.table, row.row.id) not in hidden
    )


class _Telling:
    """Finds words for the differences of one comparison."""

    def __init__(
        self, earlier: Names, later: Names, together: Mapping[_Together, dict[str, int]]
    ) -> None:
        self._earlier = earlier
        self._later = later
        self._counts = together
        self._places: dict[tuple[int, str, str], dict[str, int]] = {}

    def lines(self, row: RowDifference) -> Iterator[Difference]:
        """The lines of one row."""
        names = self._earlier if row.fate is Fate.REMOVED else self._later
        thing = names.thing(row.row)
        if row.is_moved:
            was, now = self._place(self._earlier, row.row), self._place(self._later, row.row)
            yield Difference(row.table, row.row.id, "", thing, "Moved", Fate.MOVED, was, now)
        if row.fate is Fate.CHANGED:
            yield from self._cells(row, thing)
        elif row.fate is not Fate.MOVED:
            yield self._whole(row, names, thing)

    def _cells(self, row: RowDifference, thing: Thing) -> Iterator[Difference]:
        table, earlier, later = row.table, self._earlier, self._later
        for cell in row.cells:
            was = earlier.value(table, cell.column, cell.before)
            now = later.value(table, cell.column, cell.after)
            words = _compared(table, cell.column, was, now)
            label = label_of(cell.column)
            yield Difference(
                *(table, row.row.id, cell.column, thing, label, row.fate, was, now),
                runs=joined(words.runs),
                is_rewritten=words.is_rewritten,
                value=cell.before,
                note=_suspect_note(row, cell.column, earlier.view, later.view),
            )

    def _whole(self, row: RowDifference, names: Names, thing: Thing) -> Difference:
        """A row that came or went, with what came or went with it."""
        said = names.wording(row.row)
        if thing.kind == said:
            thing = replace(thing, kind="")
        counts = self._counts.get((row.fate, row.table, row.row.id), {})
        words = _amounts(counts)
        made = Difference(
            *(row.table, row.row.id, "", thing, str(row.fate).capitalize(), row.fate),
            note=f"With {listed(words)}" if words else "",
        )
        if row.fate is Fate.ADDED:
            return replace(made, after=said)
        return replace(made, before=said)

    def _place(self, names: Names, row: Row) -> str:
        """Where a row stands among its kind, in words."""
        thing = names.thing(row)
        if row.table in ("frame", "step") and thing.name not in ("Frame", "Backup", "Demo step"):
            return thing.name
        key = (id(names), row.table, thing.kind)
        if key not in self._places:
            rows = names.view.tables[row.table].ordered
            alike = [other.id for other in rows if names.thing(other).kind == thing.kind]
            self._places[key] = {row_id: place for place, row_id in enumerate(alike, start=1)}
        places = self._places[key]
        return f"Place {places[row.id]} of {len(places)}"


def _compared(table: str, column: str, was: str, now: str) -> WordChanges:
    """Free text word by word; any other value, such as a time, changes as a whole."""
    declared = columns(BY_TABLE[table])[column]
    if declared.python_type is str and not declared.refers_to and not declared.is_date:
        return word_changes(was, now)
    runs = [Run(Change.REMOVED, was)] if was else []
    if now:
        runs.append(Run(Change.ADDED, now))
    return WordChanges(was, now, tuple(runs), is_rewritten=False)


def _suspect_note(row: RowDifference, column: str, before: ProjectView, after: ProjectView) -> str:
    """How many links the change of a cell has made suspect, in words."""
    declared = columns(BY_TABLE[row.table])[column]
    if not declared.is_trigger:
        return ""
    count = 0
    for link in after.links_to(row.row.id):
        was = before.links.get(link.id)
        if column in after.link_state(link).changed and (
            was is None or column not in before.link_state(was).changed
        ):
            count += 1
    return f"Made {counted(count, 'link')} suspect" if count else ""


_Together = tuple[Fate, str, str]
"""What became of a row, its table and its id."""


def _together(found: Comparison) -> dict[_Together, dict[str, int]]:
    """How many rows of each table came or went with a row that they belong to."""
    counts: dict[_Together, dict[str, int]] = {}
    for row in found.rows:
        parent = parent_of(row.row)
        if parent is not None:
            of_parent = counts.setdefault((row.fate, *parent), {})
            of_parent[row.table] = of_parent.get(row.table, 0) + 1
    return counts


def _amounts(counts: Mapping[str, int]) -> list[str]:
    """So many rows of each table, in words; beyond the first tables only how many."""
    tables = [table for table in _COUNTED if table in counts]
    words = [counted_rows(counts[table], table) for table in tables[:_MOST_NOUNS]]
    more = sum(counts[table] for table in tables[_MOST_NOUNS:])
    return [*words, f"{more} more"] if more else words


def _counts(rows: Iterable[Difference]) -> str:
    things: dict[str, set[str]] = {}
    fields = 0
    for row in rows:
        things.setdefault(row.table, set()).add(row.row)
        fields += not row.is_whole_row
    words = _amounts({table: len(found) for table, found in things.items()})
    parts = [listed(words)] if words else []
    if fields:
        parts.append(counted(fields, "field"))
    return " · ".join(parts)


def _same(found: Comparison) -> str:
    told = [
        counted_rows(found.same.get(table, 0), table)
        for table in _TOLD_SAME
        if found.same.get(table, 0)
    ]
    if not told:
        return ""
    is_one = len(told) == 1 and told[0].startswith("1 ")
    return f"The other {listed(told)} {'is' if is_one else 'are'} the same in both."


def _in_order(names: Names, table: str) -> Iterable[Row]:
    if table != "frame":
        return names.view.tables[table].ordered
    return [
        frame
        for narrative in names.view.narratives.ordered
        for frame in names.view.narrative(narrative.id).all_frames
    ]
