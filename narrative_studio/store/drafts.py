"""What is being typed and not committed yet: kept on this machine alone, against a crash.

A draft remembers the heads that were shown when the typing began, so that it can be committed
after a crash exactly as it would have been before.
"""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from narrative_studio.store.connections import keeping


class Draft(NamedTuple):
    """The uncommitted text of one cell and the heads it replaces."""

    table: str
    row: str
    column: str
    text: str
    base: tuple[str, ...]


def keep_draft(connection: sqlite3.Connection, draft: Draft) -> None:
    """Remember a draft; an older one of the cell is replaced.

    Raises:
        DocumentError: the work copy cannot be written.
    """
    with keeping():
        connection.execute(
            "INSERT OR REPLACE INTO draft (tbl, row, col, text, base) VALUES (?, ?, ?, ?, ?)",
            (draft.table, draft.row, draft.column, draft.text, json.dumps(draft.base)),
        )


def drop_draft(connection: sqlite3.Connection, table: str, row: str, column: str) -> None:
    """Forget the draft of a cell, once it is committed or given up.

    Raises:
        DocumentError: the work copy cannot be written.
    """
    with keeping():
        connection.execute(
            "DELETE FROM draft WHERE row = ? AND col = ? AND tbl = ?", (row, column, table)
        )


def drop_all_drafts(connection: sqlite3.Connection) -> None:
    """Forget all drafts, and leave nothing of them in free pages.

    Raises:
        DocumentError: the work copy cannot be written.
    """
    with keeping():
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("DELETE FROM draft")


def drafts(connection: sqlite3.Connection) -> list[Draft]:
    """The drafts that a crash left behind."""
    found = connection.execute("SELECT tbl, row, col, text, base FROM draft ORDER BY tbl, row, col")
    return [
        Draft(table, row, column, text, tuple(json.loads(base)))
        for table, row, column, text, base in found
    ]
