"""Writing the document file: complete, beside its place, then put there in one step.

The order is: write a whole new file in the cache; copy the old one into the ring of backups, or
among the damaged files; copy the new one beside the target under a hidden name and sync it; look at
the target's stamp once more; rename over it; sync the folder. Commands do it as windows do. Whoever
is killed in between leaves the old file or the new one, and at most a hidden rest, which the first
publishing there an hour or more later sweeps away. If somebody else has written meanwhile, nothing
is renamed: the caller takes that in first and begins again. Publishers that have one data folder
take turns between the last look and the rename.
"""

import errno
import glob
import os
import secrets
import shutil
import sqlite3
import stat
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from narrative_studio.errors import PublishFailed
from narrative_studio.store import schema
from narrative_studio.store.connections import owner_of
from narrative_studio.store.places import taking_turns

_LAST_KEPT = 4
_DAYS_KEPT = 10
_NS_PER_DAY = 24 * 60 * 60 * 1_000_000_000
_LEFT_BEHIND_S = 60 * 60
_LONGEST_NAME = 200
"""Bytes of a document's name in the names made of it: no system takes more than 255 in all."""

_UNFINISHED = "unfinished-"
_RENAME_PAUSES_S = (0.05, 0.2, 0.5) if sys.platform == "win32" else ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file is the one we last saw: size, time of change, inode."""

    size: int
    changed_ns: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> "Stamp | None":
        """The stamp of a file, None when it is not there or out of reach."""
        try:
            found = path.stat()
        except OSError:
            return None
        return cls(found.st_size, found.st_mtime_ns, found.st_ino)

    def __str__(self) -> str:
        return f"{self.size}:{self.changed_ns}:{self.inode}"


def write_document(connection: sqlite3.Connection, target: Path) -> int:
    """Copy the journal, and nothing else, into a new document file; how many operations it holds.

    A work copy gives the same bytes each time. ``connection`` may be any connection to it.
    """
    connection.execute("ATTACH DATABASE ? AS published", (str(target),))
    try:
        connection.execute("PRAGMA published.journal_mode = OFF")
        connection.execute("PRAGMA published.synchronous = OFF")
        connection.execute("BEGIN")
        schema.create_journal(connection, "published")
        connection.execute("INSERT INTO published.document SELECT id FROM main.document")
        operations = connection.execute(
            "INSERT INTO published.txn SELECT row_number() OVER (ORDER BY id), id, replica, seq, "
            "clock, author, label, undoes, seal FROM main.txn ORDER BY id"
        ).rowcount
        connection.execute(
            "INSERT INTO published.change SELECT p.t, n, tbl, row, col, new, base "
            "FROM published.txn AS p JOIN main.txn AS m USING (id) "
            "JOIN main.change AS c ON c.t = m.t ORDER BY p.t, n"
        )
        connection.execute("INSERT INTO published.blob SELECT * FROM main.blob ORDER BY sha256")
        connection.execute(
            "INSERT INTO published.personal SELECT * FROM main.personal ORDER BY token"
        )
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA published.application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA published.user_version = {schema.USER_VERSION}")
        return operations
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("DETACH DATABASE published")


def put_in_place(made: Path, target: Path, *, expected: Stamp | None) -> Stamp | None:
    """Move a finished file to ``target`` unless that has changed from ``expected`` meanwhile.

    Returns the stamp of what stands there now, or None, leaving the target alone, when somebody
    else has written it. A link is followed, the rights of the replaced file are kept.

    Raises:
        PublishFailed: the place is full, not writable or gone.
    """
    target = target.resolve()
    beside = target.with_name(f".{_cut(target.name)}.{secrets.token_hex(4)}.part")
    try:
        shutil.copyfile(made, beside)
        _take_rights(target, beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        placed = Stamp.of(beside)
        with taking_turns():
            if Stamp.of(target) != expected:
                beside.unlink()
                return None
            _replace(beside, target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise PublishFailed(
            f"“{target.name}” could not be written to {target.parent}: {error.strerror or error}.",
            f"{what_helps(error)}, or choose another place.",
        ) from error
    _sync_folder(target.parent)
    _sweep(target)
    return placed


def what_helps(error: OSError) -> str:
    """The next step for a place that cannot be written, as the beginning of a sentence."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "See that you may write there"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "See that the folder is there"
    if error.errno == errno.ENAMETOOLONG:
        return "Choose a shorter name"
    return "Free some space there"


