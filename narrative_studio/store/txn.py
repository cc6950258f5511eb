"""Transactions and changes: the immutable facts that a document consists of.

A *transaction* is one named operation of one person. Its ``replica`` names one sitting at one work
copy, and ``seq`` counts the operations of that sitting without a gap: where one is missing, those
after it are shown but *wait*, outside every cut. A *change* gives a cell (or, with column ``*``, a
whole row) a new value; its ``base`` names the changes that it replaces: those in view of its author
when editing began, and no other, so that what arrived meanwhile stands beside it. The old value is
the value of the base, so nothing is stored twice. The *seal* is a hash of all of
this in canonical JSON: whoever reads a transaction from a file checks it, so that a damaged or
forged one is set aside whole.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from narrative_studio.model.rows import CellValue

WHOLE_ROW = "*"
"""The column name of a change that asserts every cell of a row at once."""

ALIVE = "alive"
"""The cell that says whether a row is there; 0 instead of deletion."""

NewValue = CellValue | Mapping[str, CellValue]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell's new value, or with column ``*`` all cells of a row.

    ``base`` holds the ids of the changes that it replaces: those its author had in view.
    """

    txn: str
    n: int
    table: str
    row: str
    column: str
    new: NewValue
    base: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id by which later changes name this one as their base."""
        return f"{self.txn}/{self.n}"

    @property
    def order(self) -> tuple[str, int]:
        """Sorts the changes of all replicas into the one order: by clock, replica and number."""
        return (self.txn, self.n)

    def covers(self, column: str) -> bool:
        """Whether the change gives a value to that column."""
        return self.column in (column, WHOLE_ROW)

    def columns(self) -> Collection[str]:
        """The names of the columns that the change gives a value to, as far as it knows them."""
        return self.new.keys() if isinstance(self.new, Mapping) else (self.column,)

    def value(self, column: str, default: CellValue = None) -> CellValue:
        """The value given to a column; ``default`` where a whole row does not know the column."""
        new = self.new
        if new is None or isinstance(new, str | int):  # far cheaper to ask than for a mapping
            return new
        return new.get(column, default)


@dataclass(frozen=True, slots=True)
class Txn:
    """One named operation.

    ``author`` is a person's id, ``undoes`` the id of the transaction that this one takes back.
    """

    id: str
    replica: str
    seq: int
    clock: int
    author: str
    label: str
    undoes: str | None
    changes: tuple[Change, ...] = field(default=())

    def seal(self) -> bytes:
        """The SHA-256 of the canonical JSON of the whole content."""
        return seal_of(self, self.changes)


def seal_of(head: Txn, changes: Iterable[Change]) -> bytes:
    """The seal of a transaction from its changes as they come, whatever ``head`` holds of them.

    An operation may have any number of changes: its canonical JSON is hashed piece by piece.
    """
    sealed = hashlib.sha256()
    # Keys are sorted: only that of the author is before that of the changes.
    sealed.update(f'{{"author":{canonical(head.author)},"changes":['.encode())
    comma = ""
    for change in changes:
        told = [change.table, change.row, change.column, to_plain(change.new), list(change.base)]
        sealed.update(f"{comma}{canonical(told)}".encode())
        comma = ","
    rest = {
        "clock": head.clock,
        "id": head.id,
        "label": head.label,
        "replica": head.replica,
        "seq": head.seq,
        "undoes": head.undoes,
    }
    sealed.update(f"],{canonical(rest).removeprefix('{')}".encode())
    return sealed.digest()


def change_order(change_id: str) -> tuple[str, int]:
    """The place of a change in the one order, from its id; see :attr:`Change.order`."""
    name, _, n = change_id.rpartition("/")
    return (name, int(n))


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces, the one form that is hashed and stored."""
    return _encode(value)


_encode = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


def to_plain(new: NewValue) -> object:
    """The new value as something JSON can hold."""
    return dict(new) if isinstance(new, Mapping) else new
