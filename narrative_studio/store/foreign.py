"""Reading a document as what it is: a stranger's file.

The file is opened read-only, its declarations must equal those of a freshly made document of its
version to the letter, and only its transactions and pictures are read, each against its seal.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from narrative_studio.errors import DocumentError, NewerDocument, NotADocument
from narrative_studio.store import schema
from narrative_studio.store.txn import Change, Txn

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
LONGEST_VALUE = 64 * 1024 * 1024
"""No text or picture longer than this, in bytes, is read."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a document file holds: sound transactions and pictures, and what was set aside."""

    document_id: str
    txns: tuple[Txn, ...]
    blobs: tuple[tuple[str, bytes], ...]
    set_aside: tuple[str, ...]


def check_header(path: Path) -> None:
    """Refuse a file that is no document of a version we know, by its first bytes.

    Raises:
        NotADocument: the file is something else, or damaged.
        NewerDocument: a newer version of the studio wrote it.
        DocumentError: the file is missing or cannot be read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise DocumentError(
            f"“{path.name}” is not there.", f"Check the folder {path.parent} and open it again."
        ) from None
    except IsADirectoryError:
        raise NotADocument(
            f"“{path.name}” is a folder.", "Choose a file that ends in .narrative."
        ) from None
    except OSError as error:
        raise DocumentError(
            f"“{path.name}” cannot be read: {error.strerror or error}.",
            "Check that you may open it, then try again.",
        ) from None
    if not header:
        raise NotADocument(
            f"“{path.name}” is empty.", "Open a backup of it, or the copy it came from."
        )
    application_id = int.from_bytes(header[68:72], "big")
    if (
        header[:16] != _MAGIC
        or len(header) < _HEADER_BYTES
        or (application_id != schema.APPLICATION_ID)
    ):
        raise NotADocument(
            f"“{path.name}” is not a Narrative Studio document.",
            "Choose a file that ends in .narrative, or import a deck or JSON instead.",
        )
    version = int.from_bytes(header[60:64], "big")
    if version > schema.USER_VERSION:
        raise NewerDocument(
            f"“{path.name}” was written by a newer version of Narrative Studio.",
            "Update Narrative Studio, then open it again. Nothing was changed.",
        )
    if version < 1:
        raise _damaged(path)


def read_contents(path: Path, *, without: frozenset[str] = frozenset()) -> Contents:
    """Read the sound transactions of a document, except those ``without``.

    A transaction whose seal does not fit its content is set aside and named.

    Raises:
        NotADocument, NewerDocument, DocumentError: as :func:`check_header`.
    """
    check_header(path)
    try:
        with _opened(path) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if schema.journal_schema(connection) != schema.expected_schema(version):
                raise _damaged(path)
            identity = connection.execute("SELECT id FROM document").fetchall()
            if len(identity) != 1:
                raise _damaged(path)
            set_aside: list[str] = []
            txns = tuple(_sound_txns(connection, without, set_aside))
            blobs = tuple(_sound_blobs(connection, set_aside))
            return Contents(identity[0][0], txns, blobs, tuple(set_aside))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _damaged(path) from error


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA query_only = ON")
        yield connection
    finally:
        connection.close()


def _sound_txns(
    connection: sqlite3.Connection, without: frozenset[str], set_aside: list[str]
) -> Iterator[Txn]:
    changes: dict[int, list[tuple[int, str, str, str, str, str]]] = {}
    known = {t for t, name in connection.execute("SELECT t, id FROM txn") if name in without}
    for t, *rest in connection.execute(
        "SELECT t, n, tbl, row, col, new, base FROM change ORDER BY t, n"
    ):
        if t not in known:
            changes.setdefault(t, []).append(tuple(rest))
    for t, name, *head, seal in connection.execute(
        "SELECT t, id, replica, seq, clock, author, label, undoes, seal FROM txn ORDER BY id"
    ):
        if t in known:
            continue
        txn = _txn(name, head, changes.get(t, []))
        if txn is None or txn.seal() != seal:
            set_aside.append(f"transaction {name}")
        else:
            yield txn


def _txn(
    name: str, head: list[Any], lines: list[tuple[int, str, str, str, str, str]]
) -> Txn | None:
    try:
        changes = tuple(
            Change(name, n, table, row, column, _scalar_or_row(new), tuple(base.split()))
            for n, table, row, column, new, base in lines
        )
    except ValueError:
        return None
    if [change.n for change in changes] != list(range(len(changes))):
        return None
    replica, seq, clock, author, label, undoes = head
    return Txn(name, replica, seq, clock, author, label, undoes, changes)


def _scalar_or_row(text: str) -> str | int | dict[str, str | int | None] | None:
    value = json.loads(text)
    cells = value.values() if isinstance(value, dict) else (value,)
    if not all(cell is None or isinstance(cell, str | int) for cell in cells):
        raise ValueError("a cell holds a text, a whole number or nothing")
    assert value is None or isinstance(value, str | int | dict)
    return value


def _sound_blobs(
    connection: sqlite3.Connection, set_aside: list[str]
) -> Iterator[tuple[str, bytes]]:
    for sha256, content in connection.execute("SELECT sha256, bytes FROM blob"):
        if hashlib.sha256(content).hexdigest() == sha256:
            yield sha256, content
        else:
            set_aside.append(f"picture {sha256[:12]}")


def _damaged(path: Path) -> NotADocument:
    return NotADocument(
        f"“{path.name}” is damaged and cannot be read.",
        "Open a backup of it, or ask for another copy.",
    )
