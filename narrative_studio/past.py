"""What a document knows of its past: history, earlier states, and what people have to decide.

A :class:`Past` belongs to a :class:`~narrative_studio.project.Project`, reads its journal and
changes nothing; the verbs are in ``commands/versions.py``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.people import Baseline
from narrative_studio.model.rows import CellValue, Row, columns
from narrative_studio.model.table import Table, follow
from narrative_studio.model.view import ProjectView
from narrative_studio.store.cuts import (
    Cut,
    count_beyond_gaps,
    cut_at,
    missing_of,
    rows_inside,
    rows_touched_outside,
)
from narrative_studio.store.history import Entry, Touched, document_history
from narrative_studio.store.journal import Journal
from narrative_studio.store.misalignments import (
    Misalignment,
    OpenDeletion,
    contested,
    misalignments_in,
    open_deletion_of,
)
from narrative_studio.store.queries import RowKey
from narrative_studio.store.seen import TRACED, Ancestry
from narrative_studio.store.shown import is_alive
from narrative_studio.store.txn import ALIVE
from narrative_studio.store.vector import vector

T = TypeVar("T", bound=Row)


class Past:
    """The past of one project; ``view`` gives its present state, ``rows`` all that lives now."""

    def __init__(
        self,
        journal: Journal,
        view: Callable[[], ProjectView],
        ancestry: Callable[[str, str], Ancestry],
        rows: Mapping[str, Mapping[str, Row]],
    ) -> None:
        self._journal = journal
        self._view = view
        self._ancestry = ancestry
        self._rows = rows
        self._touched: dict[str, Touched] = {}
        self._contested: tuple[tuple[Misalignment, ...], tuple[OpenDeletion, ...]] | None = None
        self._found: dict[RowKey, tuple[tuple[Misalignment, ...], OpenDeletion | None]] = {}

    def forget(self, rows: Iterable[RowKey]) -> None:
        """Rows have changed: look at them anew when somebody asks next."""
        self._contested = None
        for key in rows:
            self._found.pop(key, None)

    # To decide

    @property
    def misalignments(self) -> tuple[Misalignment, ...]:
        """Every cell that stands in several wordings, in the order in which the latest came."""
        return self._look()[0]

    @property
    def open_deletions(self) -> tuple[OpenDeletion, ...]:
        """Every row that was deleted without having been seen in full, in the order of that."""
        return self._look()[1]

    # History

    def history(
        self,
        *,
        author: str | None = None,
        about: RowKey | None = None,
        before: str | None = None,
        limit: int = 200,
    ) -> list[Entry]:
        """Operations of the whole document, the latest first.

        ``author`` keeps those of one person, ``about`` those that touched a row or what belongs to
        it. ``before`` is the id of an operation after which the list goes on.
        """
        rows = None if about is None else {row for _table, row in self.belonging(*about)}
        return document_history(
            self._journal,
            author=author,
            rows=rows,
            before=before,
            limit=limit,
            known=self._touched,
        )

    def belonging(self, table: str, row: str) -> set[RowKey]:
        """A row, what belongs to it, and the links from it, deleted or not."""
        found = {(table, row)}
        waiting = [(table, row)]
        while waiting:
            for child in self._journal.children(*waiting.pop(), dead=True):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found | {("link", link) for link in self._journal.links_from(row)}

    def last_words(self, table: str, row: str) -> Row | None:
        """What a deleted row said, with the edits that its deleter had not seen.

        None for a row that never was here.
        """
        said = self._journal.load_row(table, row, dead=True)
        unseen = open_deletion_of(self._journal, table, row) if said is not None else None
        if said is None or unseen is None:
            return said
        declared = columns(BY_TABLE[table])
        cells = {name: declared[name].from_cell(one.value) for name, one in unseen.cells.items()}
        return replace(said, **cells)

    def rows_with(
        self, row_type: type[T], column: str, value: CellValue
    ) -> list[tuple[T, dict[str, int]]]:
        """The rows in which a cell shows this, deleted ones too, each with the state it came in.

        The state is a cut, for :meth:`view_at`.
        """
        found: list[tuple[T, dict[str, int]]] = []
        for row_id in self._journal.rows_with(row_type.table, column, value):
            row = self._journal.load_row(row_type.table, row_id, dead=True)
            changes = self._journal.changes_of(row_type.table, row_id)
            if isinstance(row, row_type) and changes:
                found.append((row, self.cut_after(changes[0].txn)))
        return found

    def deleted_with(self, table: str, row: str) -> list[RowKey]:
        """A deleted row and what was deleted with it, parents first; the row itself if alone.

        The links from and to all of that come last.
        """
        deletion = self._deletion(table, row)
        found = [(table, row)]
        for key in found:
            found += [
                child
                for child in self._journal.children(*key, dead=True)
                if child not in found and self._deletion(*child) == deletion is not None
            ]
        links = {("link", link): None for _, one in found for link in self._journal.links_of(one)}
        return found + [
            key
            for key in links
            if key not in found and self._deletion(*key) == deletion is not None
        ]

    # Earlier states

    @property
    def cut(self) -> Mapping[str, int]:
        """The whole document as it is now, as a cut."""
        return vector(self._journal)

    @property
    def waiting(self) -> int:
        """How many operations stand beyond one that has not arrived; no baseline meanwhile."""
        return count_beyond_gaps(self._journal)

    @property
    def baseline_codes(self) -> frozenset[str]:
        """The codes of all baselines there ever were: none is given twice."""
        return frozenset(str(code) for code in self._journal.every(Baseline.table, "code"))

    def cut_of(self, baseline: Baseline) -> dict[str, int]:
        """What a baseline froze."""
        return baseline.frozen

    def missing_of(self, baseline: Baseline) -> int:
        """How many operations of a baseline have not arrived here, so that it shows less."""
        return sum(missing_of(self._journal, self.cut_of(baseline)).values())

    def cut_after(self, txn: str) -> dict[str, int]:
        """The document just after an operation, in the one order of all."""
        return cut_at(self._journal, txn)

    def tables_at(self, cut: Cut) -> Callable[[], Mapping[str, Table[Any]]]:
        """What gives the rows inside a cut as they were then; may be called in any thread."""
        found = self._tables_at(cut)
        return lambda: found()[0]

    def view_of(self, baseline: Baseline) -> ProjectView:
        """The whole document as a baseline froze it, and which baseline that was."""
        return replace(self.view_at(self.cut_of(baseline)), baseline=baseline)

    def view_at(self, cut: Cut) -> ProjectView:
        """The whole document inside a cut, frozen."""
        now = self._view()
        tables, touched = self._tables_at(cut)()
        targets = {
            row_id: Ancestry(self._journal, table, row_id, inside=cut)
            if (table, row_id) in touched
            else self._ancestry(table, row_id)
            for table in TRACED
            for row_id in tables[table]
        }
        states = {
            link.id: targets[link.target].state(link.seen)
            for link in tables["link"].values()
            if link.target in targets
        }
        return replace(
            now,
            tables=tables,
            link_states=states,
            revisions={row_id: target.revision for row_id, target in targets.items()},
        )

    # Inside

    def _tables_at(
        self, cut: Cut
    ) -> Callable[[], tuple[Mapping[str, Table[Any]], frozenset[RowKey]]]:
        """The tables inside a cut, and the rows that something outside it has touched."""
        now = self._view()
        touched = frozenset(rows_touched_outside(self._journal, cut))
        rows = rows_inside(self._journal, cut, now=self._rows, touched=touched)
        return lambda: (
            follow(now.tables, rows, touched, document=now.project.id).tables,
            touched,
        )

    def _look(self) -> tuple[tuple[Misalignment, ...], tuple[OpenDeletion, ...]]:
        if self._contested is None:
            rows = contested(self._journal)
            for key in self._found.keys() - rows:
                del self._found[key]
            for key in rows - self._found.keys():
                self._found[key] = (
                    misalignments_in(self._journal, *key),
                    open_deletion_of(self._journal, *key),
                )
            cells = [one for found, _ in self._found.values() for one in found]
            cells.sort(key=lambda one: (one.wordings[-1].change, one.table, one.row, one.column))
            gone = [one for _, one in self._found.values() if one is not None]
            gone.sort(key=lambda one: (one.deleted.change, one.table, one.row))
            self._contested = tuple(cells), tuple(gone)
        return self._contested

    def _deletion(self, table: str, row: str) -> str | None:
        """The latest operation that deleted a row which is gone."""
        heads = self._journal.row_heads(table, row)
        changes = {change.id: change for change in self._journal.changes_of(table, row)}
        ids = heads.get(ALIVE, heads.get("*", frozenset()))
        gone = [changes[head] for head in ids if not is_alive(changes[head])]
        return max(gone, key=lambda change: change.order).txn if gone else None
