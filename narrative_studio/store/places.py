"""Where work copies, their locks and their backups live on this machine.

A work copy belongs to a document and to the place of its file, so that a copied file does not edit
the original; it notes that place, so that it is found by its document when the file has moved. Its
lock is held from opening to closing and is the operating system's: a process that is killed frees
it. Only work copies are locked, never the document, which may lie on a share.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from narrative_studio.errors import DocumentError, DocumentInUse

_TURN_PAUSE_S = 0.005
_TURN_TRIES = 400


def data_folder() -> Path:
    """The application's private data folder; ``NARRATIVE_STUDIO_HOME`` replaces it."""
    if home := os.environ.get("NARRATIVE_STUDIO_HOME"):
        return Path(home)
    # Imported here: the command line answers without it where nothing private is touched.
    from platformdirs import user_data_path

    return user_data_path("narrative-studio", appauthor=False)


class WorkPlace(NamedTuple):
    """The folder of one work copy, keyed by document and by the file's own place."""

    folder: Path

    @property
    def journal(self) -> Path:
        """The SQLite file of the work copy."""
        return self.folder / "journal.db"

    @property
    def closed(self) -> Path:
        """The file that says how the work copy was left when it was closed last."""
        return self.folder / "closed"

    def note_closed(self) -> None:
        """Say that the work copy was closed as it is now, whole."""
        with suppress(OSError):
            self.closed.write_text(self._state(), encoding="ascii")

    def is_as_closed(self) -> bool:
        """Whether the work copy is just as it was left; else it has to be looked through."""
        with suppress(OSError, UnicodeDecodeError):
            return self.closed.read_text(encoding="ascii") == self._state()
        return False

    def _state(self) -> str:
        found = self.journal.stat()
        logged = self.journal.with_name(f"{self.journal.name}-wal").exists()
        return f"{found.st_size}:{found.st_mtime_ns}:{'log' if logged else 'whole'}"

    @property
    def path(self) -> Path | None:
        """Where the document's file was when the work copy was opened last; None if unknown."""
        with suppress(OSError, ValueError):
            if noted := (self.folder / "path").read_bytes():
                return Path(os.fsdecode(noted))
        return None

    def note_path(self, path: Path) -> None:
        """Say where the document's file is, which the name of the folder does not tell."""
        with suppress(OSError, ValueError):
            noted = os.fsencode(path.absolute())
            if not (self.folder / "path").exists() or (self.folder / "path").read_bytes() != noted:
                (self.folder / "path").write_bytes(noted)

    def siblings(self) -> "list[WorkPlace]":
        """The other work copies of the same document, at other paths."""
        found = self.folder.parent.glob(f"{self.folder.name.partition('-')[0]}-*")
        return [WorkPlace(one) for one in sorted(found) if one != self.folder and one.is_dir()]

    @property
    def lock(self) -> Path:
        """The file whose lock says that a process has the work copy open."""
        return self.folder / "lock"

    @property
    def backups(self) -> Path:
        """The ring of replaced document files."""
        return self.folder / "backups"

    @property
    def damaged(self) -> Path:
        """Damaged files as they were found; nothing here is ever thrown away."""
        return self.folder / "damaged"

    def set_journal_aside(self) -> Path:
        """Move a work copy that cannot be used out of the way, with its sidecars, and say where."""
        self.damaged.mkdir(parents=True, exist_ok=True)
        kept = self.damaged / f"journal-{os.urandom(4).hex()}.db"
        for suffix in ("", "-wal", "-shm"):
            file = self.journal.with_name(self.journal.name + suffix)
            if file.exists():
                file.replace(kept.with_name(kept.name + suffix))
        return kept


def work_place(document_id: str, path: Path) -> WorkPlace:
    """The work copy of a document at a path; a copied file gets one of its own."""
    return WorkPlace(data_folder() / "work" / f"{_short(document_id)}-{_place_of(path)}")


def places_for(path: Path) -> list[WorkPlace]:
    """The work copies of whatever documents were open at a path, for a file that cannot tell."""
    found = (data_folder() / "work").glob(f"*-{_place_of(path)}")
    return [WorkPlace(folder) for folder in sorted(found) if folder.is_dir()]


def places_of(document_id: str) -> list[WorkPlace]:
    """The work copies of a document on this computer, at whatever path it was open."""
    found = (data_folder() / "work").glob(f"{_short(document_id)}-*")
    return [WorkPlace(folder) for folder in sorted(found) if folder.is_dir()]


def _place_of(path: Path) -> str:
    try:
        return _short(str(path.resolve()))
    except RuntimeError:  # links that lead in a ring, before Python 3.13
        return _short(str(path.absolute()))


def _short(text: str) -> str:
    # Imported with the first document: the welcome page asks only where the data folder is.
    import hashlib

    # A name may hold bytes that are no letters, which Python keeps as halves of pairs.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class WorkLock:
    """A lock of the operating system's on a local file, so that a killed process frees it."""

    def __init__(self, place: WorkPlace, document: Path) -> None:
        """Take the lock.

        Raises:
            DocumentInUse: another process holds it.
            DocumentError: this computer's folder for work copies cannot be written.
        """
        self.place = place
        try:
            place.folder.mkdir(parents=True, exist_ok=True)
            self._file: IO[bytes] = place.lock.open("a+b")
        except OSError as error:
            raise DocumentError(
                f"No work copy of “{document.name}” can be made in {place.folder}: "
                f"{error.strerror or error}.",
                "Free some space there, or see that you may write to it.",
            ) from error
        try:
            _lock(self._file)
        except OSError:
            self._file.close()
            raise DocumentInUse(
                f"“{document.name}” is open in another window.",
                "Go to that window, or close it and open the document again.",
            ) from None

    def release(self) -> None:
        """Let others have the work copy."""
        self._file.close()


@contextmanager
def taking_turns() -> Iterator[None]:
    """Let one process of this computer at a time look at a document file and exchange it.

    It takes a moment, so that others wait. Nobody is kept from publishing for good, neither by
    somebody who never ends nor by a data folder that cannot be written.
    """
    try:
        data_folder().mkdir(parents=True, exist_ok=True)
        file = (data_folder() / "turn").open("a+b")
    except OSError:
        yield
        return
    with file:
        for _ in range(_TURN_TRIES):
            try:
                _lock(file)
            except OSError:
                time.sleep(_TURN_PAUSE_S)
            else:
                break
        yield


def locked(file: IO[bytes]) -> bool:
    """Lock a file of our own until it is closed; False where somebody else has done so."""
    try:
        _lock(file)
    except OSError:
        return False
    return True


def is_locked(place: Path) -> bool:
    """Whether a process that is still there has locked a file.

    Raises:
        OSError: there is no such file, or it is somebody else's.
    """
    with place.open("r+b") as file:
        return not locked(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
