"""Personal data: kept beside the journal, so that it can be erased from it.

A cell that is declared ``personal`` (the real name of a customer, a contact) holds in the journal
only a *token*: the hash of the value with a random salt, which tells nothing and never has to
change. The value lies in the table ``personal`` under its token. To *erase* it an operation makes
a change of the table ``erasure``, which no entity has, whose row is the token; whatever replica
takes that in drops the value for good, also from its backups, and never takes it in again. The
history stays whole without it.
"""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from narrative_studio.store.connections import SIDECARS, owner_of

ERASURE = "erasure"
"""The name of the table whose changes say what has been erased."""

_PREFIX = "personal:"
_SALT_BYTES = 16


class Personal(NamedTuple):
    """A personal value with the salt that makes its token."""

    token: str
    salt: bytes
    value: str


def new_personal(value: str) -> Personal:
    """Keep a value under a token of its own; equal values get different tokens."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return Personal(_token(salt, value), salt, value)


def is_token(text: object) -> bool:
    """Whether the text of a cell stands for a personal value."""
    return isinstance(text, str) and text.startswith(_PREFIX)


def is_sound(token: object, salt: object, value: object) -> bool:
    """Whether a line of a stranger's file is a personal value under its own token."""
    if not isinstance(salt, bytes) or not isinstance(value, str) or "\x00" in value:
        return False
    try:
        return token == _token(salt, value)
    except UnicodeEncodeError:
        return False


def erase_from(files: Iterable[Path], tokens: Iterable[str]) -> list[Path]:
    """Drop erased values from copies of the document; return those that could not be changed.

    A file is rewritten in place, so that nothing of the value stays in its free pages. What SQLite
    keeps beside a file (a rollback journal, a log) is part of it: it goes with what it belongs to.
    """
    wanted = [(token,) for token in tokens]
    stuck = []
    for file in files:
        if file.name.endswith(SIDECARS):
            if not file.with_name(owner_of(file.name)).exists():
                stuck.append(file)
            continue
        try:
            with closing(sqlite3.connect(file, isolation_level=None)) as connection:
                connection.execute("PRAGMA trusted_schema = OFF")
                connection.execute("PRAGMA secure_delete = ON")
                found = connection.execute(
                    "SELECT 1 FROM sqlite_schema WHERE name = 'personal'"
                ).fetchone()
                if found is None:
                    continue
                connection.executemany("DELETE FROM personal WHERE token = ?", wanted)
                connection.execute("VACUUM")
        except (sqlite3.DatabaseError, OSError):
            stuck.append(file)
    return stuck


def _token(salt: bytes, value: str) -> str:
    return _PREFIX + hashlib.sha256(salt + value.encode()).hexdigest()
