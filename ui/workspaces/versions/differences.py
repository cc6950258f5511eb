"""What differs between two states, cell by cell, ready to be shown; computed in any thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from narrative_studio.analysis.compare import Comparison, Fate, RowDifference, compare
from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.row_names import Names, Thing, label_of
from narrative_studio.analysis.word_changes import Change, Run, WordChanges, word_changes
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import CellValue, Row, columns
from narrative_studio.model.storyboard import Link
from narrative_studio.model.view import ProjectView
from ui.marked_text import joined

_NOUNS: Final = {
    "frame": ("frame", "frames"),
    "element": ("element", "elements"),
    "step": ("demo step", "demo steps"),
    "question": ("discovery question", "discovery questions"),
    "point": ("strength or weakness", "strengths and weaknesses"),
    "relation": ("line of the chain", "lines of the chain"),
    "term": ("term", "terms"),
    "proof": ("proof point", "proof points"),
    "objection": ("objection", "objections"),
    "segment": ("segment", "segments"),
    "persona": ("persona", "personas"),
    "persona_note": ("note on a persona", "notes on personas"),
    "interest": ("interest of a persona", "interests of personas"),
    "raiser": ("raised objection", "raised objections"),
    "trigger_event": ("buying trigger", "buying triggers"),
    "disqualifier": ("disqualifier", "disqualifiers"),
    "buying_step": ("buying step", "buying steps"),
    "narrative": ("narrative", "narratives"),
    "link": ("link", "links"),
    "person": ("person", "people"),
    "project": ("fact about the document", "facts about the document"),
}
"""In the order in which they are counted."""
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
    hidden = set(_gone_with_parent(found))
    rows = tuple(
        line
        for row in found.rows
        if (row.table, row.row.id) not in hidden
        for line in _lines(row, earlier, later, found)
    )
    changed = {(row.table, row.row.id) for row in found.rows}
    same_rows = tuple(
        (later.thing(row), later.wording(row).partition("\n")[0])
        for table in _TOLD_SAME
        for row in _in_order(later, table)
        if (table, row.id) not in changed
    )
    return Told(rows, _counts(rows), _same(found), same_rows)


def _lines(
    row: RowDifference, earlier: Names, later: Names, found: Comparison
) -> Iterator[Difference]:
    table, row_id = row.table, row.row.id
    names = earlier if row.fate is Fate.REMOVED else later
    thing = names.thing(row.row)
    if row.is_moved:
        was, now = _place(earlier, row.row), _place(later, row.row)
        yield Difference(table, row_id, "", thing, "Moved", Fate.MOVED, was, now)
    if row.fate is Fate.CHANGED:
        for cell in row.cells:
            was = earlier.value(table, cell.column, cell.before)
            now = later.value(table, cell.column, cell.after)
            words = _compared(table, cell.column, was, now)
            yield Difference(
                *(table, row_id, cell.column, thing, label_of(cell.column), row.fate, was, now),
                runs=joined(words.runs),
                is_rewritten=words.is_rewritten,
                value=cell.before,
                note=_suspect_note(row, cell.column, earlier.view, later.view),
            )
    if row.fate in (Fate.CHANGED, Fate.MOVED):
        return
    label = str(row.fate).capitalize()
    said = names.wording(row.row)
    if thing.kind == said:
        thing = replace(thing, kind="")
    note = _together(row, found)
    if row.fate is Fate.ADDED:
        yield Difference(table, row_id, "", thing, label, row.fate, after=said, note=note)
    else:
        yield Difference(table, row_id, "", thing, label, row.fate, before=said, note=note)


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


def _place(names: Names, row: Row) -> str:
    """Where a row stands among its kind, in words."""
    thing = names.thing(row)
    if row.table in ("frame", "step") and thing.name not in ("Frame", "Backup", "Demo step"):
        return thing.name
    rows = [
        other.id
        for other in names.view.tables[row.table].ordered
        if names.thing(other).kind == thing.kind
    ]
    return f"Place {rows.index(row.id) + 1} of {len(rows)}"


def _parent_of(row: Row) -> tuple[str, str] | None:
    if isinstance(row, Link):
        return row.source_table, row.source
    for name, column in columns(type(row)).items():
        if column.parent and column.parent != "narrative":
            return column.parent, str(getattr(row, name))
    return None


def _gone_with_parent(found: Comparison) -> Iterator[tuple[str, str]]:
    """The rows that came or went together with what they belong to."""
    fates = {(row.table, row.row.id): row.fate for row in found.rows}
    for row in found.rows:
        parent = _parent_of(row.row)
        if row.fate in (Fate.ADDED, Fate.REMOVED) and parent and fates.get(parent) is row.fate:
            yield row.table, row.row.id


def _together(row: RowDifference, found: Comparison) -> str:
    """What came or went with a row, in words."""
    key = (row.table, row.row.id)
    counts: dict[str, int] = {}
    for other in found.rows:
        if other.fate is row.fate and _parent_of(other.row) == key:
            counts[other.table] = counts.get(other.table, 0) + 1
    words = [counted(counts[table], *_NOUNS[table]) for table in _NOUNS if table in counts]
    return f"With {listed(words)}" if words else ""


def _counts(rows: Iterable[Difference]) -> str:
    things: dict[str, set[str]] = {}
    fields = 0
    for row in rows:
        things.setdefault(row.table, set()).add(row.row)
        fields += not row.is_whole_row
    words = [counted(len(things[table]), *_NOUNS[table]) for table in _NOUNS if table in things]
    if len(words) > _MOST_NOUNS:
        more = sum(len(things[table]) for table in list(filter(things.get, _NOUNS))[_MOST_NOUNS:])
        words = [*words[:_MOST_NOUNS], f"{more} more"]
    parts = [listed(words)] if words else []
    if fields:
        parts.append(counted(fields, "field"))
    return " · ".join(parts)


def _same(found: Comparison) -> str:
    told = [
        counted(found.same.get(table, 0), *_NOUNS[table])
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
