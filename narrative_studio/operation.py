"""One named operation in the making: collects changes, checks them, and knows their bases.

The base of a change is what its author had before them: the heads that said what was shown when
editing began, in a decision all heads of the cell, and of a row that is deleted or restored all
heads of all its cells. A row is written whole when it is made, deleted or restored, with the cells
that only a newer version knows; otherwise only the cells that have another value.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar, cast

from narrative_studio.errors import InvalidValue, UnknownRow
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.field_words import field_words
from narrative_studio.model.ids import PictureId
from narrative_studio.model.rows import CellValue, Column, Row, columns, defaults, is_iso_date
from narrative_studio.store.heads import standing
from narrative_studio.store.journal import Journal, NewChange
from narrative_studio.store.personal import ERASURE, Personal, is_token, new_personal
from narrative_studio.store.txn import ALIVE, WHOLE_ROW

R = TypeVar("R", bound=Row)

LONGEST_TEXT = 4_000_000
"""Characters one cell may hold; longer texts belong into a file of their own."""

LARGEST_PICTURE = 50_000_000
"""Bytes that a picture may have; less than what a document file is read with."""

_NO_BASES: Mapping[str, tuple[str, ...]] = {}


class Operation:
    """The changes of one ``with project.op(...)`` block, visible to itself as it goes on."""

    def __init__(self, journal: Journal, rows: Mapping[str, Mapping[str, Row]]) -> None:
        self._journal = journal
        self._rows = rows
        self._pending: dict[tuple[str, str], Row | None] = {}
        self._created: dict[tuple[str, str], None] = {}
        self._bases: dict[tuple[str, str, str], tuple[str, ...]] = {}
        self._decided: set[tuple[str, str, str]] = set()
        self._settled: dict[tuple[str, str], Row] = {}
        self.blobs: dict[str, bytes] = {}
        self.personal: list[Personal] = []
        self._erased: dict[str, str] = {}

    def get(self, row_type: type[R], row_id: str) -> R:
        """The row as this operation has it now.

        Raises:
            UnknownRow: it is not in the document, or was deleted.
        """
        found = self.find(row_type, row_id)
        if found is None:
            raise UnknownRow(
                f"This {row_type.table.replace('_', ' ')} is no longer in the document.",
                "Undo its deletion, or choose another.",
            )
        return found

    def find(self, row_type: type[R], row_id: str) -> R | None:
        """The row as this operation has it now, None when it is not there."""
        key = (row_type.table, row_id)
        if key in self._pending:
            return cast("R | None", self._pending[key])
        return cast("R | None", self._rows[row_type.table].get(row_id))

    def all(self, row_type: type[R]) -> list[R]:
        """All rows of a table as this operation has them now, in no order."""
        table = row_type.table
        merged: dict[str, Row | None] = dict(self._rows[table])
        merged.update({row: value for (name, row), value in self._pending.items() if name == table})
        return cast("list[R]", [row for row in merged.values() if row is not None])

    def create(self, row: R) -> R:
        """Add a row and return it.

        Raises:
            InvalidValue: a cell does not fit its declaration, or all texts together are too long.
        """
        usual, length = defaults(type(row)), 0
        for name, column in columns(type(row)).items():
            value = getattr(row, name)
            # What a cell starts with fits it: most cells of a new row are not looked at.
            if name not in usual or value is not usual[name]:
                check_cell(row.table, column, value)
                if column.is_text and value:
                    length += len(value)
        _check_length(row, length)
        key = (row.table, row.id)
        self._pending[key] = row
        self._created[key] = None
        return row

    def set(
        self,
        row_type: type[R],
        row_id: str,
        *,
        bases: Mapping[str, tuple[str, ...]] = _NO_BASES,
        **cells: object,
    ) -> R:
        """Give cells of a row new values and return it; equal values change nothing.

        ``bases`` maps cells to the heads shown when editing began (``Project.heads_shown``), by
        default those shown now.

        Raises:
            UnknownRow: the row is not there.
            InvalidValue: a value does not fit its cell.
        """
        before = self.get(row_type, row_id)
        declared = columns(row_type)
        values: dict[str, Any] = {item.name: getattr(before, item.name) for item in fields(before)}
        key = (row_type.table, row_id)
        for name, value in cells.items():
            column = declared[name]
            check_cell(row_type.table, column, value)
            value = column.from_cell(column.to_cell(value))
            if value == values[name]:
                continue
            if key not in self._created and (*key, name) not in self._bases:
                shown = (
                    self._journal.cell(row_type.table, row_id, name)
                    if column.is_personal
                    else column.to_cell(values[name])
                )
                self._bases[(*key, name)] = bases.get(name) or self._journal.seen(
                    row_type.table, row_id, name, shown
                )
            values[name] = value
        made = row_type(**values)
        self._pending[key] = made
        return made

    def keep_picture(self, content: bytes) -> PictureId:
        """Keep a picture's bytes with this operation and return its id.

        Raises:
            InvalidValue: the picture is too large.
        """
        if len(content) > LARGEST_PICTURE:
            raise InvalidValue(
                f"The picture is larger than {LARGEST_PICTURE // 1_000_000} MB.", "Make it smaller."
            )
        picture = PictureId(hashlib.sha256(content).hexdigest())
        self.blobs[picture] = content
        return picture

    def decide(self, row_type: type[R], row_id: str, **cells: object) -> R:
        """Give cells of a row the one value that replaces every wording that stands for them.

        An ordinary :meth:`set` leaves the wordings of others standing beside it.

        Raises:
            UnknownRow, InvalidValue: as :meth:`set`.
        """
        for name in cells:
            heads = self._journal.row_heads(row_type.table, row_id)
            self._bases[(row_type.table, row_id, name)] = tuple(sorted(standing(heads, name)))
            self._decided.add((row_type.table, row_id, name))
        return self.set(row_type, row_id, bases=_NO_BASES, **cells)

    def restore(self, row: R) -> R:
        """Bring a deleted row back as given; this replaces the deletion and what stands beside it.

        Raises:
            InvalidValue: a cell does not fit its declaration.
        """
        return self.create(row)

    def settle_deletion(self, row: Row) -> None:
        """Delete a row for good that somebody deleted without having seen all of it.

        ``row`` is what it says in the end: the words of its journal from then on.
        """
        key = (row.table, row.id)
        self._pending[key] = None
        self._settled[key] = row

    def delete(self, row_type: type[Row], row_id: str) -> None:
        """Delete a row with everything that belongs to it.

        Raises:
            UnknownRow: the row is not there.
        """
        self.get(row_type, row_id)
        for child_type in BY_TABLE.values():
            for column in columns(child_type).values():
                if column.parent == row_type.table:
                    for child in self.all(child_type):
                        if getattr(child, column.name) == row_id:
                            self.delete(child_type, child.id)
        self._pending[(row_type.table, row_id)] = None

    def erase(self, row: Row, column: str, *, what: str) -> None:
        """Erase a personal value for good, here and on every machine that hears of it.

        ``what`` tells which one it was without telling it.

        Raises:
            InvalidValue: the cell holds no personal value.
        """
        for version in self._journal.changes_of(row.table, row.id):
            token = version.value(column) if version.covers(column) else None
            if is_token(token):
                self._erased[str(token)] = what
        if not self._erased:
            raise InvalidValue(f"There is nothing to erase in the {what}.", "Choose another.")

    def changes(self) -> list[NewChange]:
        """What the journal has to take in for all this."""
        known = self._journal.known_rows(row for _table, row in self._created)
        found = [
            NewChange(ERASURE, token, WHOLE_ROW, {"what": what}, ())
            for token, what in self._erased.items()
        ]
        for (table, row_id), row in self._pending.items():
            key = (table, row_id)
            row_type = BY_TABLE[table]
            if row is None:
                last = self._settled.get(key) or self._rows[table].get(row_id)
                if last is not None:
                    found.append(self._deletion(last))
            elif key in self._created:
                # A row of that id may have been there before, deleted or not: this replaces it.
                heads: tuple[str, ...] = ()
                cells = self._cells(row)
                if key in known:
                    heads = self._all_heads(table, row_id)
                    cells = {**self._journal.unknown_cells(table, row_id), **cells}
                found.append(NewChange(table, row_id, WHOLE_ROW, cells, heads))
            else:
                for name, column in columns(row_type).items():
                    base = self._bases.get((*key, name))
                    if base is not None:
                        value = column.to_cell(getattr(row, name))
                        before = column.to_cell(getattr(self._rows[table][row_id], name))
                        if value != before or (*key, name) in self._decided:
                            value = self._token(column, value)
                            found.append(NewChange(table, row_id, name, value, base))
        return found

    def _deletion(self, row: Row) -> NewChange:
        """Every cell asserted again, so that an edit the deleter has not seen stands beside it."""
        cells = {**self._journal.unknown_cells(row.table, row.id), **self._cells(row), ALIVE: 0}
        return NewChange(row.table, row.id, WHOLE_ROW, cells, self._all_heads(row.table, row.id))

    def _cells(self, row: Row) -> dict[str, CellValue]:
        """What the journal says of a whole row that is there."""
        cells: dict[str, CellValue] = {}
        for name, column in columns(type(row)).items():
            value = column.to_cell(getattr(row, name))
            cells[name] = self._token(column, value, of=row) if column.is_personal else value
        cells[ALIVE] = 1
        return cells

    def _token(self, column: Column, value: CellValue, *, of: Row | None = None) -> CellValue:
        """What the journal says of a personal value: the token that it has, or a new one."""
        if not column.is_personal or not isinstance(value, str):
            return value
        before = self._rows[of.table].get(of.id) if of is not None else None
        if of is not None and before is not None and getattr(before, column.name) == value:
            return self._journal.cell(of.table, of.id, column.name)
        if not value:
            return value
        made = new_personal(value)
        self.personal.append(made)
        return made.token

    def _all_heads(self, table: str, row_id: str) -> tuple[str, ...]:
        heads = self._journal.row_heads(table, row_id)
        return tuple(sorted({head for ids in heads.values() for head in ids}))


def check_cell(table: str, column: Column, value: object) -> None:
    """Check that a value may stand in a cell: the content check at the one door.

    Raises:
        InvalidValue: naming the cell, what is wrong and what would fit.
    """
    article = "an" if table[0] in "aeio" else "a"
    what = f"{field_words(column.name)} of {article} {table}"
    if value is None:
        if not column.is_nullable:
            raise InvalidValue(f"The {what} cannot be nothing.", "Leave it empty instead.")
        return
    if column.is_text:
        _check_text(what, column, value)
    else:
        _check_number(what, column, value)


def check_row(row: Row) -> None:
    """Check that the texts of a new row, which are kept as one value, can be read back.

    Raises:
        InvalidValue: they are too long together.
    """
    texts = (getattr(row, name) for name, cell in columns(type(row)).items() if cell.is_text)
    _check_length(row, sum(len(text) for text in texts if text))


def _check_length(row: Row, length: int) -> None:
    if length > LONGEST_TEXT:
        article = "an" if row.table[0] in "aeio" else "a"
        raise InvalidValue(
            f"The texts of {article} {row.table} are longer than {LONGEST_TEXT:,} characters "
            "together.",
            "Split it in two.",
        )


def _check_number(what: str, column: Column, value: object) -> None:
    if not isinstance(value, int):
        raise InvalidValue(f"The {what} has to be a whole number.", "Enter it in figures.")
    if column.python_type is bool and value not in (0, 1):
        raise InvalidValue(f"The {what} has to be yes or no.", "Switch it on or off.")
    if not column.has_room_for(value):
        raise InvalidValue(
            f"The {what} cannot be {value:,}.",
            f"Use a whole number from {column.least:,} to {column.most:,}.",
        )


def _check_text(what: str, column: Column, value: object) -> None:
    if not isinstance(value, str):
        raise InvalidValue(f"The {what} has to be a text.", "Enter it again.")
    if not isinstance(value, column.python_type):
        try:
            column.python_type(value)
        except ValueError:
            known = ", ".join(str(word) for word in cast("Any", column.python_type))
            raise InvalidValue(
                f"The {what} cannot be “{value[:40]}”.", f"Use one of: {known}."
            ) from None
    if len(value) > LONGEST_TEXT:
        raise InvalidValue(
            f"The {what} is longer than {LONGEST_TEXT:,} characters.", "Split it in two."
        )
    if "\x00" in value or not _is_encodable(value):
        raise InvalidValue(
            f"The {what} holds characters that are no text.", "Paste it as plain text."
        )
    if column.is_date and not is_iso_date(value):
        raise InvalidValue(f"The {what} is no date: “{value[:40]}”.", "Use a date like 2026-04-21.")


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
