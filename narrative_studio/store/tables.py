"""The derived tables of a work copy: the heads of every cell, and the rows as they show.

All of it follows from the journal's changes and may be dropped and filled again at any time. The
journal alone writes here: :meth:`Tables.advance` after one new change of its own, and
:meth:`Tables.rebuild` from all changes of a row, whatever order they came in.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES
from narrative_studio.model.rows import CellValue, Column, Policy, Row, columns
from narrative_studio.store.heads import RowHeads, after, heads_of, standing
from narrative_studio.store.txn import ALIVE, WHOLE_ROW, Change

_APPROVER = "approver"


class Tables:
    """The derived tables behind one connection; ``changes_of`` gives all changes of a row."""

    def __init__(
        self, connection: sqlite3.Connection, changes_of: Callable[[str, str], list[Change]]
    ) -> None:
        self._connection = connection
        self._changes_of = changes_of
        self._insert = {row_type.table: _insert_sql(row_type) for row_type in ROW_TYPES}

    # Reading

    def row_heads(self, table: str, row: str) -> dict[str, frozenset[str]]:
        """The heads of a row in their normal form; empty for a row that never was."""
        found: dict[str, set[str]] = {}
        for column, change in self._connection.execute(
            "SELECT col, change FROM head WHERE tbl = ? AND row = ?", (table, row)
        ):
            found.setdefault(column, set()).add(change)
        return {column: frozenset(ids) for column, ids in found.items()}

    def load(self, row_type: type[Row]) -> dict[str, Row]:
        """The living rows of one table by id."""
        read = _reader(row_type)
        found = self._connection.execute(f"{_select_sql(row_type)} WHERE alive = 1")
        return {line[0]: read(line) for line in found}

    def load_row(self, table: str, row: str) -> Row | None:
        """One living row, None when it is not there."""
        row_type = BY_TABLE[table]
        line = self._connection.execute(
            f"{_select_sql(row_type)} WHERE id = ? AND alive = 1", (row,)
        ).fetchone()
        return None if line is None else _reader(row_type)(line)

    def children(self, table: str, row: str) -> list[tuple[str, str]]:
        """Table and id of the living rows that belong to a row."""
        return [
            (child_type.table, child)
            for child_type in ROW_TYPES
            for column in columns(child_type).values()
            if column.parent == table
            for (child,) in self._connection.execute(
                f"SELECT id FROM {child_type.table} WHERE {column.name} = ? AND alive = 1", (row,)
            )
        ]

    # Deriving

    def advance(self, change: Change) -> None:
        """Derive the row again after one new change that nothing has replaced yet."""
        if change.table not in BY_TABLE:
            return
        heads = self.row_heads(change.table, change.row)
        new_heads = after(heads, change)
        self._write_heads(change.table, change.row, heads, new_heads)
        stands_alone = standing(new_heads, change.column) == {change.id}
        cells = columns(BY_TABLE[change.table])
        if change.column == WHOLE_ROW and stands_alone and len(new_heads) == 1:
            self._write_row(
                change.table,
                change.row,
                {name: _told(change, column) for name, column in cells.items()},
                alive=_is_alive(change),
            )
        elif change.column in cells and change.column != _APPROVER and stands_alone:
            self._connection.execute(
                f"UPDATE {change.table} SET {change.column} = ? WHERE id = ?",
                (_told(change, cells[change.column]), change.row),
            )
        else:
            # A new approver may be the author of another wording than the one that shows.
            self.rebuild(change.table, change.row)

    def rebuild(self, table: str, row: str) -> None:
        """Derive a row again from all its changes."""
        if table in BY_TABLE:
            self._connection.execute("DELETE FROM head WHERE tbl = ? AND row = ?", (table, row))
            self.derive(table, row, self._changes_of(table, row))

    def derive(self, table: str, row: str, changes: Sequence[Change]) -> None:
        """Derive a row of which nothing is derived yet; tables we do not know are passed over."""
        if table not in BY_TABLE:
            return
        heads = heads_of(changes)
        self._write_heads(table, row, {}, heads)
        if not standing(heads, WHOLE_ROW):
            return  # The change that made the row has not arrived: nothing to show yet.
        by_id = {change.id: change for change in changes}

        def heads_at(column: str) -> list[Change]:
            return [by_id[head] for head in standing(heads, column)]

        cells = columns(BY_TABLE[table])
        shown_cells = {
            name: _told(latest(heads_at(name)), column) for name, column in cells.items()
        }
        approver = shown_cells.get(_APPROVER)
        contested = [
            name
            for name, column in cells.items()
            if column.policy is Policy.OWNED and len(standing(heads, name)) > 1
        ]
        if contested and approver is not None:
            authors = self._authors(changes)
            for name in contested:
                own = [head for head in heads_at(name) if authors[head.txn] == approver]
                if own:
                    shown_cells[name] = _told(latest(own), cells[name])
        self._write_row(table, row, shown_cells, alive=_is_alive(latest(heads_at(ALIVE))))

    def _authors(self, changes: Iterable[Change]) -> dict[str, str]:
        names = {change.txn for change in changes}
        marks = ", ".join("?" * len(names))
        found = self._connection.execute(
            f"SELECT id, author FROM txn WHERE id IN ({marks})", tuple(names)
        )
        return dict(found)

    def _write_heads(self, table: str, row: str, old: RowHeads, new: RowHeads) -> None:
        gone = [(row, c, table, i) for c, ids in old.items() for i in ids - new.get(c, frozenset())]
        came = [(table, row, c, i) for c, ids in new.items() for i in ids - old.get(c, frozenset())]
        if gone:
            self._connection.executemany(
                "DELETE FROM head WHERE row = ? AND col = ? AND tbl = ? AND change = ?", gone
            )
        if came:
            self._connection.executemany("INSERT INTO head VALUES (?, ?, ?, ?)", came)

    def _write_row(
        self, table: str, row: str, cells: Mapping[str, CellValue], *, alive: bool
    ) -> None:
        self._connection.execute(self._insert[table], (row, *cells.values(), alive))


def latest(heads: Iterable[Change]) -> Change:
    """The head that shows where nobody's wording goes first: the latest in the one order."""
    return max(heads, key=lambda head: head.order)


def _told(change: Change, column: Column) -> CellValue:
    """What a change says of a column; its default where it says nothing, or nothing that fits."""
    return column.sound(change.value(column.name, column.default))


def _is_alive(change: Change) -> bool:
    """Only a plain 0 hides a row: nothing vanishes through a value that makes no sense."""
    return change.value(ALIVE, 1) != 0


def _reader(row_type: type[Row]) -> Callable[[Sequence[Any]], Row]:
    reads = [column.from_cell for column in columns(row_type).values()]
    make: Any = row_type

    def read(line: Sequence[Any]) -> Row:
        found: Row = make(
            line[0], *(read(value) for read, value in zip(reads, line[1:], strict=True))
        )
        return found

    return read


def _select_sql(row_type: type[Row]) -> str:
    return f"SELECT {', '.join(('id', *columns(row_type)))} FROM {row_type.table}"


def _insert_sql(row_type: type[Row]) -> str:
    names = ["id", *columns(row_type), ALIVE]
    return (
        f"INSERT OR REPLACE INTO {row_type.table} ({', '.join(names)}) "
        f"VALUES ({', '.join('?' * len(names))})"
    )
