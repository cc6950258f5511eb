"""The derived tables of a work copy: the heads of every cell, and the rows as they show.

All of it follows from the journal's changes and may be dropped and filled again at any time. The
journal alone writes here: :meth:`Tables.advance` after one new change of its own, and
:meth:`Tables.rebuild` from all changes of a row, whatever order they came in.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import islice
from sys import intern
from typing import Any

from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES
from narrative_studio.model.rows import CellValue, Column, Row, columns, quick_maker
from narrative_studio.store.heads import RowHeads, after, heads_of, standing
from narrative_studio.store.shown import APPROVER, is_alive, shown, told
from narrative_studio.store.txn import ALIVE, WHOLE_ROW, Change

_FEW = 256
"""So many rows are read before it pays to get ready for more."""


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
        found = self._connection.execute(f"{_select_sql(row_type)} WHERE alive = 1")
        read = self._reader(row_type, row_type)
        rows = {line[0]: read(line) for line in islice(found, _FEW)}
        if len(rows) == _FEW:
            read = self._reader(row_type, quick_maker(row_type))
            rows |= {line[0]: read(line) for line in found}
        return rows

    def load_row(self, table: str, row: str, *, dead: bool = False) -> Row | None:
        """One living row, with ``dead`` also a deleted one; None when it is not there."""
        row_type = BY_TABLE[table]
        least = 0 if dead else 1
        line = self._connection.execute(
            f"{_select_sql(row_type)} WHERE id = ? AND alive >= ?", (row, least)
        ).fetchone()
        return None if line is None else self._reader(row_type, row_type)(line)

    def load_rows(self, table: str, rows: Iterable[str]) -> dict[str, Row]:
        """The living ones of many rows of one table, by id."""
        row_type = BY_TABLE[table]
        read = self._reader(row_type, row_type)
        found = self._connection.execute(
            f"{_select_sql(row_type)} WHERE id IN (SELECT value FROM json_each(?)) AND alive = 1",
            (json.dumps([*rows]),),
        )
        return {line[0]: read(line) for line in found}

    def cell(self, table: str, row: str, column: str) -> CellValue:
        """What a cell shows, as the journal says it; None where the row never was."""
        found = self._connection.execute(
            f"SELECT {column} FROM {table} WHERE id = ?", (row,)
        ).fetchone()
        value: CellValue = None if found is None else found[0]
        return value

    def every(self, table: str, column: str) -> list[CellValue]:
        """What a cell shows in each row of a table, the deleted ones too."""
        return [value for (value,) in self._connection.execute(f"SELECT {column} FROM {table}")]

    def rows_with(self, table: str, column: str, value: CellValue) -> list[str]:
        """The ids of the rows of a table in which a cell shows this, the deleted ones too."""
        found = self._connection.execute(
            f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id", (value,)
        )
        return [row for (row,) in found]

    def children(self, table: str, row: str, *, dead: bool = False) -> list[tuple[str, str]]:
        """Table and id of the living rows that belong to a row, with ``dead`` of all."""
        least = 0 if dead else 1
        return [
            (child_type.table, child)
            for child_type in ROW_TYPES
            for column in columns(child_type).values()
            if column.parent == table
            for (child,) in self._connection.execute(
                f"SELECT id FROM {child_type.table} WHERE {column.name} = ? AND alive >= ?",
                (row, least),
            )
        ]

    def contested_rows(self) -> set[tuple[str, str]]:
        """Table and id of the rows that have a cell with more than one head."""
        found = self._connection.execute(
            "SELECT DISTINCT tbl, row FROM head GROUP BY row, col, tbl HAVING count(*) > 1"
        )
        return set(found)

    def orphans(self) -> list[tuple[tuple[str, str], tuple[str, str]]]:
        """Living rows whose parent is deleted, each with that parent."""
        return [
            ((child_type.table, child), (column.parent, parent))
            for child_type in ROW_TYPES
            for column in columns(child_type).values()
            if column.parent
            for child, parent in self._connection.execute(
                f"SELECT child.id, parent.id FROM {column.parent} AS parent "
                f"JOIN {child_type.table} AS child ON child.{column.name} = parent.id "
                "WHERE parent.alive = 0 AND child.alive = 1"
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
                {name: told(change, column) for name, column in cells.items()},
                alive=is_alive(change),
            )
        elif change.column in cells and change.column != APPROVER and stands_alone:
            self._connection.execute(
                f"UPDATE {change.table} SET {change.column} = ? WHERE id = ?",
                (told(change, cells[change.column]), change.row),
            )
        else:
            # A new approver may be the author of another wording than the one that shows.
            self.rebuild(change.table, change.row)

    def advance_all(self, changes: Sequence[Change]) -> None:
        """Derive rows again after new changes, those that are new themselves all at once."""
        times = Counter((change.table, change.row) for change in changes)
        fresh: dict[tuple[str, str], list[Change]] = {}
        for change in changes:
            key = (change.table, change.row)
            # Only of a row that never was a whole row names no base.
            if change.column == WHOLE_ROW and not change.base and times[key] == 1:
                fresh[key] = [change]
        known = self.derived_of(row for _table, row in fresh)
        fresh = {key: own for key, own in fresh.items() if key not in known}
        self.derive_all(fresh)
        for change in changes:
            if (change.table, change.row) not in fresh:
                self.advance(change)

    def rebuild(self, table: str, row: str) -> None:
        """Derive a row again from all its changes."""
        if table in BY_TABLE:
            self._connection.execute("DELETE FROM head WHERE tbl = ? AND row = ?", (table, row))
            self.derive(table, row, self._changes_of(table, row))

    def derive(self, table: str, row: str, changes: Sequence[Change]) -> None:
        """Derive a row of which nothing is derived yet; tables we do not know are passed over."""
        self.derive_all({(table, row): changes})

    def derive_all(self, rows: Mapping[tuple[str, str], Sequence[Change]]) -> None:
        """Derive many rows of which nothing is derived yet, each from all its changes."""
        came: list[tuple[str, str, str, str]] = []
        lines: dict[str, list[tuple[CellValue, ...]]] = {}
        for (table, row), changes in rows.items():
            row_type = BY_TABLE.get(table)
            if row_type is None:
                continue
            heads = heads_of(changes)
            came += [(table, row, column, i) for column, ids in heads.items() for i in ids]
            found = shown(row_type, changes, heads, self.authors, self.undoes_of)
            if found is not None:
                line = (row, *found.cells.values(), int(found.is_alive))
                lines.setdefault(table, []).append(line)
        self._connection.executemany("INSERT INTO head VALUES (?, ?, ?, ?)", came)
        for table, made in lines.items():
            self._connection.executemany(self._insert[table], made)

    def derived_of(self, rows: Iterable[str]) -> set[tuple[str, str]]:
        """Those of these rows, by table and id, of which something is derived."""
        found = self._connection.execute(
            "SELECT DISTINCT tbl, row FROM head WHERE row IN (SELECT value FROM json_each(?))",
            (json.dumps([*rows]),),
        )
        return set(found)

    def authors(self, names: Iterable[str]) -> dict[str, str]:
        """Who made each of these transactions, as far as they are held."""
        found = self._connection.execute(
            "SELECT id, author FROM txn WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*names]),),
        )
        return dict(found)

    def undoes_of(self, names: Iterable[str]) -> dict[str, str]:
        """What those of these transactions that take back another take back."""
        found = self._connection.execute(
            "SELECT id, undoes FROM txn "
            "WHERE undoes IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
            (json.dumps([*names]),),
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

    def _reader(
        self, row_type: type[Row], make: Callable[..., Row]
    ) -> Callable[[Sequence[Any]], Row]:
        # Most cells are texts, which the STRICT tables hold as they are read.
        decoded = [
            (place, self.personal if column.is_personal else _decode(column))
            for place, column in enumerate(columns(row_type).values(), start=1)
            if column.is_personal or not column.is_plain_text
        ]
        # Rows name the same few others over and over: one text for each, and not one for each row,
        # is less to hold, and found by its identity.
        naming = [
            place
            for place, column in enumerate(columns(row_type).values(), start=1)
            if column.parent or column.refers_to
        ]
        if row_type.table in _named():
            naming.append(0)

        def read(line: Sequence[Any]) -> Row:
            cells = list(line)
            for place in naming:
                if cells[place]:
                    cells[place] = intern(cells[place])
            for place, decode in decoded:
                cells[place] = decode(cells[place])
            return make(*cells)

        return read

    def personal(self, token: CellValue) -> str:
        """The personal value behind a token; empty once it is erased."""
        if not token:
            return ""
        found = self._connection.execute(
            "SELECT value FROM personal WHERE token = ?", (token,)
        ).fetchone()
        return "" if found is None else str(found[0])

    def _write_row(
        self, table: str, row: str, cells: Mapping[str, CellValue], *, alive: bool
    ) -> None:
        self._connection.execute(self._insert[table], (row, *cells.values(), alive))


@cache
def _named() -> frozenset[str]:
    """The tables whose rows others name by their ids."""
    every = [column for row_type in ROW_TYPES for column in columns(row_type).values()]
    return frozenset(one.parent or one.refers_to or "" for one in every)


@cache
def _select_sql(row_type: type[Row]) -> str:
    return f"SELECT {', '.join(('id', *columns(row_type)))} FROM {row_type.table}"


@cache
def _insert_sql(row_type: type[Row]) -> str:
    names = ["id", *columns(row_type), ALIVE]
    return (
        f"INSERT OR REPLACE INTO {row_type.table} ({', '.join(names)}) "
        f"VALUES ({', '.join('?' * len(names))})"
    )


class _Words(dict[CellValue, Any]):
    """The values of a cell by what stands for them, for cells that can hold few."""

    def __init__(self, column: Column, values: Iterable[Any]) -> None:
        super().__init__({column.to_cell(value): value for value in values})
        self._column = column

    def __missing__(self, cell: CellValue) -> Any:
        return self._column.from_cell(cell)


def _decode(column: Column) -> Callable[[CellValue], Any]:
    """What gives the value of a cell, quickly: a document is opened cell by cell."""
    if issubclass(column.python_type, StrEnum):
        return _Words(column, column.python_type).__getitem__
    if column.python_type is bool:
        return _Words(column, (False, True)).__getitem__
    return column.from_cell
