"""Where two people changed the same thing without knowing of each other, and what was deleted so.

A *misalignment* is a cell with several heads that say different things; equal values are agreement.
A deletion of a row is *open* while something stands beside it that its deleter had not seen: an
edit of a cell, a living row that belongs to the deleted one and is hidden with it, or that somebody
else restored the row. Both stay listed until somebody decides, which is a change based on all heads
(``Operation.decide``, ``Operation.restore``, ``Operation.settle_deletion``).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import CellValue, Column, Policy, columns
from narrative_studio.store.heads import RowHeads, ancestors, standing
from narrative_studio.store.history import moment
from narrative_studio.store.queries import Queries, RowKey
from narrative_studio.store.shown import is_alive, latest, sources_of, told
from narrative_studio.store.txn import ALIVE, Change


class Wording(NamedTuple):
    """One of the values that stand for a cell, with who wrote it last and when.

    ``change`` is the latest change that said so in its author's own words: a taking back that puts
    them back is none (:mod:`~narrative_studio.store.sources`).
    """

    change: str
    value: CellValue
    author: str
    at: datetime
    label: str


class Misalignment(NamedTuple):
    """A cell that stands in several wordings, the earliest first.

    ``shown`` is the one that the studio shows meanwhile; ``ancestor`` is what the cell said when
    the two went apart, None where they never were one.
    """

    table: str
    row: str
    column: str
    wordings: tuple[Wording, ...]
    shown: CellValue
    ancestor: CellValue

    @property
    def policy(self) -> Policy:
        """What the column says about two people changing it."""
        return columns(BY_TABLE[self.table])[self.column].policy

    @property
    def is_quiet(self) -> bool:
        """Whether it is listed quietly: the latest is good enough until somebody minds."""
        return self.policy not in (Policy.OWNED, Policy.PROSE)


class OpenDeletion(NamedTuple):
    """A row that somebody deleted without having seen what others did to it.

    ``cells`` are the edits that stand beside the deletion, by column; ``children`` are the living
    rows that belong to the deleted one and are hidden with it. ``kept`` says who restored the row
    at the same time, ``is_hidden`` whether it is out of sight meanwhile: of deletion and
    restoration the later shows.
    """

    table: str
    row: str
    deleted: Wording
    cells: Mapping[str, Wording]
    children: tuple[RowKey, ...]
    kept: Wording | None = None
    is_hidden: bool = True


def contested(journal: Queries) -> set[RowKey]:
    """The rows in which a misalignment or an open deletion may be."""
    return journal.contested_rows() | {parent for _child, parent in journal.orphans()}


def misalignments_in(journal: Queries, table: str, row: str) -> tuple[Misalignment, ...]:
    """The misaligned cells of one row; none of a row that does not show."""
    if table not in BY_TABLE:
        return ()
    changes = {change.id: change for change in journal.changes_of(table, row)}
    heads = journal.row_heads(table, row)
    shown = journal.load_row(table, row)
    if shown is None:
        return ()
    words = _Words(journal, table, changes, heads)
    found = []
    for name, column in columns(BY_TABLE[table]).items():
        said = words.beside_deletions(name)
        wordings = _wordings(journal, said, column)
        if len(wordings) > 1:
            ancestor = _ancestor(said, name, changes)
            before = None if ancestor is None else journal.plain(column, told(ancestor, column))
            now = column.to_cell(getattr(shown, name))
            found.append(Misalignment(table, row, name, wordings, now, before))
    return tuple(found)


def open_deletion_of(journal: Queries, table: str, row: str) -> OpenDeletion | None:
    """What of one row was deleted without having been seen, if anything was."""
    if table not in BY_TABLE:
        return None
    changes = {change.id: change for change in journal.changes_of(table, row)}
    heads = journal.row_heads(table, row)
    words = _Words(journal, table, changes, heads)
    if not words.deletions:
        return None
    deletion = latest(words.deletions)
    is_hidden = deletion is latest(words.alive)
    cells = {}
    for name, column in columns(BY_TABLE[table]).items():
        unseen = [
            change
            for change in words.beside_deletions(name)
            if not deletion.covers(name)
            or change.value(name, column.default) != deletion.value(name, column.default)
        ]
        if unseen:
            cells[name] = _wording(journal, latest(unseen), column)
    children = tuple(sorted(child for child, parent in journal.orphans() if parent == (table, row)))
    kept = [change for change in words.alive if is_alive(change)]
    if not (cells or children or kept):
        return None
    return OpenDeletion(
        table,
        row,
        _about(journal, deletion, 0),
        cells,
        children,
        kept=_about(journal, latest(kept), 1) if kept else None,
        is_hidden=is_hidden,
    )


class _Words:
    """Whose words stand in the cells of one row.

    ``alive`` are those that say whether it is there, ``deletions`` those of them that say no.
    """

    def __init__(
        self, journal: Queries, table: str, changes: Mapping[str, Change], heads: RowHeads
    ) -> None:
        self._sources = sources_of(BY_TABLE[table], changes, journal.undoes_of)
        self._changes = changes
        self._heads = heads
        self.alive = self._sources.standing(self._standing(ALIVE), ALIVE)
        self.deletions = [change for change in self.alive if not is_alive(change)]
        # With each undo and redo by which a deletion has come to stand again.
        self._gone = {change.id for change in self.deletions} | {
            one.id
            for head in self._standing(ALIVE)
            if not is_alive(head)
            for one in self._sources.trail(head, ALIVE)
        }

    def beside_deletions(self, column: str) -> list[Change]:
        """What stands in a cell, the earliest first.

        What a deletion asserts again is nobody's wording.
        """
        words = self._sources.standing(self._standing(column), column)
        return [change for change in words if change.id not in self._gone]

    def _standing(self, column: str) -> list[Change]:
        return [self._changes[head] for head in standing(self._heads, column)]


def _wordings(journal: Queries, heads: Iterable[Change], column: Column) -> tuple[Wording, ...]:
    by_value: dict[CellValue, Wording] = {}
    for change in sorted(heads, key=lambda change: change.order):
        wording = _wording(journal, change, column)
        by_value.pop(wording.value, None)  # who said it last stands for those who agree
        by_value[wording.value] = wording
    return tuple(by_value.values())


def _wording(journal: Queries, change: Change, column: Column) -> Wording:
    return _about(journal, change, journal.plain(column, change.value(column.name, column.default)))


def _about(journal: Queries, change: Change, value: CellValue) -> Wording:
    author, clock, label = journal.about(change.txn)
    return Wording(change.id, value, author, moment(clock), label)


def _ancestor(heads: list[Change], column: str, known: Mapping[str, Change]) -> Change | None:
    """The latest change that all these heads have replaced, directly or not."""
    shared: set[str] | None = None
    for head in heads:
        own = set(ancestors([head], column, known))
        shared = own if shared is None else shared & own
    return latest(known[change] for change in shared) if shared else None
