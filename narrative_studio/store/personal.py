"""Personal data: kept beside the journal, so that it can be erased from it.

A cell that is declared ``personal`` (the real name of a customer, a contact) holds in the journal
only a *token*: the hash of the value with a random salt, which tells nothing and never has to
change. The value lies in the table ``personal`` under its token. To *erase* it an operation makes
a change of the table ``erasure``, which no entity has, whose row is the token; whatever replica
takes that in drops the value for good and never takes it in again, and its computer drops it from
all that it keeps of the document (``erasing``). The history stays whole without it. Files that
people have put elsewhere are theirs: they keep the value until they are published over.
"""

import hashlib
import re
import secrets
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from narrative_studio.store.connections import SIDECARS, owner_of

ERASURE = "erasure"
"""The name of the table whose changes say what has been erased."""

PREFIX = "personal:"
"""What the token of each personal value begins with."""
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
    return isinstance(text, str) and text.startswith(PREFIX)


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

    A file is rewritten in place, so that nothing of the value stays in its free pages, unless it
    never held one. What SQLite keeps beside a file (a rollback journal, a log) is part of it: it
    goes with what it belongs to.
    """
    erased = frozenset(tokens)
    wanted = [(token,) for token in sorted(erased)]
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
                dropped = connection.executemany(_DROP, wanted).rowcount
                # Published files are written whole; only a work copy has pages that were in use.
                (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
                if dropped > 0 or mode == "wal" or may_hold(file, erased):
                    connection.execute("VACUUM")
        except (sqlite3.DatabaseError, OSError):
            stuck.append(file)
    return stuck


def may_hold(file: Path, tokens: frozenset[str]) -> bool:
    """Whether one of the values may stand in a file, however damaged that is, or in its log.

    Its line begins with the lengths of its three parts, of which the salt's is always the same, and
    the token; where a token stands otherwise, only something speaks of the value.

    Raises:
        OSError: the file cannot be read.
    """
    parts = [file, *(file.with_name(file.name + suffix) for suffix in SIDECARS)]
    return any(_begins_line(part.read_bytes(), tokens) for part in parts if part.exists())


def _begins_line(content: bytes, tokens: frozenset[str]) -> bool:
    for found in _TOKEN.finditer(content):
        at = found.start()
        # The length of the value, of one to three bytes, stands between the salt's and the token.
        is_line = _SALT_LENGTH in content[max(at - 4, 0) : max(at - 1, 0)]
        if is_line and content[at - 1] != _QUOTE and found[0].decode() in tokens:
            return True
    return False


_DROP = "DELETE FROM personal WHERE token = ?"
_TOKEN = re.compile(rb"%b[0-9a-f]{64}" % PREFIX.encode())
_QUOTE = ord('"')
_SALT_LENGTH = bytes([12 + 2 * _SALT_BYTES])  # as the file format of SQLite writes it


def _token(salt: bytes, value: str) -> str:
    return PREFIX + hashlib.sha256(salt + value.encode()).hexdigest()
