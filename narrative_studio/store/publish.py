"""Writing the document file: complete, beside its place, then put there in one step."""

import os
import secrets
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from narrative_studio.errors import PublishFailed
from narrative_studio.store import schema

_BACKUPS_KEPT = 8


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


def write_document(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the journal, and nothing else, into a new document file at ``target``.

    The same journal gives the same bytes. ``connection`` may be any connection to the work copy.
    """
    connection.execute("ATTACH DATABASE ? AS published", (str(target),))
    try:
        connection.execute("PRAGMA published.journal_mode = OFF")
        connection.execute("PRAGMA published.synchronous = OFF")
        connection.execute("BEGIN")
        schema.create_journal(connection, "published")
        connection.execute("INSERT INTO published.document SELECT id FROM main.document")
        connection.execute(
            "INSERT INTO published.txn SELECT row_number() OVER (ORDER BY id), id, replica, seq, "
            "clock, author, label, undoes, seal FROM main.txn ORDER BY id"
        )
        connection.execute(
            "INSERT INTO published.change SELECT p.t, n, tbl, row, col, new, base "
            "FROM published.txn AS p JOIN main.txn AS m USING (id) "
            "JOIN main.change AS c ON c.t = m.t ORDER BY p.t, n"
        )
        connection.execute("INSERT INTO published.blob SELECT * FROM main.blob ORDER BY sha256")
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA published.application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA published.user_version = {schema.USER_VERSION}")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("DETACH DATABASE published")


def put_in_place(made: Path, target: Path, *, expected: Stamp | None) -> bool:
    """Move a finished file to ``target`` unless that has changed from ``expected`` meanwhile.

    Returns False, leaving the target alone, when somebody else has written it.

    Raises:
        PublishFailed: the place is full, not writable or gone.
    """
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        shutil.copyfile(made, beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        if Stamp.of(target) != expected:
            beside.unlink()
            return False
        beside.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise PublishFailed(
            f"“{target.name}” could not be written to {target.parent}: "
            f"{error.strerror or error}. Your work is kept on this computer.",
            "Free some space or choose another place with Save as.",
        ) from error
    return True


def keep_backup(target: Path, ring: Path) -> None:
    """Copy the document that is about to be replaced into the ring of backups."""
    if not target.exists():
        return
    try:
        ring.mkdir(parents=True, exist_ok=True)
        stamp = Stamp.of(target)
        assert stamp is not None
        kept = ring / f"{stamp.changed_ns:020d}-{target.name}"
        if not kept.exists():
            shutil.copyfile(target, kept)
        for old in sorted(ring.iterdir())[:-_BACKUPS_KEPT]:
            old.unlink()
    except OSError:
        # A full data folder must not stop the document itself from being written.
        return


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets a folder be synced."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
