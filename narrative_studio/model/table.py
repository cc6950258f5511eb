"""The living rows of one table as a frozen value, and how it follows changes without being remade.

What an edit does not touch is shared by the table before and the table after it: a document of ten
thousand rows costs an edit no more than the rows that it changes, and whoever holds on to a tuple
of rows sees by its identity that nothing in it has changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar, overload

from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.rows import Row, columns

R = TypeVar("R", bound=Row)
T = TypeVar("T")
_Change = tuple[R | None, R | None]
"""A row as it was and as it is; None where it was not, or is not."""

_MANY = 64
"""So many rows and a quarter of a table at once: it is quicker to sort it anew."""
_LONGEST_LINE = 4096
"""So many changes are remembered one after the other; then two tables are compared row by row."""


class Table(Mapping[str, R], Generic[R]):
    """The living rows of one table by id, never changed; a change makes a new Table.

    Iterating :meth:`ordered` or :meth:`of` gives rows in (rank, id) order.
    """

    def __init__(self, row_type: type[R], rows: Mapping[str, R]) -> None:
        self.row_type = row_type
        self._rows = rows
        self._ordered: tuple[R, ...] | None = None
        # The rows of a table before this one in their order, and what has changed since: it is
        # gone over when somebody asks, and nobody asks for the order of most tables.
        self._before: tuple[tuple[R, ...], tuple[_Change[R], ...]] | None = None
        self._indexes: dict[str, dict[object, tuple[R, ...]]] = {}
        self._place = _place(row_type)
        # Which rows each change touched since the first of this line of tables, which share the
        # list, and how many changes lie before this one.
        self._line: list[frozenset[str]] = []
        self._changes = 0

    def __getitem__(self, row_id: str) -> R:
        return self._rows[row_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._rows

    @overload
    def get(self, row_id: str, /) -> R | None: ...

    @overload
    def get(self, row_id: str, /, default: R | T) -> R | T: ...

    def get(self, row_id: str, /, default: Any = None) -> Any:
        return self._rows.get(row_id, default)

    @property
    def ordered(self) -> tuple[R, ...]:
        """All rows in their order."""
        if self._ordered is None:
            before = self._before
            if before is not None:
                self._ordered = self._placed(*before)
            else:
                self._ordered = tuple(sorted(self._rows.values(), key=self._place))
            self._before = None
        return self._ordered

    def of(self, column: str, value: object) -> tuple[R, ...]:
        """The rows whose cell ``column`` holds ``value``, in their order."""
        return self.by(column).get(value, ())

    def by(self, column: str) -> Mapping[object, tuple[R, ...]]:
        """The rows by what their cell ``column`` holds, those that hold the same in their order."""
        index = self._indexes.get(column)
        if index is None:
            grouped: defaultdict[object, list[R]] = defaultdict(list)
            # To put few rows in order many times over is quicker than all of them once.
            is_ordered = self._ordered is not None
            rows = self._ordered if self._ordered is not None else tuple(self._rows.values())
            for key, row in zip(map(attrgetter(column), rows), rows, strict=True):
                grouped[key].append(row)
            if not is_ordered:
                for group in grouped.values():
                    group.sort(key=self._place)
            index = {key: tuple(group) for key, group in grouped.items()}
            self._indexes[column] = index
        return index

    def differing(self, other: Table[R]) -> frozenset[str]:
        """The ids of the rows that are another row there, or are not there, or only there."""
        if other is self:
            return frozenset()
        here, there = self._rows, other._rows
        if other._line is self._line:
            first, last = sorted((self._changes, other._changes))
            touched = frozenset().union(*self._line[first:last])
            return frozenset(one for one in touched if here.get(one) is not there.get(one))
        others = {row_id for row_id, row in here.items() if there.get(row_id) is not row}
        return frozenset(others.union(there.keys() - here.keys()))

    def after(self, rows: Mapping[str, R | None]) -> Table[R]:
        """The table once these rows read so, or are gone where there is None.

        It is this very table where none of them reads otherwise.
        """
        changes = {
            row_id: (self._rows.get(row_id), row)
            for row_id, row in rows.items()
            if self._rows.get(row_id) != row
        }
        if not changes:
            return self
        left = dict(self._rows)
        for row_id, (_, after) in changes.items():
            if after is None:
                del left[row_id]
            else:
                left[row_id] = after
        made = Table(self.row_type, left)
        if self._changes == len(self._line) < _LONGEST_LINE:
            self._line.append(frozenset(changes))
            made._line, made._changes = self._line, len(self._line)
        most = max(_MANY, len(self._rows) // 4)
        if len(changes) > most:
            return made
        before = (self._ordered, ()) if self._ordered is not None else self._before
        if before is not None and len(before[1]) + len(changes) <= most:
            made._before = (before[0], (*before[1], *changes.values()))
        # Another thread that reads this table may just be adding an index.
        for column, index in tuple(self._indexes.items()):
            made._indexes[column] = self._regrouped(column, index, changes.values())
        return made

    def _placed(self, rows: tuple[R, ...], changes: Iterable[_Change[R]]) -> tuple[R, ...]:
        """Rows in their order, once some are others."""
        found = list(rows)
        for before, after in changes:
            if before is not None:
                del found[bisect_left(found, self._place(before), key=self._place)]
            if after is not None:
                found.insert(bisect_left(found, self._place(after), key=self._place), after)
        return tuple(found)

    def _regrouped(
        self,
        column: str,
        index: dict[object, tuple[R, ...]],
        changes: Iterable[_Change[R]],
    ) -> dict[object, tuple[R, ...]]:
        """The rows by a cell, once some are others."""
        moves: dict[object, list[_Change[R]]] = {}
        for before, after in changes:
            old = getattr(before, column) if before is not None else None
            new = getattr(after, column) if after is not None else None
            if before is not None and after is not None and old == new:
                moves.setdefault(old, []).append((before, after))
                continue
            if before is not None:
                moves.setdefault(old, []).append((before, None))
            if after is not None:
                moves.setdefault(new, []).append((None, after))
        made = dict(index)
        for value, moved in moves.items():
            if group := self._placed(index.get(value, ()), moved):
                made[value] = group
            else:
                made.pop(value, None)
        return made


def show_table(
    row_type: type[Row],
    rows: Mapping[str, Row],
    parents: Mapping[str, Table[Any]],
    *,
    document: str,
) -> Table[Any]:
    """The rows of a table whose parents are shown too; ``parents`` are the tables before it.

    A child that came in after its parent's deletion stays hidden with it, and with the child
    whatever belongs to that. Exactly one row describes the document, even where its making could
    not be read.
    """
    if row_type is ProjectInfo:
        return Table(row_type, {document: rows.get(document) or ProjectInfo(id=document)})
    shown = dict(rows)
    for name, parent in _above(row_type, parents):
        parent_of, there = attrgetter(name), parent._rows
        shown = {row_id: row for row_id, row in shown.items() if parent_of(row) in there}
    return Table(row_type, shown)


def show_tables(rows: Mapping[str, Mapping[str, Row]], *, document: str) -> dict[str, Table[Any]]:
    """All tables of a document from all its living rows."""
    tables: dict[str, Table[Any]] = {}
    for row_type in ROW_TYPES:
        name = row_type.table
        tables[name] = show_table(row_type, rows[name], tables, document=document)
    return tables


class Following(NamedTuple):
    """All tables after some rows have changed, and the ids of the rows that read otherwise."""

    tables: Mapping[str, Table[Any]]
    changed: Mapping[str, frozenset[str]]


def follow(
    tables: Mapping[str, Table[Any]],
    rows: Mapping[str, Mapping[str, Row]],
    touched: Iterable[tuple[str, str]],
    *,
    document: str,
) -> Following:
    """The tables after rows were touched: what :func:`show_tables` gives, made from what was shown.

    ``touched`` holds tables and ids of all rows that may read otherwise now; ``rows`` is all living
    rows. A row that comes or goes takes those that belong to it along.
    """
    named: dict[str, set[str]] = {}
    for name, row_id in touched:
        named.setdefault(name, set()).add(row_id)
    found = dict(tables)
    changed: dict[str, frozenset[str]] = {}
    moved: dict[str, frozenset[str]] = {}
    for row_type in ROW_TYPES:
        name = row_type.table
        before = tables[name]
        ids = named.get(name, set())
        ids |= _of_moved(row_type, before, rows[name], ids, moved)
        if not ids:
            continue
        if row_type is ProjectInfo:
            found[name] = show_table(row_type, rows[name], found, document=document)
            changed[name] = frozenset(before)
            continue
        above = _above(row_type, found)
        after = before.after({row_id: _shown(rows[name].get(row_id), above) for row_id in ids})
        if after is not before:
            found[name] = after
            changed[name] = frozenset(one for one in ids if before.get(one) != after.get(one))
            moved[name] = frozenset(one for one in ids if (one in before) != (one in after))
    return Following(found, changed)


def _of_moved(
    row_type: type[Row],
    before: Table[Any],
    rows: Mapping[str, Row],
    touched: Collection[str],
    moved: Mapping[str, frozenset[str]],
) -> set[str]:
    """The ids of the rows whose parent has come or gone, beside those that are touched anyway."""
    found: set[str] = set()
    for column in columns(row_type).values() if moved else ():
        parents = moved.get(column.parent or "", frozenset())
        for parent in parents:
            found.update(row.id for row in before.of(column.name, parent))
        if parents and _are_some_hidden(before, rows, touched):
            name = column.name
            found.update(
                row_id
                for row_id, row in rows.items()
                if row_id not in before and getattr(row, name) in parents
            )
    return found


def _are_some_hidden(before: Table[Any], rows: Mapping[str, Row], touched: Collection[str]) -> bool:
    """Whether there are living rows that are not shown, without looking at all of them."""
    living = len(rows) - sum(row_id in rows for row_id in touched)
    return living > len(before) - sum(row_id in before for row_id in touched)


def _shown(row: Row | None, above: Iterable[tuple[str, Table[Any]]]) -> Row | None:
    """A row if all that it belongs to is shown."""
    if row is None or not all(getattr(row, name) in parent for name, parent in above):
        return None
    return row


def _above(row_type: type[Row], tables: Mapping[str, Table[Any]]) -> list[tuple[str, Table[Any]]]:
    """The cells that name what a row belongs to, with the tables of that."""
    return [
        (column.name, tables[column.parent])
        for column in columns(row_type).values()
        if column.parent
    ]


@cache
def _place(row_type: type[Row]) -> Callable[[Any], Any]:
    """What rows of a table are ordered by."""
    return attrgetter("rank", "id") if "rank" in columns(row_type) else attrgetter("id")
