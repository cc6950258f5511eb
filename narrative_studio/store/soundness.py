"""What makes a transaction of a stranger's file sound: its shape, its values and its seal."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from narrative_studio.model.rows import LARGEST_INT
from narrative_studio.store.hlc import txn_id
from narrative_studio.store.txn import WHOLE_ROW, Change, NewValue, Txn


class Line(NamedTuple):
    """One line of the table change; in a stranger's file it may hold anything."""

    n: object
    table: object
    row: object
    column: object
    new: object
    base: object


def sound_txn(head: Sequence[object], lines: Iterable[Line], *, seal: object) -> Txn | None:
    """The transaction of these lines, None unless the studio could have written and sealed it.

    ``head`` holds id, replica, sequence number, clock, author, label and what it takes back;
    ``seal`` is bytes, or hexadecimal as the first version wrote it.
    """
    try:
        name, replica, seq, clock, author, label, undoes = head
        txn = Txn(
            _text(name),
            _text(replica),
            _int(seq),
            _int(clock),
            _text(author),
            _text(label),
            None if undoes is None else _text(undoes),
            tuple(_change(_text(name), line) for line in sorted(lines, key=_number)),
        )
        is_sealed = seal in (txn.seal(), txn.seal().hex())
    # A text that cannot be encoded is a ValueError too.
    except (ValueError, RecursionError):
        return None
    numbers = [change.n for change in txn.changes]
    # The name is part of ids that stand in lists, separated by spaces.
    is_name = txn.replica.isascii() and txn.replica.isalnum()
    is_ours = txn.id == txn_id(txn.clock, txn.replica) and txn.seq > 0 and txn.clock >= 0
    return (
        txn if is_sealed and is_ours and is_name and numbers == list(range(len(numbers))) else None
    )


def _number(line: Line) -> int:
    return _int(line.n)


def _change(txn: str, line: Line) -> Change:
    column = _text(line.column)
    new: object = json.loads(_text(line.new))
    if (column == WHOLE_ROW) != isinstance(new, dict):
        raise ValueError("a whole row has a value for each cell, a cell has one")
    for cell in new.values() if isinstance(new, dict) else (new,):
        _check_cell(cell)
    base = tuple(_text(line.base).split())
    return Change(
        txn, _int(line.n), _text(line.table), _text(line.row), column, cast("NewValue", new), base
    )


def _check_cell(cell: object) -> None:
    """Refuse what the studio itself would not let into a cell; see ``operation.check_cell``."""
    if isinstance(cell, str):
        if "\x00" in cell:
            raise ValueError("a text holds no zero byte")
    elif cell is not None and not -LARGEST_INT <= _int(cell) <= LARGEST_INT:
        raise ValueError("a whole number that large is not exact everywhere")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("not a text")


def _int(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("not a whole number")
