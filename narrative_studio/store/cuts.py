"""The document as it was: the rows inside a cut of the journal.

A *cut* says for each replica up to which of its operations it reaches; a baseline holds one. The
state is what the heads inside the cut show. Only rows that were touched outside the cut are derived
again; the others show what they show now.
"""

import json
from collections.abc import Collection, Mapping

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import Row, columns
from narrative_studio.store.heads import heads_of
from narrative_studio.store.journal import Journal
from narrative_studio.store.queries import RowKey
from narrative_studio.store.shown import shown
from narrative_studio.store.txn import Change
from narrative_studio.store.vector import vector

Cut = Mapping[str, int]
"""Replica -> the last of its operations, counted from 1, that is inside."""

_OUTSIDE = (
    "txn LEFT JOIN json_each(?) AS cut ON cut.key = txn.replica "
    "WHERE (cut.value IS NULL OR txn.seq > cut.value)"
)


def cut_at(journal: Journal, txn: str) -> dict[str, int]:
    """The cut just after a transaction: it, and all that have a lower id.

    That is the order of the clocks in the ids, not of arrival here; by a wrong clock it can hold
    what the author did not know yet.
    """
    return dict(
        journal.connection.execute(
            "SELECT replica, max(seq) FROM txn WHERE id <= ? GROUP BY replica", (txn,)
        )
    )


def missing_of(journal: Journal, cut: Cut) -> dict[str, int]:
    """How many operations of each replica the cut holds that have not arrived here."""
    held = vector(journal)
    return {
        replica: seq - held.get(replica, 0)
        for replica, seq in cut.items()
        if seq > held.get(replica, 0)
    }


def count_beyond_gaps(journal: Journal) -> int:
    """How many operations wait for an earlier one of their replica that has not arrived."""
    return journal.count() - sum(vector(journal).values())


def rows_inside(
    journal: Journal, cut: Cut, *, now: Mapping[str, Mapping[str, Row]], touched: Collection[RowKey]
) -> dict[str, dict[str, Row]]:
    """The living rows inside a cut, by table and id.

    ``now`` is the rows that live now, ``touched`` those of :func:`rows_touched_outside`.
    """
    found = {table: dict(rows) for table, rows in now.items()}
    for table, row in touched:
        found[table].pop(row, None)
    for (table, row), changes in _changes_inside(journal, cut, touched).items():
        row_type = BY_TABLE[table]
        said = shown(row_type, changes, heads_of(changes), journal.authors, journal.undoes_of)
        if said is not None and said.is_alive:
            declared = columns(row_type)
            cells = {
                name: declared[name].from_cell(journal.plain(declared[name], value))
                for name, value in said.cells.items()
            }
            found[table][row] = row_type(id=row, **cells)  # type: ignore[call-arg]
    return found


def rows_touched_outside(journal: Journal, cut: Cut) -> set[RowKey]:
    """The rows that an operation outside the cut has touched."""
    found = journal.connection.execute(
        f"SELECT DISTINCT tbl, row FROM change WHERE t IN (SELECT t FROM {_OUTSIDE})",
        (json.dumps(dict(cut)),),
    )
    return {(table, row) for table, row in found if table in BY_TABLE}


def _changes_inside(
    journal: Journal, cut: Cut, touched: Collection[RowKey]
) -> dict[RowKey, list[Change]]:
    """The changes inside the cut of each row that was touched outside it, as far as it has any."""
    found: dict[RowKey, list[Change]] = {}
    held = json.dumps(dict(cut))
    # All at once: of the rows that came after the cut, which may be most, nothing has to be read.
    for change in journal.changes(
        f"WHERE t NOT IN (SELECT t FROM {_OUTSIDE}) AND row IN "
        f"(SELECT row FROM change WHERE t IN (SELECT t FROM {_OUTSIDE}))",
        (held, held),
    ):
        if (change.table, change.row) in touched:
            found.setdefault((change.table, change.row), []).append(change)
    return found