def keep_backup(target: Path, ring: Path) -> Path | None:
    """Copy the document that is about to be replaced into the ring of backups, and say where.

    The ring holds the last few, and of the days before the last of each day. Writers of one
    computer take turns: a command may write the file of an open window.
    """
    kept: Path | None = None
    # A full data folder must not stop the document itself from being written.
    with suppress(OSError), taking_turns():
        kept = _keep(target, ring)
        for old in _expendable([file.name for file in ring.iterdir()]):
            (ring / old).unlink(missing_ok=True)
    return kept


class Backup(NamedTuple):
    """A document file that was replaced, as it was; ``at`` is when it had been written."""

    path: Path
    at: datetime
    size_bytes: int


def backups_in(ring: Path) -> list[Backup]:
    """The backups of a ring, the latest first."""
    found = []
    with suppress(OSError):
        for file in ring.iterdir():
            if file.name[:20].isdecimal() and owner_of(file.name) == file.name:
                at = datetime.fromtimestamp(int(file.name[:20]) / 1e9, UTC)
                found.append(Backup(file, at, file.stat().st_size))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def keep_damaged(target: Path, folder: Path) -> Path | None:
    """Copy a document that holds more than could be read, before it is replaced, and say where.

    Of an empty file there is nothing to keep.

    Raises:
        PublishFailed: it cannot be kept, so it must not be replaced.
    """
    try:
        return _keep(target, folder)
    except OSError as error:
        raise PublishFailed(
            f"“{target.name}” is damaged and could not be kept aside: {error.strerror or error}.",
            "Free some space on this computer.",
        ) from error


def _keep(target: Path, folder: Path) -> Path | None:
    stamp = Stamp.of(target)
    if stamp is None or not stamp.size:
        return None
    kept = folder / f"{stamp.changed_ns:020d}-{_cut(target.name)}"
    if kept.exists():
        return kept
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{_UNFINISHED}{secrets.token_hex(4)}"
    try:
        shutil.copyfile(target, unfinished)
        unfinished.replace(kept)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    return kept


def _cut(name: str) -> str:
    """A file's name with its ending, short enough for what is put before and after it."""
    stem, dot, ending = name.rpartition(".")
    room = _LONGEST_NAME - len(os.fsencode(dot + ending))
    if len(os.fsencode(name)) <= _LONGEST_NAME or not stem or room <= 0:
        stem, dot, ending, room = name, "", "", _LONGEST_NAME
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem + dot + ending


def _expendable(names: list[str]) -> list[str]:
    """The backups that the ring no longer needs, from names that begin with a time in ns.

    What SQLite left beside a backup stays, and goes, with it.
    """
    kept = sorted({owner_of(name) for name in names if not name.startswith(_UNFINISHED)})
    last = set(kept[-_LAST_KEPT:])
    by_day = {int(name[:20]) // _NS_PER_DAY: name for name in kept}
    last |= set(list(by_day.values())[-_DAYS_KEPT:])
    return [name for name in names if owner_of(name) not in last]


def _take_rights(target: Path, beside: Path) -> None:
    """Give a new file the rights of the one that it replaces."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if not mode & 0o222:
        raise PermissionError(errno.EACCES, "it is write-protected", str(target))
    beside.chmod(stat.S_IMODE(mode))


def _replace(beside: Path, target: Path) -> None:
    """Rename over the target; on Windows a sync client or a virus check may block for a moment."""
    for pause_s in _RENAME_PAUSES_S:
        try:
            beside.replace(target)
        except PermissionError:
            time.sleep(pause_s)
        else:
            return
    beside.replace(target)


def _sweep(target: Path) -> None:
    """Remove what a publishing that was killed has left beside the target an hour ago or more."""
    with suppress(OSError):
        now_s = target.stat().st_mtime
        for left in target.parent.glob(f".{glob.escape(_cut(target.name))}.*.part"):
            if left.stat().st_mtime < now_s - _LEFT_BEHIND_S:
                left.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets a folder be synced."""
    if os.name == "nt":
        return
    # The file is in its place already: a folder that cannot be synced is no failure.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
