"""Connections to SQLite: the work copy's own, and one that can only read.

The work copy is opened with a write-ahead log and synced at every commit. A stranger's file is
opened read-only and immutable, so that no lock and no sidecar is ever made beside it. What the
machine refuses (full, locked, read-only) is told apart from what is damaged, and both from bugs of
ours.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from urllib.parse import quote

from narrative_studio.errors import DocumentError, NotADocument

SIDECARS = ("-journal", "-wal", "-shm")
"""How the files end that SQLite keeps beside a database."""

SYNCHRONOUS = "FULL"
"""How far a work copy waits for the disk at each commit: until what was committed is there.

A name of its own because the tests, none of which pulls the plug, wait for no disk.
"""

_HEAD_BYTES = 100
_TROUBLE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOTADB,
    }
)


def connect_work(place: PurePath | None) -> sqlite3.Connection:
    """Open a work copy (None: one in memory) in autocommit, durable at each commit."""
    connection = sqlite3.connect(place or ":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        if place is not None:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
            connection.execute("PRAGMA busy_timeout = 10000")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_read_only(place: PurePath, *, is_immutable: bool = False) -> sqlite3.Connection:
    """Open a database file, given by its absolute path, that this connection cannot change.

    ``is_immutable`` is for a file that no process writes in place: no lock and no sidecar is made.
    """
    options = "mode=ro&immutable=1" if is_immutable else "mode=ro"
    return sqlite3.connect(f"{file_uri(place)}?{options}", uri=True, isolation_level=None)


def file_uri(place: PurePath) -> str:
    """The address of a file as SQLite reads it; a Windows share keeps an empty authority."""
    path = place.as_posix()
    return f"file://{'' if path.startswith('/') else '/'}{quote(os.fsencode(path), safe='/:')}"


def owner_of(name: str) -> str:
    """The name of the database that a file belongs to: its own, or the one it lies beside."""
    for suffix in SIDECARS:
        name = name.removesuffix(suffix)
    return name


@contextmanager
def keeping() -> Iterator[None]:
    """Turns what the machine refuses while the work copy is written into expected trouble.

    Raises:
        DocumentError: the disk is full, read-only or broken, or another program holds the file.
    """
    try:
        yield
    except sqlite3.Error as error:
        if not is_trouble(error):
            raise
        raise DocumentError(
            f"The change could not be kept on this computer: {error}.",
            "Free some space or close what else uses the studio's folder, then try again.",
        ) from error


def damaged(what: str) -> sqlite3.DatabaseError:
    """The error that a damaged value in a work copy is: the same as a damaged page."""
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def check_head(place: Path) -> None:
    """Check that the head of a work copy does not ask for what none of them needs.

    SQLite takes a file with such a head for read-only, or for one from its own future.

    Raises:
        sqlite3.DatabaseError: it is damaged; see :func:`is_damage`.
    """
    if not place.exists():
        return
    with place.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if len(head) < _HEAD_BYTES:
        return
    can_write, can_read = head[18:20]
    schema_format, encoding = (int.from_bytes(head[at : at + 4], "big") for at in (44, 56))
    if can_write > 2 or can_read > 2 or schema_format > 4 or encoding > 1:
        raise damaged("its head is not that of a work copy")


def check_pages(connection: sqlite3.Connection) -> None:
    """Check that the bookkeeping of a database adds up.

    Raises:
        sqlite3.DatabaseError: it is damaged; see :func:`is_damage`.
    """
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != ("ok",):
        raise damaged(str(found[0]))


def is_damage(error: BaseException) -> bool:
    """Whether what stands in a work copy is broken, not only out of reach for the moment."""
    if isinstance(error, NotADocument):
        return False
    if isinstance(error, DocumentError) and error.__cause__ is not None:
        error = error.__cause__
    # SQLite quotes what it found in its messages, broken letters included.
    if isinstance(error, UnicodeDecodeError):
        return True
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Broken letters are found by the module, which has no code for them.
        return str(error).startswith("Could not decode")
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_trouble(error: sqlite3.Error) -> bool:
    """Whether the machine caused it (full, read-only, locked, damaged) and not a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _TROUBLE
